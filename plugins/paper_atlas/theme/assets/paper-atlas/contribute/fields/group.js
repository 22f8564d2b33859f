// @ts-check
// Groups of fields, and lists of groups that grow, shrink and change their order.

import { element } from "../../search/element.js";
import { Field } from "./field.js";

/** @typedef {import("./field.js").Form} Form @typedef {import("../shape.js").Shape} Shape @typedef {import("./field.js").Path} Path @typedef {import("./field.js").Problem} Problem */
/** @typedef {(shape: Shape, form: Form, isNeeded: boolean, group: Group | null) => Field} Make */

export class Group extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded @param {Make} make makes the fields inside */
  constructor(shape, form, isNeeded, make) {
    super(shape, form, isNeeded);
    /** @type {Map<string, Field>} */
    this.fields = new Map();
    for (const [name, own, needed] of form.shapes.fields(shape.schema)) this.fields.set(name, make(own, form, needed, this));
    const [often, seldom] = [false, true].map((isSeldom) =>
      [...this.fields.values()].filter((field) => field.shape.isSeldom === isSeldom).map((field) => field.element ?? null),
    );
    const titles = [...this.fields.values()].filter(({ shape: own }) => own.isSeldom).map(({ shape: own }) => own.title.toLowerCase());
    this.more = seldom.length ? element("details", { class: "atlas-more-fields" }, element("summary", {}, `More: ${titles.join(", ")}`), ...seldom) : null;
    this.frameOfSeveral(...often, this.more);
  }

  read() {
    const filled = [...this.fields].map(([name, field]) => [name, field.read()]).filter(([, value]) => value !== undefined);
    return filled.length || this.isNeeded ? Object.fromEntries(filled) : undefined;
  }

  /** @param {any} value */
  write(value) {
    const given = typeof value === "object" && value !== null ? value : {};
    for (const [name, field] of this.fields) field.write(Object.hasOwn(given, name) ? given[name] : undefined);
    if (this.more && [...this.fields.values()].some((field) => field.shape.isSeldom && field.read() !== undefined)) this.more.setAttribute("open", "");
  }

  /** @param {Problem[]} problems */
  say(problems) {
    super.say(problems);
    for (const [name, field] of this.fields) {
      field.say(problems.filter(({ path }) => path[0] === name).map(({ path, message }) => ({ path: path.slice(1), message })));
    }
  }

  /** Its own message is told once somebody has been at its fields. */
  tell() {
    if (this.fields && [...this.fields.values()].some((field) => field.isTouched)) this.isTouched = true;
    super.tell();
  }

  /** @param {Path} path @returns {Field} */
  at([name, ...rest]) {
    return this.fields.get(String(name))?.at(rest) ?? this;
  }

  /** @param {Path} path @returns {string[]} */
  trail([name, ...rest]) {
    const field = this.fields.get(String(name));
    return [this.shape.title, ...(field ? field.trail(rest) : [])];
  }

  focus() {
    [...this.fields.values()][0]?.focus();
  }
}

