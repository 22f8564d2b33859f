// @ts-check
/** What a phrase says of hardware, as plain data (the same as Python's) and as a line for people. */

import { mentions, only, productOf, systemOf } from "./mention.js";
import { matching } from "./rules.js";

/** @import { Mention } from "./mention.js" */
/** @import { Rules } from "./rules.js" */

/**
 * @typedef {object} Plain
 * @property {{ id: string, name: string }[]} products
 * @property {string | null} variant
 * @property {number | null} count
 * @property {number | null} memory_gb
 * @property {string | null} form_factor
 * @property {string | null} system
 */
/** @typedef {Plain & { status: "one" | "several" | "ambiguous" | "unknown", near?: string[],
 *   remark?: string }} Answer */

/**
 * What a phrase says of hardware, as plain data; the nearest spellings only Python knows.
 *
 * @param {string} phrase
 * @param {Rules} rules
 * @returns {Answer}
 */
export function answer(phrase, rules) {
  const settledOnes = settled(mentions(phrase, rules), rules);
  if (!settledOnes.length) {
    return { ...plain([], rules), status: "unknown", near: [] };
  }
  const found = withoutHosts(settledOnes, rules);
  const products = [...new Set(found.flatMap((mention) => mention.products))];
  if (products.length === 1) {
    return { ...joined(found, rules), status: "one", ...remarkOn(found, rules) };
  }
  const ambiguous = found.some((mention) => mention.products.length > 1);
  const count = only(found.map((mention) => mention.count));
  const memoryGb = only(found.map((mention) => mention.statedGb));
  return { ...plain(products, rules, { count, memoryGb }), status: ambiguous ? "ambiguous" : "several" };
}

/**
 * Without the series of processors that a GPU's host has; they are no product.
 *
 * @param {Mention[]} found
 * @param {Rules} rules
 */
function withoutHosts(found, rules) {
  const products = found.filter((mention) => !productOf(mention.products[0], rules).series);
  return products.length ? products : found;
}

/**
 * Without ambiguous names that another settles: GV100GL [Tesla V100], DGX-1 with 8 V100.
 *
 * @param {Mention[]} found
 * @param {Rules} rules
 * @returns {Mention[]}
 */
function settled(found, rules) {
  const shared = found.length > 1 ? sharedBy(found) : [];
  if (shared.length === 1 && found.every((mention) => mention.products.length > 1)) {
    const { variants } = productOf(shared[0], rules);
    const memoryGb = only([...variants.values()].map((variant) => variant.memoryGb));
    return found.map((mention) => ({ ...mention, products: shared, memoryGb }));
  }
  const ones = found.filter((mention) => mention.products.length === 1);
  const sure = new Map(ones.map((mention) => [mention.products[0], mention]));
  return found.map((mention) => {
    const key = mention.products.find((product) => sure.has(product));
    const device = key === undefined ? undefined : sure.get(key);
    if (mention.products.length === 1 || !device) {
      return mention;
    }
    const system = systemWith(device, mention.systems, mention.count, rules);
    return system ?? { ...device, count: mention.count || device.count };
  });
}

/** @param {Mention[]} found */
function sharedBy(found) {
  return found[0].products.filter((key) => found.every((mention) => mention.products.includes(key)));
}

/**
 * That of several systems which holds a device: a DGX-1 with V100.
 *
 * @param {Mention} device
 * @param {readonly string[]} systems
 * @param {number | null} machines
 * @param {Rules} rules
 * @returns {Mention | null}
 */
function systemWith(device, systems, machines, rules) {
  for (const key of systems) {
    const system = systemOf(key, rules);
    const sizes = [device.memoryGb, system.memoryGb];
    if (system.product === device.products[0] && (sizes.includes(null) || sizes[0] === sizes[1])) {
      const given = device.memoryGb || system.memoryGb;
      const fitting = matching(productOf(system.product, rules), given, system.formFactor);
      const variant = fitting.size === 1 ? only(fitting.keys()) : null;
      const memoryGb = given || only([...fitting.values()].map((own) => own.memoryGb));
      const isOfOne = system.count && [null, system.count].includes(device.count);
      const count = isOfOne ? Number(system.count) * (machines || 1) : device.count; // 2x DGX-1 with 8 V100
      return { ...device, system: key, count, memoryGb, variant };
    }
  }
  return null;
}

