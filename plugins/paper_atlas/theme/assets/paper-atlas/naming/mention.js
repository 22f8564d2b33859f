// @ts-check
/** Mentions of hardware in text, resolved: product, variant, count, memory, form factor. */

import { around, numberAfterHyphen, sizesAfter } from "./around.js";
import { namesIn, readTokens } from "./reading.js";
import { laptop, matching } from "./rules.js";
import { devices } from "./said.js";
import { strip } from "./tokens.js";

/** @import { Around } from "./said.js" */
/** @import { Product, Rules, System } from "./rules.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

/** How many tokens away something can be said of a name. */
const REACH = 40;
const MOST_CHIPS = 8;
/** A chip beside so many GB, unless it is made with them, stands in what stores them. */
const LEAST_STORED = 128;
/** A driver reports up to one part in so many less than the vendor states, in binary units. */
const RESERVED = 10;

/**
 * One name in a text, with what is said of it.
 *
 * @typedef {object} Mention
 * @property {number} start position of its first character
 * @property {number} end position after its last character
 * @property {readonly string[]} products identifiers: one, or all that an ambiguous name can mean
 * @property {string | null} variant
 * @property {number | null} count devices
 * @property {number | null} memoryGb memory of one device in GB
 * @property {string | null} formFactor
 * @property {string | null} system
 * @property {readonly string[]} systems systems that an ambiguous name can mean
 * @property {boolean} namesVariant whether the text says which variant: by a form factor or a name of its own
 * @property {number | null} statedGb the one memory size that the text itself states beside the name
 */

/**
 * Every mention of hardware in a text, from left to right.
 *
 * @param {string} text any text
 * @param {Rules} rules the names and words to know
 * @param {boolean} [typed] whether it was typed into a search box, where a name means hardware more often
 *   than not
 * @returns {Mention[]}
 */
export function mentions(text, rules, typed = false) {
  const phrase = readTokens(text, rules);
  const names = namesIn(phrase, rules, typed);
  let after = 0;
  const read = names.map((name, number) => {
    const until = number + 1 < names.length ? names[number + 1].first : phrase.length;
    const one = readName(name, phrase, rules, after, until);
    after = name.last + Math.max(one.said.last - one.name.last, 0);
    return one;
  });
  const laptops = new Set(read.filter(({ said }) => said.isLaptop).map(({ name }) => name.group));
  share(read, rules);
  return read.map(({ name, said, near }) => {
    said.isLaptop = laptops.has(name.group);
    return mentionOf(name, said, near, rules);
  });
}

/**
 * A name with what is said of it, its places counted in the part of the phrase that is near.
 *
 * @typedef {{ name: Found, said: Around, near: readonly Token[] }} Read
 */

/**
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {number} after
 * @param {number} until
 * @returns {Read}
 */
function readName(name, phrase, rules, after, until) {
  const first = Math.max(0, name.first - REACH);
  const near = phrase.slice(first, name.last + REACH);
  const here = { ...name, first: name.first - first, last: name.last - first };
  const end = Math.min(until - first, near.length);
  const said = around(here, near, rules, Math.max(0, after - first), end);
  addFarSize(here, said, near, rules, end);
  return { name: here, said, near };
}

/**
 * The memory said after a list is that of each in it, the count before it too: 8 A100/A800 80GB.
 *
 * @param {readonly Read[]} read
 * @param {Rules} rules
 */
function share(read, rules) {
  for (let at = read.length - 2; at >= 0; at -= 1) {
    const { name, said, near } = read[at];
    const { name: following, said: its, near: itsNear } = read[at + 1];
    const begins = itsNear[following.first];
    const after = near[name.last];
    const isSlash = following.group === name.group || (after === begins && strip(begins.glue) === "/");
    if (isSlash) {
      its.count ||= said.count;
      if (said.leads && !its.sizes.length && areMade(said.sizes.slice(0, 1), following, rules)) {
        its.sizes = said.sizes.slice(0, 1); // 24 GB (3090/4090)
      }
    }
    const isJoined = isSlash || isAnd(after);
    if (isJoined && !said.sizes.length && areMade(its.sizes.slice(0, 1), name, rules)) {
      said.sizes = its.sizes.slice(0, 1);
    }
  }
}

/**
 * Whether there are sizes, and a name's products are made with each.
 *
 * @param {readonly number[]} sizes
 * @param {Found} name
 * @param {Rules} rules
 */
function areMade(sizes, name, rules) {
  const made = name.meaning.products.flatMap((key) => productOf(key, rules).memorySizes);
  return sizes.length > 0 && sizes.every((size) => made.includes(size));
}

/**
 * Whether a word for and stands after a name; not in brackets: H100 (or A100-80GB).
 *
 * @param {Token | undefined} token
 */
