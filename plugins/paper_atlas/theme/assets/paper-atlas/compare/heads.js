// @ts-check
// What is compared, one card a column: its name, its variant, and buttons to move and remove it.

import { element } from "../search/element.js";

/** @typedef {import("./columns.js").Column} Column */
/** What the cards ask of the page. @typedef {{ move(at: number, to: number): void, remove(at: number): void, choose(at: number, variant: string): void }} Asking */

/** @param {Column[]} columns @param {(page: string) => string} url @param {Asking} asking */
export function heads(columns, url, asking) {
  return element("ul", { class: "atlas-compare__heads", "aria-label": "Compared" }, ...columns.map((column, at) => head(column, at, columns.length, url, asking)));
}

/** @param {Column} column @param {number} at @param {number} count @param {(page: string) => string} url @param {Asking} asking */
function head(column, at, count, url, asking) {
  const [, variant] = column.key.split("/");
  const page = `hardware/${column.product.id}/${Object.hasOwn(column.product.variants ?? {}, variant ?? "") ? `#${variant}` : ""}`;
  const move = (/** @type {number} */ step, /** @type {string} */ sign, /** @type {string} */ where) =>
    count > 1 && button(sign, `Move ${column.name} to the ${where}`, `move ${step} ${column.key}`, () => asking.move(at, at + step), at + step < 0 || at + step >= count);
  return element(
    "li",
    { class: "atlas-compare__head" },
    element("a", { class: "atlas-compare__name", href: url(page) }, column.product.name),
    variants(column, variant ?? "", (chosen) => asking.choose(at, chosen)),
    element(
      "span",
      { class: "atlas-compare__buttons" },
      move(-1, "←", "left"),
      move(1, "→", "right"),
      button("×", `Remove ${column.name}`, `remove ${at}`, () => asking.remove(at)),
    ),
  );
}

/** @param {Column} column @param {string} chosen @param {(variant: string) => void} choose */
function variants({ key, product, choices }, chosen, choose) {
  if (!choices.length) return null;
  const options = [["", "any variant"], ...choices].map(([id, name]) => element("option", { value: id, selected: id === chosen }, name));
  const select = /** @type {HTMLSelectElement} */ (element("select", { "aria-label": `Variant of ${product.name}`, "data-focus": `variant ${key}` }, ...options));
  select.addEventListener("change", () => choose(select.value));
  return select;
}

/** @param {string} sign @param {string} label @param {string} key @param {() => void} act @param {boolean} [isIdle] */
function button(sign, label, key, act, isIdle = false) {
  return element("button", { type: "button", "aria-label": label, "data-focus": key, disabled: isIdle, onclick: act }, sign);
}
