// @ts-check
// What somebody typed, or an address names, as what can be compared: products, variants as
// a100/sxm4-80gb, and memory sizes that come in several variants as a100/80gb.

import { mentions, productOf, systemOf } from "../naming/mention.js";
import { matching } from "../naming/rules.js";
import { productsIn } from "../query/lexicon.js";
import { chipOf } from "../search/query.js";
import { readPlainly } from "../query/reading.js";
import { nearest } from "./nearest.js";

/** @typedef {import("../query/lexicon.js").Lexicon} Lexicon @typedef {import("../naming/mention.js").Mention} Mention */

/**
 * @typedef {object} Meaning
 * @property {string[]} keys what was meant without doubt
 * @property {Choice[]} choices
 * @property {string[]} remarks what else is to say
 *
 * @typedef {{ written: string, options: string[], why: "ambiguous" | "variants" | "architecture" | "vendor" | "unknown" }} Choice
 */

const MOST_OPTIONS = 12;
const LONGEST = 60;
/** A variant as addresses write it, after the name of its product. */
const VARIANT = /^[/:]\s*(\S.*)$/;

/** What a text means. @param {string} text @param {Lexicon} lexicon @returns {Meaning} */
export function meaningOf(text, lexicon) {
  const key = keyOf(text, lexicon);
  if (key) return { keys: [key], choices: [], remarks: [] };
  const found = mentions(text, lexicon.rules, true);
  if (!found.length) return { keys: [], choices: [unread(text, lexicon)], remarks: [] };
  const read = found.map((mention) => ({ mention, options: optionsOf(mention, lexicon) }));
  const sure = read.filter(({ options }) => options.length === 1);
  const open = read.filter(({ options }) => options.length > 1);
  return {
    keys: [...new Set(sure.flatMap(({ options }) => options))],
    choices: open.map(({ mention, options }) => choice(mention, options, text)),
    remarks: [...found.flatMap((mention) => remarksOn(mention, lexicon)), ...variantUnknown(found, text, lexicon)],
  };
}

/** What somebody else wrote, whatever its length. @param {string} text */
export function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** @param {Mention[]} found @param {string} text @param {Lexicon} lexicon @returns {string[]} */
function variantUnknown([{ products, end }, ...others], text, lexicon) {
  const written = VARIANT.exec(text.slice(end))?.[1];
  if (!written || others.length || products.length > 1) return [];
  // What was written may run from right to left, the sentence doesn't.
  return [`This atlas knows no variant “\u2068${cut(written)}\u2069” of ${nameOf(products[0], lexicon)}.`];
}

/** The identifier that a text is; null where it is none. @param {string} text @param {Lexicon} lexicon */
function keyOf(text, lexicon) {
  const written = text.replace(":", "/");
  if (sizeOf(written, lexicon)) return written;
  if (!chipOf("product", written, lexicon)) return null;
  const [product] = written.split("/");
  return isOnly(product, lexicon) ? product : written;
}

/** Whether a product comes in one variant at most, which then is the product. @param {string} key @param {Lexicon} lexicon */
export function isOnly(key, lexicon) {
  return productOf(key, lexicon.rules).variants.size < 2;
}

/** What is shown as the name of a product, a variant or a size. @param {string} key @param {Lexicon} lexicon @returns {string} */
export function nameOf(key, lexicon) {
  const sizeGb = sizeOf(key, lexicon);
  if (sizeGb) return `${nameOf(key.split("/")[0], lexicon)} ${sizeGb} GB`;
  return chipOf("product", key, lexicon)?.name ?? key;
}

/** The memory size in GB that a key stands for; null for that of a product or a variant. @param {string} key @param {Lexicon} lexicon */
export function sizeOf(key, lexicon) {
  const [id] = key.split("/", 1);
  return sizesOf(id, lexicon).find((sizeGb) => key === `${id}/${sizeId(sizeGb)}`) ?? null;
}

/** Memory sizes in GB that a product has in several variants, the smallest first. @param {string} id @param {Lexicon} lexicon @returns {number[]} */
export function sizesOf(id, lexicon) {
  const product = lexicon.rules.vocabulary.hardware.get(id);
  if (!product || product.memorySizes.length < 2) return [];
  return product.memorySizes.filter((sizeGb) => matching(product, sizeGb, null).size > 1);
}

/** How keys and addresses write a memory size. @param {number} sizeGb */
export function sizeId(sizeGb) {
  return `${sizeGb}gb`;
}

/** @param {Mention} mention @param {Lexicon} lexicon */
function optionsOf(mention, lexicon) {
  return [...new Set(mention.products.flatMap((key) => ofProduct(key, mention, lexicon)))];
}

/**
 * A product, the variant that a text says, or those that it leaves open and the product itself.
 * @param {string} key @param {Mention} mention @param {Lexicon} lexicon @returns {string[]}
 */
function ofProduct(key, { variant, memoryGb, formFactor }, lexicon) {
  const product = productOf(key, lexicon.rules);
  if (isOnly(key, lexicon)) return [key];
  if (variant !== null && product.variants.has(variant)) return [`${key}/${variant}`];
  const fitting = [...matching(product, memoryGb, formFactor).keys()];
  if (!fitting.length || fitting.length === product.variants.size) return [key];
  if (fitting.length === 1) return [`${key}/${fitting[0]}`];
  if (memoryGb !== null && formFactor === null) return [`${key}/${sizeId(memoryGb)}`];
  return [...fitting.map((own) => `${key}/${own}`), key];
}

/** @param {Mention} mention @param {string[]} options @param {string} text @returns {Choice} */
function choice({ products, start, end }, options, text) {
  return { written: text.slice(start, end), options, why: products.length > 1 ? "ambiguous" : "variants" };
}

/** What a text may mean that names no product: those of an architecture, or those spelt like it. @param {string} text @param {Lexicon} lexicon @returns {Choice} */
function unread(text, lexicon) {
  const { chips } = readPlainly(text, lexicon);
  const [architecture, vendor] = ["architecture", "vendor"].map((wider) => chips.find(({ kind, not }) => kind === wider && !not));
  const inside = architecture ? productsIn(architecture.id, lexicon).slice(0, MOST_OPTIONS) : [];
  if (architecture && inside.length) return { written: architecture.name, options: inside, why: "architecture" };
  if (vendor && !architecture) return { written: vendor.name, options: [], why: "vendor" };
  return { written: text, options: nearest(text, lexicon), why: "unknown" };
}

/** @param {Mention} mention @param {Lexicon} lexicon @returns {string[]} */
function remarksOn({ system, products, statedGb }, lexicon) {
  const { rules } = lexicon;
  const [key] = products;
  if (system !== null) return [`${systemOf(system, rules).name} is a system; what is compared is one ${nameOf(key, lexicon)} in it.`];
  const { memorySizes } = productOf(key, rules);
  if (products.length > 1 || !statedGb || !memorySizes.length || memorySizes.includes(statedGb)) return [];
  return [`This atlas knows no ${nameOf(key, lexicon)} with ${statedGb} GB.`];
}
