// @ts-check
/** Devices that an abstract names, as runs of a record have them. */

import { counted, deviceSizeAt } from "../naming/amount.js";
import { mentions } from "../naming/mention.js";
import { tokens } from "../naming/tokens.js";
import { of } from "./figures.js";
import { hits } from "./phrases.js";

/** @import { Mention } from "../naming/mention.js" */
/** @import { Rules } from "../naming/rules.js" */
/** @import { Token } from "../naming/tokens.js" */
/** @import { Hit, Phrases } from "./phrases.js" */
/** @import { Abstract, Sentence } from "./text.js" */

const ONE = new Set(["1", "one", "single"]);
const AND = new Set(["and", "or"]);
const MEMORY = new Set(["memory", "ram", "vram"]);

/** @typedef {Record<string, string | number>} Hardware as the field `hardware` of a run */

/**
 * A device named in a text, and what it was to the paper.
 *
 * @typedef {object} Device
 * @property {Hardware} hardware
 * @property {number | null} count
 * @property {string} role
 * @property {number} start
 * @property {number} end
 * @property {readonly string[]} choices products that an ambiguous name can mean, in place of hardware
 */

/**
 * Finds products, systems, architectures and memory sizes.
 *
 * @typedef {object} DeviceFinder
 * @property {Rules} rules
 * @property {Phrases} architectures
 * @property {ReadonlyMap<string, string>} architectureOf by product
 * @property {readonly (readonly [role: string, words: ReadonlySet<string>])[]} roles by words before a device
 * @property {ReadonlySet<string>} deviceWords words beside an architecture that make it devices
 * @property {ReadonlySet<string>} having words between a device and its memory size
 * @property {DeviceScale} scale
 */

/** @typedef {{ role: number, beside: number, listed: number }} DeviceScale as in proposal/scales.py */

/**
 * The devices of an abstract from left to right; one named again is said once.
 *
 * @param {Abstract} abstract
 * @param {DeviceFinder} finder
 * @returns {Device[]}
 */
export function devices(abstract, finder) {
  const { text, name } = abstract;
  const mentioned = countedOnes(mentions(text, finder.rules), text);
  const named = mentioned.filter(({ start, end }) => text.slice(start, end) !== name);
  const found = [
    ...named.map((mention) => namedDevice(mention, abstract, finder)),
    ...abstract.sentences.flatMap((sentence) => [...architectures(sentence, named, finder)]),
    ...abstract.sentences.flatMap((sentence) => [...sizes(sentence, named, finder)]),
  ];
  /** @type {Map<string, Device>} */
  const once = new Map();
  for (const device of found.sort((one, other) => one.start - other.start)) {
    const key = JSON.stringify([meaningOf(device), device.count]);
    const known = once.get(key) ?? device;
    once.set(key, known.role === "named" ? { ...known, role: device.role } : known);
  }
  const all = [...once.values()];
  const withCount = new Set(all.filter(({ count }) => count).map(meaningOf));
  return all.filter((device) => device.count || !withCount.has(meaningOf(device)));
}

/**
 * Mentions, where a bare number before a device counts it: 2080 NVIDIA H100 GPUs are no RTX 2080.
 *
 * @param {readonly Mention[]} named
 * @param {string} text
 * @returns {Mention[]}
 */
function countedOnes(named, text) {
  /** @type {Mention[]} */
  const found = [];
  for (const mention of named) {
    const before = found.at(-1);
    const said = before ? text.slice(before.start, before.end) : "";
    if (before && mention.count === null && /^[0-9]+$/.test(said) && mention.start === before.end + 1) {
      found[found.length - 1] = { ...mention, start: before.start, count: Number(said) };
    } else {
      found.push(mention);
    }
  }
  return found;
}

/** @param {Device} device */
function meaningOf({ hardware, choices }) {
  return JSON.stringify([hardware, choices]);
}

/**
 * @param {Mention} mention
 * @param {Abstract} abstract
 * @param {DeviceFinder} finder
 * @returns {Device}
 */
function namedDevice(mention, abstract, finder) {
  const { start, end, products } = mention;
  const sentence = abstract.sentences.find((one) => start < one.end) ?? abstract.sentences[0];
  const place = { role: roleOf(sentence, start, finder), start, end };
  if (products.length > 1) {
    return { hardware: {}, count: mention.count, ...place, choices: products };
  }
  return { ...hardwareOf(mention, abstract.text, finder), ...place, choices: [] };
}

/**
 * @param {Mention} mention
 * @param {string} text
 * @param {DeviceFinder} finder
 * @returns {{ hardware: Hardware, count: number | null }}
 */
function hardwareOf(mention, text, finder) {
  if (mention.system) {
    return { hardware: { system: mention.system }, count: systems(mention, mention.system, text, finder) };
  }
  /** @type {Hardware} */
  const hardware = { product: mention.products[0] };
  if (mention.statedGb !== null && mention.memoryGb !== null) {
    hardware.memory_gb = mention.memoryGb;
  }
  if (mention.namesVariant && mention.formFactor) {
    hardware.form_factor = mention.formFactor;
  }
  return { hardware, count: mention.count };
}

