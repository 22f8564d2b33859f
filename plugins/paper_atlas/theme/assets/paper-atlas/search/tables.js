// @ts-check
import { readDeltas, readNumbers } from "./numbers.js";

/** @typedef {import("./store.js").Atlas} Atlas @typedef {import("./store.js").Rows} Rows */

/** Values that rows or papers have: their names, and the value of each thing, -1 for none. */
export class Axis {
  /**
   * @param {string[]} ids
   * @param {Int32Array} of
   */
  constructor(ids, of) {
    this.ids = ids;
    this.of = of;
  }

  /**
   * @param {(string|null)[]} values of things in their order
   * @returns {Axis}
   */
  static over(values) {
    /** @type {Map<string, number>} */
    const index = new Map();
    const of = Int32Array.from(values, (value) => {
      if (value === null) return -1;
      if (!index.has(value)) index.set(value, index.size);
      return index.get(value) ?? -1;
    });
    return new Axis([...index.keys()], of);
  }
}

/** Several terms a paper, wider terms included. */
export class Filed {
  /**
   * @param {string[]} ids
   * @param {{parents: string, sizes: string, terms: string}} file
   */
  constructor(ids, file) {
    this.ids = ids;
    const chains = chainsOf(readNumbers(file.parents));
    const sizes = readNumbers(file.sizes);
    const own = readNumbers(file.terms);
    /** Where the terms of each paper begin. */
    this.starts = new Uint32Array(sizes.length + 1);
    const terms = [];
    const last = new Int32Array(ids.length).fill(-1);
    for (let paper = 0, place = 0; paper < sizes.length; paper++) {
      for (const end = place + sizes[paper]; place < end; place++)
        for (const term of chains[own[place]])
          if (last[term] !== paper) {
            last[term] = paper;
            terms.push(term);
          }
      this.starts[paper + 1] = terms.length;
    }
    this.terms = Uint16Array.from(terms);
  }

  /**
   * @param {string} id
   * @returns {Uint32Array} papers
   */
  papers(id) {
    const wanted = this.ids.indexOf(id);
    const found = [];
    for (let paper = 0; wanted >= 0 && paper + 1 < this.starts.length; paper++)
      for (let place = this.starts[paper]; place < this.starts[paper + 1]; place++)
        if (this.terms[place] === wanted) found.push(paper);
    return Uint32Array.from(found);
  }
}

/** Everything of all papers that counting takes. */
export class Tables {
  /**
   * @param {Atlas} atlas
   * @param {Rows} rows
   * @param {any} topics
   */
  constructor(atlas, rows, topics) {
    this.rows = rows;
    const parts = /** @type {const} */ (["product", "variant", "system", "architecture", "vendor", "memory"]);
    /** @type {Record<string, Axis>} axes of devices */
    this.devices = {};
    parts.forEach((part, place) => {
      const values = atlas.devices.map((device) =>
        part === "variant" ? device[1] && `${device[0]}/${device[1]}` : device[place],
      );
      this.devices[part] = Axis.over(values);
    });
    this.technique = new Filed(atlas.techniques, topics.techniques);
    this.task = new Filed(atlas.tasks, topics.tasks);
    this.year = yearsOf(atlas);
    this.venue = new Axis(atlas.venues, Int32Array.from(readNumbers(topics.venues), (venue) => venue - 1));
    this.code = readDeltas(topics.code);
    this.notStated = readDeltas(topics.not_stated);
    /** @type {Map<string, Uint32Array>} */
    this.lists = new Map([["has-code", this.code], ["hardware-not-stated", this.notStated]]);
  }

  /**
   * The papers of a list of the store, where they follow from these tables.
   * @param {string} name
   * @returns {Uint32Array|undefined}
   */
  list(name) {
    const [kind, id] = name.split("/");
    if (!this.lists.has(name)) {
      if (kind === "technique" || kind === "task") this.lists.set(name, this[kind].papers(id));
      if (kind === "venue") this.lists.set(name, placesOf(this.venue.of, Number(id)));
    }
    return this.lists.get(name);
  }
}

/**
 * Each term with those above it.
 * @param {Uint32Array} parents one more than the index, 0 for none
 * @returns {number[][]}
 */
function chainsOf(parents) {
  return Array.from(parents, (_, term) => {
    const chain = [term];
    for (let above = parents[term]; above > 0 && !chain.includes(above - 1); above = parents[above - 1])
      chain.push(above - 1);
    return chain;
  });
}

/**
 * @param {Atlas} atlas
 * @returns {Axis}
 */
function yearsOf({ papers, years }) {
  const of = new Int32Array(papers);
  years.forEach(([, first], index) => of.fill(index, first, years[index + 1]?.[1] ?? papers));
  return new Axis(years.map(([year]) => String(year)), of);
}

/**
 * @param {Int32Array} values
 * @param {number} wanted
 * @returns {Uint32Array}
 */
function placesOf(values, wanted) {
  const found = [];
  for (let place = 0; place < values.length; place++) if (values[place] === wanted) found.push(place);
  return Uint32Array.from(found);
}
