// @ts-check
// What is compared: products and variants, with what the files of the atlas say of each.

import { isOnly, nameOf, sizeId, sizeOf, sizesOf } from "./meaning.js";

/**
 * One memory size or form factor of a product; what is not known is left out.
 * @typedef {object} Variant
 * @property {number} [memory_gb]
 * @property {string} [memory_type]
 * @property {string} [form_factor]
 * @property {number} [bandwidth_gbs]
 * @property {number} [tdp_w]
 * @property {Record<string, number>} [tflops]
 * @property {string[]} [interconnects] direct links to other devices; empty where it has none
 * @property {string} [source]
 *
 * @typedef {object} Product
 * @property {string} id
 * @property {string} name
 * @property {string} vendor
 * @property {string} kind
 * @property {string} [segment]
 * @property {string} [architecture]
 * @property {string} [released]
 * @property {string} [compute_capability]
 * @property {string} [isa]
 * @property {string[]} [formats]
 * @property {Record<string, Variant>} [variants]
 * @property {string} [source]
 *
 * @typedef {[own: number, all: number]} PaperCounts measured or trained on it; naming it at all
 * @typedef {[figure: string, comparison: string | null, setup: string | null, role: string, device: string, source: string,
 *   paper: string, number: number, inferred?: string]} Result
 *
 * What papers say of a product or a variant: what exports/comparison.py writes.
 * @typedef {object} Records
 * @property {PaperCounts} papers
 * @property {Record<string, number>} techniques
 * @property {Record<string, number>} tasks
 * @property {Record<string, { better: string, count: number, newest: Result[] }>} results
 * @property {Record<string, [title: string, year: string, standing?: string]>} titles
 *
 * @typedef {object} Column
 * @property {string} key a product, a variant as a100/sxm4-80gb, or a memory size as a100/80gb
 * @property {Record<string, string>} asked what the page to explore is asked for it
 * @property {string} name
 * @property {string} short without its vendor
 * @property {Product} product
 * @property {[id: string, name: string][]} choices memory sizes and variants that can be chosen, with what tells them apart
 * @property {Variant[]} variants those that are meant
 * @property {Records} records
 * @property {number | null} ofAny for a variant or a size, the papers that name its product
 */

/** @typedef {import("../query/lexicon.js").Lexicon} Lexicon @typedef {Records & { product: Product, variants: Record<string, PaperCounts> }} File */

/** @type {Records} */
const NOTHING = { papers: [0, 0], techniques: {}, tasks: {}, results: {}, titles: {} };

export class Columns {
  /** @param {URL} root @param {import("../query/phrases.js").NamesData} names @param {Lexicon} lexicon */
  constructor(root, names, lexicon) {
    this.root = root;
    this.lexicon = lexicon;
    /** @type {Record<string, Map<string, string | null>>} */
    this.parents = { technique: parentsOf(names.techniques), task: parentsOf(names.tasks) };
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** @param {string} key of something that exists @returns {Promise<Column>} */
  async read(key) {
    const [id, variant] = key.split("/");
    const sizeGb = sizeOf(key, this.lexicon);
    /** @type {File} */
    const file = await this.file(id);
    const { product } = file;
    const all = product.variants ?? {};
    const name = this.nameOf(key);
    const vendor = this.termName("vendor", product.vendor);
    return {
      key,
      asked: sizeGb ? { product: id, memory: String(sizeGb) } : { product: key },
      name,
      short: name.startsWith(`${vendor} `) ? name.slice(vendor.length + 1) : name,
      product,
      choices: this.choices(product),
      variants: sizeGb ? Object.values(all).filter(({ memory_gb }) => memory_gb === sizeGb) : variant ? [all[variant]] : Object.values(all),
      records: variant ? await this.recordsOf(key, variant, file) : file,
      ofAny: variant ? file.papers[1] : null,
    };
  }

  /** @param {Product} product @returns {[id: string, name: string][]} */
  choices({ id, name, variants = {} }) {
    if (isOnly(id, this.lexicon)) return [];
    const all = [...sizesOf(id, this.lexicon).map(sizeId), ...Object.keys(variants)];
    return all.map((own) => [own, this.nameOf(`${id}/${own}`).slice(name.length + 1)]);
  }

  /** @param {string} key @param {string} variant @param {File} file @returns {Promise<Records>} */
  async recordsOf(key, variant, file) {
    return Object.hasOwn(file.variants, variant) ? this.file(key) : NOTHING;
  }

  /** @param {string} key */
  nameOf(key) {
    return nameOf(key, this.lexicon);
  }

  /** @param {string} kind @param {string} id */
  termName(kind, id) {
    return this.lexicon.names.get(kind)?.get(id) ?? id;
  }

  /** Whether a technique or task is a narrower one of another. @param {string} kind @param {string} id @param {string} wider */
  isWithin(kind, id, wider) {
    let above = this.parents[kind].get(id);
    while (above && above !== wider) above = this.parents[kind].get(above);
    return above === wider;
  }

  /** @param {string} page from the root */
  url(page) {
    return new URL(page, this.root).href;
  }

  /** @param {string} key @returns {Promise<any>} */
  file(key) {
    const known = this.kept.get(key);
    if (known) return known;
    const made = fetched(this.url(`compare/${key}.json`));
    this.kept.set(key, made);
    // What failed is tried again when it is next asked for.
    made.catch(() => this.kept.delete(key));
    return made;
  }
}

/** @param {import("../query/phrases.js").TermRow[]} rows */
function parentsOf(rows) {
  return new Map(rows.map(([id, , , parent]) => [id, parent]));
}

/** @param {string} address @returns {Promise<any>} */
async function fetched(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
