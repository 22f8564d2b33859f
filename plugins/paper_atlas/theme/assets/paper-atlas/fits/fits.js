// @ts-check
/** The page that says what fits a card: what was asked, and where all papers stand for it. */

import { element, part } from "../search/element.js";
import { plural } from "../search/labels.js";
import { countOf, memoryOf, readChoice, writeChoice } from "./choice.js";
import { anyCard, cardOf, Shelf } from "./shelf.js";
import { Results } from "./show.js";
import { standings } from "./standing.js";

/** @import { Choice } from "./choice.js" */
/** @import { Meaning } from "./phrase.js" */
/** @import { Product } from "./shelf.js" */

const FAILED = "What fits could not be found out: its data could not be fetched.";
const root = new URL("../../../", import.meta.url);

class Fits {
  /** @param {Shelf} shelf @param {Map<string, Product>} products */
  constructor(shelf, products) {
    this.shelf = shelf;
    this.products = products;
    this.form = /** @type {HTMLFormElement} */ (part(document, "[data-atlas-fits-ask]"));
    this.card = /** @type {HTMLInputElement} */ (part(this.form, "[data-part=card]"));
    this.count = /** @type {HTMLInputElement} */ (part(this.form, "[data-part=count]"));
    this.notes = part(document, "[data-atlas-fits-notes]");
    this.status = part(document, "[data-atlas-fits-status]");
    this.place = part(document, "[data-atlas-fits]");
    this.still = part(document, "[data-atlas-fits-still]");
    this.results = new Results(root, shelf, part(document, "template[data-atlas-fits-parts]"));
    /** What was read from the box last. */
    this.read = "";
    this.turn = 0;
    this.listen();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.attempt(this.ask());
    });
    this.card.addEventListener("focus", () => reading().catch(() => {}), { once: true });
    this.count.addEventListener("change", () => {
      if (this.card.value && this.card.value === this.read) void this.attempt(this.ask());
    });
    addEventListener("popstate", () => void this.attempt(this.arrive()));
  }

  /** Say where something can't be fetched. @param {Promise<void>} work */
  async attempt(work) {
    await work.catch((error) => {
      console.error(error);
      this.notes.replaceChildren(element("p", { class: "atlas-warning", role: "alert" }, FAILED));
    });
  }

  /** Read what was typed: go where it means one thing, ask where it means several. */
  async ask() {
    const phrase = this.card.value.trim();
    if (!phrase) return void this.card.focus();
    const { lexicon, meant } = await reading();
    const { meanings, near, wide } = meant(phrase, countOf(this.count.value), lexicon, this.products);
    if (meanings.length === 1) return this.go(meanings[0].choice);
    if (meanings.length) return this.offer(`“${phrase}” can mean several. Which one?`, meanings);
    if (near.length) return this.offer(`No card is known as “${phrase}”. Did you mean one of these?`, near);
    const missing = wide ? `How much memory ${wide} has is not known here.` : `No card is known as “${phrase}”.`;
    this.offer(`${missing} Type another name, or a number of gigabytes: 24 GB.`, []);
  }

  /** @param {string} message @param {Meaning[]} meanings */
  offer(message, meanings) {
    const buttons = meanings.map(({ choice, name }) =>
      element("li", {}, element("button", { type: "button", onclick: () => void this.attempt(this.take(choice)) }, name)),
    );
    const list = buttons.length ? [element("ul", { class: "atlas-fits-options" }, ...buttons)] : [];
    this.notes.replaceChildren(element("p", {}, message), ...list);
    this.status.textContent = message;
    part(this.notes, "p").scrollIntoView({ block: "nearest" });
  }

  /** Go where a button led that is gone then, and the focus with it. @param {Choice} choice */
  async take(choice) {
    await this.go(choice);
    part(this.place, "[data-part=choice]").focus();
  }

  /** @param {Choice} choice */
  async go(choice) {
    const address = writeChoice(choice);
    if (address !== location.search) history.pushState(null, "", address);
    await this.show(choice);
  }

  /** Take over what the address asks. */
  async arrive() {
    const { choice, unknown } = readChoice(new URLSearchParams(location.search), this.products);
    if (choice) return this.show(choice);
    this.turn++;
    this.place.replaceChildren();
    this.still.hidden = false;
    this.notes.replaceChildren();
    this.status.textContent = "";
    this.fillIn(unknown ?? "", 1);
    if (!unknown) return;
    await this.ask();
    // Nobody has begun to read what stands below; made anew, it is not seen to move.
    const anew = /** @type {HTMLElement} */ (this.still.cloneNode(true));
    this.still.replaceWith(anew);
    this.still = anew;
  }

  /** @param {string} name @param {number} count */
  fillIn(name, count) {
    this.read = this.card.value = name;
    this.count.value = String(count);
  }

  /** @param {Choice} choice */
  async show(choice) {
    const turn = ++this.turn;
    const { product, count } = choice;
    const memoryGb = memoryOf(choice);
    this.fillIn(product?.name ?? `${memoryGb} GB`, count);
    this.notes.replaceChildren();
    const on = product ? await this.shelf.on(product) : new Map();
    const card = product ? cardOf(product, memoryGb, count) : anyCard(memoryGb, count);
    const lists = standings(this.shelf, on, card);
    const content = await this.results.made(choice, lists);
    if (turn !== this.turn) return;
    part(content, "[data-part=choice]").replaceChildren(...this.chosen(choice));
    this.still.hidden = true;
    this.place.replaceChildren(content);
    const within = lists.filter(({ group }) => group === "shown" || group === "within").reduce((sum, { total }) => sum + total, 0);
    this.status.textContent = `${plural(within, "paper")} shown to run within it.`;
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  /** What the lists are for, with the sizes to choose from. @param {Choice} choice */
  chosen(choice) {
    const { product, count } = choice;
    const times = count > 1 ? `${count.toLocaleString("en")} × ` : "";
    if (!product) return [element("p", {}, `${times}any device with ${memoryOf(choice)} GB. Nothing else is known of it, so its number formats are not compared.`)];
    const link = element("a", { href: new URL(`hardware/${product.id}/`, root).href }, product.name);
    const each = count > 1 ? " each" : "";
    const named = element("p", {}, times, link, product.sizes.length > 1 ? "" : `, ${product.sizes[0]} GB${each}`);
    return product.sizes.length > 1 ? [named, this.sizes(choice)] : [named];
  }

  /** @param {Choice} choice */
  sizes(choice) {
    const { product, memoryGb } = choice;
    const radios = (product?.sizes ?? []).map((size) => {
      const radio = element("input", {
        type: "radio", name: "memory", value: size, checked: size === memoryOf(choice),
        onchange: () => void this.attempt(this.resize({ ...choice, memoryGb: size })),
      });
      return element("label", {}, radio, ` ${size} GB`);
    });
    const assumed = memoryGb ? "" : " It is sold with several sizes; the largest is assumed.";
    return element("fieldset", { class: "atlas-fits-sizes" }, element("legend", {}, `Memory of a device.${assumed}`), ...radios);
  }

  /** @param {Choice} choice */
  async resize(choice) {
    await this.go(choice);
    /** @type {HTMLElement | null} */ (this.place.querySelector("input:checked"))?.focus();
  }
}

/** What reading names takes, fetched once somebody is about to type. */
const reading = (() => {
  /** @type {Promise<{ lexicon: import("../query/lexicon.js").Lexicon, meant: typeof import("./phrase.js").meant }> | null} */
  let known = null;
  return () => {
    known ??= start();
    // What failed is tried again when it is next asked for.
    known.catch(() => (known = null));
    return known;
  };

  async function start() {
    const names = fetch(new URL("search/names.json", root), { cache: "no-cache" }).then((response) => response.json());
    const [{ openNames }, { meant }, data] = await Promise.all([import("../search/query.js"), import("./phrase.js"), names]);
    return { lexicon: openNames(data), meant };
  }
})();

async function start() {
  const shelf = await Shelf.open(root);
  const fits = new Fits(shelf, await shelf.products());
  await fits.attempt(fits.arrive());
  fits.form.dataset.ready = "";
}

start().catch((error) => {
  console.error(error);
  part(document, "[data-atlas-fits]").replaceChildren(element("p", { class: "atlas-warning", role: "alert" }, FAILED));
});
