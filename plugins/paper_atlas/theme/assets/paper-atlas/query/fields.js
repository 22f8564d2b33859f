// @ts-check
/** Conditions written out: `gpu:4090`, `year:2022..`, `vram:<=24`, `has:code`. */

import { sizeAt } from "../naming/amount.js";
import { mentions } from "../naming/mention.js";
import { tokens } from "../naming/tokens.js";
import { chipNamed, countChip, fitsChip, memoryChip, numbersOf, optionsOf } from "./hardware.js";
import { caseless, matchesAt } from "./lexicon.js";
import { HARDWARE } from "./model.js";
import { yearsOf } from "./years.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Chip } from "./model.js" */

const SIZE = /^(<=|<|\.\.)?\s*(\d{1,4})\s*(?:gb|g|gib)?(\.\.)?$/i;
export const ROLES = ["measured", "trained", "baseline", "required", "analysed", "simulated", "named"];

/**
 * The conditions that a field with its value asks for; several where a name can mean several, none where the
 * value is unknown.
 *
 * @param {string} field
 * @param {string} value
 * @param {Lexicon} lexicon
 * @returns {Chip[]}
 */
export function chipsOfField(field, value, lexicon) {
  const kind = lexicon.fields.get(field) ?? field;
  if (kind === "hardware" || HARDWARE.includes(kind)) {
    return ofHardware(kind, value, lexicon);
  }
  switch (kind) {
    case "year":
      return ofYear(value);
    case "memory":
    case "fits":
      return ofMemory(kind, value);
    case "count":
      return /^0*[1-9]\d{0,6}$/.test(value) ? [countChip(value.replace(/^0+/, ""))] : [];
    case "role":
      return oneOf(kind, ROLES, value);
    case "has":
      return oneOf(kind, lexicon.has, value);
    default:
      return ofTerm(kind, value, lexicon);
  }
}

/**
 * @param {string} kind
 * @param {readonly string[]} known
 * @param {string} value
 * @returns {Chip[]}
 */
function oneOf(kind, known, value) {
  const key = caseless(value);
  return known.includes(key) ? [{ kind, id: key, name: key }] : [];
}

/**
 * @param {string} value
 * @returns {Chip[]}
 */
function ofYear(value) {
  const years = yearsOf(value);
  return years ? [{ kind: "year", id: years, name: years }] : [];
}

/**
 * @param {string} kind
 * @param {string} value
 * @param {Lexicon} lexicon
 * @returns {Chip[]}
 */
function ofHardware(kind, value, lexicon) {
  const plain = value.replaceAll("_", " ");
  if (["not stated", "unknown"].includes(caseless(plain.replaceAll("-", " ")))) {
    return [{ kind: "hardware", id: "not-stated", name: "not stated" }];
  }
  const known = (kind === "hardware" ? HARDWARE : [kind]).find((own) => lexicon.names.get(own)?.has(value));
  if (known) {
    return [chipNamed(known, value, lexicon)];
  }
  const chips = mentioned(kind, plain, lexicon);
  if (chips.length || kind === "product" || kind === "system") {
    return chips;
  }
  const kinds = kind === "hardware" ? ["architecture", "vendor"] : [kind];
  return kinds.flatMap((own) => ofTerm(own, plain, lexicon));
}

/**
 * @param {string} kind
 * @param {string} text
 * @param {Lexicon} lexicon
 * @returns {Chip[]}
 */
function mentioned(kind, text, lexicon) {
  if (kind === "architecture" || kind === "vendor") {
    return [];
  }
  const found = mentions(text, lexicon.rules, true);
  const chips = found.flatMap((mention) => [...optionsOf(mention, lexicon), ...numbersOf(mention)]);
  return chips.filter((chip) => kind === "hardware" || [kind, "memory", "count"].includes(chip.kind));
}

/**
 * @param {string} kind
 * @param {string} value
 * @returns {Chip[]}
 */
function ofMemory(kind, value) {
  const [, atMost, size, atLeast] = SIZE.exec(value.trim()) ?? [];
  if (!Number(size) || atLeast) {
    return [];
  }
  const plain = String(Number(size));
  return [kind === "fits" || atMost ? fitsChip(plain) : memoryChip(plain)];
}

/**
 * @param {string} kind
 * @param {string} value
 * @param {Lexicon} lexicon
 * @returns {Chip[]}
 */
function ofTerm(kind, value, lexicon) {
  const key = caseless(value);
  if (kind !== "venue" && lexicon.names.get(kind)?.has(key)) {
    return [chipNamed(kind, key, lexicon)];
  }
  const words = tokens(value.replace(/[-_]/g, " "));
  const [found] = matchesAt(words, 0, lexicon);
  if (!found || found.last < words.length) {
    return [];
  }
  return found.meanings.filter((own) => own.kind === kind).map(({ id, name }) => ({ kind, id, name }));
}

/**
 * The memory size at a token, in whole GB.
 *
 * @param {readonly Token[]} text
 * @param {number} at
 * @param {Lexicon} lexicon
 * @returns {string | null}
 */
export function sizeOf(text, at, lexicon) {
  const size = sizeAt(text, at, lexicon.rules);
  return size !== null && Number.isInteger(size) ? String(size) : null;
}
