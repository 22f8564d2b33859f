// @ts-check
/** Amounts in phrases: numbers of devices and sizes of memory. */

import { isNumber, strip } from "./tokens.js";

/** @import { Rules } from "./rules.js" */
/** @import { Token } from "./tokens.js" */

const DIGITS_OF_GIGABYTES = 4;
const DIGITS_OF_MEGABYTES = 6;
const MOST_DEVICES = 2_000_000;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2039;
const ROUND_NUMBER = 2000;
/** Units that are other words as well after a number in words: one go. */
const SHORT_GIGABYTES = new Set(["g", "go", "vram"]);
const STRAIGHT = [" ", "", ": ", ":"];
const PARTS = new Set(["core", "cores", "hour", "hours", "h"]);

/**
 * The memory size in GB that a number and the unit after it say: 24 GB, 24576 MiB.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function sizeAt(phrase, at, rules) {
  if (at + 1 >= phrase.length || phrase[at].glue === ".") {
    return null;
  }
  const number = phrase[at].text;
  const unit = phrase[at + 1];
  if (!isNumber(phrase[at])) {
    const isUnit = rules.wording.gigabytes.has(unit.text) && !SHORT_GIGABYTES.has(unit.text);
    return (isUnit && rules.wording.numbers.get(number)) || null;
  }
  if (!["", " ", "-"].includes(unit.glue) || (unit.text === "vram" && phrase[at].glue === "")) {
    return null; // 48GB GDDR6 VRAM
  }
  if (rules.wording.gigabytes.has(unit.text) && number.length <= DIGITS_OF_GIGABYTES) {
    return Number(number);
  }
  const fits = DIGITS_OF_GIGABYTES <= number.length && number.length <= DIGITS_OF_MEGABYTES;
  return rules.wording.megabytes.has(unit.text) && fits ? Number(number) / 1024 : null;
}

/**
 * The memory size at a token, where what follows does not say that it is another memory's.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function deviceSizeAt(phrase, at, rules) {
  const following = phrase[at + 2]?.text ?? "";
  const after = phrase[at + 3]?.text ?? "";
  const other = rules.wording.otherMemory;
  if (isTotal(phrase, at, rules) || isOfJob(phrase, at)) {
    return null;
  }
  const ofOther = ["of", "cpu"].includes(following) && other.has(after);
  return other.has(following) || ofOther || isRate(phrase, at + 2) ? null : sizeAt(phrase, at, rules);
}

/**
 * The memory size in GB that the value of a field says: `"vram": 80`, `memory_gb=24`.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function valueAt(phrase, at, rules) {
  const { gigabytes, ofMemory, otherMemory } = rules.wording;
  const value = phrase[at];
  if (at < 2 || !isNumber(value) || ![":", "="].includes(strip(value.glue, " \"'"))) {
    return null;
  }
  const [before, field] = [phrase[at - 2].text, phrase[at - 1].text];
  const isOwn = gigabytes.has(field) && ofMemory.has(before) && !otherMemory.has(before);
  return (field === "vram" || isOwn) && value.text.length <= DIGITS_OF_GIGABYTES ? Number(value.text) : null;
}

/**
 * Whether the size at a token is that of all devices: 80GB VRAM total, a total of 80 GB.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function isTotal(phrase, at, rules) {
  const { ofMemory, totals } = rules.wording;
  const following = phrase[at + 2 + Number(ofMemory.has(phrase[at + 2]?.text))];
  if (following && totals.has(following.text) && !following.glue.includes(",")) {
    return true;
  }
  const isOf = at > 1 && ["of", "de", "von"].includes(phrase[at - 1].text);
  return totals.has(phrase[at - (isOf ? 2 : 1)]?.text) && STRAIGHT.includes(phrase[at].glue);
}

/**
 * Whether the size at a token is what a scheduler gives a job: --mem=64G.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
export function isOfJob(phrase, at) {
  const option = phrase[at - 1];
  return option?.text === "mem" && option.glue.includes("-") && strip(phrase[at].glue) === "=";
}

/**
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
function isRate(phrase, at) {
  const unit = phrase[at];
  return unit !== undefined && strip(unit.glue) === "/" && ["s", "sec", "second"].includes(unit.text);
}

/**
 * Whether a token is a number, in digits or in words.
 *
 * @param {Token} token
 * @param {Rules} rules
 */
export function isAmount(token, rules) {
  return isNumber(token) || rules.wording.numbers.has(token.text);
}

/**
 * Whether a token is a number that can be one of devices.
 *
 * @param {Token} token
 */
export function isCount(token) {
  const inRange = token.text[0] !== "0" && isNumber(token) && Number(token.text) <= MOST_DEVICES;
  return inRange && token.glue !== ".";
}

/**
 * How many GPUs a number with a word for them counts: `8-GPU`, `four cards`; not `20 GPU cores`.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function gpusAt(phrase, at, rules) {
  const following = phrase[at + 1];
  if (!following || (isNumber(phrase[at]) && phrase[at].glue === "")) {
    return null;
  }
  if (!rules.gpuWords.has(following.text) || !["", " ", "-"].includes(following.glue)) {
    return null;
  }
  return PARTS.has(phrase[at + 2]?.text ?? "") ? null : counted(phrase, at, rules);
}

/**
 * Whether a token stands between a number and what it counts: x, times, 张.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function multiplies(phrase, at, rules) {
  return at >= 0 && at < phrase.length && rules.multiplying.has(phrase[at].text);
}

/**
 * The number that a token says, where it can be one of devices.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function counted(phrase, at, rules) {
  const token = phrase[at];
  const { numbers } = rules.wording;
  const number = numbers.get(token.text);
  if (number !== undefined) {
    return number;
  }
  if (!isCount(token) || goesOnFromBefore(phrase, at, rules)) {
    return null;
  }
  return isYear(token) && !multiplies(phrase, at + 1, rules) ? null : Number(token.text);
}

/**
 * Whether a number is the end of something longer: 1,5 or B200.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function goesOnFromBefore(phrase, at, rules) {
  if (!at) {
    return false;
  }
  const { glue } = phrase[at];
  return (glue === "," && isNumber(phrase[at - 1])) || (glue === "" && !multiplies(phrase, at - 1, rules));
}

/**
 * Whether a number can be a year: not 2,000 nor 2000, which count devices more often.
 *
 * @param {Token} token
 */
function isYear(token) {
  const value = Number(token.text);
  const inRange = FIRST_YEAR <= value && value <= LAST_YEAR;
  return inRange && value !== ROUND_NUMBER && !token.written.includes(",");
}

/**
 * Whether a number is the upper end of a range, which is no number: 2 to 4 A100.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 * @param {number} after where the name before ends
 */
export function endsRange(phrase, at, rules, after) {
  if (at && ["-", "~", "/"].includes(phrase[at].glue) && isNumber(phrase[at - 1])) {
    return true;
  }
  const lower = multiplies(phrase, at - 2, rules) ? at - 3 : at - 2; // 2x or 4x
  const joined = lower >= after && rules.wording.ranges.has(phrase[at - 1].text) && strip(phrase[lower].glue) !== "=";
  return joined && counted(phrase, lower, rules) !== null;
}