/**
 * A mention in running text as plain data, with its position.
 *
 * @param {Mention} mention
 * @param {string} text
 * @param {Rules} rules
 */
export function described(mention, text, rules) {
  const status = mention.products.length === 1 ? "one" : "ambiguous";
  const { start, end } = mention;
  return { ...joined([mention], rules), status, start, end, text: text.slice(start, end) };
}

/**
 * An answer as a line for people.
 *
 * @param {Answer} found
 */
export function spoken(found) {
  const names = found.products.map((product) => product.name);
  if (found.status === "unknown") {
    const near = (found.near ?? []).join(", ");
    return near ? `unknown; did you mean ${near}?` : "unknown";
  }
  if (names.length > 1) {
    return `${found.status}: ${names.join(", ")}`;
  }
  const said = [
    found.count ? `${found.count} ×` : "",
    names[0],
    found.form_factor ?? "",
    found.memory_gb ? `${found.memory_gb} GB` : "",
    found.system ? `(in ${found.system})` : "",
    found.remark ? `(${found.remark})` : "",
  ];
  return said.filter((part) => part).join(" ");
}

/**
 * Mentions of one product as one: what they say, unless they say different things.
 *
 * @param {Mention[]} found
 * @param {Rules} rules
 */
function joined(found, rules) {
  // Of a machine and the devices in it, the devices' own number counts: Aurora, 6x Max 1550.
  const system = agreed(found.map((mention) => mention.system));
  let count = agreed(found.filter((mention) => !mention.system).map((mention) => mention.count));
  if (system !== null && count === systemOf(system, rules).count) {
    // 2x p3.16xlarge, 8 V100 each
    count = agreed(found.filter((mention) => mention.system).map((mention) => mention.count));
  }
  const inside = found.filter((mention) => mention.system);
  const own = agreed(found.map((mention) => mention.memoryGb));
  const isParted = own === null && system !== null && systemOf(system, rules).memoryGb; // p2.xlarge (K80): half a board
  const stated = isParted ? agreed(found.map((mention) => mention.statedGb)) : null;
  return plain(found[0].products, rules, {
    variant: agreed((isParted ? inside : found).map((mention) => mention.variant)),
    count: count || agreed(found.map((mention) => mention.count)),
    memoryGb: isParted ? stated || agreed(inside.map((mention) => mention.memoryGb)) : own,
    formFactor: agreed(found.map((mention) => mention.formFactor)),
    system,
  });
}

/**
 * What to say of a form factor that no variant of the product has: A100 NVL.
 *
 * @param {Mention[]} found
 * @param {Rules} rules
 */
function remarkOn(found, rules) {
  const { formFactors } = productOf(found[0].products[0], rules);
  const form = agreed(found.map((mention) => mention.formFactor));
  if (form === null || !formFactors.length || formFactors.includes(form)) {
    return {};
  }
  return { remark: `none is known as ${form}, only as ${formFactors.join(", ")}` };
}

/**
 * @template Value
 * @param {(Value | null)[]} values
 * @returns {Value | null}
 */
function agreed(values) {
  return only(values.filter((value) => value !== null));
}

/**
 * @param {readonly string[]} products
 * @param {Rules} rules
 * @param {Partial<Mention>} [said]
 * @returns {Plain}
 */
function plain(products, rules, said = {}) {
  return {
    products: products.map((key) => ({ id: key, name: productOf(key, rules).name })),
    variant: said.variant ?? null,
    count: said.count ?? null,
    memory_gb: said.memoryGb ?? null,
    form_factor: said.formFactor ?? null,
    system: said.system ?? null,
  };
}
