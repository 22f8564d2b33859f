// @ts-check
/** Where all papers stand for a card: in each group those stated in full, and the others, the nearest first. */

import { GROUPS, compared } from "./model.js";
import { fit } from "./rule.js";

/** @import { Card, Fit, Group, Place } from "./model.js" */
/** @import { Shelf } from "./shelf.js" */

/**
 * Papers that fit alike.
 * @typedef {{ fit: Fit, at: number, papers: number[] }} Alike at: the number of their evidence
 *
 * One list: some papers of one group.
 * @typedef {{ group: Group, isSure: boolean, total: number, alike: Alike[] }} Standing
 */

/**
 * @param {Shelf} shelf
 * @param {Map<number, Place[]>} on papers that ran on the card's product
 * @param {Card} card
 * @returns {Standing[]} of each group two, in their order
 */
export function standings(shelf, on, card) {
  const lists = GROUPS.flatMap((group) => [true, false].map((isSure) => ({ group, isSure, total: 0, alike: /** @type {Alike[]} */ ([]) })));
  for (const alike of fits(shelf, on, card)) {
    const list = lists[GROUPS.indexOf(alike.fit.group) * 2 + (alike.fit.order[0] ? 1 : 0)];
    list.alike.push(alike);
    list.total += alike.papers.length;
  }
  // Papers that say nothing of what they take are not in the table.
  const others = lists.reduce((sum, { total }) => sum + total, 0);
  lists[GROUPS.indexOf("unknown") * 2].total += shelf.all - others;
  for (const { alike } of lists) alike.sort((one, other) => compared(one.fit.order, other.fit.order) || one.at - other.at || one.papers[0] - other.papers[0]);
  return lists;
}

/**
 * The first papers of a list, each with how it fits.
 * @param {Standing} standing @param {number} limit @returns {{ paper: number, at: number, fit: Fit }[]}
 */
export function first({ alike }, limit) {
  const found = [];
  for (const { papers, at, fit: own } of alike) {
    if (found.length >= limit) break;
    for (const paper of papers.slice(0, limit - found.length)) found.push({ paper, at, fit: own });
  }
  return found;
}

/** @param {Shelf} shelf @param {Map<number, Place[]>} on @param {Card} card @returns {Iterable<Alike>} */
function* fits(shelf, on, card) {
  let next = 0;
  for (const [at, evidence] of shelf.evidence.entries()) {
    const papers = Array.from({ length: shelf.sizes[at] }, (_, place) => next + place);
    next += papers.length;
    const others = on.size ? papers.filter((paper) => !on.has(paper)) : papers;
    if (others.length) yield { fit: fit(evidence, [], card), at, papers: others };
    for (const paper of on.size ? papers : []) {
      const places = on.get(paper);
      if (places) yield { fit: fit(evidence, places, card), at, papers: [paper] };
    }
  }
}
