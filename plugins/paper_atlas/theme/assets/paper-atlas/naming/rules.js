// @ts-check
/** The rules by which names of hardware are read, made from the data that search/names.py writes. */

import { keyOf } from "./rows.js";
import { LAST_LATIN, isNumber, tokens } from "./tokens.js";

/** @import { Token } from "./tokens.js" */

/** 980 alone is too little to know a card by. */
const SHORT_NUMBER = 3;
/** What follows the last token of a name. @type {Map<string, Node>} */
const NONE = new Map();
/** How two tokens of a name stand in it: fused, with a space or hyphen between, with a full stop between. */
export const FUSED = "";
export const APART = " ";
export const DOTTED = ".";

/**
 * What a written name stands for.
 *
 * @typedef {object} Meaning
 * @property {readonly string[]} products identifiers; several where the name is ambiguous
 * @property {string | null} system
 * @property {string | null} variant identifier of the variant that the name fixes
 * @property {readonly string[]} systems identifiers of the systems that an ambiguous name can mean
 */

/**
 * A place in the tree of names: what a name that ends here means, and the tokens that may follow.
 *
 * @typedef {{ meaning: Meaning | null, next: Map<string, Node> }} Node
 */

/**
 * @typedef {object} Variant
 * @property {number | null} memoryGb
 * @property {string | null} formFactor
 * @property {readonly string[]} aliases
 */

/**
 * @typedef {object} Product
 * @property {string} name
 * @property {readonly string[]} aliases
 * @property {string | null} kind told only of phones and their chips
 * @property {boolean} series
 * @property {ReadonlyMap<string, Variant>} variants
 * @property {readonly number[]} memorySizes in GB, the smallest first
 * @property {readonly string[]} formFactors
 */

/**
 * @typedef {object} System
 * @property {string} name
 * @property {readonly string[]} aliases
 * @property {string} product
 * @property {number | null} memoryGb
 * @property {string | null} formFactor
 * @property {number | null} count
 */

/**
 * @typedef {object} Vocabulary
 * @property {ReadonlyMap<string, Product>} hardware
 * @property {ReadonlyMap<string, System>} systems
 * @property {ReadonlyMap<string, readonly string[]>} ambiguous
 */

/** @typedef {ReadonlySet<string>} Words */

/**
 * Words around names; what each is for stands in `Wording` of the vocabulary.
 *
 * @typedef {object} Wording
 * @property {ReadonlyMap<string, string>} synonyms
 * @property {ReadonlyMap<string, readonly string[]>} series
 * @property {Words} multiplies
 * @property {Words} gpus
 * @property {Words} pieces
 * @property {ReadonlyMap<string, number>} numbers
 * @property {ReadonlyMap<string, number>} numerals
 * @property {ReadonlyMap<string, number>} scales
 * @property {Words} both
 * @property {Words} ranges
 * @property {Words} between
 * @property {Words} after
 * @property {Words} beside
 * @property {Words} hosts
 * @property {Words} clusters
 * @property {Words} joinsHosts
 * @property {Words} times
 * @property {Words} gigabytes
 * @property {Words} megabytes
 * @property {Words} otherMemory
 * @property {Words} laptop
 * @property {Words} laptopHas
 * @property {Words} laptopModels
 * @property {Words} notLaptops
 * @property {Words} numbered
 * @property {Words} inLaptop
 * @property {Words} smallS
 * @property {ReadonlyMap<string, string>} formFactors
 * @property {Words} cues
 * @property {Words} commonCues
 * @property {Words} otherCards
 * @property {Words} numberCues
 * @property {Words} ordinaryCues
 * @property {Words} plainCodes
 * @property {Words} knownCodes
 * @property {Words} weakCues
 * @property {Words} owners
 * @property {Words} articles
 * @property {Words} indefinite
 * @property {Words} runsOn
 * @property {Words} runsStraight
 * @property {Words} goesOnAfter
 * @property {Words} lines
 * @property {Words} notOfMachines
 * @property {Words} suffixes
 * @property {ReadonlyMap<string, number>} slices
 * @property {ReadonlyMap<string, number>} parts
 * @property {Words} partWords
 * @property {Words} against
 * @property {Words} beforeOthers
 * @property {Words} otherMakers
 * @property {Words} totals
 * @property {Words} ofMemory
 * @property {Words} percentiles
 * @property {Words} measures
 * @property {Words} labels
 * @property {Words} countables
 * @property {Words} machines
 * @property {Words} followsOthers
 * @property {Words} ordinary
 */

