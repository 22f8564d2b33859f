// @ts-check
/** How alike an abstract is to the names and cues of a term, wherever its words stand. */

import { tokens } from "../naming/tokens.js";
import { stem, wordsOf } from "./together.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { TermRow } from "../query/phrases.js" */
/** @import { Abstract } from "./text.js" */

/** @typedef {ReadonlyMap<string, number>} Vector stems with what each counts; its length is 1 */

/**
 * How often words count, as `LikenessScale` of proposal/scales.py says it.
 *
 * @typedef {object} LikenessScale
 * @property {number} name
 * @property {number} cue
 * @property {number} title
 * @property {number} background
 */

/**
 * The words of all terms, where those of few terms count more than those of many.
 *
 * @typedef {object} Likeness
 * @property {ReadonlyMap<string, Vector>} terms
 * @property {Vector} rarity
 * @property {Lexicon["endings"]} endings
 * @property {LikenessScale} scale
 */

/**
 * Make it of the terms of trees with different identifiers.
 *
 * @param {readonly (readonly [row: TermRow, cues: readonly string[]])[]} written
 * @param {Lexicon["endings"]} endings
 * @param {LikenessScale} scale
 * @returns {Likeness}
 */
export function compileLikeness(written, endings, scale) {
  const counts = written.map(([[id, name, aliases], cues]) => {
    return { id, words: countsOf([name, ...aliases], cues, endings, scale) };
  });
  /** @type {Map<string, number>} */
  const used = new Map();
  for (const word of counts.flatMap(({ words }) => [...words.keys()])) {
    used.set(word, (used.get(word) ?? 0) + 1);
  }
  const rarity = new Map([...used].map(([word, number]) => [word, Math.log((counts.length + 1) / (number + 0.5))]));
  return { terms: new Map(counts.map(({ id, words }) => [id, vectorOf(words, rarity)])), rarity, endings, scale };
}

/**
 * What part of the words an abstract shares with each term: from 0, none, to 1, all.
 *
 * @param {Abstract} abstract
 * @param {Likeness} likeness
 */
export function likenesses(abstract, likeness) {
  const said = [...vectorOf(saidIn(abstract, likeness), likeness.rarity)];
  const shared = (/** @type {Vector} */ vector) => sum(said.map(([word, count]) => count * (vector.get(word) ?? 0)));
  return new Map([...likeness.terms].map(([id, vector]) => [id, shared(vector)]));
}

/**
 * The words of an abstract: one that is said again counts less each time.
 *
 * @param {Abstract} abstract
 * @param {Likeness} likeness
 */
function saidIn({ title, sentences }, { endings, scale }) {
  /** @type {Map<string, number>} */
  const said = new Map();
  const places = sentences.map(({ words, isOwn }) => ({ words, weight: isOwn ? 1 : scale.background }));
  for (const { words, weight } of [{ words: title, weight: scale.title }, ...places]) {
    for (const word of stemsOf(words, endings)) {
      said.set(word, (said.get(word) ?? 0) + weight);
    }
  }
  return new Map([...said].map(([word, count]) => [word, count >= 1 ? 1 + Math.log(count) : count]));
}

/**
 * @param {readonly string[]} names
 * @param {readonly string[]} cues
 * @param {Lexicon["endings"]} endings
 * @param {LikenessScale} scale
 */
function countsOf(names, cues, endings, scale) {
  const ofCues = cues.flatMap((cue) => stemsOf(tokens(wordsOf(cue)), endings));
  const ofNames = names.flatMap((name) => stemsOf(tokens(name), endings));
  /** @type {Map<string, number>} */
  const counts = new Map(ofCues.map((word) => [word, scale.cue]));
  for (const word of ofNames) {
    counts.set(word, scale.name);
  }
  return counts;
}

/**
 * Words without what writers vary, and without single letters and digits.
 *
 * @param {readonly Token[]} words
 * @param {Lexicon["endings"]} endings
 */
function stemsOf(words, endings) {
  return words.map(({ text }) => stem(text, endings)).filter((word) => [...word].length > 1);
}

/**
 * @param {ReadonlyMap<string, number>} counts
 * @param {Vector} rarity
 * @returns {Vector}
 */
function vectorOf(counts, rarity) {
  const weighed = [...counts].flatMap(([word, count]) => {
    const rare = rarity.get(word);
    return rare === undefined ? [] : [{ word, weight: count * rare }];
  });
  const length = Math.sqrt(sum(weighed.map(({ weight }) => weight * weight))) || 1;
  return new Map(weighed.map(({ word, weight }) => [word, weight / length]));
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
