// @ts-check
// Suggestions below the search box, after the combobox pattern of WAI-ARIA: focus stays in the box.

import { chipLabel, chipText } from "./chips.js";
import { delayed, element } from "./element.js";
import { entityCounts, entityFacts } from "./entities.js";
import { roomOf } from "./room.js";
import { askedWords, marked } from "./highlight.js";
import { pageOf, plural } from "./labels.js";
import { Sources } from "./sources.js";
import { flag } from "./standing.js";
import { writeAddress, writeWords } from "./state.js";

/** @typedef {import("./state.js").Query} Query @typedef {import("./sources.js").Found} Found */

const ENTITIES = 3;
const PAPERS = 4;
const READ_OUT = 600;
const SHOW = { sort: "relevance", view: "cards", columns: null };

class Combobox {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {Sources} sources */
  constructor(form, input, sources) {
    this.form = form;
    this.input = input;
    this.sources = sources;
    this.turn = 0;
    /** @type {HTMLElement | null} */
    this.active = null;
    this.reading = element("div", { class: "atlas-suggest__reading" });
    this.list = element("ul", { role: "listbox", id: "atlas-suggestions", "aria-label": "Suggestions", class: "atlas-suggest__list" });
    this.status = element("p", { role: "status", class: "atlas-unseen" });
    this.popup = element("div", { class: "atlas-suggest", hidden: true }, this.reading, this.list);
    this.said = "";
    this.readOut = delayed(() => (this.status.textContent = this.said), READ_OUT);
    form.append(this.popup, this.status);
    this.describe();
    this.listen();
  }

