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

/** @typedef {(word: string, endings: Lexicon["endings"]) => string} Fold what makes the written forms of a word one */

/** @typedef {{ tree: Node, endings: Lexicon["endings"], fold: Fold }} Phrases phrases as a tree of folded words */

/**
 * Make the tree of pairs of a phrase and what it stands for.
 *
 * @param {Iterable<readonly [phrase: string, meaning: string]>} written
 * @param {Lexicon["endings"]} endings
 * @param {Fold} [fold]
 * @returns {Phrases}
 */
export function compilePhrases(written, endings, fold = folded) {
  /** @type {Node} */
  const tree = { ids: [], next: new Map() };
  for (const [phrase, meaning] of written) {
    let node = tree;
    for (const token of tokens(phrase)) {
      const word = fold(token.text, endings);
      const next = node.next.get(word) ?? { ids: [], next: new Map() };
      node.next.set(word, next);
      node = next;
    }
    if (!node.ids.includes(meaning)) {
      node.ids.push(meaning);
    }
  }
  return { tree, endings, fold };
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
    const hit = beginning(text, at, phrases).at(-1);
    if (hit) {
      found.push(hit);
    }
    at = hit ? hit.last : at + 1;
  }
  return found;
}

/**
 * The phrases of each meaning: the longest where several begin; those of one don't overlap.
 *
 * @param {readonly Token[]} text
 * @param {Phrases} phrases
 */
export function each(text, phrases) {
  /** @type {Hit[]} */
  const found = [];
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const at of text.keys()) {
    for (const { last, ids } of beginning(text, at, phrases).reverse()) {
      for (const meaning of ids.filter((id) => (ends.get(id) ?? 0) <= at)) {
        found.push({ first: at, last, ids: [meaning] });
        ends.set(meaning, last);
      }
    }
  }
  return found;
}

/**
 * The phrases that begin at a place, the shortest first.
 *
 * @param {readonly Token[]} text
 * @param {number} first
 * @param {Phrases} phrases
 */
function beginning(text, first, { tree, endings, fold }) {
  /** @type {Node | undefined} */
  let node = tree;
  /** @type {Hit[]} */
  const found = [];
  for (let last = first; last < text.length; last += 1) {
    if (last > first && !JOINS.has(text[last].glue)) {
      break;
    }
    node = node.next.get(fold(text[last].text, endings));
    if (!node) {
      break;
    }
    if (node.ids.length) {
      found.push({ first, last: last + 1, ids: node.ids });
    }
  }
  return found;
}
