// @ts-check
import { words } from "./words.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Atlas} Atlas
 * @typedef {{kind: string, id: string, name?: string, not?: boolean}} Chip
 * @typedef {{words: string[], phrase?: boolean, not?: boolean, prefix?: boolean}} Words
 * @typedef {{chips: Chip[], text: Words[]}} Query
 */

/** Kinds of chips that are asked of a paper, each a facet of its own. */
export const PAPER_KINDS = ["technique", "task", "metric", "year", "venue", "has", "hardware"];

/**
 * For each facet of papers that a query has chips of, 1 for the papers with one of them.
 * @param {Chip[]} chips
 * @param {Store} store
 * @returns {Promise<Map<string, Uint8Array>>}
 */
export async function paperMasks(chips, store) {
  const { papers } = await store.atlas();
  /** @type {Map<string, Uint8Array>} */
  const masks = new Map();
  const asked = chips.filter((chip) => PAPER_KINDS.includes(chip.kind));
  const lists = await Promise.all(asked.map((chip) => papersOf(chip, store)));
  asked.forEach(({ kind }, place) => {
    const mask = masks.get(kind) ?? new Uint8Array(papers);
    for (const paper of lists[place]) mask[paper] = 1;
    masks.set(kind, mask);
  });
  return masks;
}

/**
 * @param {Chip} chip
 * @param {Store} store
 * @returns {Promise<Iterable<number>>}
 */
async function papersOf({ kind, id }, store) {
  const atlas = await store.atlas();
  if (kind === "year") return yearRange(id, atlas);
  const name = listName(kind, id, atlas);
  return name ? store.list(name) : [];
}

/**
 * The list of a chip; null where no paper is in it, and so none was written.
 * @param {string} kind
 * @param {string} id
 * @param {Atlas} atlas
 * @returns {string|null}
 */
function listName(kind, id, atlas) {
  if (kind === "has" || kind === "hardware") {
    const name = `${kind}-${id}`;
    return Object.hasOwn(atlas.counts, name) ? name : null;
  }
  if (kind === "venue") {
    const asked = words(id).join(" ");
    const place = atlas.venues.findIndex((name) => name === id || words(name).join(" ") === asked);
    return place < 0 ? null : `venue/${place}`;
  }
  const known = { technique: atlas.techniques, task: atlas.tasks, metric: atlas.metrics }[kind];
  return known?.includes(id) ? `${kind}/${id}` : null;
}

/**
 * Papers of 2022, 2022.., ..2020 or 2020..2022.
 * @param {string} id
 * @param {Atlas} atlas
 * @returns {Generator<number>}
 */
function* yearRange(id, { papers, years }) {
  const parts = id.split("..");
  const first = Number(parts[0] || 0);
  const last = Number(parts.at(-1) || 9999);
  const newest = years.find(([year]) => year <= last);
  const older = years.find(([year]) => year < first);
  for (let paper = newest?.[1] ?? papers; paper < (older?.[1] ?? papers); paper++) yield paper;
}
