// @ts-check
/** The rule by which every paper stands in exactly one group. Twin of fitting/rule.py, which says why. */

import { compared, isAmong, isBeyond, isHeldInAll, isWithin, mayBe, placeOf, roomOrder, sizeOrder, withoutSize } from "./model.js";
import { asMuch, cautionsOf, excess, fewer, reasonsOf, room } from "./wording.js";

/** @import { Card, Evidence, Fit, Group, Place } from "./model.js" */

/**
 * Where a paper stands for a card, by the strongest that is known.
 *
 * @param {Evidence} evidence what its record says
 * @param {Place[]} onCard those places of its own work that are of the card's product
 * @param {Card} card
 * @returns {Fit}
 */
export function fit(evidence, onCard, card) {
  const { need } = evidence;
  const required = evidence.required.filter((place) => isWithin(place, card));
  const isNamed = required.some(({ devices }) => devices);
  const held = evidence.required.filter((place) => isHeldInAll(place, card));
  const isOpenNeed = held.length > 0 && !isNamed && need.devices > 0;
  const asked = isNamed || isOpenNeed ? withoutSize(need) : need;
  const reasons = reasonsOf(asked, card);
  const cautions = [...(isOpenNeed ? [fewer(held[0])] : []), ...cautionsOf(asked, card)];

  /** @param {Group} group @param {Place[]} places @returns {Fit} */
  const inside = (group, places) => {
    const nearest = smallest(places, (place) => roomOrder(place, card));
    const isNeed = group === "stated" && !isAmong(required, nearest);
    const qualifier = isNeed ? need.qualifier : "exactly";
    const label = room(nearest, card, qualifier) || (group === "shown" ? "" : asMuch(qualifier));
    return { group, order: roomOrder(nearest, card), label, places, reasons, cautions };
  };
  const shown = onCard.filter((place) => mayBe(place, card));
  if (shown.length) return inside("shown", shown);
  const within = evidence.shown.filter((place) => isWithin(place, card));
  if (reasons.length) return plain("lacking", { order: [0, need.memoryGb], places: within, reasons });
  if (within.length) return inside("within", within);
  const stated = [placeOf(need), ...required].filter((place) => isWithin(place, card));
  if (stated.length) return inside("stated", stated);
  const beyond = evidence.shown.filter((place) => isBeyond(place, card));
  const isOpen = evidence.shown.some((place) => place.high && !isBeyond(place, card));
  if (!beyond.length || isOpen) return plain("unknown", { cautions });
  const least = smallest(beyond, (place) => [...sizeOrder(place), isAmong(onCard, place) ? 0 : 1, place.devices]);
  return plain("more", { order: sizeOrder(least), label: excess(least, card), places: [least], cautions });
}

/** @param {Group} group @param {Partial<Fit>} said @returns {Fit} */
function plain(group, said) {
  return { group, order: [0], label: "", places: [], reasons: [], cautions: [], ...said };
}

/** The first of the smallest. @param {Place[]} places @param {(place: Place) => number[]} orderOf */
function smallest(places, orderOf) {
  return places.reduce((best, place) => (compared(orderOf(place), orderOf(best)) < 0 ? place : best));
}
