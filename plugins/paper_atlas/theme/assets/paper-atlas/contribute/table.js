// @ts-check
// The facts of a record as a table, with the names of what identifiers stand for.

import { element } from "../search/element.js";
import { Figure } from "./figure.js";
import { called } from "./phrase.js";

/** @typedef {import("./shape.js").Shapes} Shapes @typedef {import("./shape.js").Shape} Shape @typedef {import("./terms.js").Terms} Terms */

/** Rows of all that is filled in. @param {Record<string, any>} record @param {Shapes} shapes @param {Terms} terms @returns {HTMLElement[]} */
export function factRows(record, shapes, terms) {
  return groupRows(shapes.root, record, shapes, terms);
}

/** @param {import("./shape.js").Schema} group @param {Record<string, any>} value @param {Shapes} shapes @param {Terms} terms @returns {HTMLElement[]} */
function groupRows(group, value, shapes, terms) {
  const filled = shapes.fields(group).filter(([name]) => value[name] !== undefined);
  return filled.flatMap(([name, shape]) => {
    const own = value[name];
    if (shape.kind === "group") return section(shape.title, groupRows(shape.schema, own, shapes, terms));
    if (shape.kind !== "groups") return [row(shape.title, shown(own, shape, terms))];
    const item = shapes.of(name, shape.schema.items);
    return own.flatMap((/** @type {any} */ one, /** @type {number} */ at) =>
      section(`${item.title} ${at + 1}`, groupRows(item.schema, one, shapes, terms)),
    );
  });
}

/** @param {any} value @param {Shape} shape @param {Terms} terms @returns {string} */
function shown(value, shape, terms) {
  const kind = shape.said["x-terms"] ?? shape.schema["x-terms"] ?? shape.schema.items?.["x-terms"];
  if (shape.kind === "hardware") return called(value, terms);
  if (shape.kind === "range") return value.map((/** @type {any} */ end) => shown(end, { ...shape, kind: "number" }, terms)).join("–");
  if (Array.isArray(value)) return value.map((one) => (kind && terms.get(kind, one)?.name) || one).join(", ");
  if (value instanceof Figure) return value.written;
  return (kind && kind !== "units" && terms.get(kind, value)?.name) || String(value);
}

/** @param {string} title @param {HTMLElement[]} rows */
function section(title, rows) {
  const heading = element("th", { scope: "colgroup", colspan: 2, class: "atlas-facts-table__group" }, title);
  return rows.length ? [element("tr", {}, heading), ...rows] : [];
}

/** @param {string} title @param {string} text */
function row(title, text) {
  return element("tr", {}, element("th", { scope: "row" }, title), element("td", {}, text));
}
