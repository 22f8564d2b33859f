// @ts-check
/** Every phrase that a query can ask by, besides names of hardware: terms, roles, what a record has. */

import { keyOf } from "../naming/rows.js";
import { compileRules, once } from "../naming/rules.js";
import { tokens } from "../naming/tokens.js";
import { forms, writtenPhrases } from "./phrases.js";

/** @import { Rules } from "../naming/rules.js" */
/** @import { Token } from "../naming/tokens.js" */
/** @import { Meaning, NamesData } from "./phrases.js" */

const REPAIRED = new Set(["technique", "task", "architecture", "vendor", "venue", "role?"]);
const SMALLEST_LONE = 10;
const SHORTEST_PLURAL = 4;
const NOT_PLURAL = /(?:ss|us|is)$/;

/**
 * A phrase found in a query.
 *
 * @typedef {object} Match
 * @property {number} last the token after it
 * @property {readonly Meaning[]} meanings
 * @property {string | null} respelt how it is spelt in the lexicon, where that differs in more than number
 */

/** @typedef {{ meanings: Meaning[], next: Map<string, Node> }} Node a place in the tree of phrases */

/**
 * The phrases as a tree, and what they are spelt with.
 *
 * @typedef {object} Lexicon
 * @property {Rules} rules
 * @property {ReadonlySet<string>} sizes memory sizes of products, in GB, that a number alone is more likely than
 *   a number of devices
 * @property {Node} phrases
 * @property {ReadonlyMap<string, string>} fields kinds of chips by what may stand before a colon
 * @property {readonly string[]} has what a record can have
 * @property {ReadonlySet<string>} filler
 * @property {readonly [one: string, other: string][]} endings
 * @property {ReadonlyMap<string, ReadonlyMap<string, string>>} names of everything that a chip can stand for,
 *   by kind and identifier
 * @property {ReadonlyMap<string, string>} repairs phrases that a misspelling may be meant for, folded, and as
 *   they are written
 * @property {ReadonlyMap<string, readonly string[]>} wider by `kind:id` of a product or an architecture, the
 *   `kind:id` of what holds it
 */

/**
 * Make the lexicon of a vocabulary. The phrases take long, so they are made when they are first asked for.
 *
 * @param {NamesData} data
 * @returns {Lexicon}
 */
export function compileLexicon(data) {
  const { fields, has, endings: spellings } = data.queries;
  const filler = new Set(data.queries.filler);
  const endings = Object.entries(spellings);
  const spelt = once(() => phrasesOf(data, filler, endings));
  const rules = compileRules(data.hardware);
  const products = [...rules.vocabulary.hardware.values()];
  const sizes = products.flatMap(({ memorySizes }) => memorySizes.filter((size) => size >= SMALLEST_LONE));
  return {
    rules,
    sizes: new Set(sizes.map(String)),
    get phrases() {
      return spelt().phrases;
    },
    get repairs() {
      return spelt().repairs;
    },
    fields: new Map(Object.entries(fields)),
    has: Object.keys(has),
    filler,
    endings,
    names: namesOf(data),
    wider: widerOf(data),
  };
}

/**
 * @param {NamesData} data
 * @param {ReadonlySet<string>} filler
 * @param {Lexicon["endings"]} endings
 * @returns {Pick<Lexicon, "phrases" | "repairs">}
 */
function phrasesOf(data, filler, endings) {
  /** @type {Node} */
  const phrases = { meanings: [], next: new Map() };
  /** @type {Map<string, string>} */
  const repairs = new Map();
  for (const [phrase, meaning] of writtenPhrases(data)) {
    for (const form of forms(phrase)) {
      add(phrases, foldedWords(form, endings), meaning);
    }
    const plain = foldedWords(phrase, endings).filter((word) => !filler.has(word)).join(" ");
    if (REPAIRED.has(meaning.kind) && !repairs.has(plain)) {
      repairs.set(plain, phrase);
    }
  }
  return { phrases, repairs };
}

/**
 * The phrases that begin at a token, the longest first.
 *
 * @param {readonly Token[]} query
 * @param {number} at
 * @param {Lexicon} lexicon
 * @returns {Match[]}
 */
