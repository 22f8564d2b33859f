// @ts-check
// Numbers as they are written: JavaScript's own would make 3.0 into 3.

const WRITTEN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const KEY = "figure as written";

/** A number as it is written. */
export class Figure {
  /** @param {string} written */
  constructor(written) {
    this.written = written;
  }
}

/** The number that a text is; null where it is none. @param {string} text @returns {Figure | null} */
export function figureOf(text) {
  return WRITTEN.test(text) ? new Figure(text) : null;
}

/**
 * JSON with its numbers as they are written.
 * @param {string} text @returns {any}
 * @throws {SyntaxError} the text is not JSON
 */
export function readJson(text) {
  JSON.parse(text); // what follows would let some mistakes pass
  const kept = text.replace(STRINGS_AND_NUMBERS, (part) => (part.startsWith('"') ? part : `{"${KEY}":"${part}"}`));
  return JSON.parse(kept, (_, value) => (typeof value?.[KEY] === "string" ? new Figure(value[KEY]) : value));
}

/** A value as JSON, with its numbers as they are written. @param {any} value @returns {string} */
export function writeJson(value) {
  if (value instanceof Figure) return value.written;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`).join(",")}}`;
}

/** A value with JavaScript's own numbers. @param {any} value @returns {any} */
export function plain(value) {
  if (value instanceof Figure) return Number(value.written);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
