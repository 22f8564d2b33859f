// @ts-check
// How a query was read: its conditions as chips, and what is to say of the reading.

import { element, keyed } from "./element.js";
import { kindName } from "./labels.js";
import { facetOf } from "./state.js";

/**
 * @typedef {import("./state.js").Chip} Chip @typedef {import("./state.js").Choice} Choice
 * @typedef {{ undo(repair: import("./state.js").Repair): void, choose(choice: Choice, chip: Chip): void, dismiss(choice: Choice): void }} Actions
 */

/** Of what an address asks and nobody knows, so much is said. */
const MOST_UNKNOWN = 5;
const LONGEST = 60;

/** @param {Chip} chip */
export function chipKey(chip) {
  return `${chip.not ? "-" : ""}${chip.kind}:${chip.id}`;
}

/** A condition in words. @param {Chip} chip */
export function chipText(chip) {
  return `${chip.not ? "not " : ""}${kindName(chip.kind)} ${chip.name}`;
}

/** A condition to look at, without a way to remove it. @param {Chip} chip */
export function chipLabel(chip) {
  const kind = element("span", { class: "atlas-chip__kind" }, `${chip.not ? "not " : ""}${kindName(chip.kind)}`);
  return element("span", { class: `atlas-chip${chip.not ? " atlas-chip--not" : ""}` }, kind, " ", chip.name);
}

/**
 * Show conditions as buttons that remove them.
 * @param {HTMLElement} list
 * @param {Chip[]} chips
 * @param {(chip: Chip, at: number) => void} remove
 */
export function showChips(list, chips, remove) {
  const sorted = [...chips].sort((one, other) => order(one, chips) - order(other, chips));
  keyed(
    list,
    sorted,
    chipKey,
    (chip) => removable(list, chip, remove),
    (item, chip) => {
      const before = sorted[sorted.indexOf(chip) - 1];
      item.classList.toggle("atlas-chip--or", Boolean(before) && !chip.not && facetOf(before.kind) === facetOf(chip.kind));
    },
  );
  list.hidden = !chips.length;
}

/** Conditions of one facet stand together, where the first of them stood. @param {Chip} chip @param {Chip[]} chips */
function order(chip, chips) {
  return chips.findIndex((other) => facetOf(other.kind) === facetOf(chip.kind) && Boolean(other.not) === Boolean(chip.not));
}

/** @param {HTMLElement} list @param {Chip} chip @param {(chip: Chip, at: number) => void} remove */
function removable(list, chip, remove) {
  /** @type {HTMLElement} */
  const item = element(
    "li",
    {},
    element(
      "button",
      {
        type: "button",
        "aria-label": `Remove ${chipText(chip)}`,
        onclick: () => remove(chip, [...list.children].indexOf(item)),
      },
      chipLabel(chip),
      element("span", { class: "atlas-chip__cross", "aria-hidden": "true" }, "×"),
    ),
  );
  return item;
}

/**
 * What is to say of the reading: words left out, repaired, or with several meanings.
 * @param {HTMLElement} place
 * @param {import("./session.js").Session} session
 * @param {Actions} actions
 */
export function showNotes(place, session, actions) {
  const notes = [
    ...unknownNotes(session),
    ...session.repairs.map((repair) => ({ key: `repair ${repair.from}`, make: () => repairNote(repair, actions) })),
    ...session.choices.map((choice) => ({ key: `choice ${choice.written}`, make: () => choiceNote(choice, actions) })),
  ];
  keyed(place, notes, (note) => note.key, (note) => note.make());
  place.hidden = !notes.length;
}

/** @param {import("./session.js").Session} session */
function unknownNotes({ unknown }) {
  if (!unknown.length) return [];
  const said = unknown.slice(0, MOST_UNKNOWN).flatMap(({ kind, id }, at) => [`${at ? ", " : ""}${kindName(kind)} “`, asWritten(id), "”"]);
  const others = unknown.length - MOST_UNKNOWN;
  const rest = `${others > 0 ? ` and ${others} more` : ""}. The rest of the address is shown.`;
  const make = () => element("p", { class: "atlas-note atlas-note--unknown" }, element("span", {}, "This atlas does not know ", ...said, rest));
  return [{ key: JSON.stringify(unknown), make }];
}

/** What somebody else wrote, whatever its length and direction. @param {string} text */
function asWritten(text) {
  return element("bdi", {}, text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** @param {import("./state.js").Repair} repair @param {Actions} actions */
function repairNote(repair, actions) {
  const undo = element("button", { type: "button", class: "atlas-link", onclick: () => actions.undo(repair) }, `Search for ${repair.from} instead`);
  const said = element("span", {}, "Read ", element("s", {}, repair.from), " as ", element("strong", {}, repair.to), ".");
  return element("p", { class: "atlas-note" }, said, undo);
}

/** @param {Choice} choice @param {Actions} actions */
function choiceNote(choice, actions) {
  const options = choice.options.map((chip) =>
    element("button", { type: "button", class: "atlas-choice", onclick: () => actions.choose(choice, chip) }, chip.name),
  );
  return element(
    "div",
    { class: "atlas-note", role: "group", "aria-label": `Meanings of ${choice.written}` },
    element("span", {}, element("strong", {}, choice.written), " can mean several. All are shown until you pick one:"),
    ...options,
    element("button", { type: "button", class: "atlas-link", onclick: () => actions.dismiss(choice) }, "None of them"),
  );
}
