// @ts-check
/** The page that says what fits a card: what was asked, and where all papers stand for it. */

import { Proposals } from "../contribute/fields/completion.js";
import { begun } from "../contribute/terms.js";
import { element, part } from "../search/element.js";
import { plural } from "../search/labels.js";
import { NO_COUNT, calledOf, countOf, memoryOf, ofProduct, readChoice, writeChoice } from "./choice.js";
import { anyCard, cardOf, nameOf, Shelf, sizesOf } from "./shelf.js";
import { Results } from "./show.js";
import { standings } from "./standing.js";

/** @import { Choice } from "./choice.js" */
/** @import { Meaning } from "./phrase.js" */
/** @import { Product } from "./shelf.js" */

const FAILED = "What fits could not be found out: its data could not be fetched.";
const MOST_COMPLETED = 6;
/** A number that is rather gigabytes than a part of a name. */
const GIGABYTES = /^\d{1,3}$/;
const root = new URL("../../../", import.meta.url);

class Fits {
  /** @param {Shelf} shelf @param {Map<string, Product>} products */
  constructor(shelf, products) {
    this.shelf = shelf;
    this.products = products;
    this.likely = [...products.values()].sort((one, other) => other.papers - one.papers);
    this.form = /** @type {HTMLFormElement} */ (part(document, "[data-atlas-fits-ask]"));
    this.card = /** @type {HTMLInputElement} */ (part(this.form, "[data-part=card]"));
    this.count = /** @type {HTMLInputElement} */ (part(this.form, "[data-part=count]"));
    this.notes = part(document, "[data-atlas-fits-notes]");
    this.status = part(document, "[data-atlas-fits-status]");
    this.place = part(document, "[data-atlas-fits]");
    this.still = part(document, "[data-atlas-fits-still]");
    this.results = new Results(root, shelf, part(document, "template[data-atlas-fits-parts]"));
    /** What was read from the box last, and what is shown. */
    this.read = "";
    /** The number that a name has filled in. */
    this.filled = "";
    /** @type {Choice | null} */
    this.choice = null;
    this.title = document.title;
    this.turn = 0;
    const field = /** @type {HTMLElement} */ (this.card.parentElement);
    this.proposals = new Proposals(this.card, "cards", (text) => this.options(text), ({ value }) => void this.attempt(this.pick(value)));
    field.append(this.proposals.element);
    this.listen();
  }

  /** Cards whose name a text begins, those that most papers ran on first. @param {string} text */
  options(text) {
    const phrase = text.trim();
    if (!phrase || phrase === this.read || GIGABYTES.test(phrase)) return [];
    const found = begun(this.likely, phrase).slice(0, MOST_COMPLETED);
    return found.map((product) => ({ value: product, name: product.name, note: `${product.sizes.join(" or ")} GB` }));
  }

