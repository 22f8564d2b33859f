// @ts-check
/** An abstract as sentences, with what in it is the authors' own. */

import { strip, tokens } from "../naming/tokens.js";
import { before, plainly } from "./figures.js";

/** @import { Token } from "../naming/tokens.js" */

const END = /[.!?][)"']* +(?=[A-Z("'0-9])/g;
const NOT_ENDS = /(?:\b(?:e\.g|i\.e|vs|etc|cf|approx|Fig|Sec|Tab|al|resp|res|No)\.|\b[A-Z]\.)[)"']* +$/;
/** How many characters of a sentence's end tell whether it is one. */
const REACH = 12;

/**
 * A sentence of an abstract.
 *
 * @typedef {object} Sentence
 * @property {number} start
 * @property {number} end
 * @property {readonly Token[]} words its tokens, with positions in the whole text
 * @property {boolean} isOwn whether it stands after the authors began to speak of their own work
 * @property {boolean} proposes whether it says what the authors propose or study
 */

/**
 * Title and text, with signs made plain and every position kept.
 *
 * @typedef {object} Abstract
 * @property {readonly Token[]} title
 * @property {string} text
 * @property {readonly Sentence[]} sentences
 * @property {string} name what the paper calls its work, or nothing: the title's words before a colon
 */

/**
 * How authors speak of their work.
 *
 * @typedef {object} Speech
 * @property {RegExp} own words by which they speak of their own work
 * @property {RegExp} proposing words by which they say what they propose or study
 */

/**
 * Cut a text into sentences.
 *
 * @param {string} text an abstract
 * @param {string} title the paper's title, or nothing
 * @param {Speech} speaks
 * @returns {Abstract}
 */
export function readAbstract(text, title, speaks) {
  const [plain, plainTitle] = [plainly(text), plainly(title)];
  const named = title.includes(":") ? strip(plainTitle.slice(0, plainTitle.indexOf(":"))) : "";
  /** @type {Sentence[]} */
  const sentences = [];
  let begun = false;
  for (const [start, end] of spans(plain)) {
    const written = plain.slice(start, end);
    begun ||= speaks.own.test(written) || (named !== "" && written.includes(named));
    const words = tokens(written).map((token) => ({
      ...token,
      start: token.start + start,
      end: token.end + start,
    }));
    sentences.push({ start, end, words, isOwn: begun, proposes: speaks.proposing.test(written) });
  }
  const all = begun ? sentences : sentences.map((sentence) => ({ ...sentence, isOwn: true }));
  return { title: tokens(plainTitle), text: plain, sentences: all, name: named };
}

/**
 * @param {string} text
 * @returns {Generator<[start: number, end: number]>}
 */
function* spans(text) {
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (!NOT_ENDS.test(before(text, end, REACH))) {
      yield [start, end];
      start = end;
    }
  }
  if (start < text.length) {
    yield [start, text.length];
  }
}
