// @ts-check
// The things that a query names, each with its memory and the number of its papers.

import { element, keyed } from "./element.js";
import { kindName, pageOf, plural } from "./labels.js";
import { roomOf } from "./room.js";

/** @typedef {{ kind: string, id: string }} Entity @typedef {import("./sources.js").Sources} Sources @typedef {import("./state.js").Chip} Chip */

const MOST = 6;
const HARDWARE = ["product", "system", "architecture", "vendor", "memory"];

/** What a thing is, in a few words. @param {Entity} entity @param {import("./labels.js").Labels} labels */
export function entityFacts(entity, labels) {
  if (entity.kind !== "product") return kindName(entity.kind);
  const [key] = entity.id.split("/");
  const sizes = labels.memoryOf(key);
  return sizes.length ? `${sizes.join(", ").replace(/, ([^,]*)$/, " or $1")} GB` : kindName(entity.kind);
}

/** What was counted before. @type {WeakMap<Sources, Map<string, Promise<string>>>} */
const counted = new WeakMap();

/** How many papers have to do with a thing. @param {Entity} entity @param {Sources} sources @returns {Promise<string>} */
export function entityCounts(entity, sources) {
  const known = counted.get(sources) ?? new Map();
  counted.set(sources, known);
  const key = `${entity.kind}:${entity.id}`;
  if (!known.has(key)) known.set(key, counts(entity, sources));
  return known.get(key);
}

/** @param {Entity} entity @param {Sources} sources */
async function counts(entity, sources) {
  const chip = { ...entity, name: "" };
  const roles = ["measured", "trained"].map((id) => ({ kind: "role", id, name: "" }));
  const all = sources.find({ chips: [chip], text: [] });
  if (!HARDWARE.includes(entity.kind)) return plural((await all).total, "paper");
  const [{ total }, own] = await Promise.all([all, sources.find({ chips: [chip, ...roles], text: [] })]);
  if (!total) return "no paper yet";
  return `${plural(total, "paper")}, ${own.total === total ? "all" : own.total || "none"} measured or trained on it`;
}

/**
 * Show the things that a query names as small cards that lead to their pages, and to what fits them.
 * @param {HTMLElement} list @param {Entity[]} entities @param {Chip[]} chips @param {Sources} sources
 */
export function showEntities(list, entities, chips, sources) {
  const shown = entities.slice(0, MOST);
  const showRoom = (/** @type {HTMLElement} */ item, /** @type {Entity} */ entity) => {
    const room = roomOf(entity, chips, sources.labels);
    const link = room && element("a", { class: "atlas-entity__room", href: sources.url(room.page) }, room.text);
    item.querySelector(".atlas-entity__room")?.remove();
    if (link) item.append(link);
  };
  keyed(list, shown, (entity) => `${entity.kind}:${entity.id}`, (entity) => entityCard(entity, sources), showRoom);
  list.hidden = !shown.length;
}

/** @param {Entity} entity @param {Sources} sources */
function entityCard(entity, sources) {
  const { labels } = sources;
  const counts = element("span", { class: "atlas-entity__counts" }, "…");
  entityCounts(entity, sources).then((text) => (counts.textContent = text));
  return element(
    "li",
    {},
    element(
      "a",
      { class: "atlas-entity", href: sources.url(pageOf(entity.kind, entity.id)) },
      element("span", { class: "atlas-entity__name" }, labels.nameOf(entity.kind, entity.id) ?? entity.id),
      element("span", { class: "atlas-entity__facts" }, entityFacts(entity, labels)),
      counts,
    ),
  );
}
