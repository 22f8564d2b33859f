// @ts-check
/** Whether a name that is spelt in a text means hardware there: T4 and M1 are other things as well. */

import { isAmount } from "./amount.js";
import { codeOf, isFigure, isHad, isOfAnother, othersLike } from "./doubt.js";
import { pastPlural } from "./spelling.js";
import { isLower, isNumber, isUpper, strip } from "./tokens.js";

/** @import { Rules } from "./rules.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

/** How many words beside a name, or beside one that is other things as well, can speak against it. */
const NEAR = 1;
const NEAR_WEAK = 4;
/** How many words away one can speak for a name, and for a code. */
const SPEAKS_WITHIN = 8;
const SPEAKS_WITHIN_CODES = 12;
const NEAR_SIZE = 4;
const CARDS = new Set(["card", "cards"]);
const FORMATS = new Set(["bf", "fp", "int"]);
const WITHOUT_BREAK = new Set(["", " ", "-"]);
/** A name that is other things as well stands for itself beside words of so few letters only: on my T4. */
const SHORT = 3;
/** How many such words; fewer beside a small letter: a16 is a note as well. */
const FEW = 6;
const FEW_BESIDE_SMALL = 2;

/**
 * The tokens of a sentence, from `start` up to but not including `stop`.
 *
 * @typedef {{ start: number, stop: number }} Sentence
 */

/**
 * Whether a name means hardware where it stands.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase the tokens it stands in
 * @param {Rules} rules the words to know
 * @param {readonly Found[]} surely names nearby that can mean nothing else
 * @param {Sentence} sentence the tokens of the sentence that it stands in
 */
export function isCredible(name, phrase, rules, surely, sentence) {
  if (!isMeant(name, phrase, rules) || isSpokenAgainst(name, phrase, rules, sentence)) {
    return false;
  }
  if (hoursOf(phrase, name.last, rules) || goesOn(phrase, name.last, rules)) {
    return false;
  }
  if (isFigure(name, phrase, rules) || isOfAnother(name, phrase, rules)) {
    return false;
  }
  return name.kind === null || isSpokenFor(name, phrase, rules, surely, sentence);
}

/**
 * Whether no word right before or after says that a name is something else: rev A2, L2 cache.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function isMeant(name, phrase, rules) {
  const before = name.first ? phrase[name.first - 1].text : "";
  const following = phrase[name.last];
  const { beforeOthers, countables, labels, megabytes, scales } = rules.wording;
  const isLabelled = (name.kind === "short" || name.kind === "number") && labels.has(before);
  if (isLabelled || beforeOthers.has(before) || isLaptopModel(name, before, rules)) {
    return false;
  }
  if (!following || !WITHOUT_BREAK.has(following.glue)) {
    return true;
  }
  if (name.kind === "number" && [countables, megabytes, scales].some((words) => words.has(following.text))) {
    return false;
  }
  return !rules.wording.followsOthers.has(following.text);
}

/**
 * Whether a code right after a laptop's name is the laptop's own: ThinkPad T400, not MacBook M1.
 *
 * @param {Found} name
 * @param {string} before
 * @param {Rules} rules
 */
function isLaptopModel({ kind, meaning }, before, rules) {
  const isOfCode = kind === "code" || kind === "short";
  if (!isOfCode || !rules.wording.laptopModels.has(before)) {
    return false;
  }
  return meaning.products.every((key) => rules.vocabulary.hardware.get(key)?.kind !== "soc");
}

/**
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {Sentence} sentence
 */
function isSpokenAgainst(name, phrase, rules, sentence) {
  const isSure = name.kind === null || name.kind === "code";
  const near = name.kind === null ? NEAR : NEAR_WEAK;
  const after = pastPlural(phrase, name.last);
  const before = phrase.slice(Math.max(sentence.start, name.first - near), name.first);
  const isApart = name.kind === null && !WITHOUT_BREAK.has(phrase[after]?.glue ?? ""); // A16 Bionic, camera: 48 MP
  const following = isApart ? [] : phrase.slice(after, Math.min(sentence.stop, name.last + near + 1));
  if (!(anyAgainst(before, rules) || anyAgainst(following, rules))) {
    return false;
  }
  const beside = isSure ? [...before, ...following] : [...before.slice(-1), ...following.slice(0, 1)];
  return !anyOf(beside, rules.speaksForAll);
}

/**
 * @param {readonly Token[]} some
 * @param {ReadonlySet<string>} words
 */
