// @ts-check
// The page to explore: what is asked, what is found, and the address that leads back to it.

import { showChips, showNotes } from "./chips.js";
import { drawer } from "./drawer.js";
import { delayed, element, moment, part } from "./element.js";
import { Facets } from "./facets.js";
import { Findings } from "./findings.js";
import { plural } from "./labels.js";
import { Session } from "./session.js";
import { Sources } from "./sources.js";
import { isSame } from "./state.js";
import { Toolbar } from "./toolbar.js";

/** @typedef {import("./state.js").Chip} Chip */

const root = new URL("../../../", import.meta.url);
const SETTLED = 250;
const COUNTED = 300;
const MENDED = 400;
const READ_OUT = 700;

class Explore {
  /** @param {HTMLElement} app not shown yet @param {HTMLFormElement} form @param {Sources} sources */
  constructor(app, form, sources) {
    this.app = app;
    this.sources = sources;
    this.session = new Session((text) => sources.read(text), sources.labels);
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (part(form, "input"));
    this.part = (/** @type {string} */ name) => part(app, `[data-part=${name}]`);
    this.title = document.title;
    this.turn = 0;
    this.isTyping = false;
    /** @type {import("./sources.js").Found | null} */
    this.found = null;
    this.keepAddress = delayed(() => history.replaceState(null, "", this.address), SETTLED);
    this.readOut = delayed(() => (this.part("status").textContent = this.said), READ_OUT);
    this.mendLater = delayed(async () => (await this.mend()) && this.refresh(), MENDED);
    this.countLater = delayed(() => this.showCounts().catch((error) => this.fail(error)), COUNTED);
    this.said = "";
    this.facets = new Facets(this.part("facets"), sources, this.asking());
    this.findings = new Findings(this, sources);
    this.toolbar = new Toolbar(this, sources);
    const [dialog, inside, outside, facets, opener] = ["dialog", "inside", "side", "facets", "opener"].map(this.part);
    drawer({ dialog, inside, outside, facets, opener });
    this.listen();
  }

  get address() {
    return location.pathname + this.session.address;
  }

  /** What facets ask of the page. */
  asking() {
    const { session } = this;
    return {
      has: (/** @type {Chip} */ chip) => session.has(chip),
      toggle: (/** @type {Chip} */ chip) => this.act(() => session.toggle(chip)),
      setOnly: (/** @type {string} */ kind, /** @type {Chip | null} */ chip) => this.act(() => session.setOnly(kind, chip)),
    };
  }

  listen() {
    this.input.addEventListener("input", () => this.typing());
    this.input.addEventListener("focus", () => setTimeout(() => this.sources.prepare()), { once: true });
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
    addEventListener("popstate", () => this.arrive());
    this.part("more").addEventListener("click", () => this.findings.more());
    for (const button of document.querySelectorAll("[data-part=clear]")) {
      button.addEventListener("click", () => this.clear());
    }
  }

  /** Show what the address asks for. */
  async arrive() {
    this.keepAddress.cancel();
    this.isTyping = false;
    this.session.open(location.search);
    await this.mend();
    this.settle();
    return this.refresh();
  }

  typing() {
    this.session.type(this.input.value);
    if (this.isTyping) this.keepAddress();
    else history.pushState(null, "", this.address);
    this.isTyping = true;
    this.mendLater();
    this.refresh();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    this.keepAddress.cancel();
    if (matchMedia("(pointer: coarse)").matches) this.input.blur();
    await this.mend();
    this.settle();
    history.replaceState(null, "", this.address);
    this.refresh();
  }

  settle() {
    this.isTyping = false;
    this.session.settle();
    this.input.value = this.session.typed;
  }

  /** Read misspellings as what was meant, unless something else is typed meanwhile. @returns {Promise<boolean>} */
  async mend() {
    this.mendLater.cancel();
    const { typed } = this.session;
    if (!this.session.reading.text.length) return false;
    const reading = await this.sources.mend(typed);
    if (typed !== this.session.typed || !reading.repairs.length) return false;
    this.session.mend(reading);
    return true;
  }

  /** What was typed goes first, then the focus. */
  escape() {
    if (!this.input.value) this.input.blur();
  }

  /** Change what is asked, in a step that the back button undoes. @param {() => void} change */
  act(change) {
    if (this.isTyping) this.keepAddress.now();
    this.isTyping = false;
    this.mendLater.cancel();
    change();
    this.input.value = this.session.typed;
    if (this.address !== location.pathname + location.search) history.pushState(null, "", this.address);
    return this.refresh();
  }

