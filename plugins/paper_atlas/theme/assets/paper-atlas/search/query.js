// @ts-check
/** Reads what people type, and names conditions: the twin of plugins/paper_atlas/query/. */

import { ROLES } from "../query/fields.js";
import { chipNamed, countChip, fitsChip, memoryChip, variantChip } from "../query/hardware.js";
import { compileLexicon } from "../query/lexicon.js";
import { readPlainly } from "../query/reading.js";
import { mended, unreadWords } from "../query/repair.js";

/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { Chip, Query } from "../query/model.js" */
/** @import { NamesData } from "../query/phrases.js" */

const SIZE = /^(?:0|[1-9]\d{0,3})(?:\.\d{1,3})?$/;
const COUNT = /^[1-9]\d*$/;
const YEARS = /^(?:\d{4}|\d{4}\.\.(?:\d{4})?|\.\.\d{4})$/;

/**
 * Compile search/names.json, once.
 *
 * @param {NamesData} data
 * @returns {Lexicon}
 */
export function openNames(data) {
  return compileLexicon(data);
}

/**
 * Read a query as it is typed; misspellings stay as they are.
 *
 * @param {string} text
 * @param {Lexicon} names
 * @returns {Query}
 */
export function readTyped(text, names) {
  return readPlainly(text, names);
}

/**
 * Read a query with its misspellings mended.
 *
 * @param {string} text
 * @param {Lexicon} names
 * @param {{ isWord?: (word: string) => boolean | Promise<boolean> }} [papers] whether a word begins one that
 *   stands in some paper; without it nothing is mended
 * @returns {Promise<Query>}
 */
export async function readQuery(text, names, { isWord } = {}) {
  const query = readPlainly(text, names);
  if (!isWord) {
    return query;
  }
  const words = [...unreadWords(query)];
  const answers = await Promise.all(words.map((word) => isWord(word)));
  return mended(text, query, new Set(words.filter((_, at) => !answers[at])), names);
}

/**
 * The condition of a kind and an identifier, as addresses have them; null for an unknown one.
 *
 * @param {string} kind
 * @param {string} id
 * @param {Lexicon} names
 * @returns {Chip | null}
 */
export function chipOf(kind, id, names) {
  const [key, variant] = id.split("/", 2);
  if (kind === "product" && variant !== undefined) {
    return id === `${key}/${variant}` ? variantChip(key, variant, names) : null;
  }
  if (names.names.has(kind)) {
    return names.names.get(kind)?.has(id) ? chipNamed(kind, id, names) : null;
  }
  switch (kind) {
    case "memory":
      return SIZE.test(id) ? memoryChip(id) : null;
    case "fits":
      return SIZE.test(id) ? fitsChip(id) : null;
    case "count":
      return COUNT.test(id) ? countChip(id) : null;
    case "hardware":
      return id === "not-stated" ? { kind, id, name: "not stated" } : null;
    default:
      return isPlain(kind, id, names) ? { kind, id, name: id } : null;
  }
}

/**
 * @param {string} kind
 * @param {string} id
 * @param {Lexicon} names
 */
function isPlain(kind, id, names) {
  const isYears = kind === "year" && YEARS.test(id);
  return isYears || (kind === "role" && ROLES.includes(id)) || (kind === "has" && names.has.includes(id));
}
