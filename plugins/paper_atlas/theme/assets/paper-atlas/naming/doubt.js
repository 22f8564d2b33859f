// @ts-check
/** What stands right beside a name that could be a number or a code, and settles whether it is one. */

import { APART, FUSED } from "./rules.js";
import { pastPlural } from "./spelling.js";
import { isLower, isNumber, strip } from "./tokens.js";

/** @import { Rules } from "./rules.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

const NO_BREAK = new Set(["", " ", "-"]);
const TIMES = new Set(["x", "×"]);
const DIGITS_OF_PIXELS = 3;
/** Strokes beside one that is spelt like a code: M20 64 h100 v10. */
const DRAWN = 2;
/** Strokes beside one in capitals: H0 Z M23 23 H77. */
const DRAWN_LARGE = 3;
const AROUND = 10;
/** What stands after a variable in a program. */
const OPERATORS = new Set(["=", "==", "!=", "<", ">", "<=", ">=", "+=", "-=", "+"]);
/** Letters of a drawing's strokes. */
const STROKES = new Set("achlmqstvz");
/** Others like it beside a code that is one of a series: A99, A100, A101. */
const OF_SERIES = 2;
const MOST_DIGITS = 8;
const FAR = 12;
/** 4090s are cards; 2070s can be years. */
const LAST_DECADE = "3";

/**
 * Whether somebody has a device or runs something on it: `on a 4090`, `my 5080 is slow`, `with P100`.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function isHad(name, phrase, rules) {
  const { articles, between, numbers, owners, plainCodes, runsOn, runsStraight } = rules.wording;
  const first = phrase[name.first];
  let before = name.first - 1;
  if (before < 0 || first.glue !== " ") {
    return false;
  }
  if (name.kind === "number") {
    const last = pastPlural(phrase, name.last);
    if (!ends(phrase, last, rules)) {
      return false;
    }
    if ((last > name.last && first.text > LAST_DECADE) || owners.has(phrase[before].text)) {
      return true;
    }
  } else if (name.kind === "short") {
    return ends(phrase, pastPlural(phrase, name.last), rules) && runsOnOne(phrase, before, rules);
  } else if (first.text !== "v" && !plainCodes.has(codeOf(name, phrase))) {
    return false;
  }
  const mayPass = (/** @type {string} */ word) => articles.has(word) || (between.has(word) && !runsOn.has(word));
  while (before >= 0 && mayPass(phrase[before].text)) {
    before -= 1;
  }
  if (before < 0) {
    return false;
  }
  const { text } = phrase[before];
  return before === name.first - 1 ? runsStraight.has(text) : runsOn.has(text) || numbers.has(text);
}

/**
 * Whether something runs on one of what stands after a token: on one A40, on a free T4.
 *
 * @param {readonly Token[]} phrase
 * @param {number} before
 * @param {Rules} rules
 */
function runsOnOne(phrase, before, rules) {
  const { articles, between, indefinite, runsOn, runsStraight } = rules.wording;
  let at = before;
  while (at > 0 && between.has(phrase[at].text) && !articles.has(phrase[at].text) && !runsOn.has(phrase[at].text)) {
    at -= 1;
  }
  return indefinite.has(phrase[at].text) && at > 0 && runsStraight.has(phrase[at - 1].text);
}

/**
 * A name's letters and digits, without what stands between: a100.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 */
export function codeOf(name, phrase) {
  return phrase
    .slice(name.first, name.last)
    .map((token) => token.text)
    .join("");
}

/**
 * Whether what is had is all said: no word follows that a number could count.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function ends(phrase, at, rules) {
  const token = phrase[at];
  return token === undefined || !NO_BREAK.has(token.glue) || rules.wording.goesOnAfter.has(token.text);
}

/**
 * Whether a number is one of pixels, or a code a stroke of a drawing: 1920x1080, `M20 64 h100 v10`.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function isFigure(name, phrase, rules) {
  if (name.kind === "number") {
    return isSide(phrase, name.first - 2, name.first - 1) || isSide(phrase, name.last + 1, name.last);
  }
  if (name.kind !== "code" && name.kind !== "short") {
    return false;
  }
  const following = phrase[name.last];
  if (following?.glue === "," && isNumber(following) && isLower(phrase[name.first].written)) {
    return true; // m10,10
  }
  if (following && OPERATORS.has(strip(following.glue)) && isLower(phrase[name.first].written)) {
    return true; // h100 = params["h100"]
  }
  if (isThread(name, phrase)) {
    return true;
  }
  if (continuesSeries(name, phrase, rules)) {
    return true;
  }
  if (isStroke(name, phrase, rules) || isOfSeries(name, phrase, rules)) {
    return true;
  }
  return othersLike(name, phrase, rules).size >= OF_SERIES;
}

/**
 * Whether a code is that of a screw, with its pitch: M10 x 1.5.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 */
