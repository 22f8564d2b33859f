// @ts-check
// What to call the things that a query is about, and what stands above them.

import { keyOf } from "../naming/rows.js";
import { chipOf } from "./query.js";

/** What stands before the name of a condition. @type {Record<string, string>} */
const KIND_NAMES = {
  product: "hardware", system: "system", architecture: "architecture", vendor: "vendor", memory: "memory",
  count: "devices", fits: "fits", role: "role", technique: "technique", task: "task", metric: "quantity",
  year: "year", venue: "venue", has: "has", hardware: "hardware",
};

/** Where the page of a thing stands. @type {Record<string, string>} */
const FOLDERS = {
  product: "hardware", system: "systems", architecture: "architectures", vendor: "vendors", memory: "memory",
  technique: "techniques", task: "tasks", year: "years",
};

/** @param {string} kind */
export function kindName(kind) {
  return KIND_NAMES[kind] ?? kind;
}

/** The page of a thing, from the root; empty where it has none. @param {string} kind @param {string} id */
export function pageOf(kind, id) {
  const [key, variant] = id.split("/");
  return FOLDERS[kind] ? `${FOLDERS[kind]}/${key}/${variant ? `#${variant}` : ""}` : "";
}

/** How names stand in order. */
export const { compare: byName } = new Intl.Collator("en", { numeric: true });

/** A number with a comma before each three digits; `toLocaleString` takes long when it is first called. @param {number} count */
export function grouped(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** @param {number} count @param {string} noun */
export function plural(count, noun) {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** @param {string} id a year, or years from and to */
export function yearName(id) {
  const [from, to] = id.split("..");
  if (to === undefined) return from;
  if (from && to) return `${from}–${to}`;
  return from ? `since ${from}` : `until ${to}`;
}

const YEARS = /^(\d{4}|\d{4}\.\.(\d{4})?|\.\.\d{4})$/;

export class Labels {
  /**
   * @param {Record<string, any>} names names.json
   * @param {{ venues: string[] }} atlas atlas.json
   * @param {any} lexicon names.json compiled
   */
  constructor(names, atlas, lexicon) {
    this.lexicon = lexicon;
    this.venues = new Set(atlas.venues);
    /** @type {Record<string, Map<string, any>>} */
    this.terms = {};
    for (const [kind, list] of [
      ["architecture", names.architectures], ["vendor", names.vendors], ["technique", names.techniques],
      ["task", names.tasks], ["metric", names.metrics],
    ]) {
      this.terms[kind] = new Map(list.map((/** @type {any[]} */ term) => [term[0], term]));
    }
    this.terms.product = new Map(names.hardware.products.map((/** @type {any} */ row) => [keyOf(row), row]));
    this.terms.system = new Map(names.hardware.systems.map((/** @type {any} */ row) => [keyOf(row), row]));
  }

  /**
   * The name of a thing, or null for what this atlas does not know.
   * @param {string} kind @param {string} id @returns {string | null}
   */
  nameOf(kind, id) {
    if (kind === "venue") return this.venues.has(id) ? id : null;
    if (kind === "year") return YEARS.test(id) ? yearName(id) : null;
    return chipOf(kind, id, this.lexicon)?.name ?? null;
  }

  /** Memory sizes that a product is made with, in GB, smallest first. @param {string} id @returns {number[]} */
  memoryOf(id) {
    const variants = this.terms.product.get(id)?.[3] ?? [];
    const sizes = new Set(variants.map((/** @type {any[]} */ row) => row[1]).filter(Boolean));
    return /** @type {number[]} */ ([...sizes]).sort((one, other) => one - other);
  }

  /** The memory of a variant in GB, where it is known. @param {string} key as a100/sxm4-80gb @returns {number | undefined} */
  memoryOfVariant(key) {
    const [id, variant] = key.split("/");
    const variants = this.terms.product.get(id)?.[3] ?? [];
    return variants.find((/** @type {any[]} */ row) => row[0] === variant)?.[1] ?? undefined;
  }

  /** The product in a system, and its memory in GB where it is known. @param {string} id @returns {[string, number | undefined]} */
  deviceOf(id) {
    const [, , product, , gigabytes] = this.terms.system.get(id);
    return [product, gigabytes ?? undefined];
  }

  /** The wider term, or the vendor of an architecture. @param {string} kind @param {string} id @returns {string | null} */
  parentOf(kind, id) {
    return this.terms[kind]?.get(id)?.[3] ?? null;
  }

  /** @param {string} kind @param {string} id */
  aliasesOf(kind, id) {
    return /** @type {string[]} */ (this.terms[kind]?.get(id)?.[2] ?? []);
  }
}
