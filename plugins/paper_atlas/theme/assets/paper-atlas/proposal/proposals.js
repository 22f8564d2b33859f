// @ts-check
/** Everything that an abstract proposes for a record. */

import { keyOf } from "../naming/rows.js";
import { compileRules } from "../naming/rules.js";
import { results } from "./claims.js";
import { devices } from "./devices.js";
import { figureReader } from "./figures.js";
import { compileLikeness } from "./likeness.js";
import { compilePhrases } from "./phrases.js";
import { pairs, suggestions, termFinder } from "./terms.js";
import { readAbstract } from "./text.js";

/** @import { Rules } from "../naming/rules.js" */
/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { NamesData, TermRow } from "../query/phrases.js" */
/** @import { Result, ResultFinder, ResultScale } from "./claims.js" */
/** @import { Device, DeviceFinder, DeviceScale, Hardware } from "./devices.js" */
/** @import { FiguresData } from "./figures.js" */
/** @import { LikenessScale } from "./likeness.js" */
/** @import { Suggestion, TermFinder, TermScale } from "./terms.js" */
/** @import { Speech } from "./text.js" */

/**
 * What `guide_data` of proposal/guide.py returns; rows are in the order of search/names.json.
 *
 * @typedef {object} GuideData
 * @property {[own: string, proposing: string]} speaks patterns of words by which authors speak of their own work,
 *   and say what they propose or study
 * @property {{ techniques: TermScale, tasks: TermScale, results: ResultScale, devices: DeviceScale,
 *   likeness: LikenessScale }} scales
 * @property {FiguresData} figures
 * @property {[symbol: string, dimension: string, factor: number][]} units
 * @property {[cues: string[], units: string[], better: "higher" | "lower", comparative: boolean][]} metrics
 * @property {string[][]} techniques cues
 * @property {string[][]} tasks cues
 * @property {Record<string, string[]>} roles words before a device, by the role that they give it
 * @property {string[]} device_words
 * @property {string[]} having
 * @property {string[]} against_terms
 * @property {string[]} capitals
 * @property {string[]} mentioned
 * @property {Record<string, string[]>} kinds words near figures, by what they say of them
 * @property {Record<string, number>} weights
 * @property {Record<string, string>} usual
 * @property {string[]} comparing
 * @property {string[]} never
 */

/**
 * Everything that reading abstracts needs.
 *
 * @typedef {object} Guide
 * @property {Speech} speaks
 * @property {DeviceFinder} devices
 * @property {TermFinder} techniques
 * @property {TermFinder} tasks
 * @property {ResultFinder} results
 */

/** @typedef {{ text: string, start: number, end: number }} Words as they stand in the text, and where */
/**
 * A run's own fields; where a name is ambiguous, what it can mean stands in `choices` in place of hardware.
 *
 * @typedef {Words & { hardware?: Hardware, choices?: { product: string }[], count?: number, role: string }} Run
 */
/** @typedef {{ id: string } & (Words | { text: string, in: "title" })} Term */
/**
 * @typedef {Words & { metric?: string, value?: number, range?: [low: number, high: number], unit: string,
 *   qualifier?: string, relation?: string, quote: string }} Claim
 */
/** @typedef {{ hardware: Run[], techniques: Term[], tasks: Term[], claims: Claim[] }} Proposals */

/**
 * Make the guide of a vocabulary.
 *
 * @param {GuideData} data
 * @param {NamesData} names
 * @param {Rules} [rules] those of the names, where they are compiled already
 * @returns {Guide}
 */
export function compileGuide(data, names, rules = compileRules(names.hardware)) {
  const endings = Object.entries(names.queries.endings);
  const { against_terms: against, capitals, mentioned } = data;
  const words = { against: new Set(against), capitals: new Set(capitals), mentioned };
  const cuesOf = [...data.techniques, ...data.tasks];
  /** @type {[row: TermRow, cues: string[]][]} */
  const written = [...names.techniques, ...names.tasks].map((row, at) => [row, cuesOf[at]]);
  const likeness = compileLikeness(written, endings, data.scales.likeness);
  return {
    speaks: { own: new RegExp(data.speaks[0], "i"), proposing: new RegExp(data.speaks[1], "i") },
    devices: deviceFinder(data, names, rules, endings),
    techniques: termFinder(names.techniques, data.techniques, likeness, words, data.scales.techniques),
    tasks: termFinder(names.tasks, data.tasks, likeness, words, data.scales.tasks),
    results: resultFinder(data, names, endings),
  };
}

