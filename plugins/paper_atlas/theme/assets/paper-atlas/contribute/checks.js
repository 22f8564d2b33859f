// @ts-check
// What is wrong with a record: all that its schema says, and what the names of hardware tell. The check of the
// pull request does the rest.

import { Validator } from "../vendor/json-schema/validator.js";
import { plain } from "./figure.js";
import { wordCount } from "./fields/text.js";

/** @typedef {import("./shape.js").Schema} Schema @typedef {import("./fields/field.js").Path} Path @typedef {import("./fields/field.js").Problem} Problem */

/** @type {WeakMap<Schema, Validator>} */
const validators = new WeakMap();

const ODD = "this can't be";

export class Checks {
  /**
   * @param {import("./shape.js").Shapes} shapes
   * @param {import("./terms.js").Terms} terms
   * @param {import("../naming/rules.js").Vocabulary} devices
   */
  constructor(shapes, terms, devices) {
    this.shapes = shapes;
    this.terms = terms;
    this.devices = devices;
  }

  /** Everything that is wrong with a record, in the order of its fields. @param {any} record @returns {Problem[]} */
  problems(record) {
    const value = plain(record);
    return [...this.group(this.shapes.root, value, []), ...runProblems(value), ...titleProblems(value)];
  }

  /** @param {Schema} schema @param {any} value @param {Path} path @returns {Problem[]} */
  group(schema, value, path) {
    const found = this.shapes.fields(schema).flatMap(([name, shape, isNeeded]) => {
      const here = [...path, name];
      if (value[name] === undefined) return isNeeded ? [{ path: here, message: "still missing" }] : [];
      return this.field(shape, value[name], here);
    });
    const wrong = new Set(found.map((problem) => problem.path[path.length]));
    const broken = (schema.allOf ?? []).filter((/** @type {Schema} */ rule) => !wrong.has(rule["x-field"]) && !holds(rule, value));
    return [...found, ...broken.map((/** @type {Schema} */ rule) => ({ path: [...path, rule["x-field"]], message: rule.errorMessage }))];
  }

  /** @param {import("./shape.js").Shape} shape @param {any} value @param {Path} path @returns {Problem[]} */
  field(shape, value, path) {
    const { kind, schema, said, canBeUnstated } = shape;
    if (kind === "groups") {
      const item = this.shapes.target(schema.items);
      const isList = Array.isArray(value) && value.every(isGroup);
      return isList ? value.flatMap((one, at) => this.group(item, one, [...path, at])) : [{ path, message: ODD }];
    }
    if (kind !== "group" && kind !== "hardware") {
      const message = this.message(shape, value);
      return message ? [{ path, message }] : [];
    }
    if (canBeUnstated && said.oneOf.some((/** @type {Schema} */ way) => way.const === value)) return [];
    if (!isGroup(value)) return [{ path, message: ODD }];
    return [...this.group(schema, value, path), ...(kind === "hardware" ? this.variant(value, path) : [])];
  }

  /** What is wrong with one value. @param {import("./shape.js").Shape} shape @param {any} value @returns {string} */
  message({ kind, schema, said }, value) {
    const terms = said["x-terms"] ?? schema["x-terms"] ?? schema.items?.["x-terms"];
    if (terms) {
      const all = Array.isArray(value) ? value : [value];
      const unknown = all.find((id) => !this.terms.get(terms, id) && this.terms.kinds[terms].length);
      if (unknown !== undefined) return this.unknown(terms, unknown);
    }
    if (schema["x-words"]) {
      const [least, most] = schema["x-words"];
      const count = wordCount(value);
      if (count < least) return `${count} of at least ${least} words`;
      if (count > most) return `${count} words, and at most ${most} are allowed`;
    }
    if (kind === "range" && value.length === 2 && !(value[0] < value[1])) return "write the lower figure first, or one value";
    const asText = typeof value === "number" && schema.type === "string" ? String(value) : value;
    const [error] = errorsOf(schema, asText);
    return error ? explained(error, schema, value) : "";
  }

  /** @param {string} terms @param {string} written */
  unknown(terms, written) {
    const [near] = this.terms.find(terms, written);
    return `“${written}” is not among the ${terms} of the atlas${near ? `; did you mean ${near.id}?` : ""}`;
  }

  /** A product in a size and form that it is made in. @param {any} hardware @param {Path} path @returns {Problem[]} */
  variant({ product, memory_gb: memory, form_factor: form }, path) {
    const made = this.devices.hardware.get(product);
    if (!made) return [];
    /** @type {Problem[]} */
    const found = [];
    if (typeof memory === "number" && made.memorySizes.length && !made.memorySizes.includes(memory)) {
      const sizes = made.memorySizes.map((size) => `${size} GB`).join(", ");
      found.push({ path: [...path, "memory_gb"], message: `${made.name} is not made with ${memory} GB; it has ${sizes}` });
    }
    if (form && made.formFactors.length && !made.formFactors.includes(form)) {
      found.push({ path: [...path, "form_factor"], message: `${made.name} comes as ${made.formFactors.join(", ")}` });
    }
    return found;
  }
}

/** @param {any} value */
function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {Schema} schema @param {any} value */
function errorsOf(schema, value) {
  let validator = validators.get(schema);
  if (!validator) validators.set(schema, (validator = new Validator(schema, "2020-12", false)));
  return validator.validate(value).errors;
}

/** @param {Schema} rule @param {any} value */
function holds(rule, value) {
  return errorsOf(rule, value).length === 0;
}

/** @param {{ keyword: string, instanceLocation: string }} error @param {Schema} schema @param {any} value */
function explained({ keyword, instanceLocation }, schema, value) {
  const own = instanceLocation === "#" ? schema : (schema.items ?? schema);
  switch (keyword) {
    case "type": return own.type === "integer" ? "write digits only, such as 8" : "write digits only, without unit or comma, such as 2.5";
    case "pattern": return own.patternErrorMessage;
    case "maxLength": return `at most ${own.maxLength} characters are allowed`;
    case "minItems": case "maxItems": return `write ${own.minItems} figures`;
    case "uniqueItems": return `${repeated(value)} stands twice`;
    case "exclusiveMinimum": return `must be more than ${own.exclusiveMinimum}`;
    case "maximum": return `must be at most ${own.maximum}`;
    case "exclusiveMaximum": return `must be less than ${own.exclusiveMaximum}`;
    default: return ODD;
  }
}

/** @param {any[]} values */
function repeated(values) {
  return values.find((value, at) => values.indexOf(value) < at);
}

/** Claims name a run that is there. @param {any} record @returns {Problem[]} */
function runProblems({ runs = [], claims = [] }) {
  return claims.flatMap((/** @type {any} */ { run }, /** @type {number} */ at) =>
    Number.isInteger(run) && run > runs.length ? [{ path: ["claims", at, "run"], message: `there is no run ${run}` }] : [],
  );
}

/** @param {any} record @returns {Problem[]} */
function titleProblems({ title, summary }) {
  return title && title === summary ? [{ path: ["summary"], message: "the summary is the title again" }] : [];
}
