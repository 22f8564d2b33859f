// @ts-check
// What papers report on each, by quantity: every figure for itself, as its authors state it.

import { element } from "../search/element.js";
import { exploreAddress } from "./address.js";
import { counted } from "./row.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Columns} Columns @typedef {import("./columns.js").Result} Result @typedef {import("./row.js").Row} Row */

/**
 * A row for each quantity: those that at least two have, and those that only one has.
 * @param {Column[]} columns @param {Columns} atlas @returns {{ shared: Row[], alone: Row[] }}
 */
export function resultRows(columns, atlas) {
  /** @type {Map<string, { metric: string, better: string, own: number }>} */
  const found = new Map();
  for (const { records } of columns) {
    for (const [metric, { better }] of Object.entries(records.results)) found.set(metric, { metric, better, own: columns.filter((column) => has(column, metric)).length });
  }
  const sorted = [...found.values()].sort((one, other) => other.own - one.own || (one.metric < other.metric ? -1 : 1));
  const rowOf = (/** @type {{ metric: string, better: string }} */ { metric, better }) => resultRow(metric, better, columns, atlas);
  return { shared: sorted.filter(({ own }) => own > 1).map(rowOf), alone: sorted.filter(({ own }) => own < 2).map(rowOf) };
}

/** @param {Column} column @param {string} metric */
function has({ records }, metric) {
  return Object.hasOwn(records.results, metric);
}

/** @param {string} metric @param {string} better @param {Column[]} columns @param {Columns} atlas @returns {Row} */
function resultRow(metric, better, columns, atlas) {
  const name = atlas.termName("metric", metric);
  return {
    head: [name, element("span", { class: "atlas-better" }, ` ${better} is better`)],
    cells: columns.map((column) => (has(column, metric) ? [results(column, metric, name, atlas)] : null)),
    isSame: false,
  };
}

/** @param {Column} column @param {string} metric @param {string} name @param {Columns} atlas */
function results(column, metric, name, atlas) {
  const { count, newest } = column.records.results[metric];
  const more = count - newest.length;
  const rest = more > 0 && element("li", {}, element(
    "a",
    { href: atlas.url(exploreAddress(column.asked, { metric, view: "claims" })), "aria-label": `${counted(more, "more result")}: ${name} on ${column.name}` },
    counted(more, "more result"),
  ));
  return element("ul", { class: "atlas-compare__results" }, ...newest.map((own) => result(own, column, atlas)), rest);
}

/** @param {Result} result @param {Column} column @param {Columns} atlas */
function result([figure, comparison, setup, role, device, source, paper, number, inferred], { records }, atlas) {
  const [title, year, standing] = records.titles[paper];
  return element(
    "li",
    {},
    element("strong", { class: "atlas-compare__claim" }, figure),
    comparison && ` ${comparison}`,
    setup && element("span", { class: "atlas-compare__aside" }, setup),
    element("span", { class: "atlas-compare__aside" }, element("span", { class: `atlas-role atlas-role--${role}` }, role), ` ${device}`, inferred && ` (inferred: ${inferred})`),
    element(
      "span",
      { class: "atlas-compare__aside" },
      element("a", { href: `${atlas.url(`papers/${paper}/`)}#claim-${number}` }, title),
      `, ${year}, ${source}`,
      standing && " ",
      standing && element("strong", { class: "atlas-flag" }, standing),
    ),
  );
}
