// @ts-check
/** What is compared: places that something ran on, stated needs, a card. Twin of fitting/model.py. */

/**
 * What something ran on: least and most memory of one device in GB, and how many; 0 for not known.
 * @typedef {{ low: number, high: number, devices: number }} Place
 *
 * What work takes, as stated; 0 or empty for what is not.
 * @typedef {object} Need
 * @property {number} memoryGb
 * @property {string} qualifier
 * @property {number} devices
 * @property {string[]} formats
 * @property {string} capability
 * @property {string[]} interconnects
 *
 * @typedef {{ shown: Place[], required: Place[], need: Need }} Evidence
 *
 * So many devices of one kind, with what is known of them; fitting/model.py says what is empty when.
 * @typedef {object} Card
 * @property {number} memoryGb
 * @property {number} count
 * @property {string} name
 * @property {string[]} formats
 * @property {string} capability
 * @property {string[]} links
 * @property {string} size its memory, where the product comes in several sizes, which may differ in links
 * @property {string[] | null} possibleLinks
 *
 * @typedef {"shown" | "within" | "stated" | "more" | "lacking" | "unknown"} Group
 * @typedef {{ group: Group, order: number[], label: string, places: Place[], reasons: string[], cautions: string[] }} Fit
 */

/** @type {readonly Group[]} */
export const GROUPS = ["shown", "within", "stated", "more", "lacking", "unknown"];

/** The compute capability of a card whose vendor has no such thing. */
export const OTHER_VENDOR = "none";

/** @param {Place} place @param {Card} card */
export function isWithin({ high, devices }, card) {
  return high > 0 && high <= card.memoryGb && devices <= card.count;
}

/** Whether it can have been these very devices. @param {Place} place @param {Card} card */
export function mayBe({ low, devices }, card) {
  return low <= card.memoryGb && devices <= card.count;
}

/** @param {Place} place @param {Card} card */
export function isBeyond({ low, devices }, card) {
  return low > card.memoryGb || devices > card.count;
}

/** By what is left over on a card. @param {Place} place @param {Card} card */
export function roomOrder({ high, devices }, card) {
  const isSure = devices > 0 && high <= card.memoryGb;
  return [isSure ? 0 : 1, Math.max(difference(card.memoryGb, high), 0), card.count - devices];
}

/** By the memory of all devices. @param {Place} place */
export function sizeOrder({ low, high, devices }) {
  return [devices && high ? 0 : 1, high ? 0 : 1, low * Math.max(devices, 1)];
}

/** @param {Need} need @param {number} memoryGb */
export function exceeds(need, memoryGb) {
  if (need.qualifier === "under" || need.qualifier === "up to") return false;
  return need.memoryGb > memoryGb || (need.qualifier === "over" && need.memoryGb === memoryGb);
}

/** Whether fewer devices than these hold as much memory together. @param {Place} place @param {Card} card */
export function isHeldInAll({ high, devices }, card) {
  const stated = high * devices;
  return card.count < devices && stated > 0 && difference(stated, card.memoryGb * card.count) <= 0;
}

/** All but memory and number of devices. @param {Need} need @returns {Need} */
export function withoutSize(need) {
  return { ...need, memoryGb: 0, qualifier: "exactly", devices: 0 };
}

/** @param {Need} need @returns {Place} */
export function placeOf({ memoryGb, devices }) {
  return { low: memoryGb, high: memoryGb, devices };
}

/** @param {Place[]} places @param {Place} place */
export function isAmong(places, { low, high, devices }) {
  return places.some((own) => own.low === low && own.high === high && own.devices === devices);
}

/** @param {number[]} one @param {number[]} other */
export function compared(one, other) {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at] - other[at];
  return 0;
}

/** As decimal numbers subtract, which binary ones don't quite. @param {number} one @param {number} other */
export function difference(one, other) {
  return Math.round((one - other) * 1e6) / 1e6;
}
