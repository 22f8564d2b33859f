// @ts-check
/** Written numbers of several tokens as one: forty-eight, 10k, 3万. */

import { isNumber } from "./tokens.js";

/** @import { Wording } from "./rules.js" */
/** @import { Token } from "./tokens.js" */

const FIRST_TENS = 20;
const LAST_ONES = 9;
/** 10k GPUs; 4k and 8k are pixels. */
const FEWEST_THOUSANDS = 10;
const MOST_DIGITS = 8;

/**
 * Tokens with each number that takes two of them as one.
 *
 * @param {readonly Token[]} phrase
 * @param {Wording} words
 */
export function joined(phrase, words) {
  /** @type {Token[]} */
  const found = [];
  for (const [at, token] of phrase.entries()) {
    const first = found.at(-1);
    const value = first ? valueWith(first, token, phrase[at + 1], words) : null;
    if (!first || value === null) {
      found.push(token);
      continue;
    }
    const written = `${first.written}${token.glue}${token.written}`;
    found[found.length - 1] = { ...first, text: String(value), end: token.end, written };
  }
  return found;
}

/**
 * The number that a token makes with the one before it; null where it makes none.
 *
 * @param {Token} before
 * @param {Token} token
 * @param {Token | undefined} following
 * @param {Wording} words
 */
function valueWith(before, token, following, words) {
  const scale = words.scales.get(token.text);
  if (scale !== undefined && isNumber(before) && !["", ".", ","].includes(before.glue)) {
    return scaled(Number(before.text.slice(0, MOST_DIGITS)), token, scale, following, words);
  }
  const tens = words.numbers.get(before.text) ?? 0;
  const ones = words.numbers.get(token.text) ?? 0;
  const isTens = tens >= FIRST_TENS && tens < 100 && tens % 10 === 0;
  const isOnes = ones >= 1 && ones <= LAST_ONES;
  return isTens && isOnes && ["-", " "].includes(token.glue) ? tens + ones : null;
}

/**
 * A sign that is a unit as well needs a word that counts single devices after it: 3w张.
 *
 * @param {number} value
 * @param {Token} sign
 * @param {number} scale
 * @param {Token | undefined} following
 * @param {Wording} words
 */
function scaled(value, sign, scale, following, words) {
  const isThousands = sign.glue === "" && value >= FEWEST_THOUSANDS && sign.text === "k";
  const ends = !following || following.glue !== "";
  const counts = following !== undefined && words.pieces.has(following.text);
  return counts || (isThousands && ends) ? value * scale : null;
}
