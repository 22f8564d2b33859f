// @ts-check
/** Names as they are spelt: the longest that the tokens at a place make, whether it is meant there or not. */

import { APART, DOTTED, FUSED, laptop } from "./rules.js";
import { isNumber, isUpper } from "./tokens.js";

/** @import { Meaning, Node, Rules } from "./rules.js" */
/** @import { Token } from "./tokens.js" */

const LOOSE = new Set([" ", "-", "", " -", "- ", " - ", " (", "("]);
/** 8A100 says eight A100. */
const DIGITS_OF_COUNT = 2;
const BEFORE_VOWEL = new Set(["an", "single"]);
/** Capital letters behind a number that rather stand for themselves: 2080 X 4. */
const WORDS = new Set(["a", "i", "m", "x"]);
/** Digits after a letter: M1, P40; one less after two letters: NC6. */
const SHORT_CODE = 2;
/** Tokens of a slice of TPUs: v3-8. */
const SLICE = 3;

/**
 * A name in a phrase, from token `first` up to but not including `last`.
 *
 * @typedef {object} Found
 * @property {number} first
 * @property {number} last
 * @property {Meaning} meaning
 * @property {"number" | "code" | "short" | "ordinary" | null} kind what else it can be: a `number` (4090), a
 *   `code` (A100), a `short` one (T4), an `ordinary` word
 * @property {number} group names of one list share it
 */

/**
 * The longest name that begins at each token.
 *
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function spelt(phrase, rules) {
  const { starts } = rules;
  return phrase.map((token, at) =>
    starts.has(token.text) && mayBegin(phrase, at, rules) ? longest(phrase, at, rules) : null,
  );
}

/**
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function mayBegin(phrase, at, rules) {
  const token = phrase[at];
  if (at === 0 || token.glue === " ") {
    return true;
  }
  const before = phrase[at - 1];
  if (token.glue === "") {
    const counted = isNumber(before) && before.glue !== "" && before.text.length <= DIGITS_OF_COUNT;
    return ["x", "times", "×"].includes(before.text) || rules.vendors.has(before.text) || counted;
  }
  if (token.glue === "-" && isNumber(token)) {
    const isNumeral = rules.wording.numbers.has(before.text);
    return isNumeral || rules.vendors.has(before.text) || ["rtx", "gtx"].includes(before.text); // quad-3090
  }
  if (token.glue === "-") {
    const { beside, numbers } = rules.wording;
    return isNumber(before) || [rules.vendors, beside, numbers].some((words) => words.has(before.text));
  }
  const dotted = token.glue === "." && rules.wording.beside.has(before.text); // ml.g5.xlarge
  return dotted || !token.glue.endsWith(".");
}

/**
 * The longest name that begins at a token.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 * @returns {Found | null}
 */
export function longest(phrase, at, rules) {
  let node = rules.names.next.get(APART + phrase[at].text);
  /** @type {Found | null} */
  let best = null;
  let last = at + 1;
  while (node) {
    const { meaning } = node;
    if (meaning && mayEnd(phrase, last, meaning, rules) && !isPlural(phrase, last, best, meaning, rules)) {
      best = { first: at, last, meaning, kind: null, group: 0 };
    }
    node = step(node, phrase, last, rules);
    last += 1;
  }
  return best && { ...best, kind: kindOf(phrase.slice(best.first, best.last), rules) };
}

/**
 * @param {readonly Token[]} name
 * @param {Rules} rules
 * @returns {Found["kind"]}
 */
function kindOf(name, rules) {
  if (rules.wording.ordinary.has(name.map((token) => token.text).join(" "))) {
    return "ordinary";
  }
  const [letters, digits] = name;
  if (name.length === 1) {
    return isNumber(letters) ? "number" : null;
  }
  if (name.length === SLICE && letters.text === "v" && isNumber(digits) && isNumber(name[2])) {
    return "ordinary"; // v3-8
  }
  if (name.length > 2 || !isNumber(digits) || letters.text.length > 2) {
    return null;
  }
  if (letters.text.length === 1 && digits.text.length > SHORT_CODE) {
    return "code";
  }
  return letters.text.length + digits.text.length <= SHORT_CODE + 1 ? "short" : null;
}