/**
 * Everything that reading names needs.
 *
 * @typedef {object} Rules
 * @property {Node} names the root of the tree of names
 * @property {Words} starts first tokens of all names
 * @property {Words} vendors words that may stand before a name and add nothing
 * @property {Words} multiplying words between a number and what it counts
 * @property {Words} gpuWords words for a device
 * @property {RegExp} unspaced words of scripts that are written without spaces
 * @property {Readonly<Record<"number" | "code" | "short" | "ordinary" | "machine", Words>>} speaksFor words that say that a name
 *   which is another thing as well means hardware, by what else it can be
 * @property {Words} speaksForAll words that say so whatever speaks against it
 * @property {Wording} wording
 * @property {Vocabulary} vocabulary
 */

/**
 * What `naming_data` of search/names.py returns; in its rows, what says nothing is left out at the end.
 *
 * @typedef {object} NamingData
 * @property {[written: string, keys: string[]][]} ambiguous
 * @property {ProductRow[]} products
 * @property {SystemRow[]} systems
 * @property {string[]} vendors words of vendors' names
 * @property {string[]} makers those that are a whole name
 * @property {Record<string, any>} wording
 */
/** @typedef {[key: string, memory?: number | null, form?: string | null, ...aliases: string[]]} VariantRow */
/**
 * @typedef {[key: string | number, name: string, aliases?: string[], variants?: VariantRow[], kind?: string | null,
 *   series?: boolean]} ProductRow
 */
/**
 * @typedef {[key: string | number, name: string, product: string, aliases?: string[], memory?: number | null,
 *   form?: string | null, count?: number | null]} SystemRow
 */

/**
 * The laptop part that shares a product's name, where there is one.
 *
 * @param {string} product
 * @param {Rules} rules
 */
export function laptop(product, rules) {
  const other = `${product}-laptop`;
  return rules.vocabulary.hardware.has(other) ? other : null;
}

/**
 * Variants of a memory size and form factor, by identifier; null stands for any.
 *
 * @param {Product} product
 * @param {number | null} memoryGb
 * @param {string | null} formFactor
 */
export function matching(product, memoryGb, formFactor) {
  const fits = [...product.variants].filter(
    ([, variant]) =>
      (memoryGb === null || memoryGb === variant.memoryGb) &&
      (formFactor === null || formFactor === variant.formFactor),
  );
  return new Map(fits);
}

/**
 * Make the rules of a vocabulary. The tree of names takes long, so it is made when it is first asked for.
 *
 * @param {NamingData} data
 * @returns {Rules}
 */
export function compileRules(data) {
  const words = wordingOf(data);
  const vocabulary = vocabularyOf(data);
  const vendors = new Set(data.vendors);
  const names = once(() => treeOf(writtenNames(vocabulary, vendors, words)));
  const starts = once(() => new Set([...names().next.keys()].map((key) => key.replace(/^[ .]+/, ""))));
  const always = union(words.numberCues, data.makers, words.formFactors.keys(), words.laptopModels);
  const ofCodes = new Set([...union(always, words.cues)].filter((word) => !words.suffixes.has(word)));
  const { after, between, numberCues, pieces, ranges, times } = words;
  const others = union(vendors, numberCues, pieces, between, after, ranges, times);
  const signs = union(words.numbers.keys(), words.scales.keys(), words.synonyms.keys());
  const unspaced = once(() => unspacedOf(union(starts(), others, signs)));
  return Object.freeze({
    get names() {
      return names();
    },
    get starts() {
      return starts();
    },
    get unspaced() {
      return unspaced();
    },
    vendors,
    multiplying: union(words.multiplies, words.pieces),
    gpuWords: union(words.gpus, words.pieces),
    speaksFor: {
      number: always,
      code: ofCodes,
      short: ofCodes,
      ordinary: union(data.makers, words.ordinaryCues),
      machine: new Set([
        ...data.makers,
        ...[...words.ordinaryCues].filter((word) => !words.notOfMachines.has(word)),
      ]),
    },
    speaksForAll: new Set(
      [...words.numberCues].filter((word) => !words.multiplies.has(word) && !words.gigabytes.has(word)),
    ),
    wording: words,
    vocabulary,
  });
}

