// @ts-check
/** What people type: conditions and words. */

import { words as wordsOf } from "../search/words.js";
import { chipsOfField } from "./fields.js";
import { addChip, addWords, emptyQuery, namesHardware, negated } from "./model.js";
import { piecesOf } from "./pieces.js";
import { readPlain } from "./plain.js";

/** @import { Plain } from "./figures.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Query } from "./model.js" */
/** @import { Piece } from "./pieces.js" */

const SHORTEST_PREFIX = 3;
/** Characters of a query that are read. */
const LONGEST = 500;

/**
 * Read a query; misspellings stay as they are.
 *
 * @param {string} text
 * @param {Lexicon} lexicon
 * @returns {Query}
 */
export function readPlainly(text, lexicon) {
  const query = emptyQuery();
  text = shortened(text);
  /** @type {Plain["roles"]} */
  const roles = [];
  /** @type {Plain | null} */
  let last = null;
  for (const piece of piecesOf(text, lexicon.fields)) {
    last = null;
    if (piece.isPhrase) {
      addWords(query, wordsOf(piece.text), { phrase: true, not: piece.isNegated });
    } else if (!readField(piece, query, lexicon)) {
      last = readPlain(piece, query, lexicon);
      roles.push(...last.roles);
    }
  }
  if (last && last.rest.at(-1)?.[1] === last.tokens.length && /[\p{L}\p{N}]$/u.test(text)) {
    markPrefix(query, wordsOf(text).at(-1));
  }
  settleRoles(query, roles);
  joinYears(query);
  dropWider(query, lexicon);
  return query;
}

/**
 * As much of a query as is read.
 *
 * @param {string} text
 */
export function shortened(text) {
  return text.length > LONGEST ? [...text].slice(0, LONGEST).join("") : text;
}

/**
 * Whether a piece is a field whose value is known; its conditions are added.
 *
 * @param {Piece} piece
 * @param {Query} query
 * @param {Lexicon} lexicon
 */
function readField({ field, text, isNegated }, query, lexicon) {
  const chips = field ? chipsOfField(field, text, lexicon) : [];
  for (const chip of chips) {
    addChip(query, negated(chip, isNegated));
  }
  return chips.length > 0;
}

/**
 * The last word may be a part of one.
 *
 * @param {Query} query
 * @param {string} [last]
 */
function markPrefix(query, last = "") {
  for (const own of [...last].length >= SHORTEST_PREFIX ? query.text : []) {
    if (own.words.length === 1 && own.words[0] === last && !own.not && !own.phrase) {
      own.prefix = true;
    }
  }
}

/**
 * Words like `training` ask for a role only beside hardware.
 *
 * @param {Query} query
 * @param {Plain["roles"]} roles
 */
function settleRoles(query, roles) {
  for (const [written, role] of roles) {
    if (namesHardware(query)) {
      addChip(query, role);
    } else {
      wordsOf(written).forEach((word) => addWords(query, [word], { not: role.not }));
    }
  }
}

/**
 * `after 2020 before 2023` asks for the years between.
 *
 * @param {Query} query
 */
function joinYears(query) {
  const years = query.chips.filter(({ kind, not }) => kind === "year" && !not);
  const since = years.find(({ id }) => id.endsWith(".."));
  const until = years.find(({ id }) => id.startsWith(".."));
  if (years.length === 2 && since && until && since.id.slice(0, 4) <= until.id.slice(2)) {
    const id = since.id.slice(0, 4) + until.id;
    const joined = { kind: "year", id, name: id };
    query.chips = query.chips.filter((chip) => chip !== until).map((chip) => (chip === since ? joined : chip));
  }
}

/**
 * `amd mi250x` asks for the MI250X, not for all of AMD too.
 *
 * @param {Query} query
 * @param {Lexicon} lexicon
 */
function dropWider(query, lexicon) {
  const { systems } = lexicon.rules.vocabulary;
  const wider = new Set();
  for (const { kind, id } of query.chips.filter((chip) => !chip.not)) {
    const key = kind === "system" ? `product:${systems.get(id)?.product}` : `${kind}:${id.split("/")[0]}`;
    lexicon.wider.get(key)?.forEach((above) => wider.add(above));
  }
  query.chips = query.chips.filter((chip) => chip.not || !wider.has(`${chip.kind}:${chip.id}`));
}
