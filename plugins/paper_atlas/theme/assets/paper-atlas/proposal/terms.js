// @ts-check
/** Techniques and tasks that an abstract suggests. */

import { tokens } from "../naming/tokens.js";
import { likenesses } from "./likeness.js";
import { logOdds } from "./odds.js";
import { compilePhrases, each, hits } from "./phrases.js";
import { compileTogether, denied, isTogether, lacking, meetings, stem } from "./together.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { TermRow } from "../query/phrases.js" */
/** @import { Hit, Phrases } from "./phrases.js" */
/** @import { Likeness } from "./likeness.js" */
/** @import { Odds } from "./odds.js" */
/** @import { Abstract, Sentence } from "./text.js" */
/** @import { Together } from "./together.js" */

/**
 * A term, and the words that suggest it most.
 *
 * @typedef {object} Suggestion
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {boolean} inTitle whether they stand in the title and not in the text
 * @property {number} weight of a phrase, what it counts; of a term, the logarithm of the odds that it is meant
 */

/**
 * A phrase of one sentence that suggests a term.
 *
 * @typedef {object} Evidence
 * @property {string} id
 * @property {number} first its first token
 * @property {number} last the token after it
 * @property {string} phrase its words without what writers vary
 * @property {number} weight
 */

/**
 * Words around terms.
 *
 * @typedef {object} TermWords
 * @property {ReadonlySet<string>} against words before a term that say that it is not used
 * @property {ReadonlySet<string>} capitals words that name a term only in capitals
 * @property {readonly string[]} mentioned names that are mentioned more often than meant
 */

/**
 * What the words weigh that suggest a term, as `TermScale` of proposal/scales.py says it.
 *
 * @typedef {object} TermScale
 * @property {Odds} odds
 * @property {number} most
 * @property {number} name
 * @property {number} word
 * @property {number} cue
 * @property {number} cue_word
 * @property {number} together
 * @property {number} again
 * @property {number} title
 * @property {number} proposing
 * @property {number} background
 * @property {number} unused
 * @property {number} unused_reach
 */

/**
 * Finds the terms of one tree.
 *
 * @typedef {object} TermFinder
 * @property {ReadonlyMap<string, string | null>} parents
 * @property {ReadonlySet<string | null>} wide those that have narrower ones
 * @property {Phrases} names
 * @property {Phrases} cues
 * @property {Together} together cues that are no phrase
 * @property {Likeness} likeness
 * @property {TermWords} words
 * @property {TermScale} scale
 * @property {ReadonlySet<string>} mentioned names of `words.mentioned` without what writers vary
 */

/**
 * Make the finder of a tree.
 *
 * @param {readonly TermRow[]} rows
 * @param {readonly (readonly string[])[]} cues of each row
 * @param {Likeness} likeness of all trees together
 * @param {TermWords} words
 * @param {TermScale} scale
 * @returns {TermFinder}
 */
