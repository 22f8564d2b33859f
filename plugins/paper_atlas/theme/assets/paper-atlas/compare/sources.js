// @ts-check
// Where figures stand: a small number beside each figure, and the list that the numbers lead to.

import { element } from "../search/element.js";

/** What `epoch` stands for as a source of figures. */
const EPOCH = { name: "Epoch AI", href: "https://epoch.ai/data/machine-learning-hardware" };

export class Sources {
  constructor() {
    /** @type {string[]} */
    this.known = [];
  }

  /** Whether a figure is Epoch AI's. */
  get hasEpoch() {
    return this.known.includes("epoch");
  }

  /** The numbers of some sources, as links to the list. @param {Iterable<string | undefined>} sources @returns {HTMLElement | null} */
  marks(sources) {
    const own = [...new Set(sources)].filter((source) => source !== undefined);
    const numbers = own.map((source) => this.number(source)).sort((one, other) => one - other);
    const links = numbers.map((number) => element("a", { href: `#source-${number}`, "aria-label": `Source ${number}` }, number));
    return links.length ? element("sup", { class: "atlas-compare__marks" }, ...links.flatMap((link, at) => (at ? [" ", link] : [link]))) : null;
  }

  /** @param {string} source */
  number(source) {
    if (!this.known.includes(source)) this.known.push(source);
    return this.known.indexOf(source) + 1;
  }

  /** The items of the list. @returns {HTMLElement[]} */
  items() {
    return this.known.map((source, at) => {
      const { name, href } = source === "epoch" ? EPOCH : { name: source.replace("https://", ""), href: source };
      return element("li", { id: `source-${at + 1}` }, element("a", { href }, name));
    });
  }
}
