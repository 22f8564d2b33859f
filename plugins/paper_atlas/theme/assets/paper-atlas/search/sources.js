// @ts-check
// What every part of the search asks: the reading of queries, the names of things, the engine over its files.

import { counts, search } from "./engine.js";
import { Labels } from "./labels.js";
import { openNames, readQuery, readTyped } from "./query.js";
import { openStore } from "./store.js";

/**
 * @typedef {{ papers: ArrayLike<number>, total: number, entities: { kind: string, id: string }[], rows?: { paper: number, claim: number, rank: number }[] }} Found
 * @typedef {{ id: string, title: string, authors: string[], published: string, standing: string, venue: string | null,
 *   summary: string, code: string | null, links: Record<string, string>, runs: [number, number, string, string][],
 *   techniques: string[], tasks: string[], claims: [string, string, string | null, string, string, string, string | null][] }} Card
 */

export class Sources {
  /** @param {URL} root the site's root @param {any} store @param {any} names @param {any} atlas */
  constructor(root, store, names, atlas) {
    this.root = root;
    this.store = store;
    this.names = names;
    this.atlas = atlas;
    this.lexicon = openNames(names);
    this.labels = new Labels(names, atlas, this.lexicon);
  }

  /** @param {URL} root */
  static async open(root) {
    const store = openStore(new URL("search/", root).href);
    const [names, atlas] = await Promise.all([store.names(), store.atlas()]);
    return new Sources(root, store, names, atlas);
  }

  /** Get ready to read, so that the first letter need not wait for it. */
  prepare() {
    this.read("a");
  }

  /** A query as it is written. @param {string} text @returns {import("./state.js").Query} */
  read(text) {
    return readTyped(text, this.lexicon);
  }

  /** A query with its misspellings mended. @param {string} text @returns {Promise<import("./state.js").Query>} */
  mend(text) {
    const isWord = async (/** @type {string} */ word) => {
      const { total } = await this.find({ chips: [], text: [{ words: [word], prefix: true }] });
      return total > 0;
    };
    return readQuery(text, this.lexicon, { isWord });
  }

  /** @param {Pick<import("./state.js").Query, "chips" | "text">} query @param {string} [sort] @returns {Promise<Found>} */
  find(query, sort = "relevance") {
    return search(query, this.store, { sort });
  }

  /**
   * For each facet the papers that each value would give.
   * @param {Pick<import("./state.js").Query, "chips" | "text">} query
   * @returns {Promise<Record<string, Map<string | number, number>>>}
   */
  async counts(query) {
    await this.store.loadAll();
    return counts(query, this.store);
  }

  /** @param {ArrayLike<number>} papers @returns {Promise<Card[]>} */
  cards(papers) {
    return this.store.cards([...Array.from(papers)]);
  }

  /** The whole address of a page. @param {string} page from the root */
  url(page) {
    return new URL(page, this.root).href;
  }
}
