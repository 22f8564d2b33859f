// @ts-check
// A text with the words marked that proposals came from.

import { element } from "../search/element.js";

/** @typedef {{ start: number, end: number, noun: string, key: string }} Mark */

/** @param {string} text @param {Mark[]} marks @returns {(Node | string)[]} */
export function marked(text, marks) {
  const sound = marks.filter(({ start, end }) => 0 <= start && start < end && end <= text.length);
  const edges = new Set([0, text.length, ...sound.flatMap(({ start, end }) => [start, end])]);
  const places = [...edges].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, at) => piece(text.slice(start, places[at + 1]), start, sound));
}

/** @param {string} words @param {number} start @param {Mark[]} marks */
function piece(words, start, marks) {
  const here = marks.filter((mark) => mark.start <= start && start < mark.end);
  if (!here.length) return words;
  const begun = [...new Set(here.filter((mark) => mark.start === start).map(({ noun }) => noun))];
  const said = begun.length ? element("span", { class: "atlas-unseen" }, `[${begun.join(", ")}] `) : null;
  return element("mark", { class: `atlas-mark atlas-mark--${here[0].noun}`, "data-of": here.map(({ key }) => key).join(" ") }, said, words);
}