function anyOf(some, words) {
  return some.some((token) => words.has(token.text));
}

/**
 * Whether one of some words speaks against hardware, or one with the number written to it: P99.
 *
 * @param {readonly Token[]} words
 * @param {Rules} rules
 */
function anyAgainst(words, rules) {
  const { against } = rules.wording;
  if (anyOf(words, against)) {
    return true;
  }
  return words.some(
    (second, at) =>
      at > 0 && second.glue === "" && isNumber(second) && against.has(words[at - 1].text + second.text),
  );
}

/**
 * `H100 hours of footage` counts hours of something else.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function hoursOf(phrase, at, rules) {
  if (at >= phrase.length || !rules.wording.times.has(phrase[at].text)) {
    return false;
  }
  const of = phrase[at + 1]?.text === "of";
  const what = phrase[at + 2]?.text ?? "";
  return phrase[at].text === "years" || (of && !rules.wording.cues.has(what));
}

/**
 * Whether a suffix follows that makes it another product, which nobody sells: GTX 5090 XT.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function goesOn(phrase, at, rules) {
  const following = phrase[at];
  return rules.wording.suffixes.has(following?.text) && WITHOUT_BREAK.has(following.glue);
}

/**
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {readonly Found[]} surely
 * @param {Sentence} sentence
 */
function isSpokenFor(name, phrase, rules, surely, sentence) {
  if (name.kind === "ordinary" && isVersion(phrase, name.last)) {
    return false;
  }
  const within = speaksWithin(name);
  const first = Math.max(sentence.start, name.first - within);
  const last = Math.min(sentence.stop, name.last + within);
  const places = phrase.slice(first, last).map((_, at) => first + at);
  const beside = places.filter((at) => at < name.first || at >= name.last);
  const close = beside.map((at) => phrase[at]);
  const whole = beside.filter((at) => !isPart(name, phrase, at, rules)).map((at) => phrase[at]);
  const words = withoutMeasures(withoutFarSizes(whole, name, phrase, rules), name, phrase, rules);
  const isMachine = name.kind === "ordinary" && name.meaning.system !== null;
  if (isMachine && isSmallWord(phrase[name.first])) {
    return anyOf(words, rules.wording.machines);
  }
  if (isEnough(words, rules.speaksFor[isMachine ? "machine" : (name.kind ?? "number")], name, phrase, rules)) {
    return true;
  }
  if (isCounted(name, phrase, rules) || isHad(name, phrase, rules)) {
    return true;
  }
  if (surely.some((other) => sentence.start <= other.first && other.first < last && vouches(other, name))) {
    return true;
  }
  if (name.kind === "code" && isKnown(name, phrase, close, rules)) {
    return true;
  }
  const few = name.kind === "short" && isLower(phrase[name.first].written) ? FEW_BESIDE_SMALL : FEW;
  return close.length <= few && close.every((token) => isNumber(token) || [...token.text].length <= SHORT);
}

/**
 * Whether words speak for a name: for a doubtful code a common one only in `on M1`, `1x A10`.
 *
 * @param {readonly Token[]} words
 * @param {ReadonlySet<string>} speaksFor
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function isEnough(words, speaksFor, name, phrase, rules) {
  const { commonCues, plainCodes, runsStraight } = rules.wording;
  const isDoubtful = name.kind === "short" || (name.kind === "code" && !plainCodes.has(codeOf(name, phrase)));
  const said = new Set(words.map(({ text }) => text).filter((text) => speaksFor.has(text)));
  if (!isDoubtful || said.size > 1 || [...said].some((text) => !commonCues.has(text))) {
    return said.size > 0;
  }
  const before = phrase[name.first - 1]?.text ?? "";
  return said.size > 0 && (runsStraight.has(before) || rules.multiplying.has(before));
}

/**
 * Words but for units far from a bare number, whose size is the device's where it is near: 3090 24GB.
 *
 * @param {Token[]} words
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function withoutFarSizes(words, name, phrase, rules) {
  if (name.kind !== "number") {
    return words;
  }
  const near = phrase.slice(Math.max(0, name.first - NEAR_SIZE), name.last + NEAR_SIZE);
  return [...words.filter(({ text }) => !rules.wording.gigabytes.has(text)), ...near];
}

/**
 * Words but for those that say nothing beside a percentile: p100 latency.
 *
 * @param {Token[]} words
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function withoutMeasures(words, name, phrase, rules) {
  const { measures, percentiles } = rules.wording;
  return percentiles.has(codeOf(name, phrase)) ? words.filter(({ text }) => !measures.has(text)) : words;
}

/**
 * How many words away one can speak for a name.
 *
 * @param {Found} name
 */
