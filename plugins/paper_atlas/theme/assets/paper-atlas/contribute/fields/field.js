// @ts-check
// What every field of the form has: a label, help, and a place for what is wrong with it.

import { element } from "../../search/element.js";

/**
 * @typedef {import("../shape.js").Shape} Shape
 * @typedef {(string | number)[]} Path
 * @typedef {{ path: Path, message: string }} Problem
 * @typedef {import("../../search/element.js").Child} Child
 *
 * What fields ask of the form around them.
 * @typedef {object} Form
 * @property {import("../shape.js").Shapes} shapes
 * @property {import("../terms.js").Terms} terms
 * @property {import("../../query/lexicon.js").Lexicon} lexicon
 * @property {() => void} changed a person changed something
 * @property {() => void} touched a person has left a field
 * @property {(call: () => void) => void} whenStill call once nothing is being clicked, which must not move away
 * @property {(text: string) => void} announce say something to those who listen
 * @property {() => boolean} tellsAll whether fields that nobody touched say what is wrong too
 * @property {(list: string) => string[]} labels how the items of a list are called
 * @property {(list: string, places: (number | null)[]) => void} moved where the items of a list went
 */

let made = 0;

/** An identifier that no other element has. */
export function newId() {
  return `atlas-field-${made++}`;
}

/** What stands in backticks as code. @param {string} text */
function withCode(text) {
  return text.split(/`([^`]+)`/).map((part, at) => (at % 2 ? element("code", {}, part) : part));
}

export class Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    this.shape = shape;
    this.form = form;
    this.isNeeded = isNeeded;
    this.id = newId();
    this.isTouched = false;
    this.message = "";
    this.problem = element("p", { id: `${this.id}-problem`, class: "atlas-field__problem", hidden: true });
    this.help = element("p", { id: `${this.id}-help`, class: "atlas-field__help" }, ...withCode(shape.help));
  }

  /** A field of one control. @param {HTMLElement} control @param {Child[]} [shown] what is shown of it */
  frame(control, shown = [control]) {
    control.id = this.id;
    control.setAttribute("aria-describedby", `${this.help.id} ${this.problem.id}`);
    this.control = control;
    const label = element("label", { for: this.id, class: "atlas-field__label" }, this.shape.title, this.mark());
    this.element = element("div", { class: `atlas-field atlas-field--${this.shape.kind}`, "data-name": this.shape.name }, label, ...shown, this.help, this.problem);
    this.element.addEventListener("focusout", () => this.touch());
    return this.element;
  }

  /** A field of several controls. @param {...Child} children */
  frameOfSeveral(...children) {
    const legend = element("legend", { class: "atlas-field__label" }, this.shape.title, this.mark());
    const described = { "aria-describedby": `${this.help.id} ${this.problem.id}` };
    this.element = element("fieldset", { class: `atlas-field atlas-field--${this.shape.kind}`, "data-name": this.shape.name, ...described }, legend, this.help, ...children, this.problem);
    return this.element;
  }

  /** What tells that a field may be left empty. */
  mark() {
    return this.isNeeded ? null : element("span", { class: "atlas-field__optional" }, " optional");
  }

  /** Somebody has been here: from now on it says what is wrong. */
  touch() {
    if (this.isTouched) return;
    this.isTouched = true;
    this.form.touched();
  }

  /** @returns {any} what is filled in; undefined for nothing */
  read() {
    return undefined;
  }

  /** Fill in what fits, and nothing of what does not. @param {any} _value */
  write(_value) {}

  /** Take over what is wrong with it. @param {Problem[]} problems */
  say(problems) {
    this.message = problems.find(({ path }) => path.length === 0)?.message ?? "";
    this.tell();
  }

  tell() {
    const isTold = Boolean(this.message) && (this.isTouched || this.form.tellsAll());
    // What a screen reader reads anew must be new.
    if (this.problem.textContent !== this.message) this.problem.textContent = this.message;
    this.problem.hidden = !isTold;
    if (this.control) this.control.setAttribute("aria-invalid", String(isTold));
  }

  /** The field at a path. @param {Path} _path @returns {Field} */
  at(_path) {
    return this;
  }

  /** How a person calls the field at a path. @param {Path} _path @returns {string[]} */
  trail(_path) {
    return [this.shape.title];
  }

  focus() {
    for (let above = this.control?.closest("details:not([open])"); above; above = above.parentElement?.closest("details:not([open])")) {
      above.setAttribute("open", "");
    }
    this.control?.focus();
  }
}