/**
 * @param {GuideData} data
 * @param {NamesData} names
 * @param {Rules} rules
 * @param {Lexicon["endings"]} endings
 * @returns {DeviceFinder}
 */
function deviceFinder(data, { architectures, makers, hardware }, rules, endings) {
  const written = architectures.flatMap(([id, name, aliases]) => pairs([name, ...aliases], id));
  /** @type {Map<string, string>} */
  const architectureOf = new Map();
  for (const [at, [, architecture]] of makers.entries()) {
    if (architecture !== undefined) {
      architectureOf.set(keyOf(hardware.products[at]), architectures[architecture][0]);
    }
  }
  return {
    rules,
    architectures: compilePhrases(written, endings),
    architectureOf,
    roles: Object.entries(data.roles).map(([role, words]) => [role, new Set(words)]),
    deviceWords: new Set(data.device_words),
    having: new Set(data.having),
    scale: data.scales.devices,
  };
}

/**
 * @param {GuideData} data
 * @param {NamesData} names
 * @param {Lexicon["endings"]} endings
 * @returns {ResultFinder}
 */
function resultFinder(data, names, endings) {
  const units = new Map(data.units.map(([symbol, dimension, factor]) => [symbol, { dimension, factor }]));
  const metrics = new Map(
    data.metrics.map(([, own, better, comparative], at) => [
      names.metrics[at][0],
      { units: own, better, comparative },
    ]),
  );
  const written = names.metrics.flatMap(([id, name, aliases], at) =>
    pairs([name, ...aliases, ...data.metrics[at][0]], id),
  );
  const kinds = Object.entries(data.kinds).flatMap(([kind, words]) => pairs(words, kind));
  return {
    figures: figureReader(data.figures, units),
    units,
    metrics,
    named: compilePhrases(written, endings),
    words: compilePhrases(kinds, endings),
    weights: new Map(Object.entries(data.weights)),
    usual: new Map(Object.entries(data.usual)),
    comparing: new Set(data.comparing),
    never: new Set(data.never),
    scale: data.scales.results,
  };
}

/**
 * What a text seems to state, as plain data: a run's and a claim's own fields, the words and where they
 * stand, as JavaScript counts characters.
 *
 * @param {string} text an abstract
 * @param {string} title the paper's title, or nothing
 * @param {Guide} guide
 * @returns {Proposals}
 */
export function proposals(text, title, guide) {
  const abstract = readAbstract(text, title, guide.speaks);
  const found = devices(abstract, guide.devices);
  const term = (/** @type {Suggestion} */ own) => termOf(own, text, title);
  return {
    hardware: found.map((device) => ({ ...runOf(device), ...wordsOf(text, device) })),
    techniques: suggestions(abstract, guide.techniques).map(term),
    tasks: suggestions(abstract, guide.tasks).map(term),
    claims: results(abstract, found, guide.results).map((result) => ({
      ...claimOf(result),
      ...wordsOf(text, result.figure),
    })),
  };
}

/**
 * @param {string} text
 * @param {{ start: number, end: number }} place
 * @returns {Words}
 */
function wordsOf(text, { start, end }) {
  return { text: text.slice(start, end), start, end };
}

/**
 * @param {Suggestion} suggestion
 * @param {string} text
 * @param {string} title
 * @returns {Term}
 */
function termOf({ id, start, end, inTitle }, text, title) {
  return inTitle ? { id, text: title.slice(start, end), in: "title" } : { id, ...wordsOf(text, { start, end }) };
}

/**
 * What a device says of a run, in the fields of a record.
 *
 * @param {Device} device
 */
function runOf({ hardware, count, role, choices }) {
  const means = choices.length ? { choices: choices.map((product) => ({ product })) } : { hardware };
  return { ...means, ...(count === null ? {} : { count }), role };
}

/**
 * A result in the fields of a record; without metric where none is near.
 *
 * @param {Result} result
 */
function claimOf({ metric, figure, relation, quote }) {
  const { low, high, unit, qualifier } = figure;
  /** @type {[low: number, high: number]} */
  const range = [low, high];
  return {
    ...(metric ? { metric } : {}),
    ...(low === high ? { value: low } : { range }),
    unit,
    ...(qualifier === "exactly" ? {} : { qualifier }),
    ...(relation ? { relation } : {}),
    quote,
  };
}
