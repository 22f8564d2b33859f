// @ts-check
import { readEach } from "./numbers.js";

/** @typedef {import("./store.js").Store} Store @typedef {import("./conditions.js").Words} Words */

/**
 * The lists of a word, or of all words that begin with it.
 * @param {string} word
 * @param {boolean} isPrefix
 * @param {Store} store
 * @returns {Promise<string[]>}
 */
async function listsOf(word, isPrefix, store) {
  const { first, unions } = (await store.atlas()).terms;
  if (isPrefix && unions.includes(word)) return [...(await store.words(`p-${word}`)).values()];
  const from = pieceOf(word, first);
  if (from < 0 && !isPrefix) return [];
  const wanted = [];
  for (let piece = Math.max(0, from); piece < first.length; piece++) {
    if (piece !== from && !(isPrefix && first[piece].startsWith(word))) break;
    wanted.push(store.words(String(piece)));
  }
  const pieces = await Promise.all(wanted);
  if (!isPrefix) return pieces.flatMap((words) => words.get(word) ?? []);
  return pieces.flatMap((words) => [...words].filter(([term]) => term.startsWith(word)).map(([, lists]) => lists));
}

/**
 * The last piece that begins at or before a word; -1 where none does.
 * @param {string} word
 * @param {string[]} first
 */
function pieceOf(word, first) {
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(first[middle], word)) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/**
 * In the order of code points, as the pieces are.
 * @param {string} one
 * @param {string} other
 */
function isAfter(one, other) {
  const [left, right] = [[...one], [...other]];
  for (let place = 0; place < left.length; place++) {
    if (place >= right.length) return true;
    const difference = (left[place].codePointAt(0) ?? 0) - (right[place].codePointAt(0) ?? 0);
    if (difference) return difference > 0;
  }
  return false;
}

/** Papers with all of some words, and how many of the words stand in their titles. */
export class Found {
  /** @param {number} papers */
  constructor(papers) {
    this.asked = 0;
    /** How many words each paper has. */
    this.words = new Uint8Array(papers);
    this.titles = new Uint8Array(papers);
    this.stamps = new Uint8Array(papers);
  }

  /**
   * Count one more word.
   * @param {string[]} lists
   */
  add(lists) {
    const before = this.asked++;
    const { words, titles, stamps } = this;
    for (const list of lists) {
      const middle = list.indexOf("!");
      let paper = -1;
      readEach(list, (delta) => {
        paper += delta;
        if (words[paper] === before) words[paper]++;
        if (stamps[paper] <= before) {
          stamps[paper] = before + 1;
          titles[paper]++;
        }
      }, 0, middle);
      paper = -1;
      readEach(list, (delta) => {
        paper += delta;
        if (words[paper] === before) words[paper]++;
      }, middle + 1);
    }
  }

  /** @param {number} paper */
  has(paper) {
    return this.words[paper] === this.asked;
  }
}

/**
 * The papers with all words of some entries; for phrases too, whether the words stand side by side or not.
 * @param {Words[]} entries
 * @param {Store} store
 * @returns {Promise<Found>}
 */
export async function findWords(entries, store) {
  const { papers } = await store.atlas();
  const asked = entries.flatMap(({ words, prefix }) =>
    words.map((word, place) => listsOf(word, Boolean(prefix) && place === words.length - 1, store)),
  );
  const found = new Found(papers);
  for (const lists of await Promise.all(asked)) found.add(lists);
  return found;
}
