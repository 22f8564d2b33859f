// @ts-check
// How results are shown: their order, their view, the columns of the table, and the way to take them along.

import { download } from "./download.js";
import { element } from "./element.js";
import { FORMATS } from "./formats.js";
import { byName } from "./labels.js";
import { COLUMNS, chosenColumns } from "./table.js";

/** @type {[string, string][]} */
const ORDERS = [
  ["relevance", "relevance"], ["newest", "newest first"], ["oldest", "oldest first"], ["claim", "figure, best first"],
  ["title", "title, A–Z"], ["-title", "title, Z–A"], ["authors", "authors, A–Z"], ["-authors", "authors, Z–A"],
  ["venue", "venue, A–Z"], ["-venue", "venue, Z–A"],
];
const ALWAYS = ["relevance", "newest", "oldest", "title"];
const KEPT = "paper-atlas.columns";

export class Toolbar {
  /** @param {any} page @param {import("./sources.js").Sources} sources */
  constructor(page, sources) {
    this.page = page;
    this.sources = sources;
    this.sort = /** @type {HTMLSelectElement} */ (page.part("sort"));
    this.metric = /** @type {HTMLSelectElement} */ (page.part("metric"));
    this.views = /** @type {HTMLInputElement[]} */ ([...page.part("views").querySelectorAll("input")]);
    this.sort.addEventListener("change", () => this.sortBy(this.sort.value));
    this.metric.addEventListener("change", () => this.chooseMetric());
    for (const view of this.views) view.addEventListener("change", () => this.set({ view: view.value }));
    this.makeColumns();
    this.makeDownloads();
    this.makeMetrics();
  }

  /** @param {Partial<import("./state.js").Show>} change */
  set(change) {
    const { session } = this.page;
    return this.page.act(() => (session.show = { ...session.show, ...change }));
  }

  /** @param {string} sort */
  sortBy(sort) {
    this.set({ sort });
  }

  makeMetrics() {
    const { atlas, labels } = this.sources;
    const named = atlas.metrics.map((/** @type {string} */ id) => [id, labels.nameOf("metric", id) ?? id]);
    named.sort((/** @type {string[]} */ one, /** @type {string[]} */ other) => byName(one[1], other[1]));
    const options = named.map((/** @type {string[]} */ [id, name]) => element("option", { value: id }, name));
    this.metric.replaceChildren(element("option", { value: "" }, "every quantity"), ...options);
  }

  /** One quantity can be put in order, so that is done at once. */
  chooseMetric() {
    const id = this.metric.value;
    const { session } = this.page;
    this.page.act(() => {
      session.setOnly("metric", id ? { kind: "metric", id, name: this.sources.labels.nameOf("metric", id) ?? id } : null);
      if (id) session.show = { ...session.show, sort: "claim" };
    });
  }

  makeColumns() {
    const boxes = COLUMNS.slice(1).map((column) =>
      element("label", {}, element("input", { type: "checkbox", value: column.id, onchange: () => this.chooseColumns() }), ` ${column.name}`),
    );
    this.page.part("columns").replaceChildren(...boxes);
  }

  columnBoxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.page.part("columns").querySelectorAll("input")]);
  }

  chooseColumns() {
    const columns = this.columnBoxes().filter((box) => box.checked).map((box) => box.value);
    keep(columns);
    this.set({ columns });
  }

  makeDownloads() {
    const buttons = Object.entries(FORMATS).map(([id, { name }]) =>
      element("button", { type: "button", "data-format": id, onclick: () => this.save(id) }, name),
    );
    this.page.part("downloads").replaceChildren(...buttons);
    for (const menu of ["download-menu", "column-menu"]) closing(this.page.part(menu));
  }

  /** @param {string} format */
  async save(format) {
    const { found, session } = this.page;
    const menu = this.page.part("downloads");
    menu.querySelector("[role=alert]")?.remove();
    if (!found?.total) return this.page.say("There is nothing to save");
    try {
      await download(format, found.papers, session.show.sort, this.sources, (said) => this.page.say(said));
    } catch (error) {
      console.error(error);
      return menu.append(element("p", { class: "atlas-warning", role: "alert" }, "The data could not be fetched. Try again."));
    }
    this.page.part("download-menu").open = false;
    this.page.part("download-menu").querySelector("summary").focus();
  }

  /** @param {import("./session.js").Session} session */
  update(session) {
    const { show, query } = session;
    if (show.view === "table" && !show.columns) session.show = { ...show, columns: kept() };
    const metrics = query.chips.filter((chip) => chip.kind === "metric" && !chip.not);
    const offered = ORDERS.filter(([id]) => ALWAYS.includes(id) || id === show.sort || (id === "claim" && metrics.length === 1));
    this.sort.replaceChildren(...offered.map(([id, name]) => element("option", { value: id }, name)));
    this.sort.value = show.sort;
    for (const view of this.views) view.checked = view.value === show.view;
    this.metric.value = metrics.length === 1 ? metrics[0].id : "";
    this.page.part("metric-label").hidden = show.view !== "claims";
    this.page.part("column-menu").hidden = show.view !== "table";
    const columns = chosenColumns(session.show.columns).map((column) => column.id);
    for (const box of this.columnBoxes()) box.checked = columns.includes(box.value);
  }
}

/** A menu that closes by Escape and when the focus leaves it. @param {HTMLDetailsElement} menu */
function closing(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
}

/** Columns for the next visit. @param {string[]} columns */
function keep(columns) {
  try {
    localStorage.setItem(KEPT, columns.join(","));
  } catch {
    // Without a place to keep them, they last as long as the address.
  }
}

/** @returns {string[] | null} */
function kept() {
  try {
    const ids = localStorage.getItem(KEPT)?.split(",").filter(Boolean);
    const known = ids?.filter((id) => COLUMNS.some((column) => column.id === id));
    // What is kept may be another's: many sites can share one origin.
    return known && (known.length || !ids?.length) ? known : null;
  } catch {
    return null;
  }
}
