// @ts-check
// Papers as a dense table whose columns are chosen and sorted by.

import { element } from "./element.js";
import { bestClaim, claimLine, claimScore } from "./claims.js";
import { askedWords, marked } from "./highlight.js";
import { byName } from "./labels.js";
import { authors } from "./results.js";
import { flag } from "./standing.js";
import { BY_ENGINE, ROLES } from "./state.js";

/**
 * @typedef {import("./sources.js").Card} Card @typedef {import("./state.js").Query} Query
 * @typedef {import("./sources.js").Sources} Sources
 * @typedef {{ asked: import("./highlight.js").Asked[], score: ReturnType<typeof claimScore>, sources: Sources }} Wanted
 * @typedef {{ id: string, name: string, sorts?: [string, string], cells(card: Card, wanted: Wanted): import("./element.js").Child[] }} Column
 */

/** @type {Column[]} */
export const COLUMNS = [
  {
    id: "title", name: "Paper", sorts: ["title", "-title"],
    cells: (card, { asked, sources }) => [
      element("a", { class: "atlas-title", href: sources.url(`papers/${card.id}/`) }, ...marked(card.title, asked)),
      " ",
      flag(card),
    ],
  },
  { id: "published", name: "Published", sorts: ["newest", "oldest"], cells: (card) => [card.published] },
  { id: "authors", name: "Authors", sorts: ["authors", "-authors"], cells: (card) => [authors(card)] },
  { id: "venue", name: "Venue", sorts: ["venue", "-venue"], cells: (card) => [card.venue] },
  { id: "hardware", name: "Hardware", cells: (card) => hardware(card) },
  { id: "techniques", name: "Techniques", cells: (card, { sources }) => [topics("technique", card.techniques, sources)] },
  { id: "tasks", name: "Tasks", cells: (card, { sources }) => [topics("task", card.tasks, sources)] },
  {
    id: "result", name: "Best matching result",
    cells: (card, { score, sources }) => {
      const claim = bestClaim(card, score);
      return claim ? claimLine(claim, sources.labels) : [];
    },
  },
  {
    id: "code", name: "Code",
    cells: (card) => [card.code && element("a", { href: card.code, "aria-label": `Code of ${card.title}` }, "code")],
  },
];
export const USUAL_COLUMNS = ["title", "published", "venue", "hardware", "result", "code"];

/** The columns of some identifiers, the paper's first. @param {string[] | null} ids */
export function chosenColumns(ids) {
  const wanted = ids ?? USUAL_COLUMNS;
  return COLUMNS.filter((column) => column.id === "title" || wanted.includes(column.id));
}

/** @param {Card} card */
function hardware(card) {
  const [first, ...others] = card.runs;
  if (!first) return [];
  const [, role, quantity, name] = first;
  return [
    element("span", { class: "atlas-cell__role" }, ROLES[role]), ` ${quantity} ${name}`.replace("  ", " "),
    others.length > 0 && element("span", { class: "atlas-count" }, ` +${others.length}`),
  ];
}

/** @param {string} kind @param {string[]} ids @param {Sources} sources */
function topics(kind, ids, { labels }) {
  return ids.map((id) => labels.nameOf(kind, id) ?? id).join(", ");
}

/**
 * @param {Card[]} cards @param {Query} query @param {Sources} sources
 * @param {{ sort: string, columns: string[] | null, canSort: boolean, sortBy(sort: string): void }} how
 */
export function papersTable(cards, query, sources, how) {
  const columns = chosenColumns(how.columns);
  const wanted = { asked: askedWords(query.text), score: claimScore(query, sources.labels), sources };
  const rows = cards.map((card) =>
    element("tr", {}, ...columns.map((column) => tableCell(column, card, wanted))),
  );
  return element(
    "table",
    { class: "atlas-rows atlas-rows--stacked" },
    element("thead", {}, element("tr", {}, ...columns.map((column) => head(column, how)))),
    element("tbody", {}, ...rows),
  );
}

/** @param {Column} column @param {Card} card @param {Wanted} wanted */
function tableCell(column, card, wanted) {
  const cells = column.cells(card, wanted);
  if (column.id === "title") return element("th", { scope: "row" }, ...cells);
  return element("td", { "data-label": column.name }, ...cells);
}

/** @param {Column} column @param {{ sort: string, canSort: boolean, sortBy(sort: string): void }} how */
function head(column, { sort, canSort, sortBy }) {
  const isByEngine = column.id === "published";
  if (!column.sorts || (!canSort && !isByEngine)) return element("th", { scope: "col" }, column.name);
  const [first, second] = column.sorts;
  const direction = { [first]: isByEngine ? "descending" : "ascending", [second]: isByEngine ? "ascending" : "descending" }[sort];
  const button = element(
    "button",
    { type: "button", "data-sort": column.id, onclick: () => sortBy(sort === first ? second : first) },
    column.name,
    element("span", { class: "atlas-sort", "aria-hidden": "true" }, { ascending: "↑", descending: "↓" }[direction ?? ""] ?? "↕"),
  );
  return element("th", { scope: "col", "aria-sort": direction ?? false }, button);
}

/**
 * Cards in the order of a column; as they are, where the engine has put them in order.
 * @param {Card[]} cards @param {string} sort
 */
export function inOrder(cards, sort) {
  if (BY_ENGINE.includes(sort)) return cards;
  const column = sort.replace("-", "");
  const sign = sort.startsWith("-") ? -1 : 1;
  const key = (/** @type {Card} */ card) => (column === "venue" ? card.venue ?? "" : column === "authors" ? card.authors[0] : card.title);
  return [...cards].sort((one, other) => Number(!key(one)) - Number(!key(other)) || sign * byName(key(one), key(other)));
}