  /** @param {Product} product */
  async pick(product) {
    const { choice, remarks } = ofProduct(product, "", null, this.asked ?? 1);
    await this.go(choice, { remarks });
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.proposals.close();
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

  /**
   * Read what was typed: go where it means one thing, ask where it means several.
   * @param {{ isArrival?: boolean, remarks?: string[] }} [how] whether the address asks it, and what is to say of that
   */
  async ask({ isArrival = false, remarks = [] } = {}) {
    const phrase = this.card.value.trim();
    const count = this.asked;
    if (!phrase) return void this.card.focus();
    if (!count) return this.offer(NO_COUNT, [], isArrival);
    // Of a box that nobody has changed all is known, more than its name says.
    if (this.choice && this.card.value === this.read) return this.go({ ...this.choice, count });
    const { lexicon, meant } = await reading();
    const { meanings, near, wide, refused } = meant(phrase, count, lexicon, this.products);
    if (refused) return this.offer(refused, [], isArrival);
    if (meanings.length === 1) {
      await this.go(meanings[0].choice, { isArrival, remarks: [...meanings[0].remarks, ...remarks] });
      this.filled = meanings[0].choice.count === count ? "" : this.count.value;
      return;
    }
    if (meanings.length) return this.offer(`“${phrase}” can mean several. Which one?`, meanings, isArrival);
    if (near.length) return this.offer(`No card is known as “${phrase}”. Did you mean one of these?`, near, isArrival);
    const missing = wide ? `How much memory ${wide} has is not known here.` : `No card is known as “${phrase}”.`;
    this.offer(`${missing} Type another name, or a number of gigabytes: 24 GB.`, [], isArrival);
  }

  /** How many are asked for, null for what is no number; what a name such as DGX-2 filled in goes with the name. */
  get asked() {
    const { value, validity } = this.count;
    if (value === this.filled && this.card.value !== this.read) return 1;
    return value || !validity.valid ? countOf(value) : 1;
  }

  /** @param {string} message @param {Meaning[]} meanings @param {boolean} [isArrival] */
  offer(message, meanings, isArrival = false) {
    if (!isArrival) this.leave();
    const buttons = meanings.map((meaning) =>
      element("li", {}, element("button", { type: "button", onclick: () => void this.attempt(this.take(meaning)) }, meaning.name)),
    );
    this.clear();
    const list = buttons.length ? [element("ul", { class: "atlas-fits-options" }, ...buttons)] : [];
    this.notes.replaceChildren(element("p", {}, message), ...list);
    this.status.textContent = message;
    part(this.notes, "p").scrollIntoView({ block: "nearest" });
  }

  /** Let the address ask what was asked last, so that it does not stay with what is no longer shown. */
  leave() {
    const asked = new URLSearchParams({ card: this.card.value.trim() });
    if (this.count.value !== "1") asked.set("count", this.count.value);
    if (`?${asked}` !== location.search) history.pushState(null, "", `?${asked}`);
  }

  /** Show no card. */
  clear() {
    this.turn++;
    this.choice = null;
    this.place.replaceChildren();
    this.still.hidden = false;
    document.title = this.title;
  }

  /** Go where a button led that is gone then, and the focus with it. @param {Meaning} meaning */
  async take({ choice, remarks }) {
    await this.go(choice, { remarks });
    part(this.place, "[data-part=choice]").focus();
  }

  /** @param {Choice} choice @param {{ isArrival?: boolean, remarks?: string[] }} [how] */
  async go(choice, { isArrival = false, remarks = [] } = {}) {
    const address = writeChoice(choice);
    // The way back must not lead to what leads here again.
    if (isArrival) history.replaceState(null, "", address + location.hash);
    else if (address !== location.search) history.pushState(null, "", address);
    await this.show(choice, remarks);
  }

  /** Take over what the address asks. */
  async arrive() {
    const parameters = new URLSearchParams(location.search);
    const { choice, unknown, remarks } = readChoice(parameters, this.products);
    if (choice) return this.show(choice, remarks);
    this.clear();
    this.say(remarks);
    this.fillIn(unknown ?? "", countOf(parameters.get("count") ?? "") ?? 1);
    if (!unknown) return;
    await this.ask({ isArrival: true, remarks });
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

  /** Say what of the question could not be taken over. @param {string[]} remarks */
  say(remarks) {
    this.notes.replaceChildren(...remarks.map((remark) => element("p", {}, remark)));
    this.status.textContent = remarks.join(" ");
  }

  /** @param {Choice} choice @param {string[]} [remarks] */
  async show(choice, remarks = []) {
    const turn = ++this.turn;
    const { product, form, count } = choice;
    const memoryGb = memoryOf(choice);
    this.choice = choice;
    this.fillIn(calledOf(choice), count);
    const asked = `What fits ${count > 1 ? `${count.toLocaleString("en")} × ` : ""}${this.read}`;
    document.title = this.title.replace(/^[^-]*(?= - )/, () => asked);
    this.say(remarks);
    const on = product ? await this.shelf.on(product) : new Map();
    const card = product ? cardOf(product, memoryGb, count, form) : anyCard(memoryGb, count);
    const lists = standings(this.shelf, on, card);
    const content = await this.results.made(choice, lists, on.size);
    if (turn !== this.turn) return;
    part(content, "[data-part=choice]").replaceChildren(...this.chosen(choice));
    this.still.hidden = true;
    this.place.replaceChildren(content);
    this.status.textContent = [...remarks, told(lists)].join(" ");
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  /** What the lists are for, with the sizes to choose from. @param {Choice} choice */
  chosen(choice) {
    const { product, form, count } = choice;
    const number = count.toLocaleString("en");
    const any = count > 1 ? `${number} devices with ${memoryOf(choice)} GB each` : `Any single device with ${memoryOf(choice)} GB`;
    if (!product) return [element("p", {}, `${any}. Nothing else is known of ${count > 1 ? "them" : "it"}, so number formats are not compared.`)];
    const link = element("a", { href: new URL(`hardware/${product.id}/`, root).href }, nameOf(product, form));
    const { sizes } = sizesOf(product, form);
    const each = count > 1 ? " each" : "";
    const named = element("p", {}, count > 1 ? `${number} × ` : "", link, sizes.length > 1 ? "" : `, ${sizes[0]} GB${each}`);
    return sizes.length > 1 ? [named, this.sizes(choice, sizes)] : [named];
  }

  /** @param {Choice} choice @param {number[]} sizes */
  sizes(choice, sizes) {
    const radios = sizes.map((size) => {
      const radio = element("input", {
        type: "radio", name: "memory", value: size, checked: size === memoryOf(choice),
        onchange: () => void this.attempt(this.resize({ ...choice, memoryGb: size })),
      });
      return element("label", {}, radio, ` ${size} GB`);
    });
    const assumed = choice.memoryGb ? "" : ` It comes in several sizes; ${memoryOf(choice)} GB, the smallest that is sold, is assumed.`;
    return element("fieldset", { class: "atlas-fits-sizes" }, element("legend", {}, `Memory of a device.${assumed}`), ...radios);
  }

  /** @param {Choice} choice */
  async resize(choice) {
    await this.go(choice);
    /** @type {HTMLElement | null} */ (this.place.querySelector("input:checked"))?.focus();
  }
}

/** How many papers were shown to run within a card. @param {import("./standing.js").Standing[]} lists */
function told(lists) {
  const within = lists.filter(({ group }) => group === "shown" || group === "within");
  const [sure, open] = [true, false].map((isSure) => within.filter((list) => list.isSure === isSure).reduce((sum, { total }) => sum + total, 0));
  const more = open ? `, and ${open.toLocaleString("en")} whose hardware is not stated in full` : "";
  return `${plural(sure, "paper")} shown to run within it${more}.`;
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