function isThread(name, phrase) {
  const [times, , decimals] = phrase.slice(name.last, name.last + 3);
  if (phrase[name.first].text !== "m" || !decimals) {
    return false;
  }
  return TIMES.has(times.text) && isNumber(decimals) && [".", ","].includes(decimals.glue);
}

/**
 * Whether another number of pixels and the sign for times stand at two tokens.
 *
 * @param {readonly Token[]} phrase
 * @param {number} number
 * @param {number} times
 */
function isSide(phrase, number, times) {
  const side = phrase[number];
  const sign = phrase[times];
  if (side === undefined || sign === undefined) {
    return false;
  }
  const isLong = isNumber(side) && side.text.length >= DIGITS_OF_PIXELS;
  return isLong && (TIMES.has(sign.text) || phrase[Math.max(number, times)].glue.includes("*"));
}

/**
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function isStroke(name, phrase, rules) {
  let strokes = 0;
  for (let at = Math.max(1, name.first - AROUND); at < Math.min(phrase.length, name.last + AROUND); at += 1) {
    strokes += Number(drawsAt(phrase, at, rules)) + Number(phrase[at].text === "z");
  }
  const following = phrase[name.last];
  const isPlaced = following !== undefined && isNumber(following) && [" ", ","].includes(following.glue);
  return strokes >= (isPlaced || isLower(phrase[name.first].written) ? DRAWN : DRAWN_LARGE);
}

/**
 * Whether a letter and a number end at a token that are no name.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function drawsAt(phrase, at, rules) {
  const letter = phrase[at - 1];
  const number = phrase[at];
  const isDrawn = isNumber(number) && STROKES.has(letter.text) && !letter.glue.includes(",");
  if (!isDrawn || !NO_BREAK.has(number.glue)) {
    return false;
  }
  return !isName(letter, number, rules) || number.glue === "-";
}

/**
 * @param {Token} letter
 * @param {Token} number
 * @param {Rules} rules
 */
function isName(letter, number, rules) {
  return Boolean(rules.names.next.get(APART + letter.text)?.next.get(FUSED + number.text)?.meaning);
}

/**
 * Whether a code of the same letter that is no name is listed right after a short one: P4 and P5.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function continuesSeries(name, phrase, rules) {
  const at = name.last + Number(phrase[name.last]?.text === "and");
  if (name.kind !== "short" || at + 1 >= phrase.length || !["", ",", "/"].includes(strip(phrase[at].glue))) {
    return false;
  }
  const [letter, number] = [phrase[at], phrase[at + 1]];
  const isLike = letter.written === phrase[name.first].written && isNumber(number) && number.glue === "";
  return isLike && !isName(letter, number, rules);
}

/**
 * Whether the code before or after one in a series stands near it, and is no name: K39, K40.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function isOfSeries(name, phrase, rules) {
  const number = Number(phrase[name.last - 1].text.slice(0, MOST_DIGITS));
  const others = othersLike(name, phrase, rules);
  return others.has(String(number - 1)) || others.has(String(number + 1));
}

/**
 * The numbers of other codes of the same letter that are no names and stand near one: A99, A100, A101.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function othersLike(name, phrase, rules) {
  const { written } = phrase[name.first];
  const others = new Set();
  for (let at = Math.max(1, name.first - FAR); at < Math.min(phrase.length, name.last + FAR); at += 1) {
    const [letter, number] = [phrase[at - 1], phrase[at]];
    const isLike = isNumber(number) && number.glue === "" && letter.written === written;
    const isOther = rules.wording.followsOthers.has(phrase[at + 1]?.text);
    if (isLike && !isName(letter, number, rules) && !isOther) {
      others.add(number.text);
    }
  }
  return others;
}

/**
 * Whether a word of another vendor or series stands right before a name: GeForce 6800, Lenovo T400.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function isOfAnother(name, phrase, rules) {
  if (!name.first || name.kind === null || name.kind === "ordinary") {
    return false;
  }
  const { text } = phrase[name.first - 1];
  const others = name.kind === "number" ? rules.wording.lines : rules.wording.otherMakers;
  if (!others.has(text) || !NO_BREAK.has(phrase[name.first].glue)) {
    return false;
  }
  const { hardware } = rules.vocabulary;
  const isIn = (/** @type {string} */ key) => hardware.get(key)?.name.toLowerCase().split(" ").includes(text);
  return !name.meaning.products.some(isIn);
}
