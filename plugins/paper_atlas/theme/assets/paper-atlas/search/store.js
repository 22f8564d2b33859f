// @ts-check
import { readDeltas, readNumbers } from "./numbers.js";
import { Tables } from "./tables.js";

/**
 * Product, variant, system, architecture, vendor, memory in GB; null where not known.
 * @typedef {[string|null, string|null, string|null, string|null, string|null, string|null]} Device
 *
 * @typedef {object} Atlas
 * @property {number} papers
 * @property {string} version
 * @property {[number, number][]} years each with its first paper, newest first
 * @property {string[]} venues
 * @property {Device[]} devices
 * @property {number[]} amounts every number of devices that runs used
 * @property {string[]} techniques those with papers, most papers first
 * @property {string[]} tasks
 * @property {string[]} metrics
 * @property {{first: string[], unions: string[]}} terms
 * @property {number} card_block papers in one file of cards
 * @property {Record<string, number>} counts
 *
 * @typedef {{papers: Uint32Array, devices: Uint32Array, roles: Uint32Array, counts: Uint32Array}} Rows
 * @typedef {{papers: Uint32Array, memory: Float64Array}} Needs
 * @typedef {{papers: Uint32Array, claim: Uint32Array, ranks: Uint32Array}} Claims
 *
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title
 * @property {string[]} authors
 * @property {string} published
 * @property {string} standing
 * @property {string|null} venue
 * @property {string} summary
 * @property {string|null} code
 * @property {Record<string, string>} links
 * @property {[number, number, string, string][]} runs device, role, quantity, name of the device
 * @property {string[]} techniques
 * @property {string[]} tasks
 * @property {[string, string, string|null, string, string, string, string|null][]} claims
 *   metric, figure, what it is compared with, run, place, better, setup
 */

/** The files of the search, each fetched once. */
export class Store {
  /** @param {string} base address of the folder search/, with a slash at its end */
  constructor(base) {
    this.base = base;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
    /** @type {Tables|null} the whole tables, once they are there */
    this.tables = null;
  }

  /** What reading a query needs. @returns {Promise<any>} */
  names() {
    return this.once("names", () => fetched(`${this.base}names.json`, { cache: "no-cache" }));
  }

  /** @returns {Promise<Atlas>} */
  atlas() {
    // A browser must ask for this one anew: by its version it knows which of the others are old.
    return this.once("atlas", () => fetched(`${this.base}atlas.json`, { cache: "no-cache" }));
  }

  /**
   * Rows of runs: "all", "product/v100", "architecture/volta", "vendor/nvidia", "memory/24" or "count/8".
   * @param {string} name
   * @returns {Promise<Rows>}
   */
  rows(name) {
    return this.read(`runs/${name}`, (file) => ({
      papers: readDeltas(file.papers),
      devices: readNumbers(file.devices),
      roles: readNumbers(file.roles),
      counts: readNumbers(file.counts),
    }));
  }

  /**
   * Papers in rising order: "technique/lora", "task/…", "metric/…", "venue/0", "role/measured", "has-code",
   * "hardware-not-stated".
   * @param {string} name
   * @returns {Promise<Uint32Array>}
   */
  list(name) {
    const known = this.tables?.list(name);
    return known ? Promise.resolve(known) : this.read(`lists/${name}`, (file) => readDeltas(file.papers));
  }

  /** Papers that say how much memory they need. @returns {Promise<Needs>} */
  needs() {
    return this.read("lists/needs", (file) => ({
      papers: readDeltas(file.papers),
      memory: Float64Array.from(readNumbers(file.memory), (index) => Number(file.sizes[index])),
    }));
  }

  /**
   * @param {string} metric
   * @returns {Promise<Claims>}
   */
  claims(metric) {
    return this.read(`claims/${metric}`, (file) => ({
      papers: readDeltas(file.papers),
      claim: readNumbers(file.claim),
      ranks: readNumbers(file.ranks),
    }));
  }

  /**
   * A piece of the words, or the file of a beginning: each word with its lists.
   * @param {string} name
   * @returns {Promise<Map<string, string>>}
   */
  words(name) {
    return this.read(`text/${name}`, (file) => new Map(Object.entries(file)));
  }

  /**
   * What results show of some papers.
   * @param {Iterable<number>} papers
   * @returns {Promise<Card[]>}
   */
  async cards(papers) {
    const { card_block: block } = await this.atlas();
    const cards = Array.from(papers, async (paper) => {
      const file = await this.read(`cards/${Math.floor(paper / block)}`, (file) => file);
      return file[paper % block];
    });
    return Promise.all(cards);
  }

  /** Fetch the whole tables, which counts need and which spare searches most other files. @returns {Promise<Tables>} */
  loadAll() {
    return this.once("tables", async () => {
      const wanted = [this.atlas(), this.rows("all"), this.read("topics", (file) => file), this.needs()];
      const [atlas, rows, topics] = await Promise.all(wanted);
      this.tables = new Tables(atlas, rows, topics);
      return this.tables;
    });
  }

  /**
   * @template Content
   * @param {string} name address without .json
   * @param {(file: any) => Content} decode
   * @returns {Promise<Content>}
   */
  read(name, decode) {
    return this.once(name, async () => {
      const { version } = await this.atlas();
      const address = name.split("/").map(encodeURIComponent).join("/");
      return decode(await fetched(`${this.base}${address}.json?v=${version}`));
    });
  }

  /**
   * @template Content
   * @param {string} name
   * @param {() => Promise<Content>} make
   * @returns {Promise<Content>}
   */
  once(name, make) {
    const known = this.kept.get(name);
    if (known) return known;
    const made = make();
    this.kept.set(name, made);
    // What failed is tried again when it is next asked for.
    made.catch(() => this.kept.delete(name));
    return made;
  }
}

/**
 * @param {string} base address of the folder search/, with a slash at its end
 * @returns {Store}
 */
export function openStore(base) {
  return new Store(base);
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
async function fetched(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
