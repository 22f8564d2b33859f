// @ts-check
// The field for each kind of value.

import { Checks, Choice, Item } from "./choice.js";
import { Group, Groups } from "./group.js";
import { Hardware } from "./hardware.js";
import { Lines, TermField, TermsField } from "./term.js";
import { NumberField, Range, Text } from "./text.js";

/** @typedef {import("./field.js").Field} Field @typedef {import("./field.js").Form} Form @typedef {import("../shape.js").Shape} Shape */

/** @type {Record<string, new (shape: Shape, form: Form, isNeeded: boolean) => Field>} */
const SIMPLE = {
  text: Text, long: Text, number: NumberField, range: Range, choice: Choice, checks: Checks, item: Item,
  term: TermField, terms: TermsField, lines: Lines,
};

/** @type {import("./group.js").Make} */
export function makeField(shape, form, isNeeded, around) {
  if (shape.kind === "hardware") return new Hardware(shape, form, isNeeded, makeField, around);
  if (shape.kind === "group") return new Group(shape, form, isNeeded, makeField);
  if (shape.kind === "groups") return new Groups(shape, form, isNeeded, makeField, shape.name);
  return new SIMPLE[shape.kind](shape, form, isNeeded);
}