function isAnd(token) {
  return token !== undefined && ["and", "or"].includes(token.text) && !token.glue.includes("(");
}

/**
 * A size further on counts only where the product is made with it.
 *
 * @param {Found} name
 * @param {Around} said
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {number} until
 */
function addFarSize(name, said, phrase, rules, until) {
  if (said.sizes.length || name.meaning.products.length !== 1) {
    return;
  }
  const product = productOf(name.meaning.products[0], rules);
  const plain = numberAfterHyphen(name, phrase) || 0;
  if (product.memorySizes.includes(plain)) {
    said.sizes.push(plain);
    return;
  }
  for (const [size, isTotal] of sizesAfter(name, phrase, rules, until, true)) {
    const own = madeSize(size, product);
    const each = sizeOfEach(size, said, product);
    const made = isTotal ? (each ?? own) : (own ?? each);
    if (made && product.memorySizes.length > 1) {
      said.sizes.push(made);
      return;
    }
  }
}

/**
 * @param {Found} name
 * @param {Around} said
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @returns {Mention}
 */
function mentionOf(name, said, phrase, rules) {
  const start = phrase[said.first].start;
  const { end } = phrase[said.last - 1];
  const statedGb = stated(said);
  if (name.meaning.system) {
    const inside = ofSystem(name.meaning.system, said, phrase, rules);
    return { start, end, ...inside, systems: [], namesVariant: false, statedGb };
  }
  const count = slice(name, phrase, rules) || devicesOf(said, name, phrase, rules);
  const products = productsOf(name.meaning.products, said, rules);
  if (products.length !== 1) {
    return { start, end, products, count, ...undecided(name, said, products, rules), statedGb };
  }
  const decided = decide(productOf(products[0], rules), name, said);
  const namesVariant = Boolean(name.meaning.variant || said.formFactor);
  return { start, end, products, count, ...decided, system: null, systems: [], namesVariant, statedGb };
}

/**
 * @param {Found} name
 * @param {Around} said
 * @param {readonly string[]} products
 * @param {Rules} rules
 */
function undecided(name, said, products, rules) {
  const { systems } = name.meaning;
  const [known, ...others] = new Set(products.map((key) => productOf(key, rules).memorySizes.join(" ")));
  // Either Titan X has 12 GB.
  const shared = known && !others.length && !known.includes(" ") ? Number(known) : null;
  const memoryGb = said.sizes[0] ?? shared;
  return { variant: null, memoryGb, formFactor: said.formFactor, system: null, systems, namesVariant: false };
}

/**
 * Variant, memory and form factor of a product by what is said of it.
 *
 * @param {Product} product
 * @param {Found} name
 * @param {Around} said
 */
function decide(product, name, said) {
  let memoryGb = memoryOf(said, product);
  let formFactor = formOf(said.formFactor, product);
  const fitting = matching(product, memoryGb, formFactor);
  const isKnown = formFactor === null || product.formFactors.includes(formFactor);
  const fixed = name.meaning.variant ? [name.meaning.variant] : [...fitting.keys()];
  const variant = fixed.length === 1 && !either(said) ? fixed[0] : null;
  if (variant !== null) {
    const own = product.variants.get(variant);
    memoryGb = memoryGb || (own?.memoryGb ?? null);
    formFactor = formFactor || (own?.formFactor ?? null);
  }
  if (!memoryGb && !either(said)) {
    const sized = isKnown ? fixed : [...product.variants.keys()];
    memoryGb = only(sized.map((key) => product.variants.get(key)?.memoryGb ?? null));
  }
  return { variant, memoryGb: memoryGb || null, formFactor };
}

/**
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function slice(name, phrase, rules) {
  const cores = rules.wording.slices.get(name.meaning.products[0]);
  const size = numberAfterHyphen(name, phrase);
  return cores && size ? Math.max(1, Math.floor(size / cores)) : null;
}

/**
 * How many devices; the many GPUs of a chip are its cores, and a driver can see one as several.
 *
 * @param {Around} said
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function devicesOf(said, name, phrase, rules) {
  const isChip = name.meaning.products.every((key) => isChipKind(productOf(key, rules).kind));
  const count = devices(said);
  const parts = rules.wording.parts.get(name.meaning.products[0]);
  if (count === null || (isChip && count > MOST_CHIPS)) {
    return null;
  }
  if (parts && said.count && said.total === parts * said.count) {
    return said.count; // 4 K80 boards (8 GPUs)
  }
  if (parts && rules.wording.partWords.has(phrase[name.last]?.text)) {
    return count % parts ? null : count / parts; // 8 MI250X GCDs
  }
  return count;
}

/** @param {string | null} kind */
function isChipKind(kind) {
  return kind === "soc" || kind === "phone";
}

/**
 * @param {readonly string[]} products
 * @param {Around} said
 * @param {Rules} rules
 */
