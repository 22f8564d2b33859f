// @ts-check
import { gathered, isLeft } from "./given.js";
import { verified } from "./phrases.js";
import { BITS, ROLES, SHOWN, runFacet, runTest } from "./runs.js";
import { Axis } from "./tables.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./tables.js").Tables} Tables
 * @typedef {import("./tables.js").Filed} Filed
 * @typedef {import("./conditions.js").Query} Query
 * @typedef {Record<string, Map<string, number>>} Counts
 */

const DEVICE_PARTS = /** @type {const} */ (["product", "variant", "system", "architecture", "vendor", "memory"]);
/** Sizes of memory, in GB, that counts say how many papers fit in. */
export const ROOMS = ["8", "12", "16", "24", "32", "40", "48", "80"];
/** In `Failed.facets`: the paper can't be counted anywhere. */
const OUT = 255;

/**
 * For each facet, how many papers there are of each value among those that the query without the facet's own
 * chips gives.
 * @param {Query} query
 * @param {Store} store
 * @returns {Promise<Counts>}
 */
export async function counts(query, store) {
  const tables = await store.loadAll();
  const given = await gathered(query, store);
  const facets = [...given.masks.keys()];
  const failed = await failures(given, tables, store);
  const asked = query.chips.filter((chip) => !chip.not && runFacet(chip.kind));
  const test = asked.length ? await runTest(asked, store) : null;
  const { found, hasRun } = countRuns(tables, failed, test);
  const fits = await countFits(asked, failed, store);
  /** @param {string} facet @returns {(paper: number) => boolean} */
  const isIn = (facet) => {
    const own = facets.indexOf(facet) + 1;
    return (paper) => hasRun[paper] === 1 && (failed[paper] === 0 || (own > 0 && failed[paper] === own));
  };
  return {
    ...found,
    fits,
    technique: countTerms(tables.technique, isIn("technique")),
    task: countTerms(tables.task, isIn("task")),
    year: countValues(tables.year, isIn("year")),
    venue: countValues(tables.venue, isIn("venue")),
    has: countList("code", tables.code, isIn("has")),
    hardware: countList("not-stated", tables.notStated, isIn("hardware")),
  };
}

/**
 * For each paper 0, or the number from 1 of the only facet of papers that it fails, or OUT.
 * @param {import("./given.js").Given} given
 * @param {Tables} tables
 * @param {Store} store
 */
async function failures(given, tables, store) {
  const failed = new Uint8Array(tables.year.of.length);
  const masks = [...given.masks.values()];
  const candidates = [];
  for (let paper = 0; paper < failed.length; paper++) {
    if (!isLeft(given, paper)) failed[paper] = OUT;
    for (let facet = 0; facet < masks.length && failed[paper] !== OUT; facet++)
      if (!masks[facet][paper]) failed[paper] = failed[paper] ? OUT : facet + 1;
    if (failed[paper] !== OUT && given.phrases.length) candidates.push(paper);
  }
  const right = new Set((await verified(candidates, given.phrases, store)).papers);
  for (const paper of candidates) if (!right.has(paper)) failed[paper] = OUT;
  return failed;
}

/** Papers by one value of their rows, each paper once. */
class Tally {
  /** @param {Axis} axis */
  constructor(axis) {
    this.axis = axis;
    this.numbers = new Uint32Array(axis.ids.length);
    this.last = new Int32Array(axis.ids.length).fill(-1);
  }

  /**
   * @param {number} thing
   * @param {number} paper
   */
  add(thing, paper) {
    const value = this.axis.of[thing];
    if (value < 0 || this.last[value] === paper) return;
    this.last[value] = paper;
    this.numbers[value]++;
  }

  /** @returns {Map<string, number>} */
  get found() {
    return named(this.axis.ids, this.numbers);
  }
}

/**
 * Counts of the facets of runs, and which papers have a run that matches all of them.
 * @param {Tables} tables
 * @param {Uint8Array} failed
 * @param {import("./runs.js").RunTest|null} test
 */
