// @ts-check
// Text of one line or several, numbers, and a figure from one number to another.

import { element } from "../../search/element.js";
import { Figure, figureOf } from "../figure.js";
import { Field, newId } from "./field.js";

/** @typedef {import("./field.js").Form} Form @typedef {import("../shape.js").Shape} Shape */

export class Text extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    const isLong = shape.kind === "long";
    this.input = /** @type {HTMLInputElement} */ (element(isLong ? "textarea" : "input", { autocomplete: "off", ...(isLong ? { rows: 5 } : { type: "text" }) }));
    /** A year alone is a number in YAML. */
    this.isNumberToo = Boolean(shape.said.anyOf?.some((/** @type {any} */ way) => way.type === "integer"));
    this.words = shape.schema["x-words"] ? element("span", { class: "atlas-field__words" }) : null;
    const known = suggestions(this.input, shape.schema.examples);
    this.frame(this.input, [this.input, known]);
    if (this.words) this.help.append(" ", this.words);
    this.input.addEventListener("input", () => this.count());
    this.input.addEventListener("input", () => this.form.changed());
    this.input.addEventListener("change", () => form.whenStill(() => this.settle()));
    this.count();
  }

  read() {
    const text = this.input.value.trim().replace(/\s+/g, " ");
    return (this.isNumberToo && figureOf(text)) || text || undefined;
  }

  /** @param {any} value */
  write(value) {
    this.input.value = written(value);
    this.count();
  }

  /** Take what is meant out of what was pasted, such as the identifier out of an address. */
  settle() {
    const { pattern, "x-inside": inside } = this.shape.schema;
    const text = this.input.value.trim();
    const found = inside && !new RegExp(pattern, "u").test(text) ? new RegExp(inside, "u").exec(text) : null;
    if (!found) return;
    this.input.value = found[1];
    this.form.changed();
  }

  count() {
    if (!this.words) return;
    const [least, most] = this.shape.schema["x-words"];
    const count = wordCount(this.input.value);
    this.words.textContent = count ? `${count} ${count === 1 ? "word" : "words"}; ${least > 1 ? `${least} to` : "at most"} ${most}.` : "";
  }
}

export class NumberField extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    this.input = numberBox(form);
    this.frame(this.input);
  }

  read() {
    return readNumber(this.input);
  }

  /** @param {any} value */
  write(value) {
    this.input.value = written(value);
  }
}

/** Two numbers, the lower first. */
export class Range extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    this.ends = ["from", "to"].map((end) => {
      const box = numberBox(form);
      box.setAttribute("aria-label", `${shape.title} ${end}`);
      return box;
    });
    this.control = this.ends[0];
    this.frameOfSeveral(element("div", { class: "atlas-field__ends" }, this.ends[0], element("span", {}, "to"), this.ends[1]));
    this.element?.addEventListener("focusout", () => this.touch());
  }

  read() {
    const ends = this.ends.map(readNumber).filter((end) => end !== undefined);
    return ends.length ? ends : undefined;
  }

  /** @param {any} value */
  write(value) {
    this.ends.forEach((box, at) => (box.value = Array.isArray(value) ? written(value[at]) : ""));
  }
}

/** @param {Form} form */
function numberBox(form) {
  const box = /** @type {HTMLInputElement} */ (element("input", { type: "text", inputmode: "decimal", autocomplete: "off", class: "atlas-field__number" }));
  box.addEventListener("input", () => form.changed());
  return box;
}

/** A number, or for the check to refuse, the text that is none. @param {HTMLInputElement} box */
function readNumber({ value }) {
  const text = value.trim();
  return text ? (figureOf(text) ?? text) : undefined;
}

/** @param {any} value */
function written(value) {
  if (value instanceof Figure) return value.written;
  return typeof value === "string" ? value : "";
}

/** @param {string} text */
export function wordCount(text) {
  return text.trim() ? text.trim().split(/\s+/).length : 0;
}

/** What may be written, for the browser to offer. @param {HTMLInputElement} input @param {string[]} [examples] */
function suggestions(input, examples) {
  if (!examples) return null;
  const id = newId();
  input.setAttribute("list", id);
  return element("datalist", { id }, ...examples.map((value) => element("option", { value })));
}
