// @ts-check
/** Plain text of a query, read from left to right: the longest names become conditions, the rest is text. */

import { gpusAt } from "../naming/amount.js";
import { mentions } from "../naming/mention.js";
import { readTokens } from "../naming/reading.js";
import { words as wordsOf } from "../search/words.js";
import { sizeOf } from "./fields.js";
import { countChip, fitsChip, memoryChip, numbersOf, optionsOf } from "./hardware.js";
import { matchesAt } from "./lexicon.js";
import { addChip, addWords, negated } from "./model.js";
import { rangeOf, yearAt } from "./years.js";

/** @import { Mention } from "../naming/mention.js" */
/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon, Match } from "./lexicon.js" */
/** @import { Chip, Query } from "./model.js" */
/** @import { Meaning } from "./phrases.js" */
/** @import { Piece } from "./pieces.js" */

const RELATIONS = ["since", "after", "until", "before", "within"];
const RANGES = ["-", "..", "..."];
const OF_MEMORY = new Set(["of", "vram", "ram", "memory"]);

/**
 * Plain text while it is read.
 *
 * @typedef {object} Plain
 * @property {string} text
 * @property {readonly Token[]} tokens
 * @property {ReadonlyMap<number, [mention: Mention, last: number]>} hardware mentions by their first token,
 *   with the token after their last
 * @property {Lexicon} lexicon
 * @property {Query} query
 * @property {boolean} isNegated
 * @property {[written: string, role: Chip][]} roles words that ask for a role beside hardware, and the role
 * @property {[first: number, last: number][]} rest runs of tokens that are text
 */

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
    byFirst.set(starts.get(mention.start) ?? 0, [mention, ends.get(mention.end) ?? 0]);
  }
  return byFirst;
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
 * @param {Plain} plain
 * @param {Chip} chip
 */
function ask(plain, chip) {
  addChip(plain.query, negated(chip, plain.isNegated !== Boolean(chip.not)));
}

/**
 * @param {Plain} plain
 * @param {string} years
 */
function askYears(plain, years) {
  ask(plain, { kind: "year", id: years, name: years });
}

/**
 * Read what begins at a token; how many tokens it takes, none where it is text.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function stepAt(plain, at) {
  const matches = matchesAt(plain.tokens, at, plain.lexicon);
  const named = plain.hardware.get(at);
  if (named && !matches.some((match) => match.last > named[1])) {
    askHardware(plain, named[0]);
    return named[1] - at;
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
 * @param {Plain} plain
 * @param {Meaning} meaning
 */
function askMeaning(plain, { kind, id, name }) {
  ask(plain, kind === "without" ? { kind: "has", id, name, not: true } : { kind, id, name });
}

/**
 * `since 2023`, `under 16 GB`: how many tokens the year or the size takes.
 *
 * @param {Plain} plain
 * @param {number} at
 * @param {string} relation
 */
function comparedAt(plain, at, relation) {
  if (at >= plain.tokens.length) {
    return 0;
  }
  if (relation === "within") {
    return sizeStep(plain, at, fitsChip);
  }
  const year = yearAt(plain.tokens, at);
  if (year === null) {
    return 0;
  }
  const ended = relation === "since" ? endedAt(plain, at) : 0;
  if (!ended) {
    askYears(plain, rangeOf(relation, year));
  }
  return ended || 1;
}

/**
 * A year, a memory size or a number of GPUs at a token: how many tokens it takes.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function figureAt(plain, at) {
  const year = yearAt(plain.tokens, at);
  if (year) {
    return endedAt(plain, at) || yearStep(plain, at, year);
  }
  const step = sizeStep(plain, at, memoryChip);
  if (step) {
    return step;
  }
  const gpus = gpusAt(plain.tokens, at, plain.lexicon.rules);
  if (gpus) {
    ask(plain, countChip(String(gpus)));
  }
  return gpus ? 2 : 0;
}

/**
 * @param {Plain} plain
 * @param {number} at
 * @param {number} year
 */
function yearStep(plain, at, year) {
  const following = matchesAt(plain.tokens, at + 1, plain.lexicon);
  const onwards = following.find(({ meanings }) => meanings.some(({ kind }) => kind === "onwards"));
  askYears(plain, onwards ? rangeOf("onwards", year) : String(year));
  return onwards ? onwards.last - at : 1;
}

/**
 * `2020-2022`, `2020 to 2022`: how many tokens a range of years takes.
 *
 * @param {Plain} plain
 * @param {number} at
 */
function endedAt(plain, at) {
  const { tokens } = plain;
  for (const last of [at + 1, at + 2]) {
    const end = last < tokens.length ? yearAt(tokens, last) : null;
    const isJoined = end !== null && last === at + 1 && RANGES.includes(tokens[last].glue.trim());
    if (isJoined || (end !== null && ["to", "until"].includes(tokens[last - 1].text))) {
      askYears(plain, `${tokens[at].text}..${end}`);
      return last + 1 - at;
    }
  }
  return 0;
}

/**
 * Read a memory size, with the words that belong to it: 24 GB of VRAM.
 *
 * @param {Plain} plain
 * @param {number} at
 * @param {(size: string) => Chip} chipOf
 */
function sizeStep(plain, at, chipOf) {
  const size = sizeOf(plain.tokens, at, plain.lexicon);
  if (!size) {
    return 0;
  }
  ask(plain, chipOf(size));
  const { gpus } = plain.lexicon.rules.wording;
  const rest = plain.tokens.slice(at + 2);
  const past = rest.findIndex(({ text }) => !OF_MEMORY.has(text) && !gpus.has(text));
  return 2 + (past < 0 ? rest.length : past);
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