function countRuns({ rows, devices }, failed, test) {
  const parts = DEVICE_PARTS.slice(0, 5).map((part) => new Tally(devices[part]));
  const memory = new Tally(devices.memory);
  const role = new Tally(new Axis(ROLES, Int32Array.from(ROLES, (_, place) => place)));
  const hasRun = new Uint8Array(failed.length);
  const { papers, roles } = rows;
  for (let row = 0; row < papers.length; row++) {
    const paper = papers[row];
    if (failed[paper] === OUT) continue;
    const missed = test ? test.missed(rows, row) : 0;
    if (missed === 0) hasRun[paper] = 1;
    if (failed[paper]) continue;
    if (!(missed & ~BITS.hardware)) for (const part of parts) part.add(rows.devices[row], paper);
    if (!(missed & ~BITS.memory)) memory.add(rows.devices[row], paper);
    if (!(missed & ~BITS.role)) role.add(roles[row], paper);
  }
  /** @type {Counts} */
  const found = { memory: memory.found, role: role.found };
  parts.forEach((part, place) => (found[DEVICE_PARTS[place]] = part.found));
  return { found, hasRun };
}

/**
 * For each size how many papers fit in it.
 * @param {import("./conditions.js").Chip[]} asked of runs
 * @param {Uint8Array} failed
 * @param {Store} store
 */
async function countFits(asked, failed, store) {
  const least = await leastMemory(asked.filter((chip) => chip.kind !== "fits"), failed.length, store);
  const sizes = asked.filter((chip) => chip.kind === "fits").map((chip) => chip.id);
  const ids = [...new Set([...ROOMS, ...sizes])];
  const numbers = new Uint32Array(ids.length);
  for (let paper = 0; paper < failed.length; paper++)
    if (!failed[paper] && least[paper] < Infinity)
      ids.forEach((id, place) => least[paper] <= Number(id) && numbers[place]++);
  return named(ids, numbers);
}

/**
 * In how much memory each paper was shown to fit, in GB; infinity where that is not known.
 * @param {import("./conditions.js").Chip[]} asked of runs, besides that they fit
 * @param {number} papers
 * @param {Store} store
 */
async function leastMemory(asked, papers, store) {
  const [{ devices }, { rows }, needs] = await Promise.all([store.atlas(), store.loadAll(), store.needs()]);
  const test = asked.length ? await runTest(asked, store) : null;
  const least = new Float64Array(papers).fill(Infinity);
  const hasRun = new Uint8Array(papers);
  for (let row = 0; row < rows.papers.length; row++) {
    if (test?.ownMissed(rows, row)) continue;
    const paper = rows.papers[row];
    hasRun[paper] = 1;
    const memory = devices[rows.devices[row]][5];
    if (memory && SHOWN.includes(rows.roles[row])) least[paper] = Math.min(least[paper], Number(memory));
  }
  needs.papers.forEach((paper, place) => {
    if (!test || hasRun[paper]) least[paper] = Math.min(least[paper], needs.memory[place]);
  });
  return least;
}

/**
 * @param {Filed} filed
 * @param {(paper: number) => boolean} isIn
 */
function countTerms({ ids, starts, terms }, isIn) {
  const numbers = new Uint32Array(ids.length);
  for (let paper = 0; paper + 1 < starts.length; paper++)
    if (isIn(paper)) for (let place = starts[paper]; place < starts[paper + 1]; place++) numbers[terms[place]]++;
  return named(ids, numbers);
}

/**
 * @param {Axis} axis
 * @param {(paper: number) => boolean} isIn
 */
function countValues({ ids, of }, isIn) {
  const numbers = new Uint32Array(ids.length);
  for (let paper = 0; paper < of.length; paper++) if (of[paper] >= 0 && isIn(paper)) numbers[of[paper]]++;
  return named(ids, numbers);
}

/**
 * @param {string} id
 * @param {Uint32Array} papers
 * @param {(paper: number) => boolean} isIn
 */
function countList(id, papers, isIn) {
  return named([id], [papers.filter((paper) => isIn(paper)).length]);
}

/**
 * Zeros left out.
 * @param {string[]} ids
 * @param {ArrayLike<number>} numbers
 * @returns {Map<string, number>}
 */
function named(ids, numbers) {
  /** @type {Map<string, number>} */
  const found = new Map();
  ids.forEach((id, place) => numbers[place] && found.set(id, numbers[place]));
  return found;
}
