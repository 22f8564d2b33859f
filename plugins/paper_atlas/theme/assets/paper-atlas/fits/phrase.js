// @ts-check
/** What a phrase such as "2x 3090" or "24 GB" can mean, as choices. */

import { readings, repaired } from "../contribute/phrase.js";
import { countOf, sizeOf } from "./choice.js";

/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { Reading } from "../contribute/phrase.js" */
/** @import { Choice } from "./choice.js" */
/** @import { Product } from "./shelf.js" */

/**
 * A choice, or what of the phrase leads to none: a name without a memory size that is known.
 * @typedef {{ choice: Choice, name: string, isCounted: boolean }} Meaning
 * @typedef {{ meanings: Meaning[], near: Meaning[], wide: string | null }} Meant wide: a name of no single card
 */

/**
 * @param {string} phrase @param {number} count how many, where the phrase doesn't say
 * @param {Lexicon} lexicon @param {Map<string, Product>} products @returns {Meant}
 */
export function meant(phrase, count, lexicon, products) {
  const found = readings(phrase, lexicon);
  const meanings = distinct(found.flatMap((reading) => meaningOf(reading, count, lexicon, products)));
  if (meanings.length) return { meanings, near: [], wide: null };
  const size = sizeOf(phrase.trim());
  if (!found.length && size && size < 1000) return { meanings: [ofSize(size, count, false)], near: [], wide: null };
  const near = found.length ? [] : distinct(repaired(phrase, lexicon).flatMap((reading) => meaningOf(reading, count, lexicon, products)));
  return { meanings, near, wide: found.length ? wideName(found[0].hardware, lexicon) : null };
}

/** @param {Reading} reading @param {number} otherwise @param {Lexicon} lexicon @param {Map<string, Product>} products @returns {Meaning[]} */
function meaningOf({ hardware, count: written }, otherwise, lexicon, products) {
  const said = written ? countOf(written.written) : null;
  const system = hardware.system ? lexicon.rules.vocabulary.systems.get(hardware.system) : undefined;
  const product = products.get(system ? system.product : hardware.product);
  if (system && product) return [ofSystem(system, product, said ?? 1)];
  const count = said ?? otherwise;
  const memoryGb = hardware.memory_gb ? Number(hardware.memory_gb.written) : null;
  if (product) return [ofProduct(product, memoryGb, count, said !== null)];
  const isOnlyMemory = memoryGb !== null && Object.keys(hardware).length === 1;
  return isOnlyMemory ? [ofSize(memoryGb, count, said !== null)] : [];
}

/** @param {import("../naming/rules.js").System} system @param {Product} product @param {number} systems @returns {Meaning} */
function ofSystem({ name, memoryGb, count }, product, systems) {
  const meaning = ofProduct(product, memoryGb, systems * (count ?? 1), true);
  return { ...meaning, name: `${name}: ${meaning.name}` };
}

/** @param {Product} product @param {number | null} size @param {number} count @param {boolean} isCounted @returns {Meaning} */
function ofProduct(product, size, count, isCounted) {
  const memoryGb = size !== null && product.sizes.includes(size) ? size : null;
  const memory = memoryGb && product.sizes.length > 1 ? ` ${memoryGb} GB` : "";
  return { choice: { product, memoryGb, count }, name: `${count > 1 ? `${count} × ` : ""}${product.name}${memory}`, isCounted };
}

/** @param {number} memoryGb @param {number} count @param {boolean} isCounted @returns {Meaning} */
function ofSize(memoryGb, count, isCounted) {
  return { choice: { product: null, memoryGb, count }, name: `${count > 1 ? `${count} × ` : ""}${memoryGb} GB`, isCounted };
}

/** @param {Record<string, any>} hardware @param {Lexicon} lexicon */
function wideName({ product, system }, lexicon) {
  const { hardware, systems } = lexicon.rules.vocabulary;
  return hardware.get(product)?.name ?? systems.get(system)?.name ?? "";
}

/** @param {Meaning[]} meanings */
function distinct(meanings) {
  return [...new Map(meanings.map((meaning) => [meaning.name, meaning])).values()];
}
