// @ts-check
// The other papers of the atlas: which names are taken, and which paper has a record already.

import { wrongName } from "./name.js";

/** @typedef {import("./fields/field.js").Problem} Problem */
/** @typedef {[id: string, title: string, arxiv: string, doi: string]} Row */

export class Others {
  /** @param {import("./name.js").NameRules} rules of names of files @param {string} own identifier of the record that is corrected */
  constructor(rules, own) {
    this.rules = rules;
    this.own = own;
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Record<string, string>} */
    this.former = {};
  }

  /** @param {{ papers: Row[], former: Record<string, string> }} papers */
  know({ papers, former }) {
    this.rows = papers.filter(([id]) => id !== this.own);
    this.former = former;
  }

  /** What is wrong with the name of a new record. @param {string} name */
  wrongName(name) {
    return wrongName(name, this.rules, (asked) => this.rows.find(([id]) => id === (Object.hasOwn(this.former, asked) ? this.former[asked] : asked))?.[1]);
  }

  /** What of a record another one has already. @param {any} record @returns {Problem[]} */
  problems({ title, links }) {
    /** @type {Problem[]} */
    const found = [];
    const same = (/** @type {number} */ column, /** @type {unknown} */ value) =>
      value ? this.rows.find((row) => plainTitle(String(row[column])) === plainTitle(String(value))) : undefined;
    for (const [path, row] of /** @type {[string[], Row | undefined][]} */ ([
      [["title"], same(1, title)],
      [["links", "arxiv"], same(2, links?.arxiv)],
      [["links", "doi"], same(3, links?.doi)],
    ])) {
      if (row) found.push({ path, message: `it stands in the record “${row[0]}” already: correct that one` });
    }
    return found;
  }
}

/** @param {string} text */
function plainTitle(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}_]/gu, "");
}
