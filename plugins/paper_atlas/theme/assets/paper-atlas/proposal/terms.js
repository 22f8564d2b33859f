// @ts-check
/** Techniques and tasks that an abstract suggests. */

import { compilePhrases, hits } from "./phrases.js";
import { compileTogether, denied, isTogether, meetings } from "./together.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { TermRow } from "../query/phrases.js" */
/** @import { Phrases } from "./phrases.js" */
/** @import { Abstract } from "./text.js" */
/** @import { Together } from "./together.js" */

/** Of names, names that are one ordinary word, phrases that stand together, and other phrases. */
const NAME = 1.5;
const WORD = 1.25;
const TOGETHER = 1.5;
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
 * @property {Together} together cues that are no phrase
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
    cues: compilePhrases(suggesting.filter(([cue]) => !isTogether(cue)), endings),
    together: compileTogether(suggesting.filter(([cue]) => isTogether(cue)), endings),
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
  const against = deniedIn(abstract, finder);
  const meant = [...found].filter(([id, [first]]) => first.inTitle || !against.has(id));
  const enough = meant.map(([, all]) => best(all)).filter(({ weight }) => weight >= ENOUGH);
  const wider = new Set(enough.flatMap(({ id }) => ancestors(id, finder)));
  const narrow = enough.filter(({ id }) => !wider.has(id));
  const likeliest = narrow.sort(byLikelihood).slice(0, finder.most);
  return likeliest.filter(({ weight }) => weight >= finder.share * likeliest[0].weight);
}

/**
 * What the title or the authors' own words speak against.
 *
 * @param {Abstract} abstract
 * @param {TermFinder} finder
 */
function deniedIn({ title, sentences }, { together }) {
  const own = [title, ...sentences.flatMap(({ isOwn, words }) => (isOwn ? [words] : []))];
  return new Set(own.flatMap((words) => denied(words, together)));
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
  for (const [phrases, ofOne, ofSeveral] of /** @type {const} */ ([[finder.names, WORD, NAME], [finder.cues, CUE, CUE]])) {
    for (const hit of hits(words, phrases)) {
      const said = words.slice(hit.first, hit.last);
      if (isUnused(words, hit.first, finder) || isOrdinary(said, finder)) {
        continue;
      }
      const weight = said.length > 1 || isProper(said[0]) ? ofSeveral : ofOne;
      const phrase = said.map(({ text }) => text).join(" ");
      const place = { start: said[0].start, end: said[said.length - 1].end, inTitle };
      for (const id of hit.ids) {
        yield { id, ...place, phrase, weight: weight * factor };
      }
    }
  }
  for (const { first, last, cue, id } of meetings(words, finder.together)) {
    if (!isUnused(words, first, finder)) {
      const place = { start: words[first].start, end: words[last - 1].end, inTitle };
      yield { id, ...place, phrase: cue, weight: TOGETHER * factor };
    }
  }
}

/**
 * Whether a word shortly before says that what follows is not used.
 *
 * @param {readonly Token[]} words
 * @param {number} first
 * @param {TermFinder} finder
 */
function isUnused(words, first, { words: { against } }) {
  return words.slice(Math.max(0, first - AGAINST_REACH), first).some(({ text }) => against.has(text));
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
 * Whether a word has capitals inside, as a name of its own has: LoRA, FlashAttention.
 *
 * @param {Token} word
 */
function isProper({ written }) {
  return /[A-Z]/.test(written.slice(1));
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
