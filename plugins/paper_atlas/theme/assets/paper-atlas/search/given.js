// @ts-check
import { paperMasks } from "./conditions.js";
import { findWords } from "./postings.js";
import { NONE, rowsFor, runFacet, runTest } from "./runs.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./conditions.js").Chip} Chip
 * @typedef {import("./conditions.js").Words} Words
 * @typedef {import("./conditions.js").Query} Query
 * @typedef {import("./postings.js").Found} Found
 */

const ASKS_FOR_ROLE = ["hardware", "memory", "count", "fits"];

/**
 * What each part of a query says of each paper.
 * @typedef {object} Given
 * @property {Map<string, Uint8Array>} masks of facets of papers
 * @property {Uint8Array|null} roles strongest role of matching runs
 * @property {boolean} byRole whether results are ordered by it
 * @property {Uint8Array[]} excluded
 * @property {Found} words
 * @property {Found[]} withoutWords
 * @property {{phrase: Words, isCandidate: (paper: number) => boolean}[]} phrases to be verified
 */

/**
 * @param {Query} query
 * @param {Store} store
 * @returns {Promise<Given>}
 */
export async function gathered(query, store) {
  const wanted = query.chips.filter((chip) => !chip.not);
  const unwanted = query.chips.filter((chip) => chip.not);
  const text = query.text.filter((entry) => entry.words.length);
  const [masks, roles, excluded, words, refused] = await Promise.all([
    paperMasks(wanted, store),
    rolesOf(wanted, store),
    Promise.all(unwanted.map((chip) => maskOf(chip, store))),
    findWords(text.filter((entry) => !entry.not), store),
    Promise.all(text.filter((entry) => entry.not).map((entry) => refusedBy(entry, store))),
  ]);
  const byRole = wanted.some((chip) => ASKS_FOR_ROLE.includes(runFacet(chip.kind) ?? ""));
  const phrases = [
    ...text.filter((entry) => isPhrase(entry) && !entry.not).map((phrase) => ({ phrase, isCandidate: () => true })),
    ...refused
      .filter(({ entry }) => isPhrase(entry))
      .map(({ entry, found }) => ({ phrase: entry, isCandidate: (/** @type {number} */ paper) => found.has(paper) })),
  ];
  const withoutWords = refused.filter(({ entry }) => !isPhrase(entry)).map(({ found }) => found);
  return { masks, roles, byRole, excluded, words, withoutWords, phrases };
}

/**
 * Whether words must stand side by side, which their lists don't tell.
 * @param {Words} entry
 */
function isPhrase({ words, phrase }) {
  return Boolean(phrase) && words.length > 1;
}

/**
 * @param {Words} entry
 * @param {Store} store
 */
async function refusedBy(entry, store) {
  return { entry, found: await findWords([entry], store) };
}

/**
 * Whether words and exclusions leave a paper.
 * @param {Given} given
 * @param {number} paper
 */
export function isLeft({ words, excluded, withoutWords }, paper) {
  if (!words.has(paper)) return false;
  for (const mask of excluded) if (mask[paper]) return false;
  for (const found of withoutWords) if (found.has(paper)) return false;
  return true;
}

/**
 * The strongest role of each paper's matching runs; null where nothing is asked of runs.
 * @param {Chip[]} chips
 * @param {Store} store
 */
async function rolesOf(chips, store) {
  const asked = chips.filter((chip) => runFacet(chip.kind));
  if (!asked.length) return null;
  const [test, tables] = await Promise.all([runTest(asked, store), rowsFor(asked, store)]);
  return tables.map((rows) => test.bestRoles(rows)).reduce(strongest, test.bestRoles(NO_ROWS));
}

/** @type {import("./store.js").Rows} */
const NO_ROWS = {
  papers: new Uint32Array(),
  devices: new Uint32Array(),
  roles: new Uint32Array(),
  counts: new Uint32Array(),
};

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function strongest(one, other) {
  return one.map((role, paper) => Math.min(role, other[paper]));
}

/**
 * 1 for the papers with what a chip asks for.
 * @param {Chip} chip
 * @param {Store} store
 * @returns {Promise<Uint8Array>}
 */
async function maskOf(chip, store) {
  const roles = await rolesOf([chip], store);
  if (roles) return roles.map((role) => Number(role !== NONE));
  const masks = await paperMasks([chip], store);
  return masks.get(chip.kind) ?? new Uint8Array();
}
