// @ts-check
// When a text is plain, quoted or folded, and how it is broken into lines: the twin of layout/scalar.py.

const WORDS = new Set(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"]);
// What one YAML reader or another takes for a number: 1, 2.5e3, 1_000, 12:30, 0x1f, .5, .inf.
const NUMBER = /^(?:[-+]?(?:\.?[0-9][0-9_.:]*(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+|\.(?:inf|nan)))$/i;
const SIGNS_AT_THE_BEGINNING = new Set("-?:,[]{}#&*!|>'\"%@`~=");
const SIGNS_OF_STRUCTURE = /: | #|:$|^ | $/;
const SIGNS_IN_BRACKETS = /[,[\]{}:]/;
// What a record may not hold as it is: controls, other line ends, invisible and reordering characters.
const ESCAPED = /[\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;
const CONTROL = new RegExp(`[\\x00-\\x1f]|${ESCAPED.source}`);

/**
 * A text on one line, in quotes only where it would mean something else without.
 * @param {string} text @param {boolean} [inBrackets]
 */
export function plainOrQuoted(text, inBrackets = false) {
  return isPlain(text, inBrackets) ? text : quoted(text);
}

/**
 * Whether every reader takes the text for itself without quotes, in brackets or on a line of its own.
 * @param {string} text @param {boolean} [inBrackets]
 */
export function isPlain(text, inBrackets = false) {
  return !(
    !text || SIGNS_AT_THE_BEGINNING.has(text[0]) || WORDS.has(text.toLowerCase()) || NUMBER.test(text) ||
    SIGNS_OF_STRUCTURE.test(text) || CONTROL.test(text) || (inBrackets && SIGNS_IN_BRACKETS.test(text))
  );
}

/** A text on one line in double quotes, or in single ones where that saves escapes. @param {string} text */
export function quoted(text) {
  if (/["\\]/.test(text) && !text.includes("'") && !CONTROL.test(text)) return `'${text}'`;
  // JSON's escapes are all YAML's too.
  return JSON.stringify(text).replace(ESCAPED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Whether a folded block gives the very text back. @param {string} text */
export function canFold(text) {
  const lines = text.replace(/\n$/, "").split("\n");
  const isSound = (/** @type {string} */ line) => line === line.replace(/^ +| +$/g, "") && !CONTROL.test(line);
  return lines.every(isSound) && Boolean(lines[0] && lines.at(-1));
}

/** The lines of a folded block, its sign first. @param {string} text @param {number} width room on a line */
export function folded(text, width) {
  const paragraphs = text.replace(/\n$/, "").split("\n");
  const body = paragraphs.flatMap((paragraph, at) => [...(at ? [""] : []), ...(paragraph ? filled(wordsOf(paragraph), width) : [])]);
  return [text.endsWith("\n") ? ">" : ">-", ...body];
}

/** The pieces between which a line may be broken: single spaces, since a break stands for just one. @param {string} text */
export function wordsOf(text) {
  return text.split(/(?<=[^ ]) (?=[^ ])/);
}

/**
 * Words on as few lines as they need.
 * @param {readonly string[]} words @param {number} width room on a line @param {number} [first] room on the first one
 */
export function filled(words, width, first = width) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  let room = first;
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word;
    if (line && lengthOf(longer) > room) {
      lines.push(line);
      line = word;
      room = width;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** Characters, as Python counts them. @param {string} text */
export function lengthOf(text) {
  return [...text].length;
}
