// @ts-check
/** What a reader has chosen, as the parameters of an address and back: ?card=h100&form=PCIe&memory=80&count=2, ?memory=24. */

import { nameOf, sizesOf } from "./shelf.js";

/** @import { Product } from "./shelf.js" */

/**
 * A product or any device, its form factor (empty: any), its memory in GB (null: the least that it is sold with), and
 * how many.
 * @typedef {{ product: Product | null, form: string, memoryGb: number | null, count: number }} Choice
 *
 * What was asked, and sentences on what of it could not be taken over.
 * @typedef {{ choice: Choice, remarks: string[] }} Asked
 */

const SIZE = /^(?:0|[1-9]\d{0,3})(?:\.\d{1,3})?$/;
const COUNT = /^[1-9]\d{0,5}$/;
const MOST_DEVICES = 100_000;
const LONGEST = 20;

export const NO_COUNT = `How many must be a whole number from 1 to ${MOST_DEVICES.toLocaleString("en")}.`;

/**
 * What an address asks for; what it does not know, and null, where it asks for nothing that is known.
 * @param {URLSearchParams} parameters @param {Map<string, Product>} products
 * @returns {{ choice: Choice | null, unknown: string | null, remarks: string[] }}
 */
export function readChoice(parameters, products) {
  const [card, form, memory, count] = ["card", "form", "memory", "count"].map((name) => parameters.get(name) ?? "");
  const number = countOf(count) ?? 1;
  const remarks = count && !countOf(count) ? [`${NO_COUNT} One is taken.`] : [];
  const size = sizeOf(memory.replace(/\s*gb$/i, ""));
  if (memory && !size) remarks.unshift(noSize(memory));
  if (!card) return { choice: size ? ofSize(size, number) : null, unknown: null, remarks };
  const product = products.get(card.toLowerCase());
  if (!product) return { choice: null, unknown: size ? `${card} ${size} GB` : card, remarks };
  const asked = ofProduct(product, form, size, number);
  return { choice: asked.choice, unknown: null, remarks: [...asked.remarks, ...remarks] };
}

/** The parameters of the address of a choice. @param {Choice} choice */
export function writeChoice({ product, form, memoryGb, count }) {
  const parameters = new URLSearchParams();
  if (product) parameters.set("card", product.id);
  if (form) parameters.set("form", form);
  if (memoryGb && (!product || sizesOf(product, form).sizes.length > 1)) parameters.set("memory", String(memoryGb));
  if (count > 1) parameters.set("count", String(count));
  return `?${parameters}`;
}

/** A product, as far as it comes in that form factor and size. @param {Product} product @param {string} form @param {number | null} size @param {number} count @returns {Asked} */
export function ofProduct(product, form, size, count) {
  const own = [...product.forms.keys()].find((known) => known.toLowerCase() === form.toLowerCase()) ?? "";
  const isSold = size !== null && sizesOf(product, own).sizes.includes(size);
  const remarks = size === null || isSold ? [] : [`This atlas knows no ${nameOf(product, own)} with ${size} GB.`];
  if (form && !own && product.forms.size) remarks.unshift(`This atlas knows no ${nameOf(product, form.slice(0, LONGEST))}.`);
  return { choice: { product, form: own, memoryGb: isSold ? size : null, count }, remarks };
}

/** Any device of a size. @param {number} memoryGb @param {number} count @returns {Choice} */
export function ofSize(memoryGb, count) {
  return { product: null, form: "", memoryGb, count };
}

/** What a choice is called, without its number. @param {Choice} choice */
export function calledOf({ product, form, memoryGb }) {
  if (!product) return `${memoryGb} GB`;
  const size = memoryGb && sizesOf(product, form).sizes.length > 1 ? ` ${memoryGb} GB` : "";
  return `${nameOf(product, form)}${size}`;
}

/** What fits must hold for the smallest that is sold. @param {Choice} choice @returns {number} */
export function memoryOf({ product, form, memoryGb }) {
  return memoryGb ?? (product ? sizesOf(product, form).assumed : 0);
}

/** @param {string} written */
export function noSize(written) {
  return `“${written.slice(0, LONGEST)}” is no memory of a device: that is a number of gigabytes above 0, such as 24.`;
}

/** @param {string} written */
export function sizeOf(written) {
  return SIZE.test(written) && Number(written) > 0 ? Number(written) : null;
}

/** Null for what is no number of devices. @param {string} written */
export function countOf(written) {
  return COUNT.test(written) && Number(written) <= MOST_DEVICES ? Number(written) : null;
}
