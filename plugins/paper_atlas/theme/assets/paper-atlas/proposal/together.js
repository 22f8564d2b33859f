// @ts-check
/** Phrases that suggest something only where they stand together in one sentence, in any order. */

import { tokens } from "../naming/tokens.js";
import { folded } from "../query/lexicon.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "../query/lexicon.js" */

const AND = " + ";
const NOT = "not ";
const NEEDS = "needs ";
const OR = "|";
const ENDING = /^([a-z]*[aeiouy][a-z]+?)(?:(?<=iz)ation|ion|ing|ed|e)$/;
const DOUBLED = /([bdglmnprt])\1$/;
/** How long a word is at least without its ending: Ising is no form of is. */
const SHORTEST = 3;

/**
 * Phrases of a cue in a sentence.
 *
 * @typedef {object} Meeting
 * @property {number} first the first token of the first one
 * @property {number} last the token after the last one
 * @property {string} cue
 * @property {string} id what the cue stands for
 */

/** @typedef {readonly string[]} Part stemmed phrases of which one is enough, each between spaces */

/**
 * Cues of several phrases, and those that speak against a term.
 *
 * @typedef {object} Together
 * @property {readonly { cue: string, id: string, parts: readonly Part[] }[]} cues
 * @property {readonly { id: string, part: Part }[]} against what is not meant where one of the phrases stands
 * @property {readonly { id: string, part: Part }[]} needed what is only meant where one of the phrases stands
 * @property {Lexicon["endings"]} endings
 */

/**
 * Make them of pairs of a cue, as `hide|overlap + communication`, and what it stands for.
 *
 * @param {readonly (readonly [cue: string, meaning: string])[]} written
 * @param {Lexicon["endings"]} endings
 * @returns {Together}
 */
export function compileTogether(written, endings) {
  const part = (/** @type {string} */ phrases) => phrases.split(OR).map((phrase) => stemsOf(tokens(phrase), endings));
  const cues = written.filter(([cue]) => !isCondition(cue));
  const conditions = (/** @type {string} */ word) =>
    written.filter(([cue]) => cue.startsWith(word)).map(([cue, id]) => ({ id, part: part(cue.slice(word.length)) }));
  return {
    cues: cues.map(([cue, id]) => ({ cue, id, parts: cue.split(AND).map(part) })),
    against: conditions(NOT),
    needed: conditions(NEEDS),
    endings,
  };
}

/**
 * Whether a cue is of this kind and no phrase.
 *
 * @param {string} cue
 */
export function isTogether(cue) {
  return cue.includes(AND) || cue.includes(OR) || isCondition(cue);
}

/**
 * The words by which a cue of any kind suggests something, without the signs between them.
 *
 * @param {string} cue
 */
export function wordsOf(cue) {
  return isCondition(cue) ? "" : cue.replaceAll(AND, " ").replaceAll(OR, " ");
}

/** @param {string} cue */
function isCondition(cue) {
  return cue.startsWith(NOT) || cue.startsWith(NEEDS);
}

/**
 * The cues of which every part stands in a sentence.
 *
 * @param {readonly Token[]} sentence
 * @param {Together} together
 * @returns {Meeting[]}
 */
export function meetings(sentence, { cues, endings }) {
  const stems = stemsOf(sentence, endings);
  return cues.flatMap(({ cue, id, parts }) => {
    const said = parts.map((part) => part.find((phrase) => stems.includes(phrase)));
    const places = said.flatMap((phrase) => (phrase ? [placeOf(phrase, stems)] : []));
    if (places.length < parts.length) {
      return [];
    }
    const first = Math.min(...places.map((place) => place.first));
    return [{ first, last: Math.max(...places.map((place) => place.last)), cue, id }];
  });
}

/**
 * What a sentence speaks against.
 *
 * @param {readonly Token[]} sentence
 * @param {Together} together
 */
export function denied(sentence, { against, endings }) {
  const stems = stemsOf(sentence, endings);
  return against.filter(({ part }) => part.some((phrase) => stems.includes(phrase))).map(({ id }) => id);
}

/**
 * What no sentence has the words for that it needs.
 *
 * @param {readonly (readonly Token[])[]} sentences
 * @param {Together} together
 */
export function lacking(sentences, { needed, endings }) {
  const stems = sentences.map((sentence) => stemsOf(sentence, endings));
  const stands = (/** @type {string} */ phrase) => stems.some((each) => each.includes(phrase));
  return needed.filter(({ part }) => !part.some(stands)).map(({ id }) => id);
}

/**
 * The tokens of a phrase that stands in stems.
 *
 * @param {string} phrase
 * @param {string} stems
 */
function placeOf(phrase, stems) {
  const first = spaces(stems.slice(0, stems.indexOf(phrase)));
  return { first, last: first + spaces(phrase) - 1 };
}

/** @param {string} text */
function spaces(text) {
  return text.split(" ").length - 1;
}

/**
 * @param {readonly Token[]} words
 * @param {Lexicon["endings"]} endings
 */
function stemsOf(words, endings) {
  return ` ${words.map(({ text }) => stem(text, endings)).join(" ")} `;
}

/**
 * A folded word without the ending of a verb or its noun: prediction and predicting are predict.
 *
 * @param {string} word
 * @param {Lexicon["endings"]} endings
 */
export function stem(word, endings) {
  const whole = folded(word, endings);
  const cut = whole.replace(ENDING, "$1").replace(DOUBLED, "$1");
  return [...cut].length >= SHORTEST ? cut : whole;
}
