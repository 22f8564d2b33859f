// @ts-check
/** Finds names of hardware in text by the rules: where they stand, and what each stands for. */

import { isCredible, isMeant, speaksWithin } from "./credible.js";
import { codeOf } from "./doubt.js";
import { joined } from "./joined.js";
import { APART } from "./rules.js";
import { longest, pastPlural, spelt } from "./spelling.js";
import { isNumber, strip, tokens } from "./tokens.js";

/** @import { Sentence } from "./credible.js" */
/** @import { Rules } from "./rules.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

const LISTS = new Set(["/", ",", "&", "|", "and", "or", "vs", "+"]);
/** Words between two numbers of a list. */
const BESIDE = 2;
/** Tokens; no name has more. */
const LONGEST_NAME = 12;
const LONGEST_CODE = 2;
/** Digits from which on a number that is listed after a letter's is a name as well. */
const OF_LINE = 4;

/**
 * A text as tokens, with `8xA100` cut where the name begins, and slips of spelling mended.
 *
 * @param {string} text
 * @param {Rules} rules
 * @returns {Token[]}
 */
export function readTokens(text, rules) {
  const { synonyms } = rules.wording;
  const found = tokens(text, rules.starts, rules.unspaced);
  const meant = found.map((token) => {
    const text = synonyms.get(token.text);
    return text === undefined ? token : { ...token, text };
  });
  return joined(meant, rules.wording);
}

/**
 * Every name that is credible, from left to right, the longest first.
 *
 * @param {readonly Token[]} phrase the tokens of a text
 * @param {Rules} rules the names and words to know
 * @param {boolean} [typed] whether the text was typed into a search box, where a name means hardware more
 *   often than not
 */
export function namesIn(phrase, rules, typed = false) {
  const names = spelt(phrase, rules);
  const sentences = sentencesOf(phrase);
  /** @type {Found[]} */
  const found = [];
  /** @type {Found[]} */
  let sure = [];
  let at = 0;
  while (at < phrase.length) {
    const name = withoutVendor(names[at], names);
    const surely = name?.kind ? [...sure, ...surelyOf(names, found, name, phrase, rules)] : [];
    const means = typed ? isMeant : isCredible;
    if (name && means(name, phrase, rules, surely, sentences[name.first])) {
      sure = name.kind === null || name.kind === "code" ? [name] : sure;
      found.push(...listFrom(phrase, name, found.length, rules));
      at = found[found.length - 1].last;
    } else {
      at += 1;
    }
  }
  return found;
}

/**
 * The longer name that begins after a vendor's, where there is one: Cambricon MLU370-S4.
 *
 * @param {Found | null} name
 * @param {readonly (Found | null)[]} names
 */
function withoutVendor(name, names) {
  const inside = name ? names.slice(name.first + 1, name.last) : [];
  return inside.find((other) => name && other && other.last > name.last) ?? name;
}

/**
 * Names near one that can mean nothing else, or that make a list with it.
 *
 * @param {readonly (Found | null)[]} names
 * @param {readonly Found[]} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function surelyOf(names, found, name, phrase, rules) {
  return [...sureOf(names, name, phrase, rules), ...numbersBefore(found, name), ...listed(names, name, phrase)];
}

/**
 * Codes in a list with another that begins with another letter, one of them long: T4/V100, L4 and A100. Between
 * strokes both may be short: T4/L4.
 *
 * @param {readonly (Found | null)[]} names
 * @param {Found} name
 * @param {readonly Token[]} phrase
 */
function listed(names, name, phrase) {
  if (!isCode(name)) {
    return [];
  }
  const before = names.slice(Math.max(0, name.first - LONGEST_CODE - 1), name.first);
  const others = [...before, ...names.slice(name.last, name.last + 2)].filter((other) => other !== null);
  return others.filter(isCode).filter((other) => {
    const [one, two] = other.first < name.first ? [other, name] : [name, other];
    const between = phrase.slice(one.last, two.first + 1);
    const isSlash = between.length === 1 && between[0].glue === "/";
    const differs = phrase[one.first].text !== phrase[two.first].text;
    return joins(between) && differs && (isSlash || [name.kind, other.kind].includes("code"));
  });
}

/** @param {Found} name */
function isCode({ kind }) {
  return kind === "code" || kind === "short";
}

/**
 * Whether what stands from the end of one name up to the first token of another makes them a list.
 *
 * @param {readonly Token[]} between
 */
function joins(between) {
  if (between.length === 1) {
    return LISTS.has(strip(between[0].glue));
  }
  return between.length === 2 && LISTS.has(between[0].text) && ["", "/", ","].includes(strip(between[0].glue));
}

/**
 * Names after one that can mean nothing else; for a code, other codes beside it and known ones too.
 *
 * @param {readonly (Found | null)[]} names
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function sureOf(names, name, phrase, rules) {
  const following = names.slice(name.last, name.last + speaksWithin(name)).filter((other) => other !== null);
  return following.filter((other) => {
    if (other.kind !== null && (other.kind !== "code" || !isCode(name))) {
      return false;
    }
    if (other.kind !== null && codeOf(other, phrase) === codeOf(name, phrase)) {
      return false; // a variable stands in a program more than once
    }
    const isBeside = name.kind === "code" && other.first <= name.last + BESIDE;
    return other.kind === null || isBeside || rules.wording.knownCodes.has(codeOf(other, phrase));
  });
}

/**
 * The bare number that a bare number stands beside, where that one means hardware: on a 4090 or 5090.
 *
 * @param {readonly Found[]} found
 * @param {Found} name
 */