/**
 * What is made at the first call, and kept.
 *
 * @template Made
 * @param {() => Made} make
 * @returns {() => Made}
 */
export function once(make) {
  /** @type {Made | undefined} */
  let made;
  return () => (made ??= make());
}

/**
 * @param {Iterable<[string, Meaning]>} written
 * @returns {Node}
 */
function treeOf(written) {
  /** @type {Node} */
  const names = { meaning: null, next: new Map() };
  for (const [name, meaning] of written) {
    const cut = tokens(name);
    add(names, cut, meaning);
    for (const form of fused(cut)) {
      add(names, form, meaning);
    }
  }
  return names;
}

/**
 * @param {...Iterable<string>} groups
 * @returns {Set<string>}
 */
function union(...groups) {
  return new Set(groups.flatMap((group) => [...group]));
}

/**
 * @param {NamingData} data
 * @returns {Wording}
 */
function wordingOf(data) {
  /** @type {Record<string, any>} */
  const found = {};
  for (const [name, words] of Object.entries(data.wording)) {
    const key = name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
    found[key] = Array.isArray(words) ? new Set(words) : new Map(Object.entries(words));
  }
  return /** @type {Wording} */ (/** @type {unknown} */ (Object.freeze(found)));
}

/**
 * @param {NamingData} data
 * @returns {Vocabulary}
 */
function vocabularyOf(data) {
  return Object.freeze({
    hardware: new Map(data.products.map((row) => [keyOf(row), productOf(row)])),
    systems: new Map(data.systems.map((row) => [keyOf(row), systemOf(row)])),
    ambiguous: new Map(data.ambiguous),
  });
}

/**
 * @param {ProductRow} row
 * @returns {Product}
 */
function productOf([, name, aliases = [], rows = [], kind = null, series = false]) {
  /** @type {Map<string, Variant>} */
  const variants = new Map();
  for (const [key, memoryGb = null, formFactor = null, ...others] of rows) {
    variants.set(key, { memoryGb, formFactor, aliases: others });
  }
  const sizes = [...variants.values()].flatMap(({ memoryGb }) => memoryGb || []);
  const memorySizes = [...new Set(sizes)].sort((one, other) => one - other);
  const formFactors = [...new Set([...variants.values()].flatMap(({ formFactor }) => formFactor || []))];
  return { name, aliases, kind, series, variants, memorySizes, formFactors };
}

/**
 * @param {SystemRow} row
 * @returns {System}
 */
function systemOf([, name, product, aliases = [], memoryGb = null, formFactor = null, count = null]) {
  return { name, aliases, product, memoryGb, formFactor, count };
}

/**
 * Every way to write a name of hardware; of two that are the same, the first counts.
 *
 * @param {Vocabulary} vocabulary
 * @param {Words} vendors
 * @param {Wording} wording
 * @returns {Generator<[string, Meaning]>}
 */
export function* writtenNames(vocabulary, vendors, wording) {
  for (const [written, keys] of vocabulary.ambiguous) {
    yield [written, ambiguous(keys, vocabulary)];
  }
  for (const [key, product] of vocabulary.hardware) {
    yield* each([product.name, ...product.aliases], meaningOf([key]));
    for (const [variant, said] of product.variants) {
      yield* each(said.aliases, meaningOf([key], null, variant));
    }
  }
  for (const [key, system] of vocabulary.systems) {
    yield* each([system.name, ...system.aliases], meaningOf([system.product], key));
  }
  // What follows from names comes after what is said of them.
  for (const [key, product] of vocabulary.hardware) {
    yield* each(forms(product, vendors, wording), meaningOf([key]));
  }
  for (const [key, system] of vocabulary.systems) {
    yield* each(forms(system, vendors, wording), meaningOf([system.product], key));
  }
}

/**
 * @param {Iterable<string>} names
 * @param {Meaning} meaning
 * @returns {Generator<[string, Meaning]>}
 */
function* each(names, meaning) {
  for (const written of names) {
    yield [written, meaning];
  }
}

/**
 * @param {readonly string[]} products
 * @param {string | null} [system]
 * @param {string | null} [variant]
 * @param {readonly string[]} [systems]
 * @returns {Meaning}
 */
