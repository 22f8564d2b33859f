// @ts-check
// What a reader has asked for so far: conditions that stand, and words that are being typed.

import { facetOf, isSame, joined, ofAnyVariant, readAddress, writeAddress, writeWords } from "./state.js";

/** @typedef {import("./state.js").Chip} Chip @typedef {import("./state.js").Query} Query */

const NOTHING = () => /** @type {Query} */ ({ chips: [], text: [], repairs: [], choices: [] });

export class Session {
  /**
   * @param {(text: string) => Query} read
   * @param {import("./state.js").Names} names
   */
  constructor(read, names) {
    this.read = read;
    this.names = names;
    /** @type {Chip[]} conditions that stand */
    this.chips = [];
    /** What stands in the box. */
    this.typed = "";
    /** What the box was read as. */
    this.reading = NOTHING();
    /** What was read before it became conditions, for the way back. @type {{ typed: string, reading: Query } | null} */
    this.before = null;
    /** @type {import("./state.js").Show} */
    this.show = { sort: "relevance", view: "cards", columns: null };
    /** @type {{ kind: string, id: string }[]} */
    this.unknown = [];
  }

  /** @returns {Query} */
  get query() {
    return { ...this.reading, chips: joined(this.chips, this.reading.chips) };
  }

  /** Misspellings that were read otherwise, as they were typed. */
  get repairs() {
    const { before, reading, typed } = this;
    return [...asTyped(before?.reading.repairs ?? [], before?.typed ?? ""), ...asTyped(reading.repairs, typed)];
  }

  /** Names that mean several things, as long as more than one of them is asked for. */
  get choices() {
    const { chips } = this.query;
    return [...(this.before?.reading.choices ?? []), ...this.reading.choices].filter(
      ({ options }) => options.filter((option) => chips.some((chip) => isSame(chip, option))).length > 1,
    );
  }

  /** The parameters of the address that leads back here, to what is to say of the reading too. */
  get address() {
    const { before, reading, show } = this;
    if (reading.repairs.length || reading.choices.length) return writeAddress(this.chips, this.typed, show);
    const words = writeWords(reading.text);
    const isAsRead = before?.reading.chips.every((chip) => this.has(chip)) && this.typed === writeWords(before.reading.text);
    if (!before || !isAsRead) return writeAddress(this.query.chips, words, show);
    const others = this.chips.filter((chip) => !before.reading.chips.some((read) => isSame(read, chip)));
    return writeAddress(others, before.typed, show);
  }

  /** Whether nothing is asked. */
  get isEmpty() {
    return this.query.chips.length + this.reading.text.length === 0;
  }

  /** Take over what an address asks. @param {string} parameters */
  open(parameters) {
    const address = readAddress(new URLSearchParams(parameters), this.names);
    this.chips = address.chips;
    this.show = address.show;
    this.unknown = address.unknown;
    this.before = null;
    this.type(address.q);
  }

  /** @param {string} text */
  type(text) {
    this.typed = text;
    this.reading = text.trim() ? this.read(text) : NOTHING();
    this.dropClaimOrder();
  }

  /** Take over a better reading of what stands in the box. @param {Query} reading */
  mend(reading) {
    this.reading = reading;
    this.dropClaimOrder();
  }

  /** Let what was read stand as conditions; the box keeps the rest. */
  settle() {
    const { typed, reading } = this;
    if (!reading.chips.length && !reading.repairs.length) return;
    this.before = reading.repairs.length || reading.choices.length ? { typed, reading } : null;
    this.chips = joined(this.chips, reading.chips);
    this.typed = writeWords(reading.text);
    this.reading = { ...NOTHING(), text: reading.text };
  }

  /** @param {Chip} chip */
  has(chip) {
    return this.query.chips.some((known) => isSame(known, chip));
  }

  /** @param {{ kind: string, id: string, name: string }} option */
  toggle({ kind, id, name }) {
    const chip = { kind, id, name: this.names.nameOf(kind, id) ?? name };
    this.settle();
    if (this.has(chip)) this.remove(chip);
    else this.chips = [...this.chips, chip];
    this.dropClaimOrder();
  }

  /** @param {Chip} chip */
  remove(chip) {
    this.settle();
    this.chips = this.chips.filter((known) => !isSame(known, chip));
    this.dropClaimOrder();
  }

  /** Ask for this chip alone within its kind, or for none. @param {string} kind @param {Chip | null} chip */
  setOnly(kind, chip) {
    this.settle();
    this.chips = this.chips.filter((known) => known.kind !== kind || known.not);
    if (chip) this.chips.push(chip);
    this.dropClaimOrder();
  }

  /** Mean one of several things. @param {import("./state.js").Choice} choice @param {Chip} chosen */
  choose(choice, chosen) {
    this.settle();
    this.chips = this.chips.filter(
      (chip) => isSame(chip, chosen) || !choice.options.some((option) => isSame(option, chip)),
    );
  }

  /** Mean none of several things. @param {import("./state.js").Choice} choice */
  dismiss(choice) {
    this.settle();
    this.chips = this.chips.filter((chip) => !choice.options.some((option) => isSame(option, chip)));
  }

  /** Ask for a word as it was written. @param {import("./state.js").Repair} repair */
  undo(repair) {
    if (this.reading.repairs.some(({ to }) => to === repair.to)) return this.type(withQuotes(this.typed, repair.from));
    const { before } = this;
    if (!before) return;
    this.chips = this.chips.filter((chip) => !before.reading.chips.some((read) => isSame(read, chip)));
    this.before = null;
    this.type(withQuotes(before.typed, repair.from));
  }

  /** Without one of the conditions. @param {string} facet or `text`, or `variant` for any variant of a product */
  loosen(facet) {
    this.settle();
    if (facet === "text") this.type("");
    else if (facet === "variant") this.chips = ofAnyVariant(this.chips, this.names);
    else this.chips = this.chips.filter((chip) => facetOf(chip.kind) !== facet);
  }

  clear() {
    this.chips = [];
    this.before = null;
    this.unknown = [];
    this.type("");
  }

  /** Claims can be compared within one quantity only. */
  dropClaimOrder() {
    const metrics = this.query.chips.filter((chip) => chip.kind === "metric" && !chip.not);
    if (this.show.sort === "claim" && metrics.length !== 1) this.show = { ...this.show, sort: "relevance" };
  }
}

/** @param {import("./state.js").Repair[]} repairs @param {string} text */
function asTyped(repairs, text) {
  return repairs.map(({ from, to }) => {
    const at = text.toLowerCase().indexOf(from.toLowerCase());
    return { from: at < 0 ? from : text.slice(at, at + from.length), to };
  });
}

/** @param {string} text @param {string} word */
function withQuotes(text, word) {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return `${text} "${word}"`;
  return `${text.slice(0, at)}"${text.slice(at, at + word.length)}"${text.slice(at + word.length)}`;
}
