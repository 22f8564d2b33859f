// @ts-check
/** Figures of an abstract that are results, as claims of a record have them. */

import { figures, of } from "./figures.js";
import { hits } from "./phrases.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Device } from "./devices.js" */
/** @import { Figure, FigureReader, Unit } from "./figures.js" */
/** @import { Hit, Phrases } from "./phrases.js" */
/** @import { Abstract, Sentence } from "./text.js" */

const COMPARED = ["higher", "lower", "better"];
const TIMES = "x";

/**
 * What makes a figure a result, as `ResultScale` of proposal/scales.py says it.
 *
 * @typedef {object} ResultScale
 * @property {number} enough
 * @property {number} metric
 * @property {number} compared
 * @property {number} said
 * @property {number} qualified
 * @property {number} given
 * @property {number} background
 * @property {number} far
 * @property {number} close
 * @property {number} given_reach
 * @property {number} listed
 * @property {number} apart
 * @property {number} quote_words
 * @property {number} quote_before
 * @property {number} device_reach
 */

/**
 * A figure that seems to be a result.
 *
 * @typedef {object} Result
 * @property {string | null} metric
 * @property {Figure} figure
 * @property {string | null} relation how it stands to its baseline, as in a claim
 * @property {string} quote
 */

/**
 * @typedef {object} Metric
 * @property {readonly string[]} units symbols of those that it is stated in
 * @property {"higher" | "lower"} better which direction is an improvement
 * @property {boolean} comparative itself a comparison
 */

/**
 * Finds results, knowing metrics and the words around figures.
 *
 * @typedef {object} ResultFinder
 * @property {FigureReader} figures
 * @property {ReadonlyMap<string, Unit>} units
 * @property {ReadonlyMap<string, Metric>} metrics
 * @property {Phrases} named names and cues of metrics
 * @property {Phrases} words those around figures, by what they say of them
 * @property {ReadonlyMap<string, number>} weights how likely a figure is a result, by dimension
 * @property {ReadonlyMap<string, string>} usual the metric that is mostly meant, by dimension
 * @property {ReadonlySet<string>} comparing units of figures that say how much more or less something is
 * @property {ReadonlySet<string>} never units of figures that are no results
 * @property {ResultScale} scale
 */

/** @typedef {{ first: number, last: number }} Place the tokens of a figure in its sentence */

/** @typedef {ReadonlyMap<string, number>} Near how far the nearest word of each kind is */

/**
 * The results of an abstract, from left to right; the same said twice is one.
 *
 * @param {Abstract} abstract
 * @param {readonly Device[]} devices
 * @param {ResultFinder} finder
 */
export function results(abstract, devices, finder) {
  const found = figures(abstract.text, finder.figures);
  /** @type {Map<string, Result>} */
  const once = new Map();
  for (const sentence of abstract.sentences) {
    const here = found.filter(({ start }) => sentence.start <= start && start < sentence.end);
    const free = here.filter((one) => !isOfDevice(one, devices) && !finder.never.has(one.unit));
    for (const result of ofSentence(sentence, free, abstract.text, finder)) {
      const { low, high, unit } = result.figure;
      const key = JSON.stringify([result.metric, low, high, unit]);
      if (!once.has(key)) {
        once.set(key, result);
      }
    }
  }
  return [...once.values()];
}

/**
 * @param {Sentence} sentence
 * @param {readonly Figure[]} own
 * @param {string} text
 * @param {ResultFinder} finder
 * @returns {Generator<Result>}
 */
function* ofSentence(sentence, own, text, finder) {
  const words = hits(sentence.words, finder.words);
  const places = own.map((figure) => placeOf(figure, sentence.words));
  const named = metricsOf(own, places, sentence.words, finder);
  const found = own.map((figure, at) => {
    const near = nearest(around(places[at], words, finder), places[at], sentence.words, finder);
    const enough = weightOf(figure, named[at], near, sentence, finder) >= finder.scale.enough;
    const metric = named[at] ?? finder.usual.get(of(finder.units, figure.unit).dimension) ?? null;
    return enough ? { metric, figure, relation: relationOf(figure, near, metric, finder), quote: "" } : null;
  });
  for (const [at, result] of withFellows(found, own, places, finder).entries()) {
    if (result) {
      yield { ...result, quote: quoteOf(places[at], sentence.words, text, finder) };
    }
  }
}