export function matchesAt(query, at, lexicon) {
  /** @type {Match[]} */
  const found = [];
  let node = lexicon.phrases;
  const spelt = [];
  let respelt = false;
  for (let last = goesOn(query, at) ? query.length : at; last < query.length; last += 1) {
    const word = folded(query[last].text, lexicon.endings);
    const next = node.next.get(word);
    if (!next) {
      break;
    }
    node = next;
    spelt.push(word);
    respelt ||= word !== singular(query[last].text);
    if (node.meanings.length && !goesOn(query, last + 1)) {
      found.unshift({ last: last + 1, meanings: node.meanings, respelt: respelt ? spelt.join(" ") : null });
    }
  }
  return found;
}

/**
 * Whether a token is the rest of a word: no phrase begins or ends in A10O.
 *
 * @param {readonly Token[]} query
 * @param {number} at
 */
function goesOn(query, at) {
  return at > 0 && query[at]?.glue === "" && query[at].text !== "+";
}

/**
 * A word without its plural and in one of its two spellings: quantisations is quantization.
 *
 * @param {string} word
 * @param {Lexicon["endings"]} endings
 */
export function folded(word, endings) {
  const single = singular(word);
  for (const [one, other] of endings) {
    if (single.endsWith(one) && single.length > one.length + 1) {
      return single.slice(0, -one.length) + other;
    }
  }
  return single;
}

/** @param {string} word */
function singular(word) {
  const isPlural = word.length >= SHORTEST_PLURAL && word.endsWith("s") && !NOT_PLURAL.test(word);
  return isPlural ? word.slice(0, -1) : word;
}

/**
 * A text in which capitals do not matter.
 *
 * @param {string} text
 */
export function caseless(text) {
  return text.toLowerCase().replace(/[ßſﬀ-ﬆ]/g, (letter) => letter.toUpperCase().toLowerCase());
}

/**
 * @param {string} phrase
 * @param {Lexicon["endings"]} endings
 */
function foldedWords(phrase, endings) {
  return tokens(phrase).map((token) => folded(token.text, endings));
}

/**
 * @param {Node} phrases
 * @param {readonly string[]} words
 * @param {Meaning} meaning
 */
function add(phrases, words, meaning) {
  let node = phrases;
  for (const word of words) {
    const next = node.next.get(word) ?? { meanings: [], next: new Map() };
    node.next.set(word, next);
    node = next;
  }
  if (!node.meanings.some((own) => own.kind === meaning.kind)) {
    node.meanings.push(meaning);
  }
}

/** @param {NamesData} data */
function namesOf(data) {
  /** @type {[string, readonly (readonly [string, string, ...unknown[]])[]][]} */
  const kinds = [
    ["product", data.hardware.products.map((row) => [keyOf(row), row[1]])],
    ["system", data.hardware.systems.map((row) => [keyOf(row), row[1]])],
    ["architecture", data.architectures],
    ["vendor", data.vendors],
    ["technique", data.techniques],
    ["task", data.tasks],
    ["metric", data.metrics],
    ["venue", data.venues.map((venue) => [venue, venue])],
  ];
  return new Map(kinds.map(([kind, rows]) => [kind, new Map(rows.map(([id, name]) => [id, name]))]));
}

/** The products of an architecture. @param {string} id @param {Lexicon} lexicon @returns {string[]} */
export function productsIn(id, { wider }) {
  const own = [...wider].filter(([thing, above]) => thing.startsWith("product:") && above.includes(`architecture:${id}`));
  return own.map(([thing]) => thing.slice("product:".length));
}

/** @param {NamesData} data */
function widerOf(data) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [id, , , vendor] of data.architectures) {
    found.set(`architecture:${id}`, [`vendor:${vendor}`]);
  }
  for (const [place, [vendor, architecture]] of data.makers.entries()) {
    const above = [`vendor:${data.vendors[vendor][0]}`];
    if (architecture !== undefined) {
      above.push(`architecture:${data.architectures[architecture][0]}`);
    }
    found.set(`product:${keyOf(data.hardware.products[place])}`, above);
  }
  return found;
}
