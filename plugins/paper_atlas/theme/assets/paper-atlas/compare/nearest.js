// @ts-check
// Names of hardware that are spelt most like something that nobody knows, to be offered and never taken for it.

import { caseless } from "../query/lexicon.js";
import { distance } from "../query/distance.js";
import { writtenNames } from "../naming/rules.js";

/** @typedef {import("../query/lexicon.js").Lexicon} Lexicon */

const MOST = 4;
/** Of so many letters one may be wrong. */
const LETTERS_A_SLIP = 3;
/** No name is longer. */
const LONGEST = 40;

/** Identifiers of products, the nearest first. @param {string} text @param {Lexicon} lexicon @returns {string[]} */
export function nearest(text, { rules }) {
  const asked = plain(text, rules.vendors);
  const slips = Math.floor(asked.length / LETTERS_A_SLIP);
  if (!slips || asked.length > LONGEST) return [];
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const [written, { products, system }] of writtenNames(rules.vocabulary, rules.vendors, rules.wording)) {
    const name = plain(written, rules.vendors);
    const far = system || Math.abs(name.length - asked.length) > slips ? slips + 1 : distance(asked, name, slips);
    for (const key of far <= slips ? products : []) found.set(key, Math.min(far, found.get(key) ?? far));
  }
  return [...found].sort(([, one], [, other]) => one - other).slice(0, MOST).map(([key]) => key);
}

/** A name without what writers vary. @param {string} text @param {ReadonlySet<string>} vendors */
function plain(text, vendors) {
  const words = caseless(text).match(/[\p{L}\p{N}]+|\+/gu) ?? [];
  return words.filter((word) => !vendors.has(word)).join("");
}
