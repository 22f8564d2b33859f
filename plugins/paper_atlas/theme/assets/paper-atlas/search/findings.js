// @ts-check
// What was found, as cards, as a table of papers or as a table of their claims; no more than a few until asked.

import { claimRows, claimsTable, askedMetrics } from "./claims.js";
import { MOST } from "./download.js";
import { element } from "./element.js";
import { showEntities } from "./entities.js";
import { nothingFound } from "./loosening.js";
import { showCards } from "./results.js";
import { BY_ENGINE } from "./state.js";
import { inOrder, papersTable } from "./table.js";

/**
 * @typedef {import("./sources.js").Card} Card @typedef {import("./sources.js").Found} Found
 * @typedef {import("./state.js").Query} Query @typedef {import("./state.js").Show} Show
 */

const STEP = 20;

export class Findings {
  /** @param {any} page @param {import("./sources.js").Sources} sources */
  constructor(page, sources) {
    this.page = page;
    this.sources = sources;
    this.most = STEP;
    this.asked = "";
    /** @type {{ query: Query, found: Found, show: Show } | null} */
    this.last = null;
    this.list = element("ul", { class: "atlas-results" });
    this.place = /** @type {HTMLElement} */ (page.part("results"));
    this.turn = 0;
  }

  /** @param {Query} query @param {Found} found @param {Show} show */
  async update(query, found, show) {
    const asked = JSON.stringify([query.chips, query.text, show.sort, show.view]);
    if (asked !== this.asked) this.most = STEP;
    this.asked = asked;
    this.last = { query, found, show };
    const entities = show.view === "claims" ? [] : found.entities;
    showEntities(this.page.part("entities"), entities, query.chips, this.sources);
    await this.show();
  }

  async show() {
    const turn = ++this.turn;
    const { query, found, show } = /** @type {NonNullable<typeof this.last>} */ (this.last);
    if (!found.total) return this.showNothing(query, turn);
    const cards = await this.cards(found, show);
    if (turn !== this.turn) return;
    this.fill(cards, query, found, show);
    this.page.part("more").hidden = found.total <= this.most;
    this.place.removeAttribute("aria-busy");
  }

  /** @param {Query} query @param {number} turn */
  async showNothing(query, turn) {
    const actions = {
      loosen: (/** @type {string} */ facet) => this.page.act(() => this.page.session.loosen(facet)).then(() => this.page.input.focus()),
      clear: () => this.page.clear(),
    };
    const said = await nothingFound(query, this.sources, actions);
    if (turn !== this.turn) return;
    this.page.part("more").hidden = true;
    this.place.replaceChildren(said);
  }

  /** Cards of the first papers in the asked order. @param {Found} found @param {Show} show */
  async cards({ papers }, { sort }) {
    if (BY_ENGINE.includes(sort)) return this.sources.cards(Array.from(papers).slice(0, this.most));
    const all = await this.sources.cards(Array.from(papers).slice(0, MOST));
    return inOrder(all, sort).slice(0, this.most);
  }

  /** @param {Card[]} cards @param {Query} query @param {Found} found @param {Show} show */
  fill(cards, query, found, show) {
    if (show.view === "cards") {
      showCards(this.list, cards, query, this.sources);
      if (this.place.firstChild !== this.list) this.place.replaceChildren(this.list);
      return;
    }
    const table = show.view === "claims" ? this.claims(cards, query, show) : this.table(cards, query, found, show);
    const focused = document.activeElement?.closest("[data-sort]")?.getAttribute("data-sort");
    this.place.replaceChildren(table);
    if (focused) /** @type {HTMLElement | null} */ (this.place.querySelector(`[data-sort=${focused}]`))?.focus();
  }

  /** @param {Card[]} cards @param {Query} query @param {Found} found @param {Show} show */
  table(cards, query, found, { sort, columns }) {
    const sortBy = (/** @type {string} */ to) => this.page.toolbar.sortBy(to);
    const table = papersTable(cards, query, this.sources, { sort, columns, canSort: found.total <= MOST, sortBy });
    return scrolling(table, "Papers");
  }

  /** @param {Card[]} cards @param {Query} query @param {Show} show */
  claims(cards, query, { sort }) {
    const isOrdered = sort === "claim" && askedMetrics(query).length === 1;
    const rows = claimRows(cards, query, isOrdered ? this.best(cards) : null);
    if (!rows.length) return element("p", {}, "The records found here hold no figures.");
    return scrolling(claimsTable(rows, this.sources), "Results as reported");
  }

  /** For each card shown the claim that its place in the order is due to. @param {Card[]} cards */
  best(cards) {
    const rows = /** @type {{ claim: number }[]} */ (this.last?.found.rows ?? []);
    const places = new Map(cards.map((card, at) => [card, rows[at]?.claim ?? null]));
    return (/** @type {Card} */ card) => places.get(card) ?? null;
  }

  /** Show some more, with the focus on the first of them. */
  async more() {
    const before = this.most;
    this.most += STEP;
    await this.show();
    const rows = this.place.querySelectorAll(".atlas-result, tbody tr");
    /** @type {HTMLElement | null} */ (rows[before]?.querySelector("a"))?.focus();
  }
}

/** @param {HTMLElement} table @param {string} name */
function scrolling(table, name) {
  return element("div", { class: "atlas-table", role: "region", "aria-label": name, tabindex: "0" }, table);
}
