// @ts-check
// Hardware as people write it, "8x A100 80GB", read into its fields; the fields themselves stand below.

import { element } from "../../search/element.js";
import { called, readings, repaired } from "../phrase.js";
import { Completion } from "./completion.js";
import { Field } from "./field.js";
import { Group } from "./group.js";

/** @typedef {import("./field.js").Form} Form @typedef {import("../shape.js").Shape} Shape @typedef {import("./field.js").Path} Path @typedef {import("./field.js").Problem} Problem */
/** @typedef {import("../phrase.js").Reading} Reading @typedef {import("./completion.js").Option} Option */

const NOT_STATED = "not stated";
const KINDS = /** @type {const} */ ([["hardware", "product"], ["systems", "system"], ["architectures", "architecture"], ["vendors", "vendor"]]);

export class Hardware extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded @param {import("./group.js").Make} make @param {Group | null} around */
  constructor(shape, form, isNeeded, make, around) {
    super(shape, form, isNeeded);
    this.around = around;
    this.isUnstated = false;
    this.input = /** @type {HTMLInputElement} */ (element("input", { type: "text", autocomplete: "off", placeholder: "8x A100 80GB" }));
    const completion = new Completion(this.input, shape.title, (text) => this.options(text), ({ value }) => this.take(value));
    this.said = element("span", { class: "atlas-field__name" });
    this.inner = new Group({ ...shape, title: "As it will be written", help: "", kind: "inner" }, form, false, make);
    this.inner.element?.addEventListener("input", () => this.follow());
    this.inner.element?.addEventListener("change", () => this.follow());
    const details = element("details", { class: "atlas-more-fields" }, element("summary", {}, "Fields of the hardware"), this.inner.element ?? null);
    this.frame(this.input, [completion.element]);
    this.element?.append(details);
    this.help.append(" ", this.said);
    this.input.addEventListener("input", () => this.type());
    this.input.addEventListener("change", () => form.whenStill(() => this.settle()));
  }

  /** What a phrase can mean, and what its beginning could become. @param {string} text @returns {Option[]} */
  options(text) {
    const phrase = text.trim();
    if (!phrase) return this.unstated();
    const { lexicon } = this.form;
    const found = readings(phrase, lexicon);
    const read = (found.length ? found : repaired(phrase, lexicon)).map((reading) => this.option(reading));
    const known = new Set(read.map(({ name }) => name));
    const completed = KINDS.flatMap(([kind, field]) =>
      this.form.terms.find(kind, phrase).slice(0, 4).map(({ id, name }) => ({ value: { hardware: { [field]: id } }, name, id, note: field })),
    ).filter(({ name }) => !known.has(name));
    const own = { value: { hardware: { unnamed: phrase } }, name: `“${phrase}”`, note: "the paper's own word for it" };
    return [...read, ...(read.length ? [] : completed), own, ...this.unstated()].slice(0, 8);
  }

  /** @param {Reading} reading @returns {Option} */
  option(reading) {
    const count = reading.count ? `${reading.count.written} × ` : "";
    return { value: reading, name: `${count}${called(reading.hardware, this.form.terms)}` };
  }

  /** @returns {Option[]} */
  unstated() {
    return this.shape.canBeUnstated ? [{ value: { hardware: NOT_STATED }, name: NOT_STATED, note: "the paper does not say what it ran on" }] : [];
  }

  read() {
    return this.isUnstated ? NOT_STATED : this.inner.read();
  }

  /** @param {any} value */
  write(value) {
    this.isUnstated = this.shape.canBeUnstated && value === NOT_STATED;
    this.inner.write(this.isUnstated ? undefined : value);
    this.input.value = called(this.read(), this.form.terms);
    this.show();
  }

  /** Until a phrase is read, it says nothing. */
  type() {
    this.isUnstated = false;
    this.inner.write(undefined);
    this.show();
    this.form.changed();
  }

  /** Take over what a phrase means, where it means one thing. */
  settle() {
    const phrase = this.input.value.trim();
    if (!phrase || this.read() !== undefined) return;
    const found = readings(phrase, this.form.lexicon);
    if (found.length === 1) this.take(found[0]);
    else if (phrase.toLowerCase() === NOT_STATED) this.take({ hardware: /** @type {any} */ (NOT_STATED) });
    else if (!found.length && !repaired(phrase, this.form.lexicon).length) this.take({ hardware: { unnamed: phrase } });
    this.tell();
  }

  /** @param {Reading} reading */
  take({ hardware, count }) {
    this.write(hardware);
    if (count) this.around?.fields.get("count")?.write(count);
    this.form.announce(`Read as ${called(hardware, this.form.terms)}${count ? `, ${count.written} of them` : ""}.`);
    this.form.changed();
  }

  /** Say what its fields say, after they were changed by hand. */
  follow() {
    this.isUnstated = false;
    this.input.value = called(this.read(), this.form.terms);
    this.show();
    this.form.changed();
  }

  show() {
    const read = Object.entries(this.inner.read() ?? {}).map(([name, value]) => `${name} ${value.written ?? value}`);
    this.said.textContent = read.length ? `Read as ${read.join(", ")}.` : "";
  }

  /** @param {Problem[]} problems */
  say(problems) {
    const phrase = this.input.value.trim();
    const isOpen = this.read() === undefined && phrase;
    const message = isOpen ? `“${phrase}” is not read yet: choose what it means` : "";
    const [first] = problems;
    super.say(first ? [{ path: [], message: message || first.message }] : []);
    this.inner.say(problems);
  }

  /** @param {Path} path @returns {Field} */
  at(path) {
    return path.length ? this.inner.at(path) : this;
  }

  /** @param {Path} path @returns {string[]} */
  trail(path) {
    return [this.shape.title, ...this.inner.trail(path).slice(1)];
  }
}