export function termFinder(rows, cues, likeness, words, scale) {
  const { endings } = likeness;
  const names = rows.flatMap(([id, name, aliases]) => pairs([name, ...aliases], id));
  const suggesting = rows.flatMap(([id], at) => pairs(cues[at], id));
  const phrases = suggesting.filter(([cue]) => !isTogether(cue));
  return {
    parents: new Map(rows.map(([id, , , parent]) => [id, parent])),
    wide: new Set(rows.map(([, , , parent]) => parent)),
    names: compilePhrases(names, endings),
    cues: compilePhrases(phrases, endings, stem),
    together: compileTogether(suggesting.filter(([cue]) => isTogether(cue)), endings),
    likeness,
    words,
    scale,
    mentioned: new Set(words.mentioned.map((name) => plain(tokens(name), endings))),
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
  const found = phrasesIn(abstract, finder);
  const weights = new Map([...found].map(([id, phrases]) => [id, sum([...phrases.values()])]));
  const known = {
    weights,
    alike: likenesses(abstract, finder.likeness),
    denied: deniedIn(abstract, finder),
    wide: finder.wide,
    ancestors: (/** @type {string} */ id) => ancestors(id, finder),
  };
  const enough = [...logOdds(known, finder.scale.odds)].filter(([, odds]) => odds >= 0);
  const wider = new Set(enough.flatMap(([id]) => ancestors(id, finder)));
  const narrow = enough.filter(([id]) => !wider.has(id));
  const shown = narrow.map(([id, weight]) => ({ ...heaviest([...(found.get(id)?.values() ?? [])]), weight }));
  return shown.sort(byLikelihood).slice(0, finder.scale.most);
}

/**
 * The phrases of each term, each where it weighs most.
 *
 * @param {Abstract} abstract
 * @param {TermFinder} finder
 */
function phrasesIn(abstract, finder) {
  /** @type {Map<string, Map<string, Suggestion>>} */
  const found = new Map();
  for (const [phrase, one] of allIn(abstract, finder)) {
    const known = found.get(one.id) ?? new Map();
    known.set(phrase, (known.get(phrase)?.weight ?? -1) >= one.weight ? known.get(phrase) : one);
    found.set(one.id, known);
  }
  return found;
}

/** @param {readonly Suggestion[]} found */
function sum(found) {
  return found.reduce((total, { weight }) => total + weight, 0);
}

/**
 * What the title or the authors' own words speak against, but for what the title names; what lacks its words.
 *
 * @param {Abstract} abstract
 * @param {TermFinder} finder
 */
function deniedIn({ title, sentences }, { names, together }) {
  const own = [title, ...sentences.flatMap(({ isOwn, words }) => (isOwn ? [words] : []))];
  const named = new Set(hits(title, names).flatMap(({ ids }) => ids));
  const against = own.flatMap((words) => denied(words, together)).filter((id) => !named.has(id));
  return new Set([...against, ...lacking([title, ...sentences.map(({ words }) => words)], together)]);
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
 * Phrases with what each suggests.
 *
 * @param {Abstract} abstract
 * @param {TermFinder} finder
 * @returns {Generator<[phrase: string, suggestion: Suggestion]>}
 */
function* allIn({ title, sentences }, finder) {
  const places = [
    { words: title, factor: finder.scale.title, inTitle: true },
    ...sentences.map((one) => ({ words: one.words, factor: factorOf(one, finder), inTitle: false })),
  ];
  for (const { words, factor, inTitle } of places) {
    for (const { id, first, last, phrase, weight } of evidence(words, finder)) {
      const place = { start: words[first].start, end: words[last - 1].end, inTitle };
      yield [phrase, { id, ...place, weight: weight * factor }];
    }
  }
}

/**
 * @param {Sentence} sentence
 * @param {TermFinder} finder
 */
function factorOf({ isOwn, proposes }, { scale }) {
  return isOwn ? (proposes ? scale.proposing : 1) : scale.background;
}

/**
 * The phrases of a sentence; of a name and a cue that share words, the name.
 *
 * @param {readonly Token[]} words
 * @param {TermFinder} finder
 * @returns {Evidence[]}
 */
function evidence(words, finder) {
  const { scale } = finder;
  const named = [...phrasesOf(words, hits(words, finder.names), scale.word, scale.name, finder)];
  const cued = [...phrasesOf(words, each(words, finder.cues), scale.cue_word, scale.cue, finder)];
  const found = [...named, ...cued.filter((one) => !sharesWords(one, named))];
  const met = meetings(words, finder.together).map(({ id, first, last, cue }) => {
    return { id, first, last, phrase: cue, weight: scale.together * useOf(words, first, finder) };
  });
  const all = [...found, ...met];
  const once = met.map((one) => (sharesWords(one, all) ? { ...one, weight: one.weight * scale.again } : one));
  return [...found, ...once];
}

/**
 * @param {readonly Token[]} words
 * @param {readonly Hit[]} found
 * @param {number} ofWord
 * @param {number} ofOthers
 * @param {TermFinder} finder
 * @returns {Generator<Evidence>}
 */
function* phrasesOf(words, found, ofWord, ofOthers, finder) {
  for (const { first, last, ids } of found) {
    const said = words.slice(first, last);
    if (isOrdinary(said, finder)) {
      continue;
    }
    const phrase = plain(said, finder.names.endings);
    const isName = (said.length > 1 || isProper(said[0])) && !finder.mentioned.has(phrase);
    const weight = isName ? ofOthers : ofWord;
    for (const id of ids) {
      yield { id, first, last, phrase, weight: weight * useOf(words, first, finder) };
    }
  }
}

/**
 * Words without what writers vary.
 *
 * @param {readonly Token[]} said
 * @param {Lexicon["endings"]} endings
 */
function plain(said, endings) {
  return said.map(({ text }) => stem(text, endings)).join(" ");
}

/**
 * Less than 1 where a word shortly before says that what follows is not used.
 *
 * @param {readonly Token[]} words
 * @param {number} first
 * @param {TermFinder} finder
 */
function useOf(words, first, { words: { against }, scale }) {
  const before = words.slice(Math.max(0, first - scale.unused_reach), first);
  return before.some(({ text }) => against.has(text)) ? scale.unused : 1;
}

/**
 * Whether others for the same term stand on some of the same words.
 *
 * @param {Evidence} one
 * @param {readonly Evidence[]} others
 */
function sharesWords(one, others) {
  return others.some(
    (other) => other !== one && other.id === one.id && other.first < one.last && one.first < other.last,
  );
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
 * The heaviest words, of the text rather than of the title.
 *
 * @param {readonly Suggestion[]} found
 * @returns {Suggestion}
 */
function heaviest(found) {
  const inText = found.filter(({ inTitle }) => !inTitle);
  return (inText.length ? inText : found).reduce((best, one) => (one.weight > best.weight ? one : best));
}