export class Groups extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded @param {Make} make @param {string} name of the list in the record */
  constructor(shape, form, isNeeded, make, name) {
    super(shape, form, isNeeded);
    this.make = make;
    this.name = name;
    this.itemShape = { ...form.shapes.of(name, shape.schema.items), kind: "entry" };
    /** @type {Group[]} */
    this.items = [];
    this.list = element("ol", { class: "atlas-entries" });
    const noun = this.itemShape.title.toLowerCase();
    this.adder = element("button", { type: "button", class: "atlas-add", onclick: () => this.add() }, `Add a ${noun}`);
    this.frameOfSeveral(this.list, this.adder);
    this.write(undefined);
  }

  read() {
    return this.items.length ? this.items.map((item) => item.read()) : undefined;
  }

  /** @param {any} value */
  write(value) {
    const given = Array.isArray(value) ? value : this.isNeeded ? [undefined] : [];
    this.items = given.map((one) => {
      const item = this.newItem();
      item.write(one);
      return item;
    });
    this.show();
  }

  newItem() {
    return new Group(this.itemShape, this.form, true, this.make);
  }

  add() {
    this.items.push(this.newItem());
    this.show();
    this.items.at(-1)?.focus();
    this.form.announce(`${this.nameOf(this.items.length - 1)} added.`);
    this.form.changed();
  }

  /** Add an item that is filled in, in the place of one that is empty. @param {object} value @returns {Group} */
  adopt(value) {
    let at = this.items.findIndex((item) => Object.keys(item.read()).length === 0);
    if (at < 0) at = this.items.push(this.newItem()) - 1;
    this.items[at].write(value);
    this.show();
    return this.items[at];
  }

  /** @param {number} at */
  remove(at) {
    const name = this.nameOf(at);
    const places = this.items.map((_, place) => (place === at ? null : place > at ? place - 1 : place));
    this.items.splice(at, 1);
    this.arrange(places);
    const next = this.items[Math.min(at, this.items.length - 1)];
    if (next) next.focus();
    else this.adder.focus();
    this.form.announce(`${name} removed.`);
  }

  /** @param {number} at @param {number} to */
  move(at, to) {
    const places = this.items.map((_, place) => (place === at ? to : place === to ? at : place));
    [this.items[at], this.items[to]] = [this.items[to], this.items[at]];
    this.arrange(places);
    const tools = this.list.children[to].querySelectorAll("button[data-step]");
    const same = [...tools].find((tool) => tool instanceof HTMLButtonElement && !tool.disabled && Number(tool.dataset.step) === to - at);
    /** @type {HTMLElement | undefined} */ (same ?? [...tools].find((tool) => tool instanceof HTMLButtonElement && !tool.disabled))?.focus();
    this.form.announce(`Now ${this.nameOf(to)}.`);
  }

  /** @param {(number | null)[]} places where each item went */
  arrange(places) {
    this.isTouched = true;
    this.show();
    this.form.moved(this.name, places);
    this.form.changed();
  }

  /** @param {number} at */
  nameOf(at) {
    return `${this.itemShape.title} ${at + 1}`;
  }

  show() {
    this.list.hidden = !this.items.length;
    this.items.forEach((item, at) => {
      const legend = /** @type {HTMLElement} */ (item.element?.querySelector("legend"));
      legend.textContent = this.nameOf(at);
      item.element?.querySelector(":scope > .atlas-tools")?.remove();
      item.element?.append(this.tools(at));
    });
    const entries = this.items.map((item, at) => (this.list.children[at]?.firstChild === item.element ? this.list.children[at] : element("li", {}, item.element ?? null)));
    this.list.replaceChildren(...entries);
  }

  /** @param {number} at */
  tools(at) {
    const name = this.nameOf(at).toLowerCase();
    const tool = (/** @type {string} */ text, /** @type {object} */ more, /** @type {() => void} */ onclick) =>
      element("button", { type: "button", class: "atlas-tool", "aria-label": `${text} ${name}`, onclick, ...more }, text);
    return element(
      "div",
      { class: "atlas-tools" },
      this.items.length > 1 ? tool("Move up", { disabled: at === 0, "data-step": -1 }, () => this.move(at, at - 1)) : null,
      this.items.length > 1 ? tool("Move down", { disabled: at === this.items.length - 1, "data-step": 1 }, () => this.move(at, at + 1)) : null,
      this.isNeeded && this.items.length === 1 ? null : tool("Remove", {}, () => this.remove(at)),
    );
  }

  /** @param {Problem[]} problems */
  say(problems) {
    super.say(problems);
    this.items.forEach((item, at) =>
      item.say(problems.filter(({ path }) => path[0] === at).map(({ path, message }) => ({ path: path.slice(1), message }))),
    );
  }

  /** @param {Path} path @returns {Field} */
  at([place, ...rest]) {
    return this.items[Number(place)]?.at(rest) ?? this;
  }

  /** @param {Path} path @returns {string[]} */
  trail([place, ...rest]) {
    const item = place === undefined ? undefined : this.items[Number(place)];
    return item ? [this.nameOf(Number(place)), ...item.trail(rest).slice(1)] : [this.shape.title];
  }

  focus() {
    const [first] = this.items;
    if (first) first.focus();
    else this.adder.focus();
  }
}
