// @ts-check
/** Years, memory sizes and numbers of devices in plain text, and the words before and after them. */

import { gpusAt } from "../naming/amount.js";
import { sizeOf } from "./fields.js";
import { countChip, fitsChip, loneSize, memoryChip } from "./hardware.js";
import { matchesAt } from "./lexicon.js";
import { addChip, negated } from "./model.js";
import { rangeOf, yearAt } from "./years.js";

/** @import { Mention } from "../naming/mention.js" */
/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Chip, Query } from "./model.js" */

const RANGES = ["-", "..", "..."];
const OF_MEMORY = new Set(["of", "vram", "ram", "memory"]);

/**
 * Plain text while it is read.
 *
 * @typedef {object} Plain
 * @property {string} text
 * @property {readonly Token[]} tokens
 * @property {ReadonlyMap<number, [mention: Mention, last: number]>} hardware mentions by their first token,
 *   with the token after their last
 * @property {Lexicon} lexicon
 * @property {Query} query
 * @property {boolean} isNegated
 * @property {[written: string, role: Chip][]} roles words that ask for a role beside hardware, and the role
 * @property {[first: number, last: number][]} rest runs of tokens that are text
 */

/**
 * @param {Plain} plain
 * @param {Chip} chip
 */
export function ask(plain, chip) {
  addChip(plain.query, negated(chip, plain.isNegated !== Boolean(chip.not)));
}

/**
 * @param {Plain} plain
 * @param {string} years
 */
function askYears(plain, years) {
  ask(plain, { kind: "year", id: years, name: years });
}

/**
 * `since 2023`, `under 16 GB`: how many tokens the year or the size takes.
 *
 * @param {Plain} plain
 * @param {number} at
 * @param {string} relation
 */
export function comparedAt(plain, at, relation) {
  if (at >= plain.tokens.length) {
    return 0;
  }
  if (relation === "within") {
    return sizeStep(plain, at, fitsChip);
  }
  const year = yearAt(plain.tokens, at);
  if (year === null) {
    return 0;
  }
  const ended = relation === "since" ? endedAt(plain, at) : 0;
  if (!ended) {
    askYears(plain, rangeOf(relation, year));
  }
  return ended || 1;
}

/**
 * A year, a memory size or a number of GPUs at a token: how many tokens it takes.
 *
 * @param {Plain} plain
 * @param {number} at
 */
export function figureAt(plain, at) {
  const year = yearAt(plain.tokens, at);
  if (year) {
    return endedAt(plain, at) || yearStep(plain, at, year);
  }
  const step = sizeStep(plain, at, memoryChip);
  if (step) {
    return step;
  }
  const gpus = gpusAt(plain.tokens, at, plain.lexicon.rules);
  if (gpus) {
    ask(plain, countChip(String(gpus)));
    return 2;
  }
  const lone = loneSize(plain.tokens, plain.lexicon);
  if (lone) {
    ask(plain, lone);
  }
  return lone ? 1 : 0;
}

/**
 * @param {Plain} plain
 * @param {number} at
 * @param {number} year
 */
function yearStep(plain, at, year) {
  const following = matchesAt(plain.tokens, at + 1, plain.lexicon);
  const onwards = following.find(({ meanings }) => meanings.some(({ kind }) => kind === "onwards"));
  askYears(plain, onwards ? rangeOf("onwards", year) : String(year));
  return onwards ? onwards.last - at : 1;
}

/**
 * `2020-2022`, `2020 to 2022`: how many tokens a range of years takes.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function endedAt(plain, at) {
  const { tokens } = plain;
  for (const last of [at + 1, at + 2]) {
    const end = last < tokens.length ? yearAt(tokens, last) : null;
    const isJoined = end !== null && last === at + 1 && RANGES.includes(tokens[last].glue.trim());
    if (isJoined || (end !== null && ["to", "until"].includes(tokens[last - 1].text))) {
      askYears(plain, [tokens[at].text, String(end)].sort().join(".."));
      return last + 1 - at;
    }
  }
  return 0;
}

/**
 * Read a memory size, with the words that belong to it: 24 GB of VRAM.
 *
 * @param {Plain} plain
 * @param {number} at
 * @param {(size: string) => Chip} chipOf
 */
function sizeStep(plain, at, chipOf) {
  const size = sizeOf(plain.tokens, at, plain.lexicon);
  if (!size) {
    return 0;
  }
  ask(plain, chipOf(size));
  const { gpus } = plain.lexicon.rules.wording;
  const rest = plain.tokens.slice(at + 2);
  const past = rest.findIndex(({ text }) => !OF_MEMORY.has(text) && !gpus.has(text));
  return 2 + (past < 0 ? rest.length : past);
}
