// @ts-check
/** Figures of an abstract that are results, as claims of a record have them. */

import { figures, of } from "./figures.js";
import { hits } from "./phrases.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Device } from "./devices.js" */
/** @import { Figure, FigureReader, Unit } from "./figures.js" */
/** @import { Hit, Phrases } from "./phrases.js" */
/** @import { Abstract, Sentence } from "./text.js" */

const COMPARING = new Set(["x", "%", "percentage points", "points", "orders of magnitude"]);
const COMPARED = ["higher", "lower", "better"];
const TIMES = "x";
const NEVER = new Set(["GPUs", "nodes", "bits", "layers"]);
/** How many words from a figure its metric may stand. */
const FAR = 14;
const CLOSE = 7;
const ENOUGH = 2;
/** How many words may stand between figures of a list. */
const LISTED = 4;
const QUOTE_WORDS = 12;
const BEFORE_FIGURE = 6;

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
    const free = here.filter((one) => !isOfDevice(one, devices) && !NEVER.has(one.unit));
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
    const near = nearest(around(places[at], words), places[at], sentence.words);
    const enough = weightOf(figure, named[at], near, sentence, finder) >= ENOUGH;
    const metric = named[at] ?? finder.usual.get(of(finder.units, figure.unit).dimension) ?? null;
    return enough ? { metric, figure, relation: relationOf(figure, near, metric, finder), quote: "" } : null;
  });
  for (const [at, result] of withFellows(found, own, places).entries()) {
    if (result) {
      yield { ...result, quote: quoteOf(places[at], sentence.words, text) };
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
    metricOf(figure, places[at], around(places[at], all), words, firsts, finder),
  );
  for (const [at, following] of places.slice(1).entries()) {
    const after = all.find(({ first }) => first >= following.last && first - following.last <= LISTED);
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
  let least = FAR + 1;
  for (const hit of near) {
    const distance = distanceOf(hit, place, words, firsts);
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
function fits({ unit }, metric, { units, metrics }) {
  const { dimension } = of(units, unit);
  const stated = () => of(metrics, metric).units.some((symbol) => of(units, symbol).dimension === dimension);
  return COMPARING.has(unit) || stated();
}

/**
 * @param {Figure} figure
 * @param {string | null} metric
 * @param {Near} near
 * @param {Sentence} sentence
 * @param {ResultFinder} finder
 */
function weightOf(figure, metric, near, sentence, { units, weights }) {
  let weight = weights.get(of(units, figure.unit).dimension) ?? 0;
  weight += metric ? 1 : 0;
  weight += Math.min(...COMPARED.map((kind) => near.get(kind) ?? FAR)) <= CLOSE ? 0.5 : 0;
  weight += (near.get("result") ?? FAR) <= FAR ? 0.5 : 0;
  weight += figure.qualifier !== "exactly" ? 0.25 : 0;
  weight -= (near.get("given") ?? FAR) <= 2 ? 1 : 0;
  return sentence.isOwn ? weight : weight - 2;
}

/**
 * @param {Figure} figure
 * @param {Near} near
 * @param {string | null} metric
 * @param {ResultFinder} finder
 */
function relationOf({ unit }, near, metric, { metrics }) {
  const known = metrics.get(metric ?? "");
  if (!COMPARING.has(unit) || known?.comparative) {
    return null;
  }
  if ((near.get("of baseline") ?? FAR) <= 1) {
    return "of baseline";
  }
  const improves = known?.better ?? "higher";
  const higher = Math.min(...saying("higher", improves).map((kind) => near.get(kind) ?? FAR));
  const lower = Math.min(...saying("lower", improves).map((kind) => near.get(kind) ?? FAR));
  if (Math.min(higher, lower) <= CLOSE) {
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
 */
function withFellows(found, own, places) {
  const listed = [...found];
  const forward = found.slice(1).map((_, at) => [at, at + 1]);
  const backward = forward.map(([before, after]) => [after, before]).reverse();
  for (const [here, beside] of [...forward, ...backward]) {
    const one = listed[here];
    const [place, other] = [places[here], places[beside]];
    const gap = Math.max(other.first - place.last, place.first - other.last);
    if (one && !listed[beside] && gap <= LISTED && own[here].unit === own[beside].unit) {
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
 */
function around(place, found) {
  return found.filter(({ first, last }) => place.first - FAR <= last && first <= place.last + FAR);
}

/**
 * How far the nearest word of each kind is.
 *
 * @param {readonly Hit[]} found
 * @param {Place} place
 * @param {readonly Token[]} words
 * @returns {Near}
 */
function nearest(found, place, words) {
  /** @type {Map<string, number>} */
  const near = new Map();
  for (const hit of found) {
    const distance = distanceOf(hit, place, words, new Set());
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
 */
function distanceOf(hit, place, words, firsts) {
  if (hit.first < place.last && place.first < hit.last) {
    return 0;
  }
  const [first, last] = hit.last <= place.first ? [hit.last, place.first] : [place.last, hit.first];
  const commas = words.slice(first, last + 1).filter(({ glue }) => /[,;:()]/.test(glue)).length;
  let others = 0;
  for (let at = first; at < last; at += 1) {
    others += firsts.has(at) ? 1 : 0;
  }
  return last - first + 3 * commas + 3 * others;
}

/**
 * The words of a sentence around a figure, few enough to be a quotation, as they are written.
 *
 * @param {Place} place
 * @param {readonly Token[]} words
 * @param {string} text
 */
function quoteOf(place, words, text) {
  const before = words.slice(0, place.first).filter(({ glue }) => glue !== "").slice(-BEFORE_FIGURE);
  const { start } = before[0] ?? words[place.first];
  const written = text.slice(start, words[words.length - 1].end).split(" ");
  return written.filter((word) => word).slice(0, QUOTE_WORDS).join(" ");
}
