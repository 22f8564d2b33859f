// @ts-check
// The text of a record, from what it says: the twin of layout/writing.py, which says what the style is.

import { Figure } from "../figure.js";
import { canFold, filled, folded, isPlain, lengthOf, plainOrQuoted, quoted, wordsOf } from "./scalar.js";

/**
 * How one field is written, and the fields inside it in their order; of a list, how each item is.
 * @typedef {[style: string, fields: Record<string, Plan>]} Plan
 */

const STEP = 2;
/** @type {Plan} */
const UNKNOWN = ["as needed", {}];

/**
 * The text of a record.
 * @param {Record<string, any>} record texts, figures, lists and groups
 * @param {{ width: number, modeline: string, plan: Plan }} layout
 * @param {number} [depth] how many folders below `papers/` the record is in
 */
export function written(record, { width, modeline, plan }, depth = 0) {
  const first = modeline.replace("=../", `=${"../".repeat(depth + 1)}`);
  return [first, ...linesOf(record, plan, 0, width)].map((line) => `${line}\n`).join("");
}

/** @param {any} value @param {Plan} plan @param {number} indent @param {number} width @returns {string[]} */
function linesOf(value, plan, indent, width) {
  if (Array.isArray(value)) return value.flatMap((item) => itemLines(item, plan, indent, width));
  return ordered(value, plan).flatMap(([key, own]) => fieldLines(key, own, plan[1][key] ?? UNKNOWN, indent, width));
}

/** @param {Record<string, any>} fields @param {Plan} plan @returns {[string, any][]} */
function ordered(fields, [, known]) {
  const names = new Set([...Object.keys(known).filter((name) => Object.hasOwn(fields, name)), ...Object.keys(fields)]);
  return [...names].map((name) => [name, fields[name]]);
}

/** @param {string} key @param {any} value @param {Plan} plan @param {number} indent @param {number} width */
function fieldLines(key, value, plan, indent, width) {
  const begun = `${" ".repeat(indent)}${plainOrQuoted(key, true)}:`;
  const short = shortLines(value, plan, width - lengthOf(begun) - 1, width - indent - STEP);
  return short ? joined(begun, short, indent + STEP) : [begun, ...linesOf(value, plan, indent + STEP, width)];
}

/** @param {any} value @param {Plan} plan @param {number} indent @param {number} width */
function itemLines(value, plan, indent, width) {
  const begun = `${" ".repeat(indent)}-`;
  const short = shortLines(value, plan, width - indent - STEP, width - indent - STEP);
  if (short) return joined(begun, short, indent + STEP);
  const [first, ...others] = linesOf(value, plan, indent + STEP, width);
  return [`${begun} ${first.slice(indent + STEP)}`, ...others];
}

/** @param {string} begun @param {string[]} short @param {number} indent */
function joined(begun, [first, ...others], indent) {
  return [`${begun} ${first}`, ...others.map((line) => (line ? " ".repeat(indent) + line : ""))];
}

/**
 * The lines of a value that begins on a line, or null for one with a line for each part.
 * @param {any} value @param {Plan} plan @param {number} first room on the line it begins on @param {number} width room on others
 * @returns {string[] | null}
 */
function shortLines(value, plan, first, width) {
  if (value instanceof Figure) return [value.written];
  if (typeof value === "string") return textLines(value, plan[0], first, width);
  if (Array.isArray(value)) return value.length ? listLines(value, first, width) : ["[]"];
  if (!Object.keys(value).length) return ["{}"];
  const line = plan[0] === "one line" ? onOneLine(value, plan) : null;
  return line && lengthOf(line) <= first ? [line] : null;
}

/** @param {string} text @param {string} style @param {number} first @param {number} width */
function textLines(text, style, first, width) {
  if (style === "folded" && canFold(text)) return folded(text, width);
  const line = style === "quoted" ? quoted(text) : plainOrQuoted(text);
  if (lengthOf(line) <= first) return [line];
  if (style !== "quoted" && wordsOf(text).length > 1 && canFold(text)) return folded(text, width);
  return style !== "quoted" && isPlain(text) ? [line] : filled(wordsOf(line), width, first);
}

/** Words in brackets, as a paragraph that breaks between items. @param {any[]} items @param {number} first @param {number} width */
function listLines(items, first, width) {
  if (items.some((item) => !isWord(item))) return null;
  const words = items.map((item, at) => inBrackets(item) + (at < items.length - 1 ? "," : "]"));
  return filled([`[${words[0]}`, ...words.slice(1)], width, first);
}

/** A group in braces; null where something in it is a group or a list with groups. @param {any} group @param {Plan} plan */
function onOneLine(group, plan) {
  const parts = ordered(group, plan).map(([key, value]) => {
    if (isWord(value)) return `${plainOrQuoted(key, true)}: ${inBrackets(value)}`;
    return Array.isArray(value) && value.every(isWord) ? `${plainOrQuoted(key, true)}: [${value.map(inBrackets).join(", ")}]` : null;
  });
  return parts.includes(null) ? null : `{${parts.join(", ")}}`;
}

/** @param {any} value */
function isWord(value) {
  return typeof value === "string" || value instanceof Figure;
}

/** @param {any} value */
function inBrackets(value) {
  return value instanceof Figure ? value.written : plainOrQuoted(value, true);
}
