// @ts-check
// From counts of papers to the options of facets: hardware by vendor and architecture, terms below wider terms.

import { byName } from "./labels.js";

/** @typedef {import("./tree.js").Option} Option @typedef {Map<string | number, number>} Counts */

/** @param {Counts | undefined} counts @param {string} id */
export function countOf(counts, id) {
  return counts?.get(id) ?? counts?.get(Number(id)) ?? 0;
}

/** @param {Option} one @param {Option} other */
function byCount(one, other) {
  return other.count - one.count || byName(one.name, other.name);
}

/** Without options that nothing has and nobody chose; the most first. @param {Option[]} options @param {(option: Option) => boolean} isChosen @returns {Option[]} */
function withPapers(options, isChosen) {
  return options
    .map((option) => (option.children ? { ...option, children: withPapers(option.children, isChosen) } : option))
    .filter((option) => option.count > 0 || isChosen(option) || option.children?.length)
    .sort(byCount);
}

/**
 * @param {string} kind @param {Iterable<string>} ids @param {Counts | undefined} counts
 * @param {(id: string) => string} nameOf @param {(option: Option) => boolean} isChosen
 */
export function flat(kind, ids, counts, nameOf, isChosen) {
  const options = [...ids].map((id) => ({ kind, id, name: nameOf(id), count: countOf(counts, id) }));
  return options.filter((option) => option.count > 0 || isChosen(option));
}

/**
 * Terms, each below its wider one.
 * @param {string} kind @param {[string, string, string[], string | null][]} terms
 * @param {Counts | undefined} counts @param {(option: Option) => boolean} isChosen
 */
export function termTree(kind, terms, counts, isChosen) {
  /** @type {Map<string, Option>} */
  const known = new Map(terms.map(([id, name]) => [id, { kind, id, name, count: countOf(counts, id) }]));
  /** @type {Option[]} */
  const roots = [];
  for (const [id, , , parent] of terms) {
    const option = /** @type {Option} */ (known.get(id));
    const above = parent ? known.get(parent) : null;
    if (above) (above.children ??= []).push(option);
    else roots.push(option);
  }
  return withPapers(roots, isChosen);
}

/**
 * Vendors, below them architectures and systems, then products and their variants.
 * @param {[string | null, string | null, string | null, string | null, string | null, number | null][]} devices
 * @param {Record<string, Counts>} counts
 * @param {import("./labels.js").Labels} labels
 * @param {(option: Option) => boolean} isChosen
 */
export function hardwareTree(devices, counts, labels, isChosen) {
  /** @type {Map<string, Option>} */
  const known = new Map();
  /** @type {Option[]} */
  const vendors = [];
  for (const [product, variant, system, architecture, vendor] of devices) {
    let above = vendors;
    /** @type {[string, string | null][]} */
    const path = [["vendor", vendor], ["architecture", system ? null : architecture], ["system", system], ["product", system ? null : product]];
    if (product && variant && !system) path.push(["product", `${product}/${variant}`]);
    for (const [kind, id] of path) {
      if (!id) continue;
      const option = known.get(`${kind}:${id}`) ?? added(known, above, { kind, id, vendor }, counts, labels);
      above = option.children ??= [];
    }
  }
  return withPapers(vendors, isChosen).map(withoutEmpty);
}

/**
 * @param {Map<string, Option>} known @param {Option[]} list @param {{ kind: string, id: string, vendor: string | null }} one
 * @param {Record<string, Counts>} counts @param {import("./labels.js").Labels} labels
 */
function added(known, list, { kind, id, vendor }, counts, labels) {
  const isVariant = id.includes("/");
  const name = labels.nameOf(kind, id) ?? id;
  const above = isVariant ? labels.nameOf("product", id.split("/")[0]) : vendor && labels.nameOf("vendor", vendor);
  /** @type {Option} */
  const option = {
    kind, id, count: countOf(counts[isVariant ? "variant" : kind], id),
    // What stands above it in the tree need not be said again.
    name: above && name.startsWith(`${above} `) ? name.slice(above.length + 1) : name,
  };
  known.set(`${kind}:${id}`, option);
  list.push(option);
  return option;
}

/** Leaves have no children, rather than none. @param {Option} option @returns {Option} */
function withoutEmpty(option) {
  const { children, ...rest } = option;
  return children?.length ? { ...rest, children: children.map(withoutEmpty) } : rest;
}
