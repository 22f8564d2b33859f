// @ts-check
// Where asked words stand in a text, and the sentence of a summary that has most of them.

import { element } from "./element.js";

const WORD = /[a-z0-9]+|[^\W_]+|[\p{L}\p{N}]+/gu;
const SENTENCE = /[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*\s*/g;

/** @typedef {{ word: string, prefix: boolean }} Asked */

/** Words asked for, those that are excluded left out. @param {import("./state.js").Words[]} text @returns {Asked[]} */
export function askedWords(text) {
  return text
    .filter((part) => !part.not)
    .flatMap((part) =>
      part.words.map((word, at) => ({ word, prefix: Boolean(part.prefix) && at === part.words.length - 1 })),
    );
}

/** @param {string} text */
function bare(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** @param {string} written @param {Asked[]} asked */
function isAsked(written, asked) {
  const word = bare(written);
  return asked.some((one) => (one.prefix ? word.startsWith(one.word) : word === one.word));
}

/** A text with asked words marked. @param {string} text @param {Asked[]} asked @returns {(Node | string)[]} */
export function marked(text, asked) {
  if (!asked.length) return [text];
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!isAsked(match[0], asked)) continue;
    parts.push(text.slice(end, match.index), element("mark", {}, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== "");
}

/** How many of the asked words stand in a text. @param {string} text @param {Asked[]} asked */
export function hits(text, asked) {
  const words = bare(text).match(WORD) ?? [];
  return asked.filter((one) => words.some((word) => (one.prefix ? word.startsWith(one.word) : word === one.word)))
    .length;
}

/** Words of other names that a text may speak of. @param {string} text @returns {Asked[]} */
export function wordsOf(text) {
  return (bare(text).match(WORD) ?? []).map((word) => ({ word, prefix: false }));
}

/**
 * The sentence with most asked words; of equals the one with most words of the names beside, then the first.
 * @param {string} summary @param {Asked[]} asked @param {Asked[]} beside
 */
export function bestSentence(summary, asked, beside) {
  const sentences = plain(summary).match(SENTENCE) ?? [summary];
  let best = sentences[0];
  let most = -1;
  for (const sentence of sentences) {
    const found = 100 * hits(sentence, asked) + hits(sentence, beside);
    if (found > most) [best, most] = [sentence, found];
  }
  return best.trim();
}

/** Without the marks of emphasis and code. @param {string} text */
export function plain(text) {
  return text.replace(/\*\*?(\S(?:.*?\S)?)\*\*?/g, "$1").replaceAll("`", "");
}
