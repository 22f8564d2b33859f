// @ts-check
/** Where all papers stand, as sections of lists under tasks. */

import { element, part } from "../search/element.js";
import { plural } from "../search/labels.js";
import { ROLES } from "../search/state.js";
import { first } from "./standing.js";
import { needed } from "./wording.js";

/** @import { Fit } from "./model.js" */
/** @import { Paper, Shelf } from "./shelf.js" */
/** @import { Standing } from "./standing.js" */
/** @import { Choice } from "./choice.js" */

/** @typedef {{ paper: Paper, at: number, fit: Fit }} Shown */

const FEW = 10;
const MORE = 50;
const OWN = ["measured", "trained"];

export class Results {
  /** @param {URL} root of the site @param {Shelf} shelf @param {HTMLTemplateElement} template */
  constructor(root, shelf, template) {
    this.root = root;
    this.shelf = shelf;
    this.template = template;
  }

  /**
   * Fetch what the lists show first.
   * @param {Choice} choice @param {Standing[]} standings @param {number} on how many papers ran on the product
   * @returns {Promise<DocumentFragment>}
   */
  async made(choice, standings, on) {
    const content = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true));
    const sections = /** @type {HTMLElement[]} */ ([...content.querySelectorAll("[data-group]")]);
    await Promise.all(sections.map((section) => this.section(content, section, choice, standings)));
    if (!choice.product) this.withoutCard(content);
    else this.elsewhere(content, on - totalOf(standings.filter(({ group }) => group === "shown")));
    return content;
  }

  /** @param {DocumentFragment} content @param {HTMLElement} section @param {Choice} choice @param {Standing[]} standings */
  async section(content, section, choice, standings) {
    const { group } = section.dataset;
    const own = standings.filter((standing) => standing.group === group);
    const total = totalOf(own);
    const item = part(content, `.atlas-fits-total--${group}`);
    const unsure = item.querySelector("[data-part=unsure]");
    const open = unsure ? own.reduce((sum, standing) => sum + (standing.isSure ? 0 : standing.total), 0) : 0;
    part(item, "strong").textContent = (total - open).toLocaleString("en");
    if (unsure && !open) unsure.remove();
    else if (unsure) part(unsure, "[data-part=open]").textContent = open.toLocaleString("en");
    item.classList.toggle("atlas-fits-total--none", !total);
    if (group === "unknown") part(section, "[data-part=count]").textContent = `${plural(total, "paper")}.`;
    else await this.fill(part(section, "[data-part=list]"), choice, own);
  }

  /** Say that papers ran on the product that stand under other headings. @param {DocumentFragment} content @param {number} count */
  elsewhere(content, count) {
    if (!count) return;
    const said = `${plural(count, "paper")} ran on more of this product, or on one with more memory; see the other headings.`;
    part(content, "[data-group=shown] [data-part=list]").append(element("p", { "data-part": "elsewhere" }, said));
  }

  /** Of any device nothing was shown "on this card". @param {DocumentFragment} content */
  withoutCard(content) {
    content.querySelector("[data-group=shown]")?.remove();
    content.querySelector(".atlas-fits-total--shown")?.remove();
  }

  /** @param {HTMLElement} list @param {Choice} choice @param {Standing[]} standings */
  async fill(list, choice, standings) {
    const parts = await Promise.all(standings.filter(({ total }) => total).map((standing) => this.list(choice, standing)));
    list.replaceChildren(...(parts.length ? parts : [element("p", { class: "atlas-fits-none" }, "No record here.")]));
  }

  /** @param {Choice} choice @param {Standing} standing */
  async list(choice, standing) {
    const made = element("div", { class: "atlas-fits-part" });
    await this.extend(made, choice, standing, FEW);
    return made;
  }

  /** Show so many papers of a list. @param {HTMLElement} made @param {Choice} choice @param {Standing} standing @param {number} limit */
  async extend(made, choice, standing, limit) {
    const found = first(standing, limit);
    const papers = await this.shelf.papers(found.map(({ paper }) => paper));
    const shown = found.map(({ at, fit }, place) => ({ paper: papers[place], at, fit }));
    const left = standing.total - shown.length;
    const more = () => this.more(made, choice, standing, shown.length);
    made.replaceChildren(
      ...(standing.isSure ? [] : [element("h3", { class: "atlas-fits-unsure" }, "Number of devices or memory not stated")]),
      ...this.tasks(shown, choice, standing.isSure ? "h3" : "h4"),
      ...(left ? [element("button", { type: "button", class: "atlas-fits-more", onclick: more }, left > MORE ? `Show ${MORE} more of ${left}` : `Show ${left} more`)] : []),
    );
  }

  /** @param {HTMLElement} made @param {Choice} choice @param {Standing} standing @param {number} before */
  async more(made, choice, standing, before) {
    const known = new Set([...made.querySelectorAll("li[data-paper]")].map((item) => /** @type {HTMLElement} */ (item).dataset.paper));
    await this.extend(made, choice, standing, before + MORE);
    const fresh = [...made.querySelectorAll("li[data-paper]")].find((item) => !known.has(/** @type {HTMLElement} */ (item).dataset.paper));
    /** @type {HTMLElement | null | undefined} */ (fresh?.querySelector("a"))?.focus();
  }

  /** @param {Shown[]} shown @param {Choice} choice @param {string} heading */
  tasks(shown, choice, heading) {
    /** @type {Map<string, Shown[]>} */
    const found = new Map();
    for (const one of shown) found.set(one.paper.task, [...(found.get(one.paper.task) ?? []), one]);
    return [...found].flatMap(([task, own]) => [
      element(heading, { class: "atlas-fits-task" }, task[0].toUpperCase() + task.slice(1)),
      element("ul", { class: "atlas-papers" }, ...own.map((one) => this.item(one, choice))),
    ]);
  }

  /** @param {Shown} shown @param {Choice} choice */
  item({ paper, at, fit }, choice) {
    const runs = this.runs(paper, fit, choice);
    const said = whyOf(fit, paper.note, needed(this.shelf.evidence[at].need));
    return element(
      "li",
      { "data-paper": paper.id },
      element(
        "div",
        { class: "atlas-fits-head" },
        element(
          "span",
          { class: "atlas-fits-name" },
          element("a", { class: "atlas-title", href: this.url(`papers/${paper.id}/`) }, paper.title),
          " ",
          element("span", { class: "atlas-fits-year" }, paper.year),
          paper.marked && " ",
          paper.marked && element("strong", { class: "atlas-flag" }, paper.marked),
        ),
        fit.label && element("span", { class: "atlas-fits-label" }, fit.label),
      ),
      runs.length > 0 && element("ul", { class: "atlas-runs atlas-runs--lines" }, ...runs.map((run) => this.run(run))),
      said.length > 0 && element("ul", { class: "atlas-fits-why" }, ...said),
    );
  }

  /** The runs that put a paper where it stands, and those that say which hardware is required. @param {Paper} paper @param {Fit} fit @param {Choice} choice */
  runs({ runs }, { group, places }, { product }) {
    const isOwn = (/** @type {string} */ role) => group !== "stated" && OWN.includes(role);
    const isThere = (/** @type {number} */ place) => place > 0 && places.includes(this.shelf.places[place - 1]);
    return runs.filter(
      ({ role, place, product: own }) =>
        ROLES[role] === "required" || (isOwn(ROLES[role]) && isThere(place) && (group !== "shown" || own === product?.id)),
    );
  }

  /** @param {Paper["runs"][number]} run */
  run({ what, on, role, product, inferred }) {
    const device = product ? element("a", { href: this.url(`hardware/${product}/`) }, on) : on;
    return element("li", {}, element("span", { class: `atlas-role atlas-role--${ROLES[role]}` }, ROLES[role]), " ", element("span", {}, device, `: ${what}`, inferred && element("em", {}, ` (inferred: ${inferred})`)));
  }

  /** @param {string} page */
  url(page) {
    return new URL(page, this.root).href;
  }
}

/** How many papers lists hold. @param {Standing[]} standings */
function totalOf(standings) {
  return standings.reduce((sum, { total }) => sum + total, 0);
}

/** Reasons, the need, and what is not known. @param {Fit} fit @param {string} note @param {string} need */
function whyOf({ group, reasons, cautions }, note, need) {
  return [
    ...reasons.map((reason) => element("li", { class: "atlas-fits-reason" }, reason)),
    group === "stated" && need && element("li", {}, `needs ${need}`),
    note && element("li", {}, note),
    ...cautions.map((caution) => element("li", { class: "atlas-fits-caution" }, caution)),
  ].filter((item) => item instanceof HTMLElement);
}
