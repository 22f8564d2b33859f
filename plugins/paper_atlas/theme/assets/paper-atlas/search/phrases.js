// @ts-check
import { words } from "./words.js";

/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Card} Card
 * @typedef {import("./conditions.js").Words} Words
 */

/** So many papers are looked at; a phrase of common words has more. */
export const MOST_VERIFIED = 400;

/**
 * The papers of some candidates that have what is asked for side by side.
 * @param {number[]} candidates in the order of results
 * @param {{phrase: Words, isCandidate: (paper: number) => boolean}[]} phrases each with the papers that have its words
 * @param {Store} store
 * @returns {Promise<{papers: number[], incomplete: boolean}>}
 */
export async function verified(candidates, phrases, store) {
  if (!phrases.length) return { papers: candidates, incomplete: false };
  const doubtful = candidates.filter((paper) => phrases.some(({ isCandidate }) => isCandidate(paper)));
  const first = doubtful.slice(0, MOST_VERIFIED);
  const cards = await store.cards(first);
  const dropped = new Set(doubtful.slice(MOST_VERIFIED));
  first.forEach((paper, place) => {
    const isRight = phrases.every(
      ({ phrase, isCandidate }) => !isCandidate(paper) || hasPhrase(cards[place], phrase) !== Boolean(phrase.not),
    );
    if (!isRight) dropped.add(paper);
  });
  const papers = candidates.filter((paper) => !dropped.has(paper));
  return { papers, incomplete: doubtful.length > MOST_VERIFIED };
}

/**
 * @param {Card} card
 * @param {Words} phrase
 */
function hasPhrase({ title, authors, summary }, { words: asked, prefix }) {
  return [title, summary, ...authors].some((text) => standsIn(words(text), asked, Boolean(prefix)));
}

/**
 * @param {string[]} text
 * @param {string[]} asked
 * @param {boolean} isPrefix
 */
function standsIn(text, asked, isPrefix) {
  const last = asked.length - 1;
  for (let place = 0; place + last < text.length; place++) {
    const isHere = asked.every((word, offset) => {
      const written = text[place + offset];
      return isPrefix && offset === last ? written.startsWith(word) : written === word;
    });
    if (isHere) return true;
  }
  return false;
}
