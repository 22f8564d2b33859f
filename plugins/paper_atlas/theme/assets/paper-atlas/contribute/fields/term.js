// @ts-check
// One identifier of the vocabulary, or several, completed by name.

import { element } from "../../search/element.js";
import { Completion } from "./completion.js";
import { Field } from "./field.js";

/** @typedef {import("./field.js").Form} Form @typedef {import("../shape.js").Shape} Shape @typedef {import("../terms.js").Term} Term */

/** @param {Term} term */
function optionOf({ id, name, note }) {
  return { value: id, name, id, note };
}

function textBox() {
  return /** @type {HTMLInputElement} */ (element("input", { type: "text", autocomplete: "off", placeholder: "Type a name" }));
}

export class TermField extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    this.terms = shape.said["x-terms"] ?? shape.schema["x-terms"];
    this.input = textBox();
    const completion = new Completion(
      this.input,
      shape.title,
      (text) => form.terms.find(this.terms, text).map(optionOf),
      ({ value }) => this.take(value),
    );
    this.name = element("span", { class: "atlas-field__name" });
    this.frame(this.input, [completion.element]);
    this.help.append(" ", this.name);
    this.input.addEventListener("input", () => form.changed());
    this.input.addEventListener("change", () => form.whenStill(() => this.settle()));
  }

  read() {
    return this.input.value.trim() || undefined;
  }

  /** @param {any} value */
  write(value) {
    this.input.value = typeof value === "string" ? value : "";
    this.show();
  }

  /** @param {string} id */
  take(id) {
    this.write(id);
    this.form.changed();
  }

  /** A name that is written out is its identifier. */
  settle() {
    const term = this.form.terms.named(this.terms, this.input.value.trim());
    if (term) this.take(term.id);
    else this.show();
  }

  show() {
    const term = this.form.terms.get(this.terms, this.input.value);
    this.name.textContent = term && term.name !== term.id ? `${term.name}.` : "";
  }
}

export class TermsField extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    this.terms = shape.schema.items["x-terms"];
    /** @type {string[]} */
    this.chosen = [];
    this.input = textBox();
    this.chips = element("ul", { class: "atlas-picked", "aria-label": `Chosen: ${shape.title}` });
    const completion = new Completion(
      this.input,
      shape.title,
      (text) => form.terms.find(this.terms, text).filter(({ id }) => !this.chosen.includes(id)).map(optionOf),
      ({ value }) => this.add(value),
    );
    this.frame(this.input, [this.chips, completion.element]);
    this.input.addEventListener("change", () => form.whenStill(() => this.settle()));
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && !this.input.value && this.chosen.length) this.remove(this.chosen.length - 1);
    });
    this.show();
  }

  /** What is typed and no term yet counts too, so that the check can refuse it. */
  read() {
    const open = this.input.value.trim();
    const all = open ? [...this.chosen, open] : this.chosen;
    return all.length ? [...all] : undefined;
  }

  /** @param {any} value */
  write(value) {
    this.chosen = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    this.input.value = "";
    this.show();
  }

  /** @param {string} id */
  add(id) {
    this.input.value = "";
    if (this.chosen.includes(id)) return;
    this.chosen.push(id);
    this.form.announce(`${this.nameOf(id)} added.`);
    this.show();
    this.form.changed();
  }

  /** @param {number} at */
  remove(at) {
    const [id] = this.chosen.splice(at, 1);
    this.form.announce(`${this.nameOf(id)} removed.`);
    this.show();
    const left = this.chips.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? this.input).focus();
    this.form.changed();
  }

  settle() {
    const term = this.form.terms.named(this.terms, this.input.value.trim());
    if (term) this.add(term.id);
    else this.form.changed();
  }

  /** @param {string} id */
  nameOf(id) {
    return this.form.terms.get(this.terms, id)?.name ?? id;
  }

  show() {
    this.chips.hidden = !this.chosen.length;
    this.chips.replaceChildren(
      ...this.chosen.map((id, at) => {
        const name = this.nameOf(id);
        const cross = element("span", { class: "atlas-picked__cross", "aria-hidden": "true" }, "×");
        return element("li", {}, element("button", { type: "button", "aria-label": `Remove ${name}`, onclick: () => this.remove(at) }, name, cross));
      }),
    );
  }
}

/** Names or identifiers, one a line. */
export class Lines extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    this.input = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: 2, autocomplete: "off" }));
    this.frame(this.input);
    this.help.append(" One a line, or with commas between.");
    this.input.addEventListener("input", () => form.changed());
    this.input.addEventListener("change", () => form.whenStill(() => this.settle()));
  }

  read() {
    const lines = this.input.value.split("\n").map((line) => line.trim().replace(/\s+/g, " ")).filter(Boolean);
    return lines.length ? lines : undefined;
  }

  /** @param {any} value */
  write(value) {
    this.input.value = Array.isArray(value) ? value.filter((one) => typeof one === "string").join("\n") : "";
    this.fit();
  }

  /** A list in one line is taken apart. */
  settle() {
    const text = this.input.value.trim();
    if (!text.includes("\n")) this.input.value = text.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+/).filter(Boolean).join("\n");
    this.fit();
    this.form.changed();
  }

  fit() {
    this.input.rows = Math.min(12, Math.max(2, this.input.value.split("\n").length));
  }
}
