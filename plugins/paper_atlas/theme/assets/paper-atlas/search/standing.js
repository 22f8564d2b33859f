// @ts-check
// What must be said of a paper wherever it is named: that it was withdrawn or retracted.

import { element } from "./element.js";

const FLAGS = ["withdrawn", "retracted"];

/** What a paper is flagged as; null for most. @param {{ standing: string }} card */
export function flagOf({ standing }) {
  return FLAGS.includes(standing) ? standing : null;
}

/** The flag of a paper, to stand behind its title. @param {{ standing: string }} card */
export function flag(card) {
  const said = flagOf(card);
  return said && element("strong", { class: "atlas-flag" }, said);
}
