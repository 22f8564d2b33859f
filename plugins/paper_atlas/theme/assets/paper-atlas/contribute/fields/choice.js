// @ts-check
// One or several of a few choices, or an item of another list.

import { element } from "../../search/element.js";
import { Figure } from "../figure.js";
import { Field } from "./field.js";

/** @typedef {import("./field.js").Form} Form @typedef {import("../shape.js").Shape} Shape */

export class Choice extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    const { default: usual } = shape.said;
    const none = usual ? `not said (${usual})` : isNeeded ? "choose" : "not said";
    const options = shape.schema.enum.map((/** @type {string} */ value) => element("option", { value }, value));
    this.select = /** @type {HTMLSelectElement} */ (element("select", {}, element("option", { value: "" }, none), ...options));
    this.select.addEventListener("change", () => form.changed());
    this.frame(this.select);
  }

  read() {
    return this.select.value || undefined;
  }

  /** @param {any} value */
  write(value) {
    this.select.value = this.shape.schema.enum.includes(value) ? value : "";
  }
}

/** Several of a few choices. */
export class Checks extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    this.boxes = shape.schema.items.enum.map((/** @type {string} */ value) => element("input", { type: "checkbox", value }));
    const labels = this.boxes.map((/** @type {HTMLInputElement} */ box) => element("label", {}, box, box.value));
    this.frameOfSeveral(element("div", { class: "atlas-field__checks" }, ...labels));
    this.control = this.boxes[0];
    this.element?.addEventListener("change", () => form.changed());
  }

  read() {
    const chosen = this.boxes.filter((/** @type {HTMLInputElement} */ box) => box.checked);
    return chosen.length ? chosen.map((/** @type {HTMLInputElement} */ box) => box.value) : undefined;
  }

  /** @param {any} value */
  write(value) {
    for (const box of this.boxes) box.checked = Array.isArray(value) && value.includes(box.value);
  }
}

/** The number of an item of another list: that of a run. */
export class Item extends Field {
  /** @param {Shape} shape @param {Form} form @param {boolean} isNeeded */
  constructor(shape, form, isNeeded) {
    super(shape, form, isNeeded);
    this.list = shape.schema["x-item-of"];
    this.chosen = "";
    this.select = /** @type {HTMLSelectElement} */ (element("select"));
    this.select.addEventListener("change", () => {
      this.chosen = this.select.value;
      form.changed();
    });
    this.frame(this.select);
    this.refresh();
  }

  read() {
    return this.chosen ? new Figure(this.chosen) : undefined;
  }

  /** @param {any} value */
  write(value) {
    this.chosen = value instanceof Figure && /^\d{1,8}$/.test(value.written) ? value.written : "";
    this.refresh();
  }

  /** Show the list as it is now; of one item, that one is meant. */
  refresh() {
    const labels = this.form.labels(this.list);
    const options = labels.map((label, at) => [String(at + 1), label]);
    if (this.chosen && Number(this.chosen) > labels.length) options.push([this.chosen, `${this.chosen}: not there any more`]);
    const shown = [["", "choose"], ...options];
    if (shown.map(String).join("\n") !== Array.from(this.select.options, (own) => String([own.value, own.text])).join("\n")) {
      this.select.replaceChildren(...shown.map(([value, label]) => element("option", { value }, label)));
    }
    this.select.value = this.chosen;
  }

  /** Follow the items to their new places. @param {string} list @param {(number | null)[]} places */
  follow(list, places) {
    if (list !== this.list || !this.chosen) return;
    const place = places[Number(this.chosen) - 1];
    this.chosen = place === undefined || place === null ? "" : String(place + 1);
  }
}
