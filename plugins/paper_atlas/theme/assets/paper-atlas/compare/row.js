// @ts-check
// Rows of the comparison, and the tables they stand in: one column for each product or variant.

import { element } from "../search/element.js";

/** @typedef {import("../search/element.js").Child} Child @typedef {import("./columns.js").Column} Column */

/**
 * @typedef {object} Row
 * @property {Child[]} head
 * @property {(Child[] | null)[]} cells null for what is not known
 * @property {(string | null)[]} [lacks] what to say instead where it is known that there is none
 * @property {boolean} isSame whether all that is compared has the same, so that it can be passed over
 */

/** Whether several values, all of them known, are one and the same. @param {(string | null)[]} values */
export function areSame(values) {
  return values.length > 1 && values.every((value) => value !== null && value === values[0]);
}

/** 16, 32 or 64. @param {string[]} texts */
export function alternatives(texts) {
  return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} or ${texts[texts.length - 1]}` : texts.join("");
}

/** @param {number} count @param {string} noun */
export function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * @param {Column[]} columns @param {string} title @param {Row[]} rows
 * @param {Child} [nothing] what stands where a row says nothing of a column
 */
export function table(columns, title, rows, nothing = "not known") {
  const heads = columns.map(({ short }) => element("th", { scope: "col" }, short));
  return element(
    "table",
    { class: "atlas-compare__table" },
    element("caption", { class: "atlas-unseen" }, title),
    element("thead", {}, element("tr", {}, element("td", {}), ...heads)),
    element("tbody", {}, ...rows.map((row) => shown(row, nothing))),
  );
}

/** @param {Row} row @param {Child} nothing */
function shown({ head, cells, lacks, isSame }, nothing) {
  const same = isSame && element("span", { class: "atlas-compare__same" }, "same");
  return element(
    "tr",
    { "data-same": isSame },
    element("th", { scope: "row" }, ...head, same),
    ...cells.map((cell, at) => (cell ? element("td", {}, ...cell) : element("td", { class: "atlas-compare__nothing" }, lacks?.[at] ?? copy(nothing)))),
  );
}

/** @param {Child} child */
function copy(child) {
  return child instanceof Node ? child.cloneNode(true) : child;
}

/**
 * A part of the comparison under its heading.
 * @param {string} id @param {string} title @param {string} note @param {Child[]} content
 */
export function section(id, title, note, content) {
  return element(
    "section",
    { class: "atlas-compare__section", "aria-labelledby": id },
    element("h2", { id }, title),
    note && element("p", { class: "atlas-compare__note" }, note),
    ...content,
  );
}

/** Rows that stand behind a line of their own. @param {string} id @param {string} summary @param {HTMLElement} content */
export function folded(id, summary, content) {
  return element("details", { class: "atlas-others atlas-compare__folded", "data-folded": id }, element("summary", {}, summary), content);
}