function numbersBefore(found, name) {
  const before = name.kind === "number" ? found.slice(-1) : [];
  return before.filter((other) => other.kind === "number" && name.first - other.last <= BESIDE);
}

/**
 * The sentence that each token stands in.
 *
 * @param {readonly Token[]} phrase
 * @returns {Sentence[]}
 */
function sentencesOf(phrase) {
  /** @type {Sentence[]} */
  const found = [];
  for (const [at, token] of phrase.entries()) {
    const begins = at === 0 || beginsSentence(token);
    const sentence = begins ? { start: at, stop: at } : found[at - 1];
    sentence.stop = at + 1;
    found.push(sentence);
  }
  return found;
}

/** @param {Token} token */
function beginsSentence(token) {
  const ends = ["? ", "! ", "; "].includes(token.glue) || token.glue.endsWith(". ");
  return ends && !isNumber(token); // no. 4080
}

/**
 * A name, and what follows in a list without its first words: H100/200, TPU v3, v4 and v5e.
 *
 * @param {readonly Token[]} phrase
 * @param {Found} name
 * @param {number} group
 * @param {Rules} rules
 * @returns {Generator<Found>}
 */
function* listFrom(phrase, name, group, rules) {
  yield { ...name, group };
  const whole = phrase.slice(name.first, name.last);
  const heads = name.meaning.system ? [] : [...headsOf(whole)];
  let at = pastSlice(phrase, pastPlural(phrase, name.last));
  while (heads.length) {
    const item = nextInList(phrase, at, heads[0]);
    let following = item === null ? null : firstContinued(heads, phrase, item, rules);
    if (following === null && isWordOfList(phrase, at)) {
      const ends = whole.map((_, cut) => whole.slice(0, whole.length - cut)).filter((head) => head.length > 1);
      following = firstContinued(ends, phrase, at, rules);
    }
    if (following === null) {
      return;
    }
    yield { ...following, group };
    at = pastSlice(phrase, pastPlural(phrase, following.last));
  }
}

/**
 * @param {readonly (readonly Token[])[]} heads
 * @param {readonly Token[]} phrase
 * @param {number} item
 * @param {Rules} rules
 */
function firstContinued(heads, phrase, item, rules) {
  for (const head of heads) {
    const found = continued(head, phrase, item, rules);
    if (found) {
      return found;
    }
  }
  return null;
}

/**
 * Whether a word stands at a token that can end a name in place of its end: M1 Max/Ultra, 910B/C.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
function isWordOfList(phrase, at) {
  return at < phrase.length && phrase[at].glue === "/" && !isNumber(phrase[at]);
}

/**
 * Past the 8 of TPU v3-8.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
function pastSlice(phrase, at) {
  return at < phrase.length && isNumber(phrase[at]) && phrase[at].glue === "-" ? at + 1 : at;
}

/**
 * The words of a name that a list may leave out of its later items, the longest first.
 *
 * @param {readonly Token[]} name
 */
function* headsOf(name) {
  const first = name.findIndex(isNumber);
  const last = name.findLastIndex((token) => isNumber(token) && token.glue === " "); // Snapdragon 8 Gen 1/2
  for (let length = first < 0 ? 0 : Math.max(first, last); length > 0; length -= 1) {
    yield name.slice(0, length);
  }
}

/**
 * @param {readonly Token[]} head
 * @param {readonly Token[]} phrase
 * @param {number} item
 * @param {Rules} rules
 * @returns {Found | null}
 */
function continued(head, phrase, item, rules) {
  const first = phrase[item];
  const fused = [...(isNumber(first) ? head[head.length - 1] : first).text].length === 1;
  if (!rules.names.next.get(APART + first.text)?.meaning || isNumber(first)) {
    const rest = phrase.slice(item + 1, item + LONGEST_NAME);
    const found = longest([...head, { ...first, glue: fused ? "" : " " }, ...rest], 0, rules);
    if (found && found.last > head.length) {
      const last = item + found.last - head.length;
      return { first: item, last, meaning: found.meaning, kind: null, group: 0 };
    }
  }
  return null;
}

/**
 * Where the next item of a list stands: a number of some length, or the v of a version.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {readonly Token[]} head
 */
function nextInList(phrase, at, head) {
  if (at >= phrase.length) {
    return null;
  }
  const token = phrase[at];
  if (LISTS.has(token.text)) {
    if (head[0].text.length === 1) {
      return null; // A100 and 40 GB is not A100 and A40
    }
    at += 1;
  } else if (!LISTS.has(strip(token.glue, "() "))) {
    return null;
  } else if (isLine(head[head.length - 1]) && !token.glue.includes("/") && !(head.length > 1 && isOfLine(token))) {
    return null; // M1 Max, 10 cores; but RTX A4000, 5000
  }
  return at < phrase.length && isItem(phrase, at, head) ? at : null;
}

/**
 * Whether the last word before a name's number is a letter that the next ones need too; not v of v3.
 *
 * @param {Token} token
 */
function isLine({ text }) {
  return [...text].length === 1 && text !== "v";
}

/** @param {Token} token */
function isOfLine(token) {
  return isNumber(token) && token.written.length >= OF_LINE && !token.written.includes(",");
}

/**
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {readonly Token[]} head
 */
function isItem(phrase, at, head) {
  const following = phrase[at + 1];
  if (following && (following.glue === "." || ["g", "gb", "gib", "x"].includes(following.text))) {
    return false;
  }
  const longEnough = head.length > 1 && head[head.length - 1].text !== "v" ? 1 : 2; // Raspberry Pi 4, 5
  return phrase[at].text === "v" || (isNumber(phrase[at]) && phrase[at].text.length >= longEnough);
}
