// @ts-check
/** Plain text of a query, read from left to right: the longest names become conditions, the rest is text. */

import { mentions } from "../naming/mention.js";
import { readTokens } from "../naming/reading.js";
import { words as wordsOf } from "../search/words.js";
import { ask, comparedAt, figureAt } from "./figures.js";
import { bareSize, numbersOf, optionsOf } from "./hardware.js";
import { matchesAt } from "./lexicon.js";
import { HARDWARE, addChip, addWords, negated } from "./model.js";

/** @import { Mention } from "../naming/mention.js" */
/** @import { Token } from "../naming/tokens.js" */
/** @import { Plain } from "./figures.js" */
/** @import { Lexicon, Match } from "./lexicon.js" */
/** @import { Chip, Query } from "./model.js" */
/** @import { Meaning } from "./phrases.js" */
/** @import { Piece } from "./pieces.js" */

const MORE = ["or", "nor", "and"];
const RELATIONS = ["since", "after", "until", "before", "within"];

/**
 * Read a piece of plain text; what it asks for is added to the query.
 *
 * @param {Piece} piece
 * @param {Query} query
 * @param {Lexicon} lexicon
 * @returns {Plain}
 */
export function readPlain({ text, isNegated }, query, lexicon) {
  const tokens = readTokens(text, lexicon.rules);
  const hardware = byToken(mentions(text, lexicon.rules, true), tokens);
  /** @type {Plain} */
  const plain = { text, tokens, hardware, lexicon, query, isNegated, roles: [], rest: [] };
  let at = 0;
  while (at < tokens.length) {
    const step = stepAt(plain, at);
    if (!step) {
      leave(plain, at);
    }
    at += step || 1;
    readAgain(plain, at);
  }
  for (const [first, last] of plain.rest) {
    for (const word of wordsOf(written(plain, first, last))) {
      addWords(query, [word], { not: isNegated });
    }
  }
  return plain;
}

/**
 * @param {readonly Mention[]} found
 * @param {readonly Token[]} tokens
 * @returns {Plain["hardware"]}
 */
function byToken(found, tokens) {
  const starts = new Map(tokens.map(({ start }, at) => [start, at]));
  const ends = new Map(tokens.map(({ end }, at) => [end, at + 1]));
  /** @type {Map<number, [Mention, number]>} */
  const byFirst = new Map();
  for (const mention of found) {
    const [first, last] = [starts.get(mention.start), ends.get(mention.end)];
    if (first !== undefined && last !== undefined) {
      byFirst.set(first, [mention, last]);
    }
  }
  return byFirst;
}

/**
 * Find what is left of a mention whose beginning belongs to a phrase: FlashAttention-2 H100.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function readAgain(plain, at) {
  if ([...plain.hardware].some(([first, [, last]]) => first < at && at < last)) {
    const { start } = plain.tokens[at];
    const left = mentions(" ".repeat(start) + plain.text.slice(start), plain.lexicon.rules, true);
    plain.hardware = byToken(left, plain.tokens);
  }
}

/**
 * @param {Plain} plain
 * @param {number} first
 * @param {number} last the token after the last one
 */
function written({ text, tokens }, first, last) {
  return text.slice(tokens[first].start, tokens[last - 1].end);
}

/**
 * Read what begins at a token; how many tokens it takes, none where it is text.
 *
 * @param {Plain} plain
 * @param {number} at
 * @returns {number}
 */
function stepAt(plain, at) {
  const matches = matchesAt(plain.tokens, at, plain.lexicon);
  const named = plain.hardware.get(at);
  if (named && !matches.some((match) => match.last > named[1])) {
    const [mention, last] = named;
    const size = bareSize(mention, plain.tokens.slice(last), plain.lexicon);
    askHardware(plain, mention);
    if (size) {
      ask(plain, size);
    }
    return last - at + (size ? 1 : 0);
  }
  for (const match of matches) {
    const step = phraseAt(plain, at, match);
    if (step) {
      return step;
    }
  }
  return figureAt(plain, at);
}

/**
 * @param {Plain} plain
 * @param {Mention} mention
 */
function askHardware(plain, mention) {
  const options = optionsOf(mention, plain.lexicon);
  if (mention.products.length > 1 || mention.systems.length > 1) {
    plain.query.choices.push({ written: plain.text.slice(mention.start, mention.end), options });
  }
  for (const chip of [...options, ...numbersOf(mention)]) {
    ask(plain, chip);
  }
}

/**
 * @param {Plain} plain
 * @param {number} at
 * @param {Match} match
 */
function phraseAt(plain, at, match) {
  const step = match.last - at;
  for (const relation of RELATIONS) {
    const asked = match.meanings.some((own) => own.kind === relation);
    const further = asked ? comparedAt(plain, match.last, relation) : 0;
    if (further) {
      return step + further;
    }
  }
  const meaning = match.meanings.find((own) => !RELATIONS.includes(own.kind));
  if (!meaning || meaning.kind === "onwards") {
    return 0;
  }
  if (meaning.kind === "excluding") {
    const further = excludedAt(plain, match.last);
    return further && step + further;
  }
  if (meaning.kind === "role?") {
    const role = { kind: "role", id: meaning.id, name: meaning.name };
    plain.roles.push([written(plain, at, match.last), negated(role, plain.isNegated)]);
  } else if (meaning.kind !== "filler") {
    askMeaning(plain, meaning);
    if (match.respelt) {
      plain.query.repairs.push({ from: written(plain, at, match.last), to: match.respelt });
    }
  }
  return step;
}

/**
 * `without quantization`, `not on V100`: how many tokens the name takes; none where none follows.
 *
 * @param {Plain} plain
 * @param {number} first
 */
function excludedAt(plain, first) {
  let at = first;
  for (let filler = fillerAt(plain, at); filler; filler = fillerAt(plain, at)) {
    at += filler;
  }
  if (at === plain.tokens.length) {
    return 0;
  }
  const kind = kindAt(plain, at);
  plain.isNegated = !plain.isNegated;
  const step = stepAt(plain, at);
  at += step;
  while (step && MORE.includes(plain.tokens[at]?.text) && kind && kindAt(plain, at + 1) === kind) {
    at += 1 + stepAt(plain, at + 1);
  }
  plain.isNegated = !plain.isNegated;
  return step && at - first;
}

/**
 * What kind of thing is named at a token; hardware of any kind is one.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function kindAt(plain, at) {
  const kind = matchesAt(plain.tokens, at, plain.lexicon)[0]?.meanings[0].kind;
  return plain.hardware.has(at) || HARDWARE.includes(kind) ? "hardware" : kind;
}

/**
 * How many tokens words that ask for nothing take.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function fillerAt(plain, at) {
  const [longest] = plain.hardware.has(at) ? [] : matchesAt(plain.tokens, at, plain.lexicon);
  return longest?.meanings.every(({ kind }) => kind === "filler") ? longest.last - at : 0;
}

/**
 * @param {Plain} plain
 * @param {Meaning} meaning
 */
function askMeaning(plain, { kind, id, name }) {
  ask(plain, kind === "without" ? { kind: "has", id, name, not: true } : { kind, id, name });
}

/**
 * Keep a token as text, with the one before where nothing parts them.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function leave({ rest, tokens }, at) {
  const before = rest.at(-1);
  if (before && before[1] === at && tokens[at].glue === "") {
    before[1] = at + 1;
  } else {
    rest.push([at, at + 1]);
  }
}
