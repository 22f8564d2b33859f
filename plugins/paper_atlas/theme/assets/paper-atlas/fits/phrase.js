// @ts-check
/** What a phrase such as "2x 3090" or "24 GB" can mean, as choices. */

import { readings, repaired } from "../contribute/phrase.js";
import { productsIn } from "../query/lexicon.js";
import { NO_COUNT, calledOf, countOf, noSize, ofProduct, ofSize, sizeOf } from "./choice.js";

/** @import { Lexicon } from "../query/lexicon.js" */
/** @import { Reading } from "../contribute/phrase.js" */
/** @import { Asked } from "./choice.js" */
/** @import { Product } from "./shelf.js" */

/**
 * A choice with its name, or what of the phrase leads to none: a name without a memory size that is known, or a
 * number that can be none.
 * @typedef {Asked & { name: string }} Meaning
 * @typedef {{ meanings: Meaning[], near: Meaning[], wide: string | null, refused: string | null }} Meant wide: a name of no single card
 */

/** 24 GB, 2 x 24 GB, 24 GB x2, 24576 MiB of memory; also with numbers that can be neither. */
const AMOUNT =
  /^(?:(?<before>-?[\d.]+)\s*[x×*]\s*)?(?<size>-?\d[\d.,]*)\s*(?<unit>[gmt](?:i?b)?)(?:\s+(?:of\s+)?(?:v?ram|(?:gpu\s+|video\s+)?memory))?(?:\s*[x×*]\s*(?<after>-?[\d.]+))?$/i;
/** What tools show as megabytes counts 1,024 of them as one of what is sold as gigabytes. */
const BINARY = 1024;
/** Products of an architecture to choose from. */
const MOST_OPTIONS = 12;
const TIMES = /^(-?\d[\d.,]*)\s*[x×]\s/i;
const BARE = /^-?\d[\d.]*$/;

/**
 * @param {string} phrase @param {number} count how many, where the phrase doesn't say
 * @param {Lexicon} lexicon @param {Map<string, Product>} products @returns {Meant}
 */
export function meant(phrase, count, lexicon, products) {
  const none = { meanings: [], near: [], wide: null, refused: null };
  const amount = AMOUNT.exec(phrase)?.groups;
  if (amount) return { ...none, ...ofAmount(gigabytes(amount.size, amount.unit), amount.before ?? amount.after ?? String(count)) };
  const times = TIMES.exec(phrase)?.[1];
  if (times && !countOf(times.replaceAll(",", ""))) return { ...none, refused: NO_COUNT };
  const found = readings(phrase, lexicon);
  const meanings = distinct(found.flatMap((reading) => meaningOf(reading, count, lexicon, products)));
  if (meanings.length) return { ...none, meanings };
  if (!found.length && BARE.test(phrase) && Number(phrase) < 1000) return { ...none, ...ofAmount(phrase, String(count)) };
  const near = found.length ? [] : distinct(repaired(phrase, lexicon).flatMap((reading) => meaningOf(reading, count, lexicon, products)));
  return { ...none, near, wide: found.length ? wideName(found[0].hardware, lexicon) : null };
}

/** So much of a unit, in gigabytes. @param {string} size @param {string} unit */
function gigabytes(size, unit) {
  const letter = unit[0].toLowerCase();
  const plain = size.replaceAll(/,(?=\d{3}\b)/g, "");
  if (letter === "g") return plain;
  if (letter === "t") return String(Number(plain) * 1000);
  return String(Number(plain) / (Number(plain) % BINARY ? 1000 : BINARY));
}

/** Any device of a size. @param {string} size @param {string} written how many */
function ofAmount(size, written) {
  const [memoryGb, count] = [sizeOf(size), countOf(written)];
  if (!memoryGb) return { refused: noSize(`${size} GB`) };
  return count ? { meanings: [named({ choice: ofSize(memoryGb, count), remarks: [] })] } : { refused: NO_COUNT };
}

/** @param {Reading} reading @param {number} otherwise @param {Lexicon} lexicon @param {Map<string, Product>} products @returns {Meaning[]} */
function meaningOf({ hardware, count: written }, otherwise, lexicon, products) {
  const said = written ? countOf(written.written) : null;
  const remarks = written && !said ? [`${NO_COUNT} One is taken.`] : [];
  const count = said ?? (written ? 1 : otherwise);
  const system = hardware.system ? lexicon.rules.vocabulary.systems.get(hardware.system) : undefined;
  if (hardware.architecture && !hardware.memory_gb) return ofArchitecture(hardware.architecture, otherwise, lexicon, products);
  const product = products.get(system ? system.product : hardware.product);
  if (system && product) return [ofSystem(system, product, said, otherwise)];
  const memoryGb = hardware.memory_gb ? Number(hardware.memory_gb.written) : null;
  if (product) return [named(ofProduct(product, hardware.form_factor ?? "", memoryGb, count), remarks)];
  const isOnlyMemory = memoryGb !== null && Object.keys(hardware).length === 1;
  return isOnlyMemory ? [named({ choice: ofSize(memoryGb, count), remarks })] : [];
}

/** Its products, those that most papers ran on first. @param {string} id @param {number} count @param {Lexicon} lexicon @param {Map<string, Product>} products @returns {Meaning[]} */
function ofArchitecture(id, count, lexicon, products) {
  const own = productsIn(id, lexicon).flatMap((key) => products.get(key) ?? []);
  const likely = own.sort((one, other) => other.papers - one.papers).slice(0, MOST_OPTIONS);
  return likely.map((product) => named(ofProduct(product, "", null, count)));
}

/** @param {import("../naming/rules.js").System} system @param {Product} product @param {number | null} said how many systems @param {number} otherwise @returns {Meaning} */
function ofSystem({ name, memoryGb, formFactor, count: inside }, product, said, otherwise) {
  const systems = said ?? otherwise;
  const count = inside ? inside * systems : systems;
  const asked = ofProduct(product, formFactor ?? "", memoryGb, count);
  const devices = `${count.toLocaleString("en")} × ${calledOf(asked.choice)}`;
  const remark = inside
    ? `${name} is a system; what fits is asked of the ${devices} in ${systems > 1 ? `${systems.toLocaleString("en")} of them` : "it"}.`
    : `${name} is a system; how many devices are in it is not known here, so what fits is asked of ${devices}. Change the number above.`;
  const meaning = named(asked, [remark]);
  return { ...meaning, name: `${name}: ${meaning.name}` };
}

/** @param {Asked} asked @param {string[]} [more] remarks @returns {Meaning} */
function named({ choice, remarks }, more = []) {
  const times = choice.count > 1 ? `${choice.count} × ` : "";
  return { choice, remarks: [...more, ...remarks], name: `${times}${calledOf(choice)}` };
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