function meaningOf(products, system = null, variant = null, systems = []) {
  return Object.freeze({ products, system, variant, systems });
}

/**
 * A pattern that cuts the words of other scripts out of a run, the longest first.
 *
 * @param {Iterable<string>} words
 */
function unspacedOf(words) {
  const others = [...words].filter((word) => word > LAST_LATIN);
  const longestFirst = others.sort((one, other) => other.length - one.length);
  const escaped = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`(${escaped.join("|") || "(?!)"})`, "u");
}

/**
 * @param {readonly string[]} keys
 * @param {Vocabulary} vocabulary
 */
function ambiguous(keys, vocabulary) {
  const inside = [];
  const systems = [];
  for (const key of keys) {
    const system = vocabulary.systems.get(key);
    if (system) {
      systems.push(key);
      inside.push(system.product);
    }
  }
  const products = new Set([...keys.filter((key) => vocabulary.hardware.has(key)), ...inside]);
  return meaningOf([...products], null, null, systems);
}

/**
 * Other ways to write a name: without its vendor where that leaves enough, S for SUPER, GTX for RTX.
 *
 * @param {Product | System} entry
 * @param {Words} unimportant
 * @param {Wording} wording
 */
function* forms(entry, unimportant, wording) {
  /** @type {string[]} */
  const words = entry.name.match(/\S+/g) ?? [];
  while (words.length && unimportant.has(words[0].toLowerCase())) {
    words.shift();
    if (isEnough(tokens(words.join(" ")))) {
      yield words.join(" ");
    }
  }
  for (const written of [...entry.aliases, (entry.name.match(/\S+/g) ?? []).slice(-3).join(" ")]) {
    if (written.endsWith(" SUPER")) {
      yield `${written.slice(0, -" SUPER".length)}S`;
    }
  }
  for (const written of entry.aliases) {
    if (written.endsWith("xlarge")) {
      yield written.replaceAll(".", " "); // p3-16xlarge
      yield written.replaceAll("xlarge", "x"); // p3.16x
    }
  }
  yield* inSeries(entry.name, wording);
}

/**
 * Whether a name without its vendor is one to know it by: RTX 3090, Tesla K80, never 4090 or M1.
 *
 * @param {readonly Token[]} short
 */
function isEnough(short) {
  const several = short.length > 2 || (short.length === 2 && short[0].text.length > 1);
  const hasNumber = short.some(isNumber);
  return several && /^\p{L}+$/u.test(short[0].text) && (hasNumber || short.length > 2);
}

/**
 * `GTX 3090` and `GeForce 1060`: people mix up what stands before the number, or leave it out.
 *
 * @param {string} name
 * @param {Wording} wording
 */
function* inSeries(name, wording) {
  for (const [series, written] of wording.series) {
    const at = name.indexOf(`${series} `);
    const rest = name.slice(at + series.length + 1);
    for (const first of at < 0 ? [] : written) {
      if (first || rest.length > SHORT_NUMBER) {
        yield `${first} ${rest}`.trim();
      }
    }
  }
}

/**
 * A name without one of the spaces between its words: TPUv4, TitanRTX, TeslaV100.
 *
 * @param {readonly Token[]} name
 * @returns {Generator<Token[]>}
 */
function* fused(name) {
  for (const [at, { text, glue }] of name.entries()) {
    const before = name[at - 1];
    if (before && glue === " " && /[a-z]$/.test(before.text) && /^[a-z]/.test(text)) {
      yield [...name.slice(0, at - 1), { ...before, text: before.text + text }, ...name.slice(at + 1)];
    }
  }
}

/**
 * @param {Node} names
 * @param {readonly Token[]} written
 * @param {Meaning} meaning
 */
function add(names, written, meaning) {
  let node = names;
  for (const token of written) {
    const key = node === names ? APART + token.text : edge(token);
    let next = node.next.get(key);
    if (!next) {
      next = { meaning: null, next: NONE };
      if (node.next === NONE) {
        node.next = new Map();
      }
      node.next.set(key, next);
    }
    node = next;
  }
  node.meaning ??= meaning;
}

/**
 * The key under which a token of a name follows the one before it.
 *
 * @param {Token} token
 */
export function edge(token) {
  if (token.glue === "") {
    return FUSED + token.text;
  }
  return (token.glue === "." ? DOTTED : APART) + token.text;
}
