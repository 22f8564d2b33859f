// @ts-check
/** Phrases that name terms or ask for something, from the data that search/lexicon.py writes. */

/** @import { NamingData } from "../naming/rules.js" */

const RELATIONS = /** @type {const} */ (["since", "after", "until", "before", "within", "onwards", "excluding", "filler"]);

/**
 * What a phrase asks for.
 *
 * @typedef {object} Meaning
 * @property {string} kind a kind of chip, or `role?`, `without`, `excluding`, `filler`, or what stands beside a year or
 *   a size
 * @property {string} id
 * @property {string} name
 */

/** @typedef {[id: string, name: string, aliases: string[], above: string | null]} TermRow */

/** @typedef {Record<string, string[]>} Phrases by what they ask for */

/**
 * What `names_file` of search/lexicon.py returns: search/names.json.
 *
 * @typedef {object} NamesData
 * @property {NamingData} hardware
 * @property {[vendor: number, architecture?: number][]} makers of each product: places in the lists here
 * @property {TermRow[]} architectures
 * @property {TermRow[]} vendors
 * @property {TermRow[]} techniques
 * @property {TermRow[]} tasks
 * @property {TermRow[]} metrics
 * @property {string[]} venues
 * @property {Wording} queries
 */

/**
 * Phrases that name no term; what each is for stands in `QueryWording` of the vocabulary.
 *
 * @typedef {object} Wording
 * @property {Record<string, string>} fields
 * @property {Phrases} roles
 * @property {Phrases} roles_beside_hardware
 * @property {Phrases} has
 * @property {Phrases} without
 * @property {string[]} not_stated
 * @property {string[]} since
 * @property {string[]} after
 * @property {string[]} until
 * @property {string[]} before
 * @property {string[]} within
 * @property {string[]} onwards
 * @property {string[]} excluding
 * @property {string[]} filler
 * @property {Record<string, string>} endings
 */

/**
 * Every phrase and what it asks for; of two of one kind, the first counts.
 *
 * @param {NamesData} data
 * @returns {Generator<[string, Meaning]>}
 */
export function* writtenPhrases(data) {
  yield* termPhrases("technique", data.techniques);
  yield* termPhrases("task", data.tasks);
  yield* termPhrases("architecture", data.architectures);
  yield* termPhrases("vendor", data.vendors);
  for (const venue of data.venues) {
    yield [venue, { kind: "venue", id: venue, name: venue }];
  }
  const { queries } = data;
  yield* keyedPhrases("role", queries.roles);
  yield* keyedPhrases("role?", queries.roles_beside_hardware);
  yield* keyedPhrases("has", queries.has);
  yield* keyedPhrases("without", queries.without);
  for (const phrase of queries.not_stated) {
    yield [phrase, { kind: "hardware", id: "not-stated", name: "not stated" }];
  }
  for (const kind of RELATIONS) {
    yield* keyedPhrases(kind, { [kind]: queries[kind] });
  }
}

/**
 * @param {string} kind
 * @param {readonly TermRow[]} rows
 * @returns {Generator<[string, Meaning]>}
 */
function* termPhrases(kind, rows) {
  for (const [id, name, aliases] of rows) {
    for (const written of [name, ...aliases, id]) {
      yield [written, { kind, id, name }];
    }
  }
}

/**
 * @param {string} kind
 * @param {Phrases} groups
 * @returns {Generator<[string, Meaning]>}
 */
function* keyedPhrases(kind, groups) {
  for (const [id, phrases] of Object.entries(groups)) {
    for (const phrase of phrases) {
      yield [phrase, { kind, id, name: id }];
    }
  }
}

/**
 * A phrase as it is written, in one word, and with its inner capitals as words: FlashAttention.
 *
 * @param {string} phrase
 */
export function* forms(phrase) {
  yield phrase;
  const parts = phrase.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|\S/gu) ?? [];
  if (phrase.includes(" ")) {
    yield phrase.replaceAll(" ", "");
  } else if (parts.length > 1 && parts.every((part) => /^[A-Za-z]{3,}$/.test(part))) {
    yield parts.join(" ");
  }
}
