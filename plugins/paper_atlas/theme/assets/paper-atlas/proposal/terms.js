// @ts-check
/** Techniques and tasks that an abstract suggests. */

import { compilePhrases, hits } from "./phrases.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { TermRow } from "../query/phrases.js" */
/** @import { Phrases } from "./phrases.js" */
/** @import { Abstract } from "./text.js" */

const NAME = 1.5;
const CUE = 1;
/** What a phrase in the title weighs more than in the text. */
const TITLE = 2;
/** What it weighs before the authors speak of their own work. */
const BACKGROUND = 0.5;
const ENOUGH = 1.5;
/** What part of its weight a further phrase adds, and the same one once more. */
const ANOTHER = 0.5;
const AGAIN = 0.35;
/** How many words before a phrase may say that it is not used. */
const AGAINST_REACH = 3;

/**
 * A term, and the words that suggest it.
 *
 * @typedef {object} Suggestion
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {boolean} inTitle whether they stand in the title and not in the text
 * @property {string} phrase the words without what writers vary
 * @property {number} weight
 */

/**
 * Words around terms.
 *
 * @typedef {object} TermWords
 * @property {ReadonlySet<string>} against words before a term that say that it is not used
 * @property {ReadonlySet<string>} capitals words that name a term only in capitals
 */

/**
 * Finds the terms of one tree.
 *
 * @typedef {object} TermFinder
 * @property {ReadonlyMap<string, string | null>} parents
 * @property {Phrases} names
 * @property {Phrases} cues
 * @property {TermWords} words
 * @property {number} most how many terms are suggested at most
 * @property {number} share what part of the likeliest one's weight each has at least
 */

/**
 * Make the finder of a tree.
 *
 * @param {readonly TermRow[]} rows
 * @param {readonly (readonly string[])[]} cues of each row
 * @param {Lexicon["endings"]} endings
 * @param {TermWords} words
 * @param {number} most
 * @param {number} [share]
 * @returns {TermFinder}
 */
export function termFinder(rows, cues, endings, words, most, share = 0) {
  const names = rows.flatMap(([id, name, aliases]) => pairs([name, ...aliases], id));
  const suggesting = rows.flatMap(([id], at) => pairs(cues[at], id));
  const parents = new Map(rows.map(([id, , , parent]) => [id, parent]));
  return {
    parents,
    names: compilePhrases(names, endings),
    cues: compilePhrases(suggesting, endings),
    words,
    most,
    share,
  };
}

/**
 * Phrases with what they all stand for.
 *
 * @param {readonly string[]} phrases
 * @param {string} meaning
 * @returns {[phrase: string, meaning: string][]}
 */
export function pairs(phrases, meaning) {
  return phrases.map((phrase) => [phrase, meaning]);
}

/**
 * The terms that an abstract suggests, the likeliest first; wider terms give way to narrower ones.
 *
 * @param {Abstract} abstract
 * @param {TermFinder} finder
 */
export function suggestions(abstract, finder) {
  /** @type {Map<string, Suggestion[]>} */
  const found = new Map();
  for (const suggestion of allIn(abstract, finder)) {
    const known = found.get(suggestion.id) ?? [];
    known.push(suggestion);
    found.set(suggestion.id, known);
  }
  const enough = [...found.values()].map(best).filter(({ weight }) => weight >= ENOUGH);
  const wider = new Set(enough.flatMap(({ id }) => ancestors(id, finder)));
  const narrow = enough.filter(({ id }) => !wider.has(id));
  const likeliest = narrow.sort(byLikelihood).slice(0, finder.most);
  return likeliest.filter(({ weight }) => weight >= finder.share * likeliest[0].weight);
}

/**
 * @param {Suggestion} one
 * @param {Suggestion} other
 */
function byLikelihood(one, other) {
  return other.weight - one.weight || one.start - other.start || (one.id < other.id ? -1 : 1);
}

/**
 * Identifiers of the wider terms, the nearest first.
 *
 * @param {string} id
 * @param {TermFinder} finder
 */
function ancestors(id, { parents }) {
  /** @type {string[]} */
  const found = [];
  let parent = parents.get(id);
  while (parent && parents.has(parent) && !found.includes(parent) && parent !== id) {
    found.push(parent);
    parent = parents.get(parent);
  }
  return found;
}

/**
 * @param {Abstract} abstract
 * @param {TermFinder} finder
 * @returns {Generator<Suggestion>}
 */
function* allIn(abstract, finder) {
  yield* suggestedBy(abstract.title, TITLE, true, finder);
  for (const { words, isOwn } of abstract.sentences) {
    yield* suggestedBy(words, isOwn ? 1 : BACKGROUND, false, finder);
  }
}

/**
 * @param {readonly Token[]} words
 * @param {number} factor
 * @param {boolean} inTitle
 * @param {TermFinder} finder
 * @returns {Generator<Suggestion>}
 */
function* suggestedBy(words, factor, inTitle, finder) {
  for (const [phrases, weight] of /** @type {const} */ ([[finder.names, NAME], [finder.cues, CUE]])) {
    for (const hit of hits(words, phrases)) {
      const said = words.slice(hit.first, hit.last);
      const before = words.slice(Math.max(0, hit.first - AGAINST_REACH), hit.first);
      if (before.some(({ text }) => finder.words.against.has(text)) || isOrdinary(said, finder)) {
        continue;
      }
      const phrase = said.map(({ text }) => text).join(" ");
      const place = { start: said[0].start, end: said[said.length - 1].end, inTitle };
      for (const id of hit.ids) {
        yield { id, ...place, phrase, weight: weight * factor };
      }
    }
  }
}

/**
 * Whether a word is written small that is a name only in capitals: zero-shot is not ZeRO.
 *
 * @param {readonly Token[]} said
 * @param {TermFinder} finder
 */
function isOrdinary([{ text, written }, ...others], { words }) {
  const isSmall = written === written.toLowerCase() && written !== written.toUpperCase();
  return !others.length && words.capitals.has(text) && isSmall;
}

/**
 * That of the text, with the weight of the heaviest and parts of the further ones.
 *
 * @param {readonly Suggestion[]} found
 * @returns {Suggestion}
 */
function best(found) {
  const ranked = [...found].sort((one, other) => other.weight - one.weight);
  const said = new Set([ranked[0].phrase]);
  let { weight } = ranked[0];
  for (const one of ranked.slice(1)) {
    weight += one.weight * (said.has(one.phrase) ? AGAIN : ANOTHER);
    said.add(one.phrase);
  }
  return { ...(ranked.find(({ inTitle }) => !inTitle) ?? ranked[0]), weight };
}
