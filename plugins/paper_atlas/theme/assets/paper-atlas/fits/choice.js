// @ts-check
/** What a reader has chosen, as the parameters of an address and back: ?card=a100&memory=80&count=2, ?memory=24. */

/** @import { Product } from "./shelf.js" */

/**
 * A product or any device, its memory in GB (null: what the product has most of), and how many.
 * @typedef {{ product: Product | null, memoryGb: number | null, count: number }} Choice
 */

const SIZE = /^(?:0|[1-9]\d{0,3})(?:\.\d{1,3})?$/;
const COUNT = /^[1-9]\d{0,5}$/;
export const MOST_DEVICES = 100_000;

/**
 * What an address asks for; what it does not know, and null, where it asks for nothing that is known.
 * @param {URLSearchParams} parameters @param {Map<string, Product>} products
 * @returns {{ choice: Choice | null, unknown: string | null }}
 */
export function readChoice(parameters, products) {
  const card = parameters.get("card");
  const memory = sizeOf(parameters.get("memory"));
  const count = countOf(parameters.get("count"));
  if (!card) return { choice: memory ? { product: null, memoryGb: memory, count } : null, unknown: null };
  const product = products.get(card);
  if (!product) return { choice: null, unknown: card };
  return { choice: { product, memoryGb: memory && product.sizes.includes(memory) ? memory : null, count }, unknown: null };
}

/** The parameters of the address of a choice. @param {Choice} choice */
export function writeChoice({ product, memoryGb, count }) {
  const parameters = new URLSearchParams();
  if (product) parameters.set("card", product.id);
  if (memoryGb && (!product || product.sizes.length > 1)) parameters.set("memory", String(memoryGb));
  if (count > 1) parameters.set("count", String(count));
  return `?${parameters}`;
}

/** @param {Choice} choice @returns {number} */
export function memoryOf({ product, memoryGb }) {
  return memoryGb ?? product?.sizes.at(-1) ?? 0;
}

/** @param {string | null} written */
export function sizeOf(written) {
  return written && SIZE.test(written) && Number(written) > 0 ? Number(written) : null;
}

/** @param {string | null} written */
export function countOf(written) {
  const count = written && COUNT.test(written) ? Number(written) : 1;
  return Math.min(count, MOST_DEVICES);
}