/**
 * The metric of each figure: the nearest; of figures and metrics in two lists, in their order.
 *
 * @param {readonly Figure[]} own
 * @param {readonly Place[]} places
 * @param {readonly Token[]} words
 * @param {ResultFinder} finder
 */
function metricsOf(own, places, words, finder) {
  const all = hits(words, finder.named);
  const firsts = new Set(places.map(({ first }) => first));
  const named = own.map((figure, at) =>
    metricOf(figure, places[at], around(places[at], all, finder), words, firsts, finder),
  );
  for (const [at, following] of places.slice(1).entries()) {
    const after = all.find(({ first }) => first >= following.last && first - following.last <= finder.scale.listed);
    if (following.first - places[at].last > 1 || !after) {
      continue;
    }
    const second = all.find(({ first }) => first === after.last + 1);
    if (second && words[after.last].text === "and") {
      named.splice(at, 2, after.ids[0], second.ids[0]);
    }
  }
  return named;
}

/**
 * The metric named nearest to a figure, of those that are stated in its unit.
 *
 * @param {Figure} figure
 * @param {Place} place
 * @param {readonly Hit[]} near
 * @param {readonly Token[]} words
 * @param {ReadonlySet<number>} firsts
 * @param {ResultFinder} finder
 */
function metricOf(figure, place, near, words, firsts, finder) {
  /** @type {string | null} */
  let best = null;
  let least = finder.scale.far + 1;
  for (const hit of near) {
    const distance = distanceOf(hit, place, words, firsts, finder);
    const fitting = distance < least ? hit.ids.find((key) => fits(figure, key, finder)) : undefined;
    if (fitting !== undefined) {
      [best, least] = [fitting, distance];
    }
  }
  return best;
}

/**
 * @param {Figure} figure
 * @param {string} metric
 * @param {ResultFinder} finder
 */
function fits({ unit }, metric, { units, metrics, comparing }) {
  const { dimension } = of(units, unit);
  const stated = () => of(metrics, metric).units.some((symbol) => of(units, symbol).dimension === dimension);
  return comparing.has(unit) || stated();
}

/**
 * @param {Figure} figure
 * @param {string | null} metric
 * @param {Near} near
 * @param {Sentence} sentence
 * @param {ResultFinder} finder
 */
function weightOf(figure, metric, near, sentence, { units, weights, scale }) {
  const far = (/** @type {string} */ kind) => near.get(kind) ?? scale.far;
  let weight = weights.get(of(units, figure.unit).dimension) ?? 0;
  weight += metric ? scale.metric : 0;
  weight += Math.min(...COMPARED.map(far)) <= scale.close ? scale.compared : 0;
  weight += far("result") <= scale.far ? scale.said : 0;
  weight += figure.qualifier !== "exactly" ? scale.qualified : 0;
  weight += far("given") <= scale.given_reach ? scale.given : 0;
  return sentence.isOwn ? weight : weight + scale.background;
}

/**
 * @param {Figure} figure
 * @param {Near} near
 * @param {string | null} metric
 * @param {ResultFinder} finder
 */
function relationOf({ unit }, near, metric, { metrics, comparing, scale }) {
  const known = metrics.get(metric ?? "");
  if (!comparing.has(unit) || known?.comparative) {
    return null;
  }
  const far = (/** @type {string} */ kind) => near.get(kind) ?? scale.far;
  if (far("of baseline") <= 1) {
    return "of baseline";
  }
  const improves = known?.better ?? "higher";
  const higher = Math.min(...saying("higher", improves).map(far));
  const lower = Math.min(...saying("lower", improves).map(far));
  if (Math.min(higher, lower) <= scale.close) {
    return higher <= lower ? "higher" : "lower";
  }
  return unit === TIMES ? improves : null;
}

