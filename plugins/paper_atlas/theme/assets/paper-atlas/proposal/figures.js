// @ts-check
/** Figures in running text: numbers with a unit and a qualifier, as they are written. */

import { SPACES, strip } from "../naming/tokens.js";

const LATEX = /\\(?:times|texttimes|sim|approx|mathbf|textbf|text|mathrm|%|,|;|!|~)(?![a-zA-Z])/g;
/** @type {Readonly<Record<string, string>>} */
const LATEX_SIGNS = { times: "×", texttimes: "×", sim: "~", approx: "~", "%": "%" };
// One character for one, so that positions stay.
const VARIED = /[\u2010-\u2014\u2212\u223c\u2248\u2243\u02dc\u2715\u2716${}]/g;
/** @type {Readonly<Record<string, string>>} */
const SIGNS = { "\u223c": "~", "\u2248": "~", "\u2243": "~", "\u02dc": "~", "\u2715": "×", "\u2716": "×" };
const SPACED = "${}";
// The sticky ones ask what stands before a place.
const FROM = /\bfrom (?:[a-z]+ )?$/;
const BETWEEN = /(?<=\bbetween )/y;
const TIMES = "x";
/** How many digits of a figure in another unit are kept, and of one that a word multiplies. */
const CONVERTED = 12;
const SCALED = 15;
/** How many characters before a figure its qualifier may begin. */
const REACH = 28;

/**
 * A number, or a range from low to high, as a text states it.
 *
 * @typedef {object} Figure
 * @property {number} start
 * @property {number} end
 * @property {number} low
 * @property {number} high
 * @property {string} unit its symbol
 * @property {string} qualifier exactly, about, over, under or up to
 */

/** @typedef {{ dimension: string, factor: number }} Unit */

/**
 * What `_figures` of proposal/guide.py returns.
 *
 * @typedef {object} FiguresData
 * @property {string[]} patterns figures in digits, in words, and words that are a whole figure
 * @property {string} joined a number before another figure that shares its unit: 95, 97 and 98 %
 * @property {string} qualifying
 * @property {Record<string, string>} symbols of units by written form
 * @property {Record<string, number>} numbers
 * @property {Record<string, number>} scales
 * @property {Record<string, [value: number, unit: string]>} wholes figures that are words: twice
 * @property {Record<string, string>} qualifiers
 */

/**
 * Finds figures, knowing the written forms of units, numbers and qualifiers.
 *
 * @typedef {object} FigureReader
 * @property {readonly RegExp[]} patterns
 * @property {RegExp} joined
 * @property {RegExp} qualifying
 * @property {ReadonlyMap<string, Unit>} units
 * @property {ReadonlyMap<string, string>} symbols
 * @property {ReadonlyMap<string, number>} numbers
 * @property {ReadonlyMap<string, number>} scales
 * @property {ReadonlyMap<string, [value: number, unit: string]>} wholes
 * @property {ReadonlyMap<string, string>} qualifiers
 */

/**
 * Make the reader of a guide's units.
 *
 * @param {FiguresData} data
 * @param {ReadonlyMap<string, Unit>} units
 * @returns {FigureReader}
 */
export function figureReader(data, units) {
  return {
    patterns: data.patterns.map((source) => new RegExp(source, "dg")),
    joined: new RegExp(data.joined),
    qualifying: new RegExp(data.qualifying),
    units,
    symbols: new Map(Object.entries(data.symbols)),
    numbers: new Map(Object.entries(data.numbers)),
    scales: new Map(Object.entries(data.scales)),
    wholes: new Map(Object.entries(data.wholes)),
    qualifiers: new Map(Object.entries(data.qualifiers)),
  };
}

/**
 * A text with its signs in one spelling and without the signs of LaTeX, every position kept.
 *
 * @param {string} text
 */
export function plainly(text) {
  const unmarked = text.replace(LATEX, (sign) => (LATEX_SIGNS[sign.slice(1)] ?? " ").padEnd(sign.length));
  const same = unmarked.replace(VARIED, (sign) => SIGNS[sign] ?? (SPACED.includes(sign) ? " " : "-"));
  return same.replace(SPACES, (run) => " ".repeat(run.length));
}

/**
 * The characters before a place.
 *
 * @param {string} text
 * @param {number} end
 * @param {number} count how many, where one may be two of JavaScript's
 */
export function before(text, end, count) {
  return [...text.slice(Math.max(0, end - 2 * count), end)].slice(-count).join("");
}

/**
 * The figures of a text that `plainly` has made plain, from left to right.
 *
 * @param {string} text
 * @param {FigureReader} reader
 */
export function figures(text, reader) {
  /** @type {Figure[]} */
  const found = [];
  for (const pattern of reader.patterns) {
    for (const match of text.matchAll(pattern)) {
      found.push(...sharing(figureOf(match, text, reader), text, reader));
    }
  }
  return [...between(found.sort((one, other) => one.start - other.start), text)];
}

