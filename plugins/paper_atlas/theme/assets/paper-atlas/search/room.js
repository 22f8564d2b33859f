// @ts-check
// The way from a thing that a query names to what fits its memory, which papers that ran on it may not tell.

import { grouped } from "./labels.js";

/** @typedef {{ kind: string, id: string }} Entity @typedef {import("./state.js").Chip} Chip @typedef {import("./labels.js").Labels} Labels */

/** One device, or any of a memory size. @typedef {{ card?: string, gigabytes?: number, name: string }} Device */

/**
 * What to call the page of what fits a thing, and its address from the root; null for what has no memory of its own.
 * @param {Entity} entity @param {Chip[]} chips all that the query asks for @param {Labels} labels
 */
export function roomOf(entity, chips, labels) {
  const asked = chips.filter((chip) => !chip.not);
  const device = deviceOf(entity, asked, labels);
  if (!device) return null;
  const { card, gigabytes, name } = device;
  const count = Number(asked.find(({ kind }) => kind === "count")?.id ?? 1);
  const parameters = new URLSearchParams({
    ...(card && { card }), ...(gigabytes && { memory: String(gigabytes) }), ...(count > 1 && { count: String(count) }),
  });
  return { text: `What fits ${count > 1 ? `${grouped(count)} × ` : ""}${name}`, page: `fits/?${parameters}` };
}

/** @param {Entity} entity @param {Chip[]} asked @param {Labels} labels @returns {Device | null} */
function deviceOf({ kind, id }, asked, labels) {
  if (kind === "memory") return { gigabytes: Number(id), name: `${id} GB` };
  if (kind === "product") return card(id, sizeOf(id, asked, labels), labels);
  if (kind !== "system") return null;
  const [product, gigabytes] = labels.deviceOf(id);
  return card(product, gigabytes, labels);
}

/** @param {string} id @param {number | undefined} gigabytes @param {Labels} labels @returns {Device | null} */
function card(id, gigabytes, labels) {
  const sizes = labels.memoryOf(id);
  if (!sizes.length) return null;
  const name = labels.nameOf("product", id) ?? id;
  return { card: id, gigabytes, name: gigabytes && sizes.length > 1 ? `${name} ${gigabytes} GB` : name };
}

/** The memory that a query means of a product: its variant's, or a size asked for that it is made with. @param {string} id @param {Chip[]} asked @param {Labels} labels */
function sizeOf(id, asked, labels) {
  const sizes = labels.memoryOf(id);
  const variants = asked.filter((chip) => chip.kind === "product" && chip.id.startsWith(`${id}/`));
  const own = variants.map((chip) => labels.memoryOfVariant(chip.id));
  const stated = asked.filter(({ kind }) => kind === "memory").map((chip) => Number(chip.id));
  return [...own, ...stated, ...(sizes.length === 1 ? sizes : [])].find((size) => size && sizes.includes(size));
}
