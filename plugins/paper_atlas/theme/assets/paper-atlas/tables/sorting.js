// @ts-check
// Tables that are sorted by their headings and narrowed down to one value of a column; without this they stay as they are.
//
// A heading with `data-sort` can be sorted by, first in the direction that it names. Where a cell has `data-value`, its
// rows are sorted by that figure, or by the lowest and the highest of two, among those of the same `data-sort`; else by
// its text. A heading with `data-filter` offers the values of its column, and those words for all of them.

import { element } from "../search/element.js";

/** @typedef {{ row: HTMLTableRowElement, among: string, figures: number[], text: string }} Key */

const { compare } = new Intl.Collator("en", { numeric: true });

for (const table of document.querySelectorAll("table[data-atlas-sortable]")) start(/** @type {HTMLTableElement} */ (table));

/** @param {HTMLTableElement} table */
function start(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = /** @type {HTMLTableCellElement[]} */ ([...table.querySelectorAll("thead th")]);
  for (const [column, head] of heads.entries()) {
    if (head.dataset.sort) addButton(head, () => sort(heads, column, body, rows));
  }
  const tools = /** @type {HTMLElement | null} */ (table.parentElement?.previousElementSibling ?? null);
  const column = heads.findIndex((head) => head.dataset.filter);
  if (tools?.matches("[data-atlas-table-tools]") && column >= 0) addFilter(tools, heads[column], column, rows);
}

/** @param {HTMLTableCellElement} head @param {() => void} onclick */
function addButton(head, onclick) {
  const sign = element("span", { class: "atlas-sign", "aria-hidden": true });
  head.replaceChildren(element("button", { type: "button", onclick }, ...head.childNodes, sign));
}

/**
 * @param {HTMLTableCellElement[]} heads @param {number} column
 * @param {HTMLTableSectionElement} body @param {HTMLTableRowElement[]} rows as the page has them
 */
function sort(heads, column, body, rows) {
  const head = heads[column];
  const before = head.getAttribute("aria-sort");
  const direction = before ? { ascending: "descending", descending: "ascending" }[before] : head.dataset.sort;
  for (const other of heads) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction ?? "ascending");
  const keys = rows.map((row) => keyOf(row, row.cells[column]));
  keys.sort((one, other) => order(one, other, direction === "descending"));
  body.append(...keys.map((key) => key.row));
}

/** @param {HTMLTableRowElement} row @param {HTMLTableCellElement} cell @returns {Key} */
function keyOf(row, cell) {
  const { value, sort: among = "" } = cell.dataset;
  return { row, among, figures: value ? value.split(" ").map(Number) : [], text: (cell.textContent ?? "").trim() };
}

/** Nothing comes last, whatever the direction. @param {Key} one @param {Key} other @param {boolean} isDown */
function order(one, other, isDown) {
  const apart = compare(one.among, other.among) || Number(!one.text) - Number(!other.text);
  if (apart) return apart;
  const sign = isDown ? -1 : 1;
  if (!one.figures.length || !other.figures.length) return sign * compare(one.text, other.text);
  const [low, high] = [difference(one, other, 0), difference(one, other, -1)];
  return isDown ? -high || -low : low || high;
}

/** Between the lowest or the highest figures. @param {Key} one @param {Key} other @param {number} place */
function difference(one, other, place) {
  return (one.figures.at(place) ?? 0) - (other.figures.at(place) ?? 0);
}

/**
 * @param {HTMLElement} tools @param {HTMLTableCellElement} head @param {number} column
 * @param {HTMLTableRowElement[]} rows
 */
function addFilter(tools, head, column, rows) {
  const name = (head.querySelector("button")?.firstChild ?? head).textContent ?? "";
  const values = rows.map((row) => (row.cells[column].textContent ?? "").trim());
  const status = element("span", { class: "atlas-table-tools__said", role: "status" });
  const choose = /** @type {HTMLSelectElement} */ (
    element("select", { onchange: () => show(choose.value) }, element("option", { value: "" }, `${head.dataset.filter} (${rows.length})`))
  );
  for (const value of [...new Set(values)].sort(compare)) {
    const count = values.filter((other) => other === value).length;
    choose.append(element("option", { value }, `${value} (${count})`));
  }
  const show = (/** @type {string} */ wanted) => {
    for (const [place, row] of rows.entries()) row.hidden = Boolean(wanted) && values[place] !== wanted;
    status.textContent = wanted ? `${rows.filter((row) => !row.hidden).length} of ${rows.length}` : "";
  };
  tools.replaceChildren(element("label", {}, name, " ", choose), status);
  // A browser that goes back fills in what was chosen before.
  show(choose.value);
}