/**
 * @param {RegExpMatchArray} match
 * @param {string} text
 * @param {FigureReader} reader
 * @returns {Figure}
 */
function figureOf(match, text, reader) {
  const said = match.groups ?? {};
  const begin = match.index ?? 0;
  const end = begin + match[0].length;
  if (said.whole) {
    const [value, unit] = of(reader.wholes, oneSpace(said.whole).toLowerCase());
    return { start: begin, end, low: value, high: value, unit, qualifier: qualifierOf(text, begin, reader) };
  }
  let low = numberOf(said.low, reader);
  let high = said.high ? numberOf(said.high, reader) : low;
  let unit = said.unit ? unitOf(said.unit, reader) : TIMES;
  if (said.high && FROM.test(before(text, begin, REACH))) {
    low = high; // from 45 % to 6 %: the second is the result
  } else if (said.own) {
    [high, unit] = inUnit(high, unit, unitOf(said.own, reader), reader);
  }
  const scale = reader.scales.get((said.scale ?? "").toLowerCase()) ?? 1;
  const start = match.indices?.groups?.low[0] ?? begin;
  const qualifier = said.plus ? "over" : qualifierOf(text, start, reader);
  const ends = [scaled(low, scale), scaled(high, scale)];
  return { start, end, low: Math.min(...ends), high: Math.max(...ends), unit, qualifier };
}

/**
 * A product without the rounding that comes of counting in twos.
 *
 * @param {number} value
 * @param {number} scale
 */
function scaled(value, scale) {
  return scale === 1 ? value : Number((value * scale).toPrecision(SCALED));
}

/**
 * A value in another unit of the same dimension: 5 hours are 300 minutes.
 *
 * @param {number} value
 * @param {string} unit
 * @param {string} wanted
 * @param {FigureReader} reader
 * @returns {[value: number, unit: string]}
 */
function inUnit(value, unit, wanted, { units }) {
  const one = of(units, unit);
  const other = of(units, wanted);
  if (unit === wanted || one.dimension !== other.dimension) {
    return [value, unit];
  }
  return [Number(((value * one.factor) / other.factor).toPrecision(CONVERTED)), wanted];
}

/**
 * A figure after those that share its unit.
 *
 * @param {Figure} figure
 * @param {string} text
 * @param {FigureReader} reader
 */
function sharing(figure, text, reader) {
  const found = [figure];
  for (;;) {
    const { start: until } = found[found.length - 1];
    const reach = before(text, until, REACH);
    const match = reader.joined.exec(reach);
    const written = match?.groups?.low;
    if (!match || !written) {
      return found.reverse();
    }
    const start = until - reach.length + match.index;
    const number = numberOf(written, reader);
    const qualifier = qualifierOf(text, start, reader);
    const end = start + written.length;
    found.push({ start, end, low: number, high: number, unit: figure.unit, qualifier });
  }
}

/**
 * @param {string} written
 * @param {FigureReader} reader
 */
function numberOf(written, { numbers }) {
  return numbers.get(written.toLowerCase()) ?? Number(written.replaceAll(",", ""));
}

/**
 * @param {string} written
 * @param {FigureReader} reader
 */
function unitOf(written, { symbols }) {
  const plain = oneSpace(written);
  return symbols.get(plain) ?? of(symbols, plain.toLowerCase());
}

/**
 * @param {string} text
 * @param {number} start
 * @param {FigureReader} reader
 */
function qualifierOf(text, start, { qualifying, qualifiers }) {
  const words = qualifying.exec(before(text, start, REACH))?.groups?.words;
  return words ? of(qualifiers, oneSpace(words).toLowerCase()) : "exactly";
}

/**
 * Two figures of one unit after the word between are one range.
 *
 * @param {readonly Figure[]} found
 * @param {string} text
 * @returns {Generator<Figure>}
 */
function* between(found, text) {
  /** @type {Figure | null} */
  let waiting = null;
  for (const figure of found) {
    const joined =
      waiting?.unit === figure.unit && strip(text.slice(waiting.end, figure.start)) === "and";
    if (waiting && joined && stands(BETWEEN, text, waiting.start)) {
      yield { ...waiting, end: figure.end, high: figure.high };
      waiting = null;
      continue;
    }
    if (waiting) {
      yield waiting;
    }
    waiting = figure;
  }
  if (waiting) {
    yield waiting;
  }
}

/**
 * Whether a sticky pattern fits at a place.
 *
 * @param {RegExp} pattern
 * @param {string} text
 * @param {number} at
 */
function stands(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** @param {string} written */
function oneSpace(written) {
  return written.replace(/[ -]+/g, " ");
}

/**
 * What a mapping has for a key that it is known to have.
 *
 * @template Value
 * @param {ReadonlyMap<string, Value>} mapping
 * @param {string} key
 * @returns {Value}
 */
export function of(mapping, key) {
  const value = mapping.get(key);
  if (value === undefined) {
    throw new Error(`nothing is known of ${key}`);
  }
  return value;
}