/**
 * How many systems are named: the devices of a mention divided by those in one.
 *
 * @param {Mention} mention
 * @param {string} system
 * @param {string} text
 * @param {DeviceFinder} finder
 */
function systems({ count, start, end }, system, text, { rules }) {
  const whole = (count ?? 0) / (of(rules.vocabulary.systems, system).count || 1);
  const says = tokens(text.slice(start, end)).some((token) => ONE.has(token.text));
  return Number.isInteger(whole) && (whole > 1 || says) ? whole || null : null;
}

/**
 * Architectures that stand for devices: NVIDIA Volta GPUs; not where a product of them is named.
 *
 * @param {Sentence} sentence
 * @param {readonly Mention[]} named
 * @param {DeviceFinder} finder
 * @returns {Generator<Device>}
 */
function* architectures(sentence, named, finder) {
  const { words } = sentence;
  const products = named.flatMap((mention) => (mention.system ? [] : mention.products));
  const known = new Set(products.map((key) => finder.architectureOf.get(key)));
  const found = hits(words, finder.architectures);
  /** @type {Hit | null} */
  let before = null;
  for (const hit of found) {
    const listed = before !== null && hit.first - before.last <= finder.scale.listed;
    const follows = found.some(({ first }) => first >= hit.last && first - hit.last <= finder.scale.listed);
    const lastIsDevice = () => isDevice(words, found[found.length - 1], finder);
    if (isDevice(words, hit, finder) || listed || (follows && lastIsDevice())) {
      before = hit;
      if (!known.has(hit.ids[0])) {
        yield deviceAt({ architecture: hit.ids[0] }, sentence, hit.first, hit.last, finder);
      }
    }
  }
}

/**
 * @param {readonly Token[]} words
 * @param {Hit} hit
 * @param {DeviceFinder} finder
 */
function isDevice(words, hit, { rules, deviceWords, scale }) {
  const before = words.slice(Math.max(0, hit.first - scale.beside), hit.first);
  // GPUs and TPUs are two kinds of devices, and no device.
  const near = AND.has(before.at(-1)?.text ?? "") ? [] : before;
  for (const token of words.slice(hit.last, hit.last + scale.beside)) {
    if (![" ", "-", "'"].includes(token.glue)) {
      break;
    }
    near.push(token);
  }
  return near.some(({ text }) => rules.gpuWords.has(text) || deviceWords.has(text));
}

/**
 * Memory sizes that stand for devices: a 24 GB GPU.
 *
 * @param {Sentence} sentence
 * @param {readonly Mention[]} named
 * @param {DeviceFinder} finder
 * @returns {Generator<Device>}
 */
function* sizes(sentence, named, finder) {
  const { words } = sentence;
  for (const at of words.keys()) {
    const size = deviceSizeAt(words, at, finder.rules);
    if (size === null || !sizesDevice(words, at, finder)) {
      continue;
    }
    const near = words.slice(Math.max(0, at - 2), at + 4);
    if (!named.some((one) => near.some(({ start }) => one.start <= start && start < one.end))) {
      yield deviceAt({ memory_gb: size }, sentence, at, at + 2, finder);
    }
  }
}

/**
 * Whether a size is that of a device: a 24 GB GPU, one GPU with 24 GB; not 8 GB GPU memory.
 *
 * @param {readonly Token[]} words
 * @param {number} at
 * @param {DeviceFinder} finder
 */
function sizesDevice(words, at, { rules, having, scale }) {
  const before = words.slice(Math.max(0, at - scale.beside), at);
  const after = words.slice(at + 2, at + 2 + scale.beside);
  const isGpu = (/** @type {Token} */ { text }) => rules.gpuWords.has(text);
  if (after.length > 1 && isGpu(after[0]) && MEMORY.has(after[1].text)) {
    return false;
  }
  return after.some(isGpu) || (before.some(isGpu) && before.some(({ text }) => having.has(text)));
}

/**
 * @param {Hardware} hardware
 * @param {Sentence} sentence
 * @param {number} first
 * @param {number} last
 * @param {DeviceFinder} finder
 * @returns {Device}
 */
function deviceAt(hardware, sentence, first, last, finder) {
  const { words } = sentence;
  const count = first ? counted(words, first - 1, finder.rules) : null;
  const { start } = words[count ? first - 1 : first];
  const role = roleOf(sentence, start, finder);
  return { hardware, count, role, start, end: words[last - 1].end, choices: [] };
}

/**
 * @param {Sentence} sentence
 * @param {number} start
 * @param {DeviceFinder} finder
 */
function roleOf({ words, isOwn }, start, { roles, scale }) {
  const at = words.findIndex(({ end }) => end > start);
  const near = words.slice(Math.max(0, at - scale.role), at + 1);
  const comma = near.findLastIndex(({ glue }, number) => number > 0 && glue.includes(","));
  const before = near.slice(Math.max(0, comma), -1);
  const said = roles.find(([, own]) => before.some(({ text }) => own.has(text)));
  return said ? said[0] : isOwn ? "measured" : "named";
}
