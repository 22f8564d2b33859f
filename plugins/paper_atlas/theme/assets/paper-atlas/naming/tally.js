// @ts-check
/** How many devices a text says after their name. */

import { gpusAt, isCount, multiplies, sizeAt } from "./amount.js";
import { LAST_LATIN, strip } from "./tokens.js";

/** @import { Rules } from "./rules.js" */
/** @import { Around } from "./said.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

const ENDS = [")", ",", ";", "]", '"', "'", "`", "}", "|"];

/**
 * `x8`, `× 8`, `*8`, `:8`, `(8x)`, `(2x12GB)`, `单卡` after a name: how many tokens it takes.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function countAfter(found, name, phrase, at, rules) {
  const token = phrase[at];
  let number = token.text > LAST_LATIN ? (rules.wording.numbers.get(token.text) ?? 0) : 0;
  let step = 1;
  const gpus = gpusAt(phrase, at, rules);
  const following = phrase[at + 1];
  if (rules.wording.numerals.has(token.text) && rules.wording.pieces.has(following?.text)) {
    [number, step] = [rules.wording.numerals.get(token.text) ?? 0, 2]; // 한 장
  } else if (token.text === "count" && following && strip(following.glue) === "=" && isCount(following)) {
    [number, step] = [Number(following.text), 2]; // type=nvidia-tesla-t4,count=1
  } else if (timesAt(phrase, at, rules)) {
    [number, step] = [Number(phrase[at + 1].text), 2];
  } else if (gpus && token.glue.includes("(")) {
    return 0; // of all hosts, or of each
  } else if (gpus) {
    [number, step] = [name.meaning.system ? 0 : gpus, 2]; // of the system, not of systems
  } else if (isCount(token)) {
    const beside = numberBeside(phrase, at, rules);
    ({ number, step } = beside);
    if (isRequested(name, phrase, at, rules)) {
      [number, step] = [Number(token.text), 1];
      found.requested = true;
    }
    if (name.meaning.system && beside.isOfGpus) {
      found.total = number;
      number = 0;
    }
  }
  if (!number || beginsRange(phrase, at + step, rules)) {
    return 0;
  }
  found.count ||= number;
  return step;
}

/**
 * Whether another number goes on after one, so that none is said: 8 GPUs and 32 GPUs, 双卡和4卡.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function beginsRange(phrase, at, rules) {
  if (at + 1 >= phrase.length || !rules.wording.ranges.has(phrase[at].text)) {
    return false;
  }
  return gpusAt(phrase, at + 1, rules) !== null;
}

/**
 * Whether a scheduler is asked for so many: `gpu:a100:4`, `gpu="H100:8"`, `{A100: 4}`.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function isRequested(name, phrase, at, rules) {
  let { first } = name;
  while (first && rules.vendors.has(phrase[first - 1].text) && phrase[first].glue === "-") {
    first -= 1;
  }
  const lead = phrase[first].glue;
  const { glue } = phrase[at];
  const following = phrase[at + 1]?.glue ?? " ";
  if (following === "" || following === "." || strip(glue, " \"'") !== ":") {
    return false;
  }
  const isSized = at - 2 >= name.last && phrase[at - 2].glue === "-"; // A100-SXM4-80GB:8
  return (glue === ":" && (isSized || [":", "="].includes(strip(lead, " \"'`{")))) || lead.includes("{");
}

/**
 * Whether `x8` stands at a token; the X370 of a list is another thing.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function timesAt(phrase, at, rules) {
  if (!multiplies(phrase, at, rules) || phrase[at].glue.includes(",") || at + 1 >= phrase.length) {
    return false;
  }
  return isCount(phrase[at + 1]) && sizeAt(phrase, at + 1, rules) === null;
}

/**
 * A count after a name, told by its signs; how many tokens it takes, and whether it counts GPUs.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function numberBeside(phrase, at, rules) {
  const following = phrase[at + 1];
  const number = Number(phrase[at].text);
  const sign = strip(phrase[at].glue);
  if (following && strip(following.glue) === "*" && sizeAt(phrase, at + 1, rules) !== null) {
    return { number, step: 1, isOfGpus: true }; // (2*12GB)
  }
  const timesAfter = multiplies(phrase, at + 1, rules) && ["", " "].includes(following.glue);
  if (timesAfter && at + 2 < phrase.length && sizeAt(phrase, at + 2, rules) !== null) {
    return { number, step: 2, isOfGpus: true }; // (2x12GB)
  }
  const second = phrase[at + 2];
  const closed = !second || second.glue.includes(")") || rules.gpuWords.has(second.text);
  if (timesAfter && sign[0] === "(" && closed) {
    return { number, step: 2, isOfGpus: false };
  }
  const isAlone = standsAlone(sign, following, rules);
  return { number: isAlone ? number : 0, step: isAlone ? 1 : 0, isOfGpus: false };
}

/**
 * Whether a number after a sign is a count by itself: (8), :8, *8.
 *
 * @param {string} sign
 * @param {Token | undefined} following
 * @param {Rules} rules
 */
function standsAlone(sign, following, rules) {
  const ends = !following || ENDS.includes(strip(following.glue)[0]);
  if ((sign === "(" && following?.glue.includes(")")) || (["(", ":"].includes(sign) && ends)) {
    return true;
  }
  return sign === "*" && following?.glue !== "" && !rules.wording.times.has(following?.text ?? ""); // *30 days
}
