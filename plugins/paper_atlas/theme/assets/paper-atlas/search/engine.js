// @ts-check
import { gathered, isLeft } from "./given.js";
import { byClaim, byKey } from "./order.js";
import { verified } from "./phrases.js";
import { NONE } from "./runs.js";

export { counts } from "./counts.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./conditions.js").Chip} Chip
 * @typedef {import("./conditions.js").Query} Query
 * @typedef {import("./given.js").Given} Given
 *
 * @typedef {object} Result
 * @property {number[]} papers in their order
 * @property {number} total
 * @property {{kind: string, id: string}[]} entities what the chips name that has a page
 * @property {boolean} [incomplete] whether a phrase has more candidates than were looked at
 * @property {{paper: number, claim: number, rank: number}[]} [rows] in the order "claim", the claim of each paper
 */

const ENTITIES = ["product", "system", "architecture", "vendor", "technique", "task", "memory"];

/**
 * The papers that a query asks for.
 * @param {Query} query
 * @param {Store} store
 * @param {{sort?: string, whole?: boolean}} [options] sort: relevance, newest, oldest or claim; whole: fetch the
 *   whole tables first
 * @returns {Promise<Result>}
 */
export async function search(query, store, { sort = "relevance", whole = false } = {}) {
  if (whole) await store.loadAll();
  const [atlas, given] = await Promise.all([store.atlas(), gathered(query, store)]);
  const matching = [];
  for (let paper = 0; paper < atlas.papers; paper++) if (matches(given, paper)) matching.push(paper);
  const inOrder = ordered(matching, given, sort);
  const { papers, incomplete } = await verified(inOrder, given.phrases, store);
  const entities = entitiesOf(query.chips);
  const result = { papers, total: papers.length, entities, ...(incomplete && { incomplete }) };
  const metric = onlyMetric(query.chips);
  if (sort !== "claim" || !metric || !atlas.metrics.includes(metric)) return result;
  const rows = byClaim(papers, await store.claims(metric));
  return { ...result, papers: rows.map(({ paper }) => paper), rows };
}

/**
 * @param {Chip[]} chips
 * @returns {string|null}
 */
function onlyMetric(chips) {
  const metrics = chips.filter((chip) => chip.kind === "metric" && !chip.not);
  return metrics.length === 1 ? metrics[0].id : null;
}

/**
 * @param {Given} given
 * @param {number} paper
 */
function matches(given, paper) {
  if (given.roles && given.roles[paper] === NONE) return false;
  for (const mask of given.masks.values()) if (!mask[paper]) return false;
  return isLeft(given, paper);
}

/**
 * @param {number[]} papers newest first
 * @param {Given} given
 * @param {string} sort
 */
function ordered(papers, { roles, byRole, words }, sort) {
  if (sort === "newest") return papers;
  if (sort === "oldest") return papers.reverse();
  const ranked = byKey(papers, (paper) => words.asked - words.titles[paper]);
  return roles && byRole ? byKey(ranked, (paper) => roles[paper]) : ranked;
}

/**
 * @param {Chip[]} chips
 * @returns {{kind: string, id: string}[]}
 */
function entitiesOf(chips) {
  const named = chips.filter((chip) => !chip.not && ENTITIES.includes(chip.kind));
  const entities = named.map(({ kind, id }) => ({ kind, id: kind === "product" ? id.split("/")[0] : id }));
  return entities.filter(
    ({ kind, id }, place) => entities.findIndex((other) => other.kind === kind && other.id === id) === place,
  );
}