/**
 * @param {Node} node
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function step(node, phrase, at, rules) {
  if (at >= phrase.length) {
    return undefined;
  }
  const token = phrase[at];
  const following = edgeFrom(node, phrase, at, token, rules);
  if (!following && token.text === "plus") {
    return edgeFrom(node, phrase, at, { ...token, text: "+", glue: "" }, rules); // Snapdragon 855 Plus
  }
  if (!following && token.text.length > 1 && token.text.endsWith("s")) {
    return edgeFrom(node, phrase, at, { ...token, text: token.text.slice(0, -1) }, rules); // 1080 Tis, A10Gs
  }
  return following;
}

/**
 * @param {Node} node
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Token} token
 * @param {Rules} rules
 */
function edgeFrom(node, phrase, at, token, rules) {
  if (token.glue === ".") {
    return node.next.get(DOTTED + token.text);
  }
  const apart = node.next.get(APART + token.text);
  const fused = node.next.get(FUSED + token.text);
  if (token.glue === "" && fused) {
    return fused; // DGX-1V, not the V of DGX-1 V100
  }
  if (apart && LOOSE.has(token.glue)) {
    return apart;
  }
  const parted = token.glue === " " && mayPart(phrase, at, rules);
  return token.glue === "" || token.glue === "-" || parted ? fused : undefined;
}

/**
 * Whether a name is still read when a space parts it: MI 250X, L40 S, an A 100, never a 100.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function mayPart(phrase, at, rules) {
  const [before, token] = [phrase[at - 1], phrase[at]];
  if (isNumber(before)) {
    return isUpper(token.written) && !WORDS.has(token.text);
  }
  if (!isNumber(token)) {
    return false;
  }
  return before.text.length > 1 || (at > 1 && isUpper(before.written) && counts(phrase[at - 2], rules));
}

/**
 * Whether a word before a letter says that a number belongs to it: Nvidia A 100, 8x A 100, an A 100.
 *
 * @param {Token} token
 * @param {Rules} rules
 */
function counts(token, rules) {
  const { text } = token;
  const isFew = isNumber(token) && text.length <= DIGITS_OF_COUNT;
  return isFew || rules.vendors.has(text) || rules.multiplying.has(text) || BEFORE_VOWEL.has(text);
}

/**
 * @param {readonly Token[]} phrase
 * @param {number} last
 * @param {Meaning} meaning
 * @param {Rules} rules
 */
function mayEnd(phrase, last, meaning, rules) {
  if (last >= phrase.length) {
    return true;
  }
  const after = phrase[last];
  const mayFollow = ["x", "×", "fe"].includes(after.text) || rules.wording.formFactors.has(after.text);
  if (after.glue !== "" || after.written === "s" || mayFollow) {
    return true;
  }
  return isMobile(phrase, last, meaning, rules) || (after.text === "+" && !isPhone(meaning, rules));
}

/**
 * Whether a plus makes another product of a name: Galaxy S23+, but GTX 1060+ is one at least.
 *
 * @param {Meaning} meaning
 * @param {Rules} rules
 */
function isPhone(meaning, rules) {
  const kinds = meaning.products.map((key) => rules.vocabulary.hardware.get(key)?.kind ?? "");
  return kinds.includes("phone") || kinds.includes("soc");
}

/**
 * Whether an M or a word for laptop is written to a name that has a laptop part: 3060M, 3080Laptop.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Meaning} meaning
 * @param {Rules} rules
 */
export function isMobile(phrase, at, meaning, rules) {
  const token = phrase[at];
  const says = token.text === "m" || rules.wording.laptop.has(token.text);
  return token.glue === "" && says && meaning.products.some((key) => laptop(key, rules));
}

/**
 * Whether a small s at the end is a plural: 8 V100s are not V100S, since V100 is a name too.
 *
 * @param {readonly Token[]} phrase
 * @param {number} last
 * @param {Found | null} shorter
 * @param {Meaning} meaning
 * @param {Rules} rules
 */
function isPlural(phrase, last, shorter, meaning, rules) {
  const final = phrase[last - 1];
  if (final.written !== "s" || final.glue !== "" || shorter === null || shorter.last !== last - 1) {
    return false;
  }
  const keepsS = meaning.products.some((key) => rules.wording.smallS.has(key));
  return !keepsS && !goesOnWithHyphen(phrase, last);
}

/**
 * `V100s-32g` is one card.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
function goesOnWithHyphen(phrase, at) {
  return at < phrase.length && phrase[at].glue === "-";
}

/**
 * Past the s of a plural that stands at a token, where one does.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
export function pastPlural(phrase, at) {
  const plural = at < phrase.length && phrase[at].text === "s" && ["", "'"].includes(phrase[at].glue);
  return plural ? at + 1 : at;
}
