// @ts-check
/** What a query asks for, once it has been read: plain data, the same as Python's `Query.as_data()`. */

/**
 * One condition.
 *
 * @typedef {object} Chip
 * @property {string} kind product, system, architecture, vendor, memory, count, fits, role, technique, task,
 *   metric, year, venue, has or hardware
 * @property {string} id of a variant `v100/sxm2-32gb`, of years `2022..2024`, of sizes a number of GB
 * @property {string} name how to call it
 * @property {true} [not]
 */

/**
 * Words that stand in a paper's title, summary or authors.
 *
 * @typedef {object} Words
 * @property {string[]} words
 * @property {true} [phrase] side by side, as in quotes
 * @property {true} [not]
 * @property {true} [prefix] the last word may go on
 */

/** @typedef {{ from: string, to: string }} Repair a misspelling and what was read in its place */

/** @typedef {{ written: string, options: Chip[] }} Choice a written name that can mean several */

/** @typedef {{ chips: Chip[], text: Words[], repairs: Repair[], choices: Choice[] }} Query */

/** Kinds of chips that name hardware: one facet. */
export const HARDWARE = ["product", "system", "architecture", "vendor"];
const ABOUT_HARDWARE = new Set([...HARDWARE, "memory", "count", "fits"]);

/** @returns {Query} */
export function emptyQuery() {
  return { chips: [], text: [], repairs: [], choices: [] };
}

/**
 * @param {Chip} chip
 * @param {boolean} isNegated
 * @returns {Chip}
 */
export function negated({ kind, id, name }, isNegated) {
  return isNegated ? { kind, id, name, not: true } : { kind, id, name };
}

/**
 * Ask for one thing more, once.
 *
 * @param {Query} query
 * @param {Chip} chip
 */
export function addChip(query, chip) {
  const { kind, id, not } = chip;
  if (query.chips.every((own) => own.kind !== kind || own.id !== id || own.not !== not)) {
    query.chips.push(chip);
  }
}

/**
 * Ask for words, once.
 *
 * @param {Query} query
 * @param {string[]} words
 * @param {{ phrase?: boolean, not?: boolean }} [flags]
 */
export function addWords(query, words, { phrase = false, not = false } = {}) {
  /** @type {Words} */
  const found = { words };
  if (phrase) {
    found.phrase = true;
  }
  if (not) {
    found.not = true;
  }
  if (words.length && !query.text.some((own) => isSame(own, found))) {
    query.text.push(found);
  }
}

/**
 * @param {Words} one
 * @param {Words} other
 */
function isSame(one, other) {
  const sameFlags = one.phrase === other.phrase && one.not === other.not && one.prefix === other.prefix;
  return sameFlags && one.words.join(" ") === other.words.join(" ");
}

/**
 * Whether a condition is one of hardware, so that a word can be about its role.
 *
 * @param {Query} query
 */
export function namesHardware(query) {
  return query.chips.some((chip) => ABOUT_HARDWARE.has(chip.kind) && !chip.not);
}
