// @ts-check
// The parts of a comparison, from the specification to the results.

import { element } from "../search/element.js";
import { paperRows, topicRows } from "./papers.js";
import { resultRows } from "./results.js";
import { counted, folded, section, table } from "./row.js";
import { specificationRows } from "./specification.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Columns} Columns @typedef {import("./row.js").Row} Row */
/** @typedef {import("./sources.js").Sources} Sources */

/** Rows that are shown at once. */
const MOST = 40;

/** For a number that would be 0. */
function none() {
  return element("span", {}, element("span", { "aria-hidden": "true" }, "–"), element("span", { class: "atlas-unseen" }, "none here"));
}

/** @param {Column[]} columns @param {Columns} atlas @param {Sources} sources */
export function parts(columns, atlas, sources) {
  if (!columns.length) return [];
  const notes = [
    columns.length > 1 && `Multiples are of the figure of ${columns[0].name}.`,
    columns.some(({ variants }) => variants.length > 1) && "Of several variants all figures are given, and the largest is compared.",
  ];
  return [
    section("specification", "Specification", notes.filter(Boolean).join(" "), [
      table(columns, "Specification", specificationRows(columns, atlas, sources)),
    ]),
    section("papers", "Papers", "In this atlas. None here does not mean that there are none.", [table(columns, "Papers", paperRows(columns, atlas))]),
    topics("techniques", "Techniques", "technique", columns, atlas),
    topics("tasks", "Tasks", "task", columns, atlas),
    results(columns, atlas),
  ];
}

/** @param {string} id @param {string} title @param {"technique" | "task"} kind @param {Column[]} columns @param {Columns} atlas */
function topics(id, title, kind, columns, atlas) {
  const { shared, alone } = topicRows(kind, columns, atlas);
  const note = `Papers that measured or trained on it, by ${kind}.`;
  const content = lined(id, title, columns, shared, alone, `No ${kind} was seen on more than one of them.`, kind);
  const made = section(id, title, note, content);
  made.dataset.facet = kind;
  return made;
}

/** @param {Column[]} columns @param {Columns} atlas */
function results(columns, atlas) {
  const { shared, alone } = resultRows(columns, atlas);
  const note = "Each is the authors' own claim, as reported in the setup of its paper. Different setups don't compare: no figure here says that one product is faster than another.";
  return section("results", "Results on the same quantity", note, lined("results", "Results", columns, shared, alone, "No quantity was reported on more than one of them.", "quantity"));
}

/**
 * Rows that stand beside each other; those of one column alone behind a line of their own.
 * @param {string} id @param {string} title @param {Column[]} columns @param {Row[]} shared @param {Row[]} alone
 * @param {string} unshared what to say where nothing is shared @param {string} noun
 */
function lined(id, title, columns, shared, alone, unshared, noun) {
  const all = [...shared, ...alone];
  if (!all.length) return [element("p", { class: "atlas-compare__note" }, "None is recorded here.")];
  if (columns.length < 2) return capped(id, title, columns, all);
  const plural = noun === "quantity" ? "quantities" : `${noun}s`;
  return [
    ...(shared.length ? capped(id, title, columns, shared) : [element("p", { class: "atlas-compare__note" }, unshared)]),
    alone.length > 0 && folded(`${id}-alone`, `${alone.length === 1 ? `1 ${noun}` : `${alone.length} ${plural}`} on one of them only`, table(columns, `${title} on one of them only`, alone, none())),
  ];
}

/** The first rows, and the others behind a line of their own. @param {string} id @param {string} title @param {Column[]} columns @param {Row[]} rows */
function capped(id, title, columns, rows) {
  const rest = rows.slice(MOST);
  return [
    table(columns, title, rows.slice(0, MOST), none()),
    rest.length > 0 && folded(`${id}-rest`, counted(rest.length, "more row"), table(columns, `${title}, continued`, rest, none())),
  ];
}
