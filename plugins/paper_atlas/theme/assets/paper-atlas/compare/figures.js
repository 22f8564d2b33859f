// @ts-check
// Figures of the specification beside each other: with their unit, a bar, and how they stand to the first.

import { element } from "../search/element.js";
import { alternatives, areSame } from "./row.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Variant} Variant @typedef {import("./row.js").Row} Row */
/** @typedef {import("./sources.js").Sources} Sources */

/** The figures of the variants that are meant, smallest first, and where they stand. @typedef {{ values: number[], sources: (string | undefined)[] }} Figures */

/** A longer list of figures is shown as its ends. */
const LONGEST_LIST = 15;
const COMMAS_FROM = 10_000;
/** Nearer to 1 than this, two digits of a ratio say nothing. */
const CLOSE = 0.05;

/** @param {Column} column @param {(variant: Variant) => number | undefined} of @returns {Figures | null} */
export function figuresOf({ variants }, of) {
  const own = variants.filter((variant) => of(variant) !== undefined);
  const values = [...new Set(own.map((variant) => Number(of(variant))))].sort((one, other) => one - other);
  return values.length ? { values, sources: own.map(({ source }) => source) } : null;
}

/**
 * @param {string} label @param {string} unit @param {Column[]} columns @param {(Figures | null)[]} figures @param {Sources} sources
 * @param {string} better `higher` where more is better, so that the best stands out
 * @returns {Row}
 */
export function figureRow(label, unit, columns, figures, sources, better = "") {
  const most = Math.max(...figures.map((own) => (own ? highest(own) : 0)));
  const isSame = areSame(figures.map((own) => own && own.values.join()));
  const [first] = figures;
  const known = figures.filter(Boolean).length;
  const cells = figures.map((own, at) => {
    if (!own) return null;
    const isBest = Boolean(better) && known > 1 && highest(own) === most && figures.some((other) => other && highest(other) < most);
    const text = `${list(own.values)}\u00a0${unit}`;
    const figure = isBest ? element("strong", {}, text, element("span", { class: "atlas-unseen" }, ` (${better === "higher" ? "highest" : better})`)) : element("span", {}, text);
    return [
      element(
        "span",
        { class: "atlas-compare__figure" },
        element("span", {}, figure, sources.marks(own.sources)),
        at > 0 && first && !isSame && ratio(highest(own) / highest(first), columns[0].name),
      ),
      known > 1 && !isSame && bar(own, most),
    ];
  });
  return { head: [label], cells, isSame };
}

/** @param {Figures} figures */
function highest({ values }) {
  return values[values.length - 1];
}

/** @param {number[]} values */
function list(values) {
  const texts = values.map((value) => (value >= COMMAS_FROM ? value.toLocaleString("en") : String(value)));
  const all = alternatives(texts);
  return texts.length > 2 && all.length > LONGEST_LIST ? `${texts[0]}–${texts[texts.length - 1]}` : all;
}

/** How long the figures are beside the largest of the row; what only some variants reach is hatched. @param {Figures} figures @param {number} most */
function bar(figures, most) {
  const made = element("span", { class: "atlas-compare__bar", "aria-hidden": "true" });
  made.style.setProperty("--low", String(figures.values[0] / most));
  made.style.setProperty("--high", String(highest(figures) / most));
  return made;
}

/** @param {number} value @param {string} first */
function ratio(value, first) {
  if (value === 1) return element("span", { class: "atlas-compare__ratio" }, "the same");
  const digits = Math.abs(value - 1) < CLOSE ? 3 : 2;
  const text = `${Number(value.toPrecision(digits))}×`;
  return element("span", { class: "atlas-compare__ratio" }, text, element("span", { class: "atlas-unseen" }, ` that of ${first}`));
}
