// @ts-check
// Where nothing is found: which condition to let go of, and how many papers that would give.

import { element } from "./element.js";
import { chipText } from "./chips.js";
import { plural } from "./labels.js";
import { facetOf, isSame, ofAnyVariant, writeWords } from "./state.js";

/** @typedef {import("./state.js").Query} Query @typedef {{ facet: string, name: string, query: Query }} Way */

/**
 * The query for any variant of its products, where it asks for one.
 * @param {Query} query @param {import("./state.js").Names} names @returns {Way[]}
 */
function wayToAnyVariant(query, names) {
  const chips = ofAnyVariant(query.chips, names);
  const whole = chips.filter((chip) => !query.chips.some((asked) => isSame(asked, chip)));
  const name = `Any ${whole.map((chip) => chip.name).join(" or ")}`;
  return whole.length ? [{ facet: "variant", name, query: { ...query, chips } }] : [];
}

/** Queries that ask one thing less, one a facet. @param {Query} query @returns {Way[]} */
export function waysToLoosen(query) {
  const facets = [...new Set(query.chips.map((chip) => facetOf(chip.kind)))];
  const ways = facets.map((facet) => ({
    facet,
    name: `Without ${together(query.chips.filter((chip) => facetOf(chip.kind) === facet))}`,
    query: { ...query, chips: query.chips.filter((chip) => facetOf(chip.kind) !== facet) },
  }));
  if (query.text.length) ways.push({ facet: "text", name: `Without the words “${writeWords(query.text)}”`, query: { ...query, text: [] } });
  return ways;
}

/** The conditions of a facet in words. @param {import("./state.js").Chip[]} chips */
function together([first, ...others]) {
  return [chipText(first), ...others.map((chip) => (chip.kind === first.kind && !chip.not ? chip.name : chipText(chip)))].join(" or ");
}

/**
 * What to say where nothing was found.
 * @param {Query} query
 * @param {import("./sources.js").Sources} sources
 * @param {{ loosen(facet: string): void, clear(): void }} actions
 */
export async function nothingFound(query, sources, actions) {
  const ways = waysToLoosen(query);
  // Without its only condition a query asks for everything, which is said anyway.
  const tried = [...wayToAnyVariant(query, sources.labels), ...(ways.length > 1 ? ways : [])];
  const found = await Promise.all(tried.map((way) => sources.find(way.query)));
  const helpful = tried
    .map((way, at) => ({ ...way, total: found[at].total }))
    .filter((way) => way.total > 0)
    .sort((one, other) => other.total - one.total);
  const items = helpful.map((way) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "atlas-way", onclick: () => actions.loosen(way.facet) },
        way.name, " ", element("span", { class: "atlas-count" }, plural(way.total, "paper")),
      ),
    ),
  );
  return element(
    "div",
    { class: "atlas-nothing" },
    element("h3", {}, "No paper matches all of this"),
    element("p", {}, reason(ways, helpful.length)),
    items.length > 0 && element("ul", { class: "atlas-ways" }, ...items),
    element("p", {}, element("button", { type: "button", class: "atlas-link", onclick: actions.clear }, "Start again with all papers")),
  );
}

/** @param {Way[]} ways @param {number} helpful */
function reason(ways, helpful) {
  if (helpful) return "There is, if you let go of one condition:";
  if (ways.length > 1) return "It takes more than letting go of one condition: remove some of them above.";
  return "No record in this atlas has it. That says nothing about what exists, only about what was added here so far.";
}
