// @ts-check
// Options of a facet, as a list or a tree: with counts, a search, and no more than a few until asked.

import { element, keyed, part } from "./element.js";
import { grouped } from "./labels.js";

/**
 * @typedef {{ kind: string, id: string, name: string, count: number, children?: Option[] }} Option
 * @typedef {{ has(option: Option): boolean, toggle(option: Option): void }} Choosing
 */

const FEW = 7;
const LONG = 12;

export class Tree {
  /**
   * @param {string} name what the options are, as in "Search hardware"
   * @param {Choosing} choosing
   */
  constructor(name, choosing) {
    this.choosing = choosing;
    /** @type {Option[]} */
    this.options = [];
    /** @type {Set<string>} */
    this.open = new Set();
    /** @type {Set<string>} */
    this.closed = new Set();
    this.isWhole = false;
    this.search = /** @type {HTMLInputElement} */ (
      element("input", {
        type: "search", class: "atlas-facet__search", "aria-label": `Search ${name}`, placeholder: `Search ${name}`,
        autocomplete: "off", oninput: () => this.show(),
      })
    );
    this.list = element("ul", { class: "atlas-options" });
    this.more = element("button", { type: "button", class: "atlas-link", onclick: () => this.toggleWhole() });
    this.place = element("div", {}, this.search, this.list, this.more);
  }

  /** @param {Option[]} options those with papers, most first */
  update(options) {
    this.options = options;
    this.search.hidden = size(options) <= LONG && !this.search.value;
    this.show();
  }

  show() {
    const asked = this.search.value.trim().toLowerCase();
    const found = asked ? matching(this.options, asked) : this.options;
    const few = this.isWhole || asked ? found : this.few(found);
    this.fill(this.list, few, Boolean(asked));
    this.more.hidden = Boolean(asked) || found.length <= FEW;
    this.more.textContent = this.isWhole ? "Show fewer" : `Show all ${found.length}`;
    this.more.setAttribute("aria-expanded", String(this.isWhole));
    this.list.toggleAttribute("data-empty", !few.length);
  }

  /** The first options, and those chosen further down. @param {Option[]} options */
  few(options) {
    return options.filter((option, at) => at < FEW || this.isChosenBelow(option));
  }

  toggleWhole() {
    this.isWhole = !this.isWhole;
    this.show();
  }

  /** @param {Option} option @returns {boolean} */
  isChosenBelow(option) {
    return this.choosing.has(option) || (option.children ?? []).some((below) => this.isChosenBelow(below));
  }

  /** @param {HTMLElement} list @param {Option[]} options @param {boolean} isSearch */
  fill(list, options, isSearch) {
    keyed(list, options, rowKey, (option) => this.row(option), (item, option) => this.refresh(item, option, isSearch));
  }

  /** @param {Option} option */
  row(option) {
    const box = element("input", { type: "checkbox", onchange: () => this.choosing.toggle(option) });
    const label = element("label", {}, box, element("span", { class: "atlas-option__name" }, option.name));
    const count = element("span", { class: "atlas-count" });
    label.append(" ", count);
    const expander = element("button", { type: "button", class: "atlas-expander", onclick: () => this.expand(option) });
    return element("li", {}, element("div", { class: "atlas-option" }, option.children?.length ? expander : null, label));
  }

  /** @param {HTMLElement} item @param {Option} option @param {boolean} isSearch */
  refresh(item, option, isSearch) {
    /** @type {HTMLInputElement} */ (part(item, "input")).checked = this.choosing.has(option);
    part(item, ".atlas-count").textContent = grouped(option.count);
    const children = option.children ?? [];
    const isOpen = children.length > 0 && (isSearch || this.isOpen(option));
    const expander = item.querySelector(":scope > .atlas-option > .atlas-expander");
    expander?.setAttribute("aria-expanded", String(isOpen));
    expander?.setAttribute("aria-label", `${isOpen ? "Hide" : "Show"} what belongs to ${option.name}`);
    let below = /** @type {HTMLElement | null} */ (item.querySelector(":scope > ul"));
    if (isOpen && !below) item.append((below = element("ul", { class: "atlas-options" })));
    if (isOpen && below) this.fill(below, children, isSearch);
    else below?.remove();
  }

  /** @param {Option} option */
  isOpen(option) {
    const key = keyOf(option);
    if (this.open.has(key)) return true;
    return !this.closed.has(key) && (option.children ?? []).some((below) => this.isChosenBelow(below));
  }

  /** @param {Option} option */
  expand(option) {
    const key = keyOf(option);
    const isOpen = this.isOpen(option);
    this.open[isOpen ? "delete" : "add"](key);
    this.closed[isOpen ? "add" : "delete"](key);
    this.show();
  }
}

/** @param {Option} option */
function keyOf({ kind, id }) {
  return `${kind}:${id}`;
}

/** Rows that can be opened are made otherwise than those that can't. @param {Option} option */
function rowKey(option) {
  return `${keyOf(option)}${option.children?.length ? " +" : ""}`;
}

/** @param {Option[]} options @returns {number} */
function size(options) {
  return options.reduce((sum, option) => sum + 1 + size(option.children ?? []), 0);
}

/** Options whose name has a text, with what stands above and below. @param {Option[]} options @param {string} asked @returns {Option[]} */
function matching(options, asked) {
  return options.flatMap((option) => {
    if (option.name.toLowerCase().includes(asked)) return [option];
    const below = matching(option.children ?? [], asked);
    return below.length ? [{ ...option, children: below }] : [];
  });
}