export function speaksWithin({ kind }) {
  return kind === "code" || kind === "short" ? SPEAKS_WITHIN_CODES : SPEAKS_WITHIN;
}

/**
 * Whether a word is part of something longer: of com.google, of SD card, fp without a number.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function isPart(name, phrase, at, rules) {
  const noNumber = at === 0 || at === name.last || !isNumber(phrase[at - 1]);
  const { text, glue } = phrase[at];
  const isNumbered = at + 1 < phrase.length && isNumber(phrase[at + 1]);
  const isOtherCard = CARDS.has(text) && rules.wording.otherCards.has(phrase[at - 1]?.text);
  return glue === "." || (text === "g" && noNumber) || (FORMATS.has(text) && !isNumbered) || isOtherCard;
}

/**
 * Whether a code is known so well that a weak word speaks for it: the H100 is idle.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {readonly Token[]} close
 * @param {Rules} rules
 */
function isKnown(name, phrase, close, rules) {
  if (!rules.wording.knownCodes.has(codeOf(name, phrase)) || !isUpper(phrase[name.first].written)) {
    return false;
  }
  const isAssigned = phrase[name.last]?.glue.includes("="); // V100 = data[i]
  if (isAssigned || anyAgainst(close, rules) || othersLike(name, phrase, rules).size) {
    return false;
  }
  return anyOf(close, rules.wording.weakCues);
}

/** @param {Token} token */
function isSmallWord({ written, text }) {
  return isLower(written) && [...text].length > 1;
}

/**
 * `TITAN 3.0`.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
function isVersion(phrase, at) {
  if (phrase[at]?.text === "v" && phrase[at + 1]?.glue === "") {
    at += 1; // Titan v2
  }
  return at < phrase.length && isNumber(phrase[at]) && ["", " "].includes(phrase[at].glue);
}

/**
 * Whether a number or a plural says how many: 8 3090, a pair of 3090s, 4090*2, A100s.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function isCounted(name, phrase, rules) {
  if (name.kind !== "number" && pastPlural(phrase, name.last) > name.last && isLong(name, phrase)) {
    return true;
  }
  if (name.kind !== "number" && name.kind !== "code") {
    return false;
  }
  return isMultiplied(name, phrase, rules) || isCountedBefore(name, phrase, rules);
}

/**
 * Whether a code is long enough to be one in the plural: A100s, K80s, not T4s.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 */
function isLong(name, phrase) {
  const isShort = name.kind === "short" && isUpper(phrase[name.first].written);
  return name.kind === "code" || (isShort && phrase[name.last - 1].text.length > 1);
}

/**
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function isCountedBefore(name, phrase, rules) {
  if (!name.first) {
    return false;
  }
  const of = ["of", "の"].includes(phrase[name.first - 1].text) && name.first > 1;
  const before = phrase[name.first - (of ? 2 : 1)];
  const [most, signs] = name.kind === "number" ? [2, [" "]] : [5, [" ", "(", " (", " ~", "~"]];
  const isBeside = ["", "-", "*", "**", "\\"].includes(strip(phrase[name.first].glue));
  const digits = isBeside && isNumber(before) && before.text.length <= most && signs.includes(before.glue);
  if (rules.wording.multiplies.has(before.text) && name.first > 1 && !isAmount(phrase[name.first - 2], rules)) {
    return false; // x: h100
  }
  return digits || rules.wording.numbers.has(before.text) || rules.multiplying.has(before.text);
}

/**
 * Whether a number of them stands after: 4090*2.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function isMultiplied(name, phrase, rules) {
  const [first, second] = phrase.slice(name.last, name.last + 2);
  if (!first || !["", " ", "*", " * "].includes(first.glue)) {
    return false;
  }
  if (isNumber(first) && first.glue.includes("*")) {
    return name.kind === "number" || !isLower(phrase[name.first].written); // h100 * 80 of a program
  }
  if (isNumber(first)) {
    return rules.wording.pieces.has(second?.text); // A100 8장
  }
  return rules.multiplying.has(first.text) && Boolean(second) && isNumber(second);
}

/**
 * Whether a name makes another one credible: of a supercomputer, only one of what is in it.
 *
 * @param {Found} other
 * @param {Found} name
 */
function vouches(other, name) {
  const { products, system } = name.meaning;
  return system === null || other.meaning.products.some((key) => products.includes(key));
}
