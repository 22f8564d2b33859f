// @ts-check
// What a phrase for hardware can mean, as fields of a record: no more than the phrase says.

import { mentions } from "../naming/mention.js";
import { readPlainly } from "../query/reading.js";
import { mended, unreadWords } from "../query/repair.js";
import { figureOf } from "./figure.js";

/** @typedef {import("../query/lexicon.js").Lexicon} Lexicon @typedef {import("../naming/mention.js").Mention} Mention */
/** @typedef {{ hardware: Record<string, any>, count?: import("./figure.js").Figure }} Reading */

const WIDER = ["architecture", "vendor"];

/**
 * All that a phrase can mean; several where it is ambiguous or names several, none where it names nothing that is known.
 * @param {string} phrase @param {Lexicon} lexicon @returns {Reading[]}
 */
export function readings(phrase, lexicon) {
  const found = mentions(phrase, lexicon.rules, true).flatMap((mention) => readingsOf(mention, phrase, lexicon));
  const distinct = new Map(found.map((reading) => [JSON.stringify(reading), reading]));
  return distinct.size ? [...distinct.values()] : widerReadings(phrase, lexicon);
}

/**
 * What a phrase would mean with its misspellings mended.
 * @param {string} phrase @param {Lexicon} lexicon @returns {Reading[]}
 */
export function repaired(phrase, lexicon) {
  const query = readPlainly(phrase, lexicon);
  const { repairs } = mended(phrase, query, unreadWords(query), lexicon);
  const right = repairs.reduce((text, { from, to }) => text.replace(new RegExp(from.replace(/\W+/g, "\\W+"), "i"), () => to), phrase);
  return right === phrase ? [] : readings(right, lexicon);
}

/**
 * What a mention in a text says, as fields of a record.
 * @param {Mention} mention @param {string} text @param {Lexicon} lexicon @returns {Reading[]}
 */
export function readingsOf(mention, text, lexicon) {
  const systems = mention.system ? [mention.system] : mention.systems;
  const ofSystems = systems.map((id) => ({ hardware: { system: id }, ...systemsOf(mention, id, lexicon) }));
  if (mention.system) return ofSystems;
  const details = detailsOf(mention, text);
  const products = mention.products.map((product) => ({ hardware: { product, ...details }, ...counted(mention.count) }));
  return [...products, ...ofSystems];
}

/** Memory and form factor, where they are written. @param {Mention} mention @param {string} text */
function detailsOf({ statedGb, formFactor, start, end }, text) {
  const written = text.slice(Math.max(0, start - 20), end + 40).toLowerCase();
  return {
    ...(statedGb ? { memory_gb: figureOf(String(statedGb)) } : {}),
    ...(formFactor && written.includes(formFactor.toLowerCase()) ? { form_factor: formFactor } : {}),
  };
}

/** Of a system, whole systems count. @param {Mention} mention @param {string} id @param {Lexicon} lexicon */
function systemsOf({ count }, id, lexicon) {
  const inside = lexicon.rules.vocabulary.systems.get(id)?.count;
  const whole = count && inside ? count / inside : 0;
  return whole > 1 && Number.isInteger(whole) ? counted(whole) : {};
}

/** @param {number | null} count */
function counted(count) {
  return count ? { count: figureOf(String(count)) ?? undefined } : {};
}

/** An architecture, a vendor or a memory size, where nothing else is said. @param {string} phrase @param {Lexicon} lexicon @returns {Reading[]} */
function widerReadings(phrase, lexicon) {
  const { chips, text: unread } = readPlainly(phrase, lexicon);
  const idOf = (/** @type {string} */ kind) => chips.find((chip) => chip.kind === kind && !chip.not)?.id;
  const [kind] = WIDER.filter(idOf);
  const size = idOf("memory");
  if (unread.length || (!kind && !size)) return [];
  const memory = size ? { memory_gb: figureOf(size) } : {};
  return [{ hardware: { ...(kind ? { [kind]: idOf(kind) } : {}), ...memory }, ...counted(Number(idOf("count") ?? 0)) }];
}

/**
 * Hardware as a person calls it: NVIDIA A100 SXM4 80 GB.
 * @param {any} hardware @param {import("./terms.js").Terms} terms @returns {string}
 */
export function called(hardware, terms) {
  if (typeof hardware === "string") return hardware;
  const { product, system, architecture, vendor, unnamed, memory_gb: memory, form_factor: form } = hardware ?? {};
  const name =
    (product && (terms.get("hardware", product)?.name ?? product)) || (system && (terms.get("systems", system)?.name ?? system)) ||
    (architecture && (terms.get("architectures", architecture)?.name ?? architecture)) || (vendor && (terms.get("vendors", vendor)?.name ?? vendor)) || unnamed;
  const size = memory ? `${memory.written ?? memory} GB` : "";
  return [name ?? (size ? "device with" : ""), form ?? "", size].filter(Boolean).join(" ");
}