function productsOf(products, said, rules) {
  if (said.isLaptop) {
    return [...new Set(products.map((key) => laptop(key, rules) ?? key))];
  }
  if (said.sizes.length && products.length > 1) {
    const fitting = products.filter((key) => productOf(key, rules).memorySizes.includes(said.sizes[0]));
    return fitting.length ? fitting : products;
  }
  return products;
}

/** @param {Around} said */
function stated(said) {
  return either(said) || !said.sizes.length ? null : round(said.sizes[0]);
}

/**
 * As Python rounds: a half to the even number.
 *
 * @param {number} size
 */
function round(size) {
  const below = Math.floor(size);
  return size - below === 0.5 ? below + (below % 2) : Math.round(size);
}

/**
 * Whether several sizes are named, so that none is said: A100 40GB or 80GB.
 *
 * @param {Around} said
 */
function either(said) {
  return said.sizes.length > 1 && Math.max(...said.sizes) - Math.min(...said.sizes) > leeway(said.sizes);
}

/**
 * By how much sizes can differ and be one: where one is what a driver reports, 12066MiB of 12G.
 *
 * @param {readonly number[]} sizes
 */
function leeway(sizes) {
  return sizes.some((size) => size % 1) ? Math.max(...sizes) / RESERVED : 0;
}

/**
 * @param {Around} said
 * @param {Product} product
 */
function memoryOf(said, product) {
  if (!said.sizes.length || either(said)) {
    return null;
  }
  const [size] = said.sizes;
  const made = product.memorySizes;
  if (!made.includes(size) && isStored(size, product)) {
    return null;
  }
  if (made.includes(size) || size % 1) {
    return madeSize(size, product);
  }
  if (!made.length) {
    return size;
  }
  return sizeOfEach(size, said, product) ?? (size <= 2 * made[made.length - 1] ? size : null);
}

/**
 * Whether a size beside a chip is what the thing it is in stores, or 5G.
 *
 * @param {number} size
 * @param {Product} product
 */
function isStored(size, { kind }) {
  return kind === "phone" || (isChipKind(kind) && size >= LEAST_STORED);
}

/**
 * The memory of one where a size is that of all together: 4x A100 320 GB.
 *
 * @param {number} size
 * @param {Around} said
 * @param {Product} product
 */
function sizeOfEach(size, said, product) {
  const each = size / (said.count || 1);
  return said.count && product.memorySizes.includes(each) ? each : null;
}

/**
 * The memory size of a product that a written one means, where it is made with it.
 *
 * @param {number} size
 * @param {Product} product
 */
function madeSize(size, product) {
  const made = product.memorySizes;
  if (made.includes(size) || !(size % 1)) {
    return made.includes(size) ? size : null;
  }
  return made.find((own) => Math.abs(own - size) * RESERVED < own) ?? null;
}

/**
 * The vendor's own form factor where a phrase says only SXM; one that no variant has as it is said.
 *
 * @param {string | null} said
 * @param {Product} product
 */
function formOf(said, product) {
  if (said === null || product.formFactors.includes(said)) {
    return said;
  }
  const like = product.formFactors.filter((form) => form.startsWith(said));
  return like.length === 1 ? like[0] : like.length ? null : said;
}

/**
 * What all of some values are; null where they differ.
 *
 * @template Value
 * @param {Iterable<Value>} values
 * @returns {Value | null}
 */
export function only(values) {
  const distinct = [...new Set(values)];
  return distinct.length === 1 ? distinct[0] : null;
}

/**
 * @param {string} key
 * @param {Around} said
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function ofSystem(key, said, phrase, rules) {
  const system = systemOf(key, rules);
  const product = productOf(system.product, rules);
  const { formFactor } = system;
  const given = system.memoryGb || memoryOf(said, product);
  const fitting = matching(product, given, formFactor);
  const variant = fitting.size === 1 ? only(fitting.keys()) : null;
  const memoryGb = given || only([...fitting.values()].map((own) => own.memoryGb));
  const following = phrase[said.last]?.text ?? "";
  const { clusters, hosts } = rules.wording;
  const holdsSeveral = clusters.has(following) || (hosts.has(following) && following.endsWith("s"));
  const several = said.count === null && holdsSeveral;
  const count = said.total || (system.count && !several ? system.count * (devices(said) || 1) : null);
  return { products: [system.product], variant, count, memoryGb, formFactor, system: key };
}

/**
 * @param {string} key
 * @param {Rules} rules
 */
export function productOf(key, rules) {
  return /** @type {Product} */ (rules.vocabulary.hardware.get(key));
}

/**
 * @param {string} key
 * @param {Rules} rules
 */
export function systemOf(key, rules) {
  return /** @type {System} */ (rules.vocabulary.systems.get(key));
}
