// @ts-check
/** @typedef {import("./store.js").Claims} Claims */

/**
 * Papers with the smallest keys first, those alike in their order.
 * @param {number[]} papers
 * @param {(paper: number) => number} keyOf from 0 on, small
 * @returns {number[]}
 */
export function byKey(papers, keyOf) {
  /** @type {number[][]} */
  const groups = [];
  for (const paper of papers) (groups[keyOf(paper)] ??= []).push(paper);
  return groups.flat();
}

/**
 * Each paper's best claim, the best first.
 * @param {number[]} papers
 * @param {Claims} claims
 * @returns {{paper: number, claim: number, rank: number}[]} claims by their places on the papers' cards
 */
export function byClaim(papers, { papers: owners, claim: places, ranks }) {
  const wanted = new Set(papers);
  /** @type {Map<number, {paper: number, claim: number, rank: number}>} */
  const best = new Map();
  owners.forEach((paper, row) => {
    const known = best.get(paper);
    if (!wanted.has(paper) || (known && known.rank < ranks[row])) return;
    best.set(paper, { paper, claim: places[row], rank: ranks[row] });
  });
  return [...best.values()].sort((one, other) => one.rank - other.rank);
}
