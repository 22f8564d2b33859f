// @ts-check
/** A phrase as words and numbers, with what stands between them; positions are those of JavaScript. */

const LATIN = "A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f";
// Last, what Python calls a word without its decimal digits.
const WORDS = new RegExp(
  "(?<![A-Za-z0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+" +
    `|[${LATIN}]+|[\\u00d7+]|(?:(?![${LATIN}])[\\p{L}\\p{Nl}\\p{No}])+`,
  "gu",
);
// One character for one, so that positions stay: dashes, spaces, signs that names are written with or
// without.
const VARIED = /[\u2010-\u2014\u2212_\u00a0\u2009\u202f\u2715\u2716\u2019\uff01-\uff5e]/g;
/** @type {Record<string, string>} */
const SAME = { "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2715": "×", "\u2716": "×", "\u2019": "'" };
for (const dash of "\u2010\u2011\u2012\u2013\u2014\u2212_") {
  SAME[dash] = "-";
}
const SIGNS = /[™®©]/g;
/** How far the wide forms of ASCII's signs are from them. */
const WIDE = 0xfee0;
// As Python has it: with the separators of ASCII, without the byte order mark.
export const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
// Signs as pages write them, or as they look where UTF-8 was read as another encoding.
const TIMES_SIGN = /&times;|&#215;|\u00c3[-\u0097]/gi;
const TRADEMARK = /\((?:tm|r)\)|&(?:nbsp|reg|trade|#174|#8482);|\u00e2\u201e\u00a2|\u00c2[ \u00ae]/gi;
// Tags of HTML that stand within a line.
const TAG = /<\/?(?:a|b|code|em|i|kbd|span|strong|tt)(?: [^<>]{0,200})?>/gi;
const TIMES = ["x", "times"];
/** Words of other scripts come after it. */
export const LAST_LATIN = "\u024f";

/**
 * A run of letters or of digits.
 *
 * @typedef {object} Token
 * @property {string} text in lower case
 * @property {number} start
 * @property {number} end
 * @property {string} glue what stands between it and the token before; any white space as one space
 * @property {string} written as it is written
 */

/**
 * Whether a token is a run of digits.
 *
 * @param {Token} token
 */
export function isNumber(token) {
  return token.text[0] >= "0" && token.text[0] <= "9";
}

/**
 * Whether a word is in small letters.
 *
 * @param {string} written
 */
export function isLower(written) {
  return /\p{Lowercase}/u.test(written) && !/[\p{Uppercase}\p{Lt}]/u.test(written);
}

/**
 * As `str.isupper` of Python.
 *
 * @param {string} written
 */
export function isUpper(written) {
  return /\p{Uppercase}/u.test(written) && !/[\p{Lowercase}\p{Lt}]/u.test(written);
}

/**
 * A text without some signs at both ends.
 *
 * @param {string} text
 * @param {string} [signs]
 */
export function strip(text, signs = " ") {
  let first = 0;
  let last = text.length;
  while (first < last && signs.includes(text[first])) {
    first += 1;
  }
  while (last > first && signs.includes(text[last - 1])) {
    last -= 1;
  }
  return text.slice(first, last);
}

/**
 * Cut a phrase into tokens.
 *
 * @param {string} phrase any text
 * @param {ReadonlySet<string>} [starts] first words of names; where one follows `8x` without a space, the `x`
 *   is cut off
 * @param {RegExp} [unspaced] words of scripts that are written without spaces: they are cut out of
 *   longer runs
 * @returns {Token[]}
 */
export function tokens(phrase, starts = new Set(), unspaced = undefined) {
  const text = phrase
    .replace(VARIED, same)
    .replace(TIMES_SIGN, (sign) => "×".padEnd(sign.length))
    .replace(TRADEMARK, (sign) => " ".repeat(sign.length))
    .replace(TAG, (tag) => " ".repeat(tag.length))
    .replace(SIGNS, " ");
  /** @type {Token[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(WORDS)) {
    const [word] = match;
    const before = found.at(-1);
    let glue = before ? glueOf(text.slice(end, match.index)) : " ";
    glue = glue === "" && before && scriptsDiffer(before.text, word) ? " " : glue;
    if (unspaced && word > LAST_LATIN) {
      found.push(...words(word, match.index, glue, unspaced));
    } else {
      found.push(...cut(word, match.index, glue, before, text, starts));
    }
    end = match.index + word.length;
  }
  return found;
}

/** @param {string} sign */
function same(sign) {
  return SAME[sign] ?? String.fromCharCode(sign.charCodeAt(0) - WIDE);
}

/** @param {string} between */
function glueOf(between) {
  return between === "" || between === " " ? between : between.replace(SPACES, " ");
}

/**
 * Whether a word of another script begins or ends here: a name may stand beside it without a space.
 *
 * @param {string} one
 * @param {string} other
 */
function scriptsDiffer(one, other) {
  return one[one.length - 1] > LAST_LATIN !== other[0] > LAST_LATIN;
}

/**
 * @param {string} written
 * @param {number} start
 * @param {string} glue
 * @param {RegExp} unspaced
 * @returns {Generator<Token>}
 */
function* words(written, start, glue, unspaced) {
  for (const part of written.split(unspaced)) {
    if (part) {
      yield { text: part.toLowerCase(), start, end: start + part.length, glue, written: part };
      start += part.length;
      glue = " ";
    }
  }
}

/**
 * @param {string} written
 * @param {number} start
 * @param {string} glue
 * @param {Token | undefined} before
 * @param {string} text
 * @param {ReadonlySet<string>} starts
 * @returns {Token[]}
 */
function cut(written, start, glue, before, text, starts) {
  const end = start + written.length;
  const whole = { text: written.toLowerCase().replaceAll(",", ""), start, end, glue, written };
  if ((glue !== "" && glue !== "\\") || !before || !(isNumber(before) || before.text === "×")) {
    return [whole];
  }
  for (const sign of TIMES) {
    const rest = whole.text.startsWith(sign) ? whole.text.slice(sign.length) : "";
    if (rest === "" || !beginsName(rest, text.slice(end, end + 2), starts)) {
      continue;
    }
    const middle = start + sign.length;
    const times = { text: sign, start, end: middle, glue: "", written: written.slice(0, sign.length) };
    return [times, { text: rest, start: middle, end, glue: "", written: written.slice(sign.length) }];
  }
  return [whole];
}

/**
 * @param {string} rest
 * @param {string} following
 * @param {ReadonlySet<string>} starts
 */
function beginsName(rest, following, starts) {
  return starts.has(rest) && (/^\p{Nd}/u.test(following) || rest.length > 2);
}
