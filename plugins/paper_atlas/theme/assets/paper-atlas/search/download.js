// @ts-check
// The current selection as a file, made here from what the results show.

import { FORMATS } from "./formats.js";
import { grouped, plural } from "./labels.js";
import { save } from "./save.js";
import { inOrder } from "./table.js";

/** @typedef {import("./sources.js").Sources} Sources */

/** Papers in one file; whoever needs more is better served by the data of the whole atlas. */
export const MOST = 1000;
const AT_ONCE = 80;

/**
 * Write the first papers of a selection into a file that the browser saves.
 * @param {keyof typeof FORMATS} format @param {ArrayLike<number>} papers @param {string} sort @param {Sources} sources
 * @param {(said: string) => void} say
 */
export async function download(format, papers, sort, sources, say) {
  const chosen = Array.from(papers).slice(0, MOST);
  const cards = [];
  for (let at = 0; at < chosen.length; at += AT_ONCE) {
    cards.push(...(await sources.cards(chosen.slice(at, at + AT_ONCE))));
    if (chosen.length > AT_ONCE) say(`Fetched ${cards.length} of ${chosen.length} papers`);
  }
  const { type, write, name } = FORMATS[format];
  save(new Blob([write(inOrder(cards, sort), sources, location.href)], { type: `${type};charset=utf-8` }), `papers.${format === "bibtex" ? "bib" : format}`);
  const rest = papers.length > MOST ? `, the first of ${grouped(papers.length)}` : "";
  say(`Saved ${plural(cards.length, "paper")} as ${name}${rest}`);
}
