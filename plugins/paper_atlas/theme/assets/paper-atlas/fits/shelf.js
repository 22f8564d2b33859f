// @ts-check
/** The files that say what fits: one table of all evidence, and papers a few in a file. */

import { readDeltas, readNumbers } from "../search/numbers.js";

/** @import { Card, Evidence, Need, Place } from "./model.js" */

/**
 * What a list shows of a paper; of each run what, on what, the number of its role, one more than the number of its
 * place, its product, and why it can be inferred where it is not stated.
 * @typedef {object} Paper
 * @property {string} id
 * @property {string} title
 * @property {string} year
 * @property {string} marked withdrawn, retracted, or empty
 * @property {string} task
 * @property {string} note
 * @property {{ what: string, on: string, role: number, place: number, product: string, inferred: string }[]} runs
 *
 * @typedef {object} Sizes
 * @property {number[]} sizes in GB, the smallest first
 * @property {[string[], string[] | null][]} links by memory size: those it has, and those it may have
 * @property {number} assumed the size of one that is named without, in GB
 *
 * A product: its memory sizes in any form factor, and how many papers ran on it.
 * @typedef {object} OwnProduct
 * @property {string} id
 * @property {string} name
 * @property {string[]} formats
 * @property {string} capability
 * @property {Map<string, Sizes>} forms by form factor, where it has several
 * @property {number} papers
 *
 * @typedef {Sizes & OwnProduct} Product
 */

export class Shelf {
  /** @param {URL} base address of the folder with the files @param {any} table */
  constructor(base, table) {
    this.base = base;
    this.version = table.version;
    this.block = table.block;
    /** How many papers there are, those that say nothing of what they take too. @type {number} */
    this.all = table.all;
    /** @type {string[]} */
    this.tasks = table.tasks;
    /** @type {Place[]} */
    this.places = table.places.map((/** @type {number[]} */ [low, high, devices]) => ({ low, high, devices }));
    /** How many papers say each. */
    this.sizes = readNumbers(table.papers);
    this.evidence = evidenceOf(table, this.places);
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** @param {URL} root of the site */
  static async open(root) {
    const base = new URL("search/fits/", root);
    // A browser must ask for this one anew: by its version it knows which of the others are old.
    return new Shelf(base, await fetched(new URL("table.json", base), { cache: "no-cache" }));
  }

  /** @returns {Promise<Map<string, Product>>} */
  async products() {
    const rows = await this.read("cards");
    return new Map(rows.map((/** @type {any[]} */ row) => [row[0], productOf(row)]));
  }

  /**
   * The papers that ran on a product, each with the places; without what is known to have had another form factor.
   * @param {Product} product @param {string} form empty for any @returns {Promise<Map<number, Place[]>>}
   */
  async on({ id, papers }, form) {
    if (!papers) return new Map();
    const file = await this.read(`on/${id}`);
    const sizes = readNumbers(file.sizes);
    const groups = grouped(sizes, readNumbers(file.places), this.places);
    const all = Array.from(readDeltas(file.papers), (paper, at) => /** @type {const} */ ([paper, groups[at]]));
    if (!form || !file.forms) return new Map(all);
    const bit = 1 << file.form_names.indexOf(form);
    const forms = grouped(sizes, readNumbers(file.forms), Array.from({ length: 1 << file.form_names.length }, (_, own) => own));
    const own = all.map(([paper, places], at) => /** @type {const} */ ([paper, places.filter((_, run) => forms[at][run] & bit)]));
    return new Map(own.filter(([, places]) => places.length));
  }

  /** @param {number[]} numbers @returns {Promise<Paper[]>} */
  papers(numbers) {
    return Promise.all(
      numbers.map(async (paper) => paperOf((await this.read(`papers/${Math.floor(paper / this.block)}`))[paper % this.block], this.tasks)),
    );
  }

  /** @param {string} name @returns {Promise<any>} */
  read(name) {
    const known = this.kept.get(name);
    if (known) return known;
    const file = fetched(new URL(`${name}.json?v=${this.version}`, this.base));
    this.kept.set(name, file);
    // What failed is tried again when it is next asked for.
    file.catch(() => this.kept.delete(name));
    return file;
  }
}

/** A product in one of its memory sizes. @param {Product} product @param {number} memoryGb @param {number} count @param {string} form @returns {Card} */
export function cardOf(product, memoryGb, count, form) {
  const { formats, capability } = product;
  const { sizes, links } = sizesOf(product, form);
  const [has, possibleLinks] = links[sizes.indexOf(memoryGb)] ?? [[], null];
  const size = product.sizes.length > 1 ? `${memoryGb} GB` : "";
  return { memoryGb, count, name: nameOf(product, form), size, formats, capability, links: has, possibleLinks };
}

/** What is known of a form factor, or of any. @param {Product} product @param {string} form @returns {Sizes} */
export function sizesOf(product, form) {
  return product.forms.get(form) ?? product;
}

/** @param {Product} product @param {string} form */
export function nameOf({ name }, form) {
  return form ? `${name} ${form}` : name;
}

/** Any device of a memory size. @param {number} memoryGb @param {number} count @returns {Card} */
export function anyCard(memoryGb, count) {
  return { memoryGb, count, name: "", size: "", formats: [], capability: "", links: [], possibleLinks: null };
}

/** @param {any[]} row @returns {Product} */
function productOf([id, name, [formats, capability, sizes, links, assumed, forms], papers]) {
  const own = Object.entries(forms || {}).map(([form, row]) => /** @type {const} */ ([form, inSizes(row)]));
  return { id, name, formats, capability, ...inSizes([sizes, links, assumed]), forms: new Map(own), papers };
}

/** @param {any[]} row @returns {Sizes} */
function inSizes([sizes, links, assumed]) {
  return { sizes, links: links || [], assumed: sizes[assumed] };
}

/** @param {any[]} row @param {string[]} tasks @returns {Paper} */
function paperOf([id, title, year, marked, task, note, rows], tasks) {
  const runs = rows.map((/** @type {any[]} */ [what, on, role, place, product, inferred]) => ({ what, on, role, place, product, inferred }));
  return { id, title, year, marked, task: tasks[task], note, runs };
}

/** @param {any} table @param {Place[]} places @returns {Evidence[]} */
function evidenceOf(table, places) {
  const needs = table.needs.map(needOf);
  const shown = grouped(readNumbers(table.shown_sizes), readNumbers(table.shown), places);
  const required = grouped(readNumbers(table.required_sizes), readNumbers(table.required), places);
  return Array.from(readNumbers(table.need), (need, at) => ({ shown: shown[at], required: required[at], need: needs[need] }));
}

/** @param {any[]} row @returns {Need} */
function needOf([memoryGb, qualifier, devices, formats, capability, interconnects]) {
  return { memoryGb, qualifier, devices, formats, capability, interconnects };
}

/** @template Thing @param {Uint32Array} sizes @param {Uint32Array} numbers @param {Thing[]} places @returns {Thing[][]} */
function grouped(sizes, numbers, places) {
  let from = 0;
  return Array.from(sizes, (size) => Array.from(numbers.subarray(from, (from += size)), (number) => places[number]));
}

/** @param {URL} address @param {RequestInit} [options] @returns {Promise<any>} */
async function fetched(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
