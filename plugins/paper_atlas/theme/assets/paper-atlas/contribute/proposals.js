// @ts-check
// What an abstract seems to say: hardware, techniques and tasks, each with the words that say so.

import { mentions } from "../naming/mention.js";
import { readTokens } from "../naming/reading.js";
import { matchesAt } from "../query/lexicon.js";
import { plain } from "./figure.js";
import { readingsOf } from "./readings.js";

/** @typedef {import("../query/lexicon.js").Lexicon} Lexicon */
/** @typedef {{ start: number, end: number }} Place offsets into the text */
/**
 * @typedef {object} Proposals
 * @property {(Place & { hardware: Record<string, any>, count?: number, role: string })[]} hardware
 * @property {(Place & { id: string })[]} techniques
 * @property {(Place & { id: string })[]} tasks
 * @property {(Place & { metric: string, value?: number, range?: number[], unit: string, qualifier?: string, relation?: string,
 *   baseline?: string, quote: string })[]} claims
 */

/**
 * @param {string} text @param {Lexicon} rules the names of the atlas, compiled
 * @returns {Proposals}
 */
export function proposals(text, rules) {
  const terms = termsIn(text, rules);
  return {
    hardware: mentions(text, rules.rules).flatMap((mention) => hardwareOf(mention, text, rules)),
    techniques: terms.filter(({ kind }) => kind === "technique"),
    tasks: terms.filter(({ kind }) => kind === "task"),
    claims: [],
  };
}

/** @param {import("../naming/mention.js").Mention} mention @param {string} text @param {Lexicon} lexicon */
function hardwareOf(mention, text, lexicon) {
  const { start, end } = mention;
  return readingsOf(mention, text, lexicon).map((reading) => ({ ...plain(reading), role: "measured", start, end }));
}

/** @param {string} text @param {Lexicon} lexicon */
function termsIn(text, lexicon) {
  const tokens = readTokens(text, lexicon.rules);
  const found = [];
  let at = 0;
  while (at < tokens.length) {
    const [match] = matchesAt(tokens, at, lexicon).filter(({ meanings }) => meanings.some(isTerm));
    const place = match && { start: tokens[at].start, end: tokens[match.last - 1].end };
    for (const { kind, id } of match?.meanings.filter(isTerm) ?? []) found.push({ kind, id, ...place });
    at = match ? match.last : at + 1;
  }
  return found;
}

/** @param {{ kind: string }} meaning */
function isTerm({ kind }) {
  return kind === "technique" || kind === "task";
}
