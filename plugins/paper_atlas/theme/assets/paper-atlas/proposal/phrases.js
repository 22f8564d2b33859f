// @ts-check
/** Phrases of the vocabulary found in running text. */

import { tokens } from "../naming/tokens.js";
import { folded } from "../query/lexicon.js";

/** @import { Token } from "../naming/tokens.js" */
/** @import { Lexicon } from "../query/lexicon.js" */

const JOINS = new Set(["", " ", "-", "/", ", ", ":", "."]);

/**
 * A phrase that stands in a text.
 *
 * @typedef {object} Hit
 * @property {number} first its first token
 * @property {number} last the token after it
 * @property {readonly string[]} ids what it stands for
 */

/** @typedef {{ ids: string[], next: Map<string, Node> }} Node a place in the tree: what ends there, what follows */

/** @typedef {{ tree: Node, endings: Lexicon["endings"] }} Phrases phrases as a tree of folded words */

/**
 * Make the tree of pairs of a phrase and what it stands for.
 *
 * @param {Iterable<readonly [phrase: string, meaning: string]>} written
 * @param {Lexicon["endings"]} endings
 * @returns {Phrases}
 */
export function compilePhrases(written, endings) {
  /** @type {Node} */
  const tree = { ids: [], next: new Map() };
  for (const [phrase, meaning] of written) {
    let node = tree;
    for (const token of tokens(phrase)) {
      const word = folded(token.text, endings);
      const next = node.next.get(word) ?? { ids: [], next: new Map() };
      node.next.set(word, next);
      node = next;
    }
    if (!node.ids.includes(meaning)) {
      node.ids.push(meaning);
    }
  }
  return { tree, endings };
}

/**
 * The phrases of a text from left to right, the longest where several begin; none overlaps.
 *
 * @param {readonly Token[]} text
 * @param {Phrases} phrases
 */
export function hits(text, phrases) {
  /** @type {Hit[]} */
  const found = [];
  let at = 0;
  while (at < text.length) {
    const hit = longest(text, at, phrases);
    if (hit) {
      found.push(hit);
    }
    at = hit ? hit.last : at + 1;
  }
  return found;
}

/**
 * @param {readonly Token[]} text
 * @param {number} first
 * @param {Phrases} phrases
 */
function longest(text, first, { tree, endings }) {
  /** @type {Node | undefined} */
  let node = tree;
  /** @type {Hit | null} */
  let found = null;
  for (let last = first; last < text.length; last += 1) {
    if (last > first && !JOINS.has(text[last].glue)) {
      break;
    }
    node = node.next.get(folded(text[last].text, endings));
    if (!node) {
      break;
    }
    if (node.ids.length) {
      found = { first, last: last + 1, ids: node.ids };
    }
  }
  return found;
}