/**
 * The kinds of words that say one direction.
 *
 * @param {string} relation
 * @param {string} improves
 */
function saying(relation, improves) {
  return relation === improves ? [relation, "better"] : [relation];
}

/**
 * Results, with the figures that are listed beside one: 45x and 6150x, 89 % and 87 %.
 *
 * @param {readonly (Result | null)[]} found
 * @param {readonly Figure[]} own
 * @param {readonly Place[]} places
 * @param {ResultFinder} finder
 */
function withFellows(found, own, places, { scale }) {
  const listed = [...found];
  const forward = found.slice(1).map((_, at) => [at, at + 1]);
  const backward = forward.map(([before, after]) => [after, before]).reverse();
  for (const [here, beside] of [...forward, ...backward]) {
    const one = listed[here];
    const [place, other] = [places[here], places[beside]];
    const gap = Math.max(other.first - place.last, place.first - other.last);
    if (one && !listed[beside] && gap <= scale.listed && own[here].unit === own[beside].unit) {
      listed[beside] = { ...one, figure: own[beside] };
    }
  }
  return listed;
}

/**
 * @param {Figure} figure
 * @param {readonly Device[]} devices
 */
function isOfDevice(figure, devices) {
  return devices.some(({ start, end }) => start < figure.end && figure.start < end);
}

/**
 * @param {Figure} figure
 * @param {readonly Token[]} words
 * @returns {Place}
 */
function placeOf(figure, words) {
  const first = words.findIndex(({ end }) => end > figure.start);
  const last = words.findIndex(({ start }) => start >= figure.end);
  return { first, last: last < 0 ? words.length : last };
}

/**
 * The phrases that are not too far from a figure.
 *
 * @param {Place} place
 * @param {readonly Hit[]} found
 * @param {ResultFinder} finder
 */
function around(place, found, { scale: { far } }) {
  return found.filter(({ first, last }) => place.first - far <= last && first <= place.last + far);
}

/**
 * How far the nearest word of each kind is.
 *
 * @param {readonly Hit[]} found
 * @param {Place} place
 * @param {readonly Token[]} words
 * @param {ResultFinder} finder
 * @returns {Near}
 */
function nearest(found, place, words, finder) {
  /** @type {Map<string, number>} */
  const near = new Map();
  for (const hit of found) {
    const distance = distanceOf(hit, place, words, new Set(), finder);
    for (const kind of hit.ids) {
      near.set(kind, Math.min(distance, near.get(kind) ?? distance));
    }
  }
  return near;
}

/**
 * Words between a phrase and a figure; a comma or another figure between them counts for several.
 *
 * @param {Hit} hit
 * @param {Place} place
 * @param {readonly Token[]} words
 * @param {ReadonlySet<number>} firsts the first tokens of all figures
 * @param {ResultFinder} finder
 */
function distanceOf(hit, place, words, firsts, { scale }) {
  if (hit.first < place.last && place.first < hit.last) {
    return 0;
  }
  const [first, last] = hit.last <= place.first ? [hit.last, place.first] : [place.last, hit.first];
  const commas = words.slice(first, last + 1).filter(({ glue }) => /[,;:()]/.test(glue)).length;
  let others = 0;
  for (let at = first; at < last; at += 1) {
    others += firsts.has(at) ? 1 : 0;
  }
  return last - first + scale.apart * (commas + others);
}

/**
 * The words of a sentence around a figure, few enough to be a quotation, as they are written.
 *
 * @param {Place} place
 * @param {readonly Token[]} words
 * @param {string} text
 * @param {ResultFinder} finder
 */
function quoteOf(place, words, text, { scale }) {
  const before = words.slice(0, place.first).filter(({ glue }) => glue !== "").slice(-scale.quote_before);
  const { start } = before[0] ?? words[place.first];
  const written = text.slice(start, words[words.length - 1].end).split(" ");
  return written.filter((word) => word).slice(0, scale.quote_words).join(" ");
}
