// @ts-check
// Papers as cards: what each is, what of it answers the query, and what it ran on.

import { element, keyed } from "./element.js";
import { bestClaim, claimLine, claimScore } from "./claims.js";
import { askedWords, bestSentence, marked, wordsOf } from "./highlight.js";
import { flag } from "./standing.js";
import { HARDWARE, ROLES } from "./state.js";

/**
 * @typedef {import("./sources.js").Card} Card @typedef {import("./state.js").Query} Query
 * @typedef {import("./sources.js").Sources} Sources
 */

const MOST_DEVICES = 4;

/**
 * Show papers as cards; those that answer the same query keep their elements.
 * @param {HTMLElement} list @param {Card[]} cards @param {Query} query @param {Sources} sources
 */
export function showCards(list, cards, query, sources) {
  const asked = JSON.stringify([query.chips, query.text]);
  const wanted = wantedOf(query, sources);
  keyed(list, cards, (card) => `${card.id} ${asked}`, (card) => paperCard(card, wanted, sources));
}

/** What cards show off. @param {Query} query @param {Sources} sources */
function wantedOf(query, { labels, atlas }) {
  const topics = query.chips.filter((chip) => (chip.kind === "technique" || chip.kind === "task") && !chip.not);
  const names = topics.flatMap((chip) => [chip.name, ...labels.aliasesOf(chip.kind, chip.id)]);
  const hardware = query.chips.filter((chip) => [...HARDWARE, "memory"].includes(chip.kind) && !chip.not);
  return {
    asked: askedWords(query.text),
    beside: names.flatMap(wordsOf),
    isAsked: (/** @type {Card["runs"][number]} */ [device]) => hardware.some((chip) => isOf(atlas.devices[device], chip)),
    score: claimScore(query, labels),
  };
}

/** Whether a device is what a condition asks for. @param {(string | number | null)[]} device @param {import("./state.js").Chip} chip */
function isOf([product, variant, system, architecture, vendor, memory], { kind, id }) {
  const [key, form] = id.split("/");
  if (kind === "product") return product === key && (!form || variant === form);
  return { system, architecture, vendor, memory: String(memory) }[kind] === id;
}

/** @param {Card} card @param {ReturnType<typeof wantedOf>} wanted @param {Sources} sources */
function paperCard(card, wanted, sources) {
  const claim = bestClaim(card, wanted.score);
  const sentence = bestSentence(card.summary, wanted.asked, wanted.beside);
  const title = element("a", { class: "atlas-title", href: sources.url(`papers/${card.id}/`) }, ...marked(card.title, wanted.asked));
  return element(
    "li",
    { class: "atlas-result" },
    element("h3", {}, title, " ", flag(card)),
    element("p", { class: "atlas-facts" }, ...facts(card)),
    element("p", { class: "atlas-result__sentence" }, ...marked(sentence, wanted.asked)),
    devices(card, wanted.isAsked),
    claim && element("p", { class: "atlas-result__claim" }, ...claimLine(claim, sources.labels)),
  );
}

/** @param {Card} card */
function facts(card) {
  const venue = card.venue ?? (card.standing === "preprint" ? "preprint" : null);
  return [
    element("time", { datetime: card.published }, card.published),
    venue && ` · ${venue}`,
    ` · ${authors(card)}`,
    card.code && " · ",
    card.code && element("a", { class: "atlas-code", href: card.code, "aria-label": `Code of ${card.title}` }, "code"),
  ];
}

/** @param {Card} card */
export function authors(card) {
  const [first, second, ...others] = card.authors;
  if (!second) return first;
  return others.length ? `${first} et al.` : `${first} and ${second}`;
}

/** Those asked for first. @param {Card} card @param {ReturnType<typeof wantedOf>["isAsked"]} isAsked */
function devices(card, isAsked) {
  const more = card.runs.length - MOST_DEVICES;
  const runs = [...card.runs].sort((one, other) => Number(isAsked(other)) - Number(isAsked(one)));
  return element(
    "ul",
    { class: "atlas-runs" },
    ...runs.slice(0, MOST_DEVICES).map((run) => device(run, isAsked(run))),
    more > 0 && element("li", { class: "atlas-runs__more" }, `and ${more} more`),
  );
}

/** @param {Card["runs"][number]} run @param {boolean} isAsked */
function device([, role, quantity, name], isAsked) {
  return element(
    "li",
    { class: isAsked && "atlas-asked-for" },
    element("span", { class: `atlas-role atlas-role--${ROLES[role]}` }, ROLES[role]),
    element("span", {}, quantity && `${quantity} `, name),
  );
}
