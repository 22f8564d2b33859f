// @ts-check
// Options below a text box while somebody types, after the combobox pattern of WAI-ARIA: focus stays in the box.

import { element } from "../../search/element.js";
import { newId } from "./field.js";

/**
 * @typedef {{ value: any, name: string, id?: string, note?: string }} Option
 */

const MOST = 8;

export class Completion {
  /**
   * @param {HTMLInputElement} input
   * @param {string} label of the field
   * @param {(text: string) => Option[]} optionsOf
   * @param {(option: Option) => void} choose
   */
  constructor(input, label, optionsOf, choose) {
    this.input = input;
    this.optionsOf = optionsOf;
    this.choose = choose;
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
    this.list = element("ul", { role: "listbox", id: newId(), "aria-label": `Suggestions: ${label}`, class: "atlas-options-list", hidden: true });
    this.element = element("div", { class: "atlas-completion" }, input, this.list);
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries({ ...said, autocapitalize: "off", spellcheck: "false" })) input.setAttribute(name, value);
    this.listen();
  }

  get isOpen() {
    return !this.list.hidden;
  }

  listen() {
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("click", () => this.open());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // A click would take the focus from the box, and so close the list, before it has chosen anything.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest("[role=option]") : null;
      if (option) this.take([...this.list.children].indexOf(option));
    });
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey) {
      event.preventDefault();
      if (this.isOpen) this.activate(this.active + step);
      else this.open();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault(); // no form is sent by it
      if (this.isOpen && this.options.length && (this.active >= 0 || this.input.value.trim())) this.take(Math.max(this.active, 0));
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault();
      this.close();
    }
  }

  open() {
    this.options = this.optionsOf(this.input.value).slice(0, MOST);
    this.list.replaceChildren(...this.options.map((option) => shown(option)));
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.activate(-1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  /** @param {number} at */
  activate(at) {
    const children = [...this.list.children];
    this.active = at < -1 ? children.length - 1 : at >= children.length ? -1 : at;
    children.forEach((child, place) => child.setAttribute("aria-selected", String(place === this.active)));
    const option = children[this.active];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} at */
  take(at) {
    const option = this.options[at];
    this.close();
    if (option) this.choose(option);
  }
}

/** Proposes while somebody types; what stands in the field is sent, unless a proposal was picked. */
export class Proposals extends Completion {
  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === "Enter" && this.active < 0) this.close();
    else super.press(event);
  }
}

/** @param {Option} option */
function shown({ name, id, note }) {
  return element(
    "li",
    { role: "option", id: newId(), "aria-selected": "false", class: "atlas-options-list__option" },
    element("span", { class: "atlas-options-list__name" }, name),
    id && id !== name ? element("code", {}, id) : null,
    note ? element("span", { class: "atlas-options-list__note" }, note) : null,
  );
}
