// @ts-check
// What the products are, as their makers state it.

import { element } from "../search/element.js";
import { figureRow, figuresOf } from "./figures.js";
import { alternatives, areSame } from "./row.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Variant} Variant @typedef {import("./row.js").Row} Row */
/** @typedef {import("./columns.js").Columns} Columns @typedef {import("./sources.js").Sources} Sources */

/** A text of a column, with the page it leads to and where it stands. @typedef {{ text: string, page?: string, sources?: (string | undefined)[] }} Said */

/** @param {Column[]} columns @param {Columns} atlas @param {Sources} sources @returns {Row[]} */
export function specificationRows(columns, atlas, sources) {
  const text = (/** @type {string} */ label, /** @type {(column: Column) => Said | null} */ saidOf) => textRow(label, columns.map(saidOf), atlas, sources);
  const figure = (/** @type {string} */ label, /** @type {string} */ unit, /** @type {(variant: Variant) => number | undefined} */ of, better = "") =>
    figureRow(label, unit, columns, columns.map((column) => figuresOf(column, of)), sources, better);
  const rows = [
    text("Vendor", ({ product }) => term("vendor", "vendors", product.vendor, atlas)),
    text("Architecture", ({ product }) => term("architecture", "architectures", product.architecture, atlas, product.source)),
    text("Sold for", ({ product }) => plain(product.segment)),
    text("Released", ({ product }) => plain(product.released, product.source)),
    figure("Memory", "GB", (variant) => variant.memory_gb, "higher"),
    text("Memory type", ofVariants((variant) => variant.memory_type)),
    figure("Memory bandwidth", "GB/s", (variant) => variant.bandwidth_gbs, "higher"),
    figure("Power (TDP)", "W", (variant) => variant.tdp_w),
    ...peaksOf(columns).map((format) => ({
      ...figure(`Dense peak, ${format}`, unitOf(format), (variant) => variant.tflops?.[format], "higher"),
      lacks: columns.map(({ product }) => (product.formats?.length && !product.formats.includes(format) ? `no ${format}` : null)),
    })),
    formatsRow(columns),
    text("Compute capability or target", ({ product }) => plain(product.compute_capability ?? product.isa)),
    text("Form factor", ofVariants((variant) => variant.form_factor)),
    text("Direct links", ofVariants(({ interconnects }) => interconnects && (interconnects.join(", ") || "none"))),
  ];
  return rows.filter(({ cells }) => cells.some(Boolean));
}

/** @param {string | undefined} text @param {string} [source] @returns {Said | null} */
function plain(text, source) {
  return text ? { text, sources: [source] } : null;
}

/** @param {string} kind @param {string} folder @param {string | undefined} id @param {Columns} atlas @param {string} [source] @returns {Said | null} */
function term(kind, folder, id, atlas, source) {
  return id ? { text: atlas.termName(kind, id), page: `${folder}/${id}/`, sources: [source] } : null;
}

/** What the variants of a column are said to have. @param {(variant: Variant) => string | undefined} of @returns {(column: Column) => Said | null} */
function ofVariants(of) {
  return ({ variants }) => {
    const own = variants.filter((variant) => of(variant));
    const texts = [...new Set(own.map(of))];
    return texts.length ? { text: alternatives(texts.map(String)), sources: own.map(({ source }) => source) } : null;
  };
}

/** @param {string} label @param {(Said | null)[]} said @param {Columns} atlas @param {Sources} sources @returns {Row} */
function textRow(label, said, atlas, sources) {
  const cells = said.map((own) => {
    if (!own) return null;
    const text = own.page ? element("a", { href: atlas.url(own.page) }, own.text) : own.text;
    return [text, sources.marks(own.sources ?? [])];
  });
  return { head: [label], cells, isSame: areSame(said.map((own) => own?.text ?? null)) };
}

/** Number formats whose peak is known of any column, the widest first. @param {Column[]} columns */
function peaksOf(columns) {
  const found = columns.flatMap(({ variants }) => variants.flatMap(({ tflops }) => Object.keys(tflops ?? {})));
  return inOrder(new Set(found));
}

/** Number formats: floating before whole, wide before narrow, the usual one of a width first. @param {Iterable<string>} formats */
function inOrder(formats) {
  const rank = (/** @type {string} */ format) => [isWhole(format) ? 1 : 0, -Number(format.replace(/\D/g, "")), format.startsWith("fp") ? 0 : 1];
  return [...formats].sort((one, other) => {
    const ranks = rank(other);
    return rank(one).map((own, at) => own - ranks[at]).find(Boolean) ?? 0;
  });
}

/** @param {string} format */
function isWhole(format) {
  return format.startsWith("int");
}

/** @param {string} format */
function unitOf(format) {
  return isWhole(format) ? "TOP/s" : "TFLOP/s";
}

/** Each format that any of them computes in, said of all of which formats are known. @param {Column[]} columns @returns {Row} */
function formatsRow(columns) {
  const known = columns.map(({ product }) => (product.formats?.length ? product.formats : null));
  const all = inOrder(new Set(known.flatMap((formats) => formats ?? [])));
  const cells = known.map((formats) => formats && [element("ul", { class: "atlas-compare__tags" }, ...all.map((format) => tag(format, formats.includes(format))))]);
  return { head: ["Number formats"], cells, isSame: areSame(known.map((formats) => formats && inOrder(formats).join())) };
}

/** @param {string} format @param {boolean} has */
function tag(format, has) {
  return element("li", { class: has ? null : "atlas-compare__lacks" }, has ? null : element("span", { class: "atlas-unseen" }, "no "), format);
}