  clear() {
    this.act(() => this.session.clear());
    if (!document.querySelector("dialog[open]")) this.input.focus();
  }

  /** @param {Chip} chip @param {number} at */
  remove(chip, at) {
    this.act(() => this.session.remove(chip));
    const left = this.part("chips").querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? this.input).focus();
  }

  /** Show the answer to what is asked now, unless something else is asked meanwhile. */
  async refresh() {
    const turn = ++this.turn;
    this.showAsked();
    const { query, show } = this.session;
    try {
      const found = await this.sources.find(query, ["newest", "oldest", "claim"].includes(show.sort) ? show.sort : "relevance");
      if (turn !== this.turn) return;
      this.found = found;
      const shown = this.findings.update(query, found, show);
      this.announce(found.total);
      await shown;
      this.appear();
      performance.mark("atlas-answered");
      // Counts are for those who have stopped typing.
      if (this.isTyping) this.countLater();
      else await moment().then(() => this.showCounts());
    } catch (error) {
      this.fail(error);
    }
  }

  /** Take the place of what readers without scripts see, with the first answer, so that nothing moves twice. */
  appear() {
    document.querySelector("[data-atlas-still]")?.remove();
    this.app.hidden = false;
  }

  /** Without its files the search can't go on, but it can try again. @param {unknown} error */
  fail(error) {
    console.error(error);
    this.appear();
    const again = element("button", { type: "button", class: "atlas-link", onclick: () => this.refresh() }, "Try again");
    this.part("results").replaceChildren(element("p", { class: "atlas-warning", role: "alert" }, "The data could not be fetched. ", again));
  }

  showAsked() {
    const { session } = this;
    const { chips } = session.query;
    const open = session.choices.flatMap((choice) => choice.options);
    const settled = chips.filter((chip) => !open.some((option) => isSame(option, chip)));
    showChips(this.part("chips"), settled, (chip, at) => this.remove(chip, at));
    showNotes(this.part("notes"), session, {
      undo: (repair) => this.act(() => session.undo(repair)).then(() => this.input.focus()),
      dismiss: (choice) => this.act(() => session.dismiss(choice)).then(() => this.input.focus()),
      choose: (choice, chip) => this.act(() => session.choose(choice, chip)).then(() => this.input.focus()),
    });
    for (const button of document.querySelectorAll("[data-part=clear]")) button.toggleAttribute("hidden", session.isEmpty);
    this.part("chosen").textContent = chips.length ? String(chips.length) : "";
    this.toolbar.update(session);
    const texts = session.reading.text.map(({ words, not }) => ({ name: words.join(" "), not }));
    const asked = [...chips, ...texts].map(({ name, not }) => (not ? `not ${name}` : name));
    document.title = asked.length ? `${asked.join(", ")} - ${this.title}` : this.title;
  }

  /** @param {number} total */
  announce(total) {
    const all = this.session.isEmpty ? `All ${plural(total, "paper")}` : total ? plural(total, "paper") : "No paper";
    this.part("total").textContent = all;
    this.part("show").textContent = total ? `Show ${plural(total, "paper")}` : "No paper: back";
    this.said = total ? `${plural(total, "paper")} found` : "No paper found";
    this.readOut();
  }

  /** Say something that just happened. @param {string} said */
  say(said) {
    this.said = said;
    this.readOut.now();
  }

  async showCounts() {
    this.countLater.cancel();
    const { turn } = this;
    const { query } = this.session;
    const counts = await this.sources.counts(query);
    if (turn === this.turn) this.facets.update(counts, query.chips);
  }
}

async function start() {
  const form = /** @type {HTMLFormElement} */ (part(document, "[data-atlas-ask]"));
  const app = /** @type {HTMLElement} */ (part(document, "[data-atlas-explore]"));
  const template = /** @type {HTMLTemplateElement} */ (part(document, "template[data-atlas-explore-parts]"));
  const sources = await Sources.open(root);
  app.hidden = true;
  app.replaceChildren(template.content.cloneNode(true));
  await moment();
  const explore = new Explore(app, form, sources);
  await moment();
  await explore.arrive();
  app.dataset.ready = "";
}

start().catch((error) => {
  console.error(error);
  const said = "The search could not be started: its data could not be fetched.";
  const app = /** @type {HTMLElement} */ (part(document, "[data-atlas-explore]"));
  app.hidden = false;
  app.replaceChildren(element("p", { class: "atlas-warning", role: "alert" }, said));
});
