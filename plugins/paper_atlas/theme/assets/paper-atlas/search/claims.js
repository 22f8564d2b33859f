// @ts-check
// Results as papers report them: the one that answers a query best, and all of a selection as a table.

import { element } from "./element.js";
import { askedWords, hits, wordsOf } from "./highlight.js";
import { flag } from "./standing.js";
import { HARDWARE } from "./state.js";

/**
 * @typedef {import("./sources.js").Card} Card @typedef {import("./state.js").Query} Query
 * @typedef {import("./sources.js").Sources} Sources
 */

/** Identifiers of the quantities that a query asks for. @param {Query} query */
export function askedMetrics(query) {
  return query.chips.filter((chip) => chip.kind === "metric" && !chip.not).map((chip) => chip.id);
}

/**
 * A function that says how well a claim answers a query: by its quantity, its hardware, its words.
 * @param {Query} query @param {import("./labels.js").Labels} labels
 */
export function claimScore(query, labels) {
  const metrics = askedMetrics(query);
  const devices = query.chips.filter((chip) => HARDWARE.includes(chip.kind) && !chip.not).map((chip) => chip.name);
  const asked = askedWords(query.text);
  return (/** @type {Card["claims"][number]} */ claim) => {
    const [metric, , comparison, device, , , setup] = claim;
    const text = [labels.nameOf("metric", metric), comparison, setup].filter(Boolean).join(" ");
    const isOfDevice = devices.some((name) => hits(device, wordsOf(name)) === wordsOf(name).length);
    return 100 * Number(metrics.includes(metric)) + 10 * Number(isOfDevice) + hits(text, asked);
  };
}

/** @param {Card} card @param {ReturnType<typeof claimScore>} score @returns {Card["claims"][number] | null} */
export function bestClaim(card, score) {
  let best = null;
  let most = -1;
  for (const claim of card.claims) {
    const points = score(claim);
    if (points > most) [best, most] = [claim, points];
  }
  return best;
}

/** A claim as a line. @param {Card["claims"][number]} claim @param {import("./labels.js").Labels} labels */
export function claimLine([metric, figure, comparison, device], labels) {
  return [
    element("strong", { class: "atlas-figure" }, figure), " ",
    labels.nameOf("metric", metric) ?? metric,
    comparison && ` ${comparison}`,
    element("span", { class: "atlas-claim__device" }, ` on ${device}`),
  ];
}

/**
 * The rows of a table of claims: those of the asked quantities, or all, in the order of papers.
 * @param {Card[]} cards @param {Query} query
 * @param {((card: Card) => number | null) | null} best the place of a paper's best claim, for one row a paper
 */
export function claimRows(cards, query, best) {
  const metrics = askedMetrics(query);
  return cards.flatMap((card) => {
    const rows = card.claims.map((claim, at) => ({ card, claim, at }));
    const place = best?.(card);
    if (place !== null && place !== undefined) return rows.filter(({ at }) => at === place);
    return rows.filter(({ claim }) => !metrics.length || metrics.includes(claim[0]));
  });
}

/** @param {ReturnType<typeof claimRows>} rows @param {Sources} sources */
export function claimsTable(rows, sources) {
  const heads = ["Quantity", "Figure", "Compared", "Hardware", "Setup", "Paper"];
  return element(
    "table",
    { class: "atlas-rows atlas-rows--stacked" },
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows.map((row) => claimRow(row, sources))),
  );
}

/** @param {ReturnType<typeof claimRows>[number]} row @param {Sources} sources */
function claimRow({ card, claim, at }, sources) {
  const [metric, figure, comparison, device, , better, setup] = claim;
  const name = sources.labels.nameOf("metric", metric) ?? metric;
  const paper = element("a", { href: `${sources.url(`papers/${card.id}/`)}#claim-${at + 1}` }, card.title);
  return element(
    "tr",
    {},
    cell("Quantity", name, " ", element("span", { class: "atlas-better" }, `(${better} is better)`)),
    element("td", { "data-label": "Figure", class: "atlas-figure" }, figure),
    cell("Compared", comparison),
    cell("Hardware", device),
    cell("Setup", setup),
    cell("Paper", paper, `, ${card.published.slice(0, 4)} `, flag(card)),
  );
}

/** @param {string} label @param {...import("./element.js").Child} children */
function cell(label, ...children) {
  return element("td", { "data-label": label }, ...children);
}
