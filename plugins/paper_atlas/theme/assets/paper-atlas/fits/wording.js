// @ts-check
/** How closely something fits, what a card lacks, and what is not known, in words. Twin of fitting/wording.py. */

import { OTHER_VENDOR, difference, exceeds, isHeldInAll, placeOf } from "./model.js";

/** @import { Card, Need, Place } from "./model.js" */

const LINKS = ["NVLink", "Infinity Fabric", "Xe Link", "HCCS", "ICI"];
const TO_THE_CPU = " to the CPU";
const COUNT_UNKNOWN = "number of devices not stated";
/** What stands before the memory that a need leaves over, by how exactly the need is stated. */
const LEFT = new Map([["about", "about "], ["over", "under "], ["under", "more than "], ["up to", "at least "]]);
const EQUAL = new Map([["about", "about as much memory as yours"], ["under", "less memory than yours"], ["up to", "no more memory than yours"]]);

/** A number with commas from 10,000 on. @param {number} value */
export function number(value) {
  return Number.isInteger(value) && value >= 10_000 ? value.toLocaleString("en") : String(value);
}

/** @param {Need} need */
export function needed(need) {
  const devices = need.devices ? counted(need.devices) : "";
  const on = need.devices > 1 ? ` on each of ${devices}` : devices && ` on ${devices}`;
  const first = need.memoryGb ? `${memory(need)} GB${on}` : devices;
  const capability = need.capability && `compute capability ${need.capability}`;
  return [first, ...need.formats, capability, ...need.interconnects].filter(Boolean).join(", ");
}

/** Of what leaves nothing over. @param {string} qualifier */
export function asMuch(qualifier) {
  return EQUAL.get(qualifier) ?? "as much memory as yours";
}

/** What something ran on below a card. @param {Place} place @param {Card} card @param {string} [qualifier] */
export function room(place, card, qualifier = "exactly") {
  const left = card.count - place.devices;
  const spare = left ? `${counted(left)} fewer` : "";
  return [memoryLeft(place, card.memoryGb, qualifier), place.devices ? spare : COUNT_UNKNOWN].filter(Boolean).join(", ");
}

/** Of fewer devices than stated that hold as much memory together. @param {Place} place */
export function fewer({ devices }) {
  return `stated for ${counted(devices)} with less memory each; not known whether fewer will do`;
}

/** What something ran on beyond a card. @param {Place} place @param {Card} card */
export function excess(place, card) {
  const more = place.devices - card.count;
  return [
    place.low > card.memoryGb && `${least(place)}${number(difference(place.low, card.memoryGb))} GB more on a device`,
    more > 0 && `${number(more)} more ${more === 1 ? "device" : "devices"}`,
    !place.devices && COUNT_UNKNOWN,
    !place.high && "memory not stated",
  ].filter(Boolean).join(", ");
}

/** Stated needs that a card is known not to meet. @param {Need} need @param {Card} card @returns {string[]} */
export function reasonsOf(need, card) {
  const { capability, devices, formats, interconnects } = need;
  const missing = card.formats.length ? formats.filter((own) => !card.formats.includes(own)) : [];
  const links = interconnects.filter((link) => LINKS.includes(via(link)) && card.possibleLinks?.includes(via(link)) === false);
  return [
    exceeds(need, card.memoryGb) ? `needs ${memory(need)} GB on a device; ${number(card.memoryGb)} GB chosen` : "",
    devices > card.count && !isHeldInAll(placeOf(need), card) ? `needs ${counted(devices)}; ${number(card.count)} chosen` : "",
    missing.length ? `needs ${missing.join(" and ")}, in which ${card.name} does not compute` : "",
    capability && card.capability ? capabilityReason(capability, card) : "",
    ...links.map((link) => `needs ${link}, which ${sized(card)} does not have`),
  ].filter(Boolean);
}

/** Stated needs of which it is not known whether a card meets them. @param {Need} need @param {Card} card @returns {string[]} */
export function cautionsOf(need, card) {
  const { capability, formats, interconnects } = need;
  const found = [];
  if (isHeldInAll(placeOf(need), card)) found.push(fewer(placeOf(need)));
  if (formats.length && !card.formats.length) found.push(inDoubt(formats.join(" and "), card, `whether ${card.name} computes in ${formats.length === 1 ? "it" : "them"}`));
  if (capability && !card.capability) found.push(inDoubt(`compute capability ${capability}`, card, `which ${card.name} has`));
  for (const link of interconnects) {
    const isPossible = card.possibleLinks === null || card.possibleLinks.includes(via(link));
    if (!LINKS.includes(link) && (isPossible || !LINKS.includes(via(link)))) found.push(`also needs ${link}`);
    else if (!card.links.includes(link) && isPossible) found.push(inDoubt(link, card, `whether ${sized(card)} has it`));
  }
  return found;
}

/** Its name, with its memory where that says more. @param {Card} card */
function sized({ name, size }) {
  return size ? `${name} ${size}` : name;
}

/** The link of a card that something goes over: without NVLink there is none to the CPU. @param {string} link */
function via(link) {
  return link.endsWith(TO_THE_CPU) ? link.slice(0, -TO_THE_CPU.length) : link;
}

/** @param {string} needs @param {Card} card */
function capabilityReason(needs, { capability, name }) {
  if (capability === OTHER_VENDOR) return `needs compute capability ${needs}, which only devices of NVIDIA have`;
  return isLower(capability, needs) ? `needs compute capability ${needs}; ${name} has ${capability}` : "";
}

/** @param {string} one @param {string} other */
function isLower(one, other) {
  const [[major, minor], [otherMajor, otherMinor]] = [one, other].map((version) => version.split(".").map(Number));
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

/** @param {string} what @param {Card} card @param {string} doubt */
function inDoubt(what, { name }, doubt) {
  return name ? `needs ${what}; not known ${doubt}` : `also needs ${what}`;
}

/** @param {Place} place @param {number} memoryGb @param {string} qualifier */
function memoryLeft(place, memoryGb, qualifier) {
  const spare = difference(memoryGb, place.high);
  if (spare < 0 || (!spare && place.low < place.high)) return range(place);
  return spare ? `${LEFT.get(qualifier) ?? least(place)}${number(spare)} GB less than yours` : "";
}

/** @param {Place} place */
function range({ low, high }) {
  return `${number(low)} to ${number(high)} GB, not stated which`;
}

/** @param {Place} place */
function least({ low, high }) {
  return low < high ? "at least " : "";
}

/** @param {Need} need */
function memory({ memoryGb, qualifier }) {
  return qualifier === "exactly" ? number(memoryGb) : `${qualifier} ${number(memoryGb)}`;
}

/** @param {number} count */
function counted(count) {
  return `${number(count)} ${count === 1 ? "device" : "devices"}`;
}