  describe() {
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "atlas-suggestions", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(said)) this.input.setAttribute(name, value);
  }

  listen() {
    this.input.addEventListener("input", () => this.suggest());
    this.input.addEventListener("focus", () => this.suggest());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.form.contains(/** @type {Node | null} */ (relatedTarget))) this.close();
    });
    // A click takes the focus from the box, and so closes the list, before it has chosen anything.
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.click(event));
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && !event.altKey) {
      event.preventDefault();
      this.move(moves[/** @type {keyof typeof moves} */ (event.key)]);
    } else if (event.key === "Enter" && this.active && !event.isComposing) {
      event.preventDefault();
      this.go(this.active, event.ctrlKey || event.metaKey);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.escape();
    }
  }

  /** First the suggestions go, then what was typed, then the focus. */
  escape() {
    if (!this.popup.hidden) this.close();
    else if (this.input.value) this.input.value = "";
    else this.input.blur();
  }

  /** @param {number} step */
  move(step) {
    if (this.popup.hidden) return void this.suggest();
    const options = /** @type {HTMLElement[]} */ ([...this.list.children]);
    const at = this.active ? options.indexOf(this.active) : step > 0 ? -1 : options.length;
    this.activate(options[at + step] ?? null);
  }

  /** @param {HTMLElement | null} option */
  activate(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {MouseEvent} event */
  click(event) {
    const option = event.target instanceof Element && event.target.closest("[role=option]");
    if (option instanceof HTMLElement) this.go(option, event.ctrlKey || event.metaKey);
  }

  /** @param {HTMLElement} option @param {boolean} isElsewhere */
  go(option, isElsewhere) {
    const address = /** @type {string} */ (option.dataset.href);
    if (isElsewhere) window.open(address);
    else location.assign(address);
  }

  close() {
    this.turn++;
    this.popup.hidden = true;
    this.readOut.cancel();
    this.input.setAttribute("aria-expanded", "false");
    this.activate(null);
  }

  async suggest() {
    if (!this.input.value.trim()) return this.close();
    const turn = ++this.turn;
    const query = await this.sources.mend(this.input.value);
    if (turn !== this.turn) return;
    const found = await this.sources.find(query);
    if (turn !== this.turn) return;
    const cards = await this.sources.cards(Array.from(found.papers).slice(0, PAPERS));
    if (turn === this.turn) this.show(query, found, cards);
  }

  /** @param {Query} query @param {Found} found @param {import("./sources.js").Card[]} cards */
  show(query, found, cards) {
    this.activate(null);
    this.reading.replaceChildren(...read(query));
    this.reading.hidden = !this.reading.hasChildNodes();
    const asked = askedWords(query.text);
    const options = [
      ...found.entities.slice(0, ENTITIES).map((entity) => this.entity(entity)),
      ...this.rooms(query, found).slice(0, 1),
      ...cards.map((card) => this.paper(card, asked)),
      this.all(query, found.total),
    ];
    options.forEach((option, at) => (option.id = `atlas-suggestion-${at}`));
    this.list.replaceChildren(...options);
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    const chips = query.chips.map(chipText).join(", ");
    this.said = `${chips ? `Read as ${chips}. ` : ""}${found.total ? plural(found.total, "paper") : "No paper"}.`;
    this.readOut();
    performance.mark("atlas-suggested");
  }

  /** @param {{ kind: string, id: string }} entity */
  entity(entity) {
    const { labels } = this.sources;
    const counts = element("span", { class: "atlas-suggest__counts" });
    entityCounts(entity, this.sources).then((text) => (counts.textContent = text.split(",")[0]));
    return option(
      this.sources.url(pageOf(entity.kind, entity.id)),
      "entity",
      element("span", { class: "atlas-suggest__name" }, labels.nameOf(entity.kind, entity.id) ?? entity.id),
      element("span", { class: "atlas-suggest__facts" }, entityFacts(entity, labels)),
      counts,
    );
  }

  /** The ways to what fits the things that a query names. @param {Query} query @param {Found} found */
  rooms({ chips }, { entities }) {
    const rooms = entities.flatMap((entity) => roomOf(entity, chips, this.sources.labels) ?? []);
    return rooms.map(({ text, page }) => option(this.sources.url(page), "room", text));
  }

  /** @param {import("./sources.js").Card} card @param {import("./highlight.js").Asked[]} asked */
  paper(card, asked) {
    const facts = [card.published.slice(0, 4), card.venue].filter(Boolean).join(" · ");
    return option(
      this.sources.url(`papers/${card.id}/`),
      "paper",
      element("span", { class: "atlas-suggest__name" }, ...marked(card.title, asked), " ", flag(card)),
      element("span", { class: "atlas-suggest__facts" }, facts),
    );
  }

  /** @param {Query} query @param {number} total */
  all(query, total) {
    const asks = query.repairs.length || query.choices.length;
    const typed = `?${new URLSearchParams({ q: this.input.value.trim() })}`;
    const parameters = asks ? typed : writeAddress(query.chips, writeWords(query.text), SHOW) || typed;
    const text = total ? `Explore ${total === 1 ? "the 1 paper" : `all ${plural(total, "paper")}`}` : "No paper: see what to loosen";
    return option(this.sources.url(`explore/${parameters}`), "all", text);
  }
}

/** @param {string} href @param {string} kind @param {...import("./element.js").Child} children */
function option(href, kind, ...children) {
  const classes = `atlas-suggest__option atlas-suggest__option--${kind}`;
  return element("li", { role: "option", "aria-selected": "false", class: classes, "data-href": href }, ...children);
}

/** How a query was read, to look at. @param {Query} query */
function read(query) {
  const repairs = query.repairs.map(({ from, to }) => element("span", { class: "atlas-suggest__note" }, `${from} read as ${to}`));
  const choices = query.choices.map(({ written }) => element("span", { class: "atlas-suggest__note" }, `“${written}” can mean several`));
  return [...query.chips.map(chipLabel), ...repairs, ...choices];
}

/** Begin to suggest. @param {HTMLFormElement} form @param {HTMLInputElement} input @param {URL} root */
export async function suggest(form, input, root) {
  const sources = await Sources.open(root);
  const combobox = new Combobox(form, input, sources);
  sources.prepare();
  if (document.activeElement === input) combobox.suggest();
}
