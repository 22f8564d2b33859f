// @ts-check
/** From a mention of hardware in a query to conditions. */

import { productOf } from "../naming/mention.js";
import { matching } from "../naming/rules.js";

/** @import { Mention } from "../naming/mention.js" */
/** @import { Token } from "../naming/tokens.js" */
/** @import { Variant } from "../naming/rules.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Chip } from "./model.js" */

/**
 * The products or systems that a mention can mean: one, unless its name is ambiguous.
 *
 * @param {Mention} mention
 * @param {Lexicon} lexicon
 * @returns {Chip[]}
 */
export function optionsOf(mention, lexicon) {
  const systems = mention.system ? [mention.system] : mention.systems;
  if (systems.length) {
    return systems.map((key) => chipNamed("system", key, lexicon));
  }
  return mention.products.flatMap((key) => ofProduct(key, mention, lexicon));
}

/**
 * How many devices and how much memory a mention states besides the variant.
 *
 * @param {Mention} mention
 * @returns {Chip[]}
 */
export function numbersOf(mention) {
  const { count, statedGb, system, namesVariant } = mention;
  const found = [];
  if (count && !system) {
    found.push(countChip(String(count)));
  }
  if (statedGb && !system && !namesVariant) {
    found.push(memoryChip(String(statedGb)));
  }
  return found;
}

/**
 * The memory that a number without a unit right after a name is: `a100 80`, `v100-32`.
 *
 * @param {Mention} mention
 * @param {readonly Token[]} after the tokens after it
 * @param {Lexicon} lexicon
 * @returns {Chip | null}
 */
export function bareSize({ products, system }, [size, next], { rules }) {
  if (!size || products.length !== 1 || system) {
    return null;
  }
  if (next && (next.glue === "" || rules.wording.gpus.has(next.text))) {
    return null;
  }
  const { memorySizes } = productOf(products[0], rules);
  return memorySizes.map(String).includes(size.text) ? memoryChip(size.text) : null;
}

/**
 * The memory that a number is which is all there is: `24`.
 *
 * @param {readonly Token[]} tokens
 * @param {Lexicon} lexicon
 * @returns {Chip | null}
 */
export function loneSize(tokens, lexicon) {
  return tokens.length === 1 && lexicon.sizes.has(tokens[0].text) ? memoryChip(tokens[0].text) : null;
}

/**
 * The condition that asks for a term by its identifier, which must be known.
 *
 * @param {string} kind
 * @param {string} key
 * @param {Lexicon} lexicon
 * @returns {Chip}
 */
export function chipNamed(kind, key, lexicon) {
  return { kind, id: key, name: lexicon.names.get(kind)?.get(key) ?? key };
}

/**
 * The condition that asks for a number of devices.
 *
 * @param {string} count
 * @returns {Chip}
 */
export function countChip(count) {
  const written = count.length > 4 ? count.replace(/\B(?=(?:\d{3})+$)/g, ",") : count;
  return { kind: "count", id: count, name: count === "1" ? "1 device" : `${written} devices` };
}

/**
 * The condition that asks for a memory size of one device, in GB.
 *
 * @param {string} size
 * @returns {Chip}
 */
export function memoryChip(size) {
  return { kind: "memory", id: size, name: `${size} GB` };
}

/**
 * The condition that asks for what runs on a device with at most so many GB.
 *
 * @param {string} size
 * @returns {Chip}
 */
export function fitsChip(size) {
  return { kind: "fits", id: size, name: `at most ${size} GB` };
}

/**
 * @param {string} key
 * @param {Mention} mention
 * @param {Lexicon} lexicon
 * @returns {Chip[]}
 */
function ofProduct(key, mention, lexicon) {
  const product = productOf(key, lexicon.rules);
  const fitting = matching(product, mention.statedGb, mention.formFactor);
  const variants = mention.variant ? [mention.variant] : [...fitting.keys()];
  if (!mention.namesVariant || !variants.length || variants.length >= product.variants.size) {
    return [chipNamed("product", key, lexicon)];
  }
  return variants.flatMap((variant) => variantChip(key, variant, lexicon) ?? []);
}

/**
 * The condition that asks for a variant: NVIDIA V100 SXM2 32 GB; null for an unknown one.
 *
 * @param {string} key
 * @param {string} variant
 * @param {Lexicon} lexicon
 * @returns {Chip | null}
 */
export function variantChip(key, variant, lexicon) {
  const product = lexicon.rules.vocabulary.hardware.get(key);
  const said = product?.variants.get(variant);
  if (!product || !said) {
    return null;
  }
  const memory = said.memoryGb ? `${said.memoryGb} GB` : "";
  const name = [product.name, said.formFactor, memory].filter(Boolean).join(" ");
  return { kind: "product", id: `${key}/${variant}`, name };
}
