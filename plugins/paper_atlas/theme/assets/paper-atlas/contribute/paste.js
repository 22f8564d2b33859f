// @ts-check
// The box for an abstract: what it seems to say, to be accepted or rejected.

import { delayed, element, part } from "../search/element.js";
import { marked } from "./marking.js";
import { facts } from "./abstract.js";

/**
 * @typedef {import("./fields/group.js").Group} Group
 * @typedef {import("../proposal/proposals.js").Proposals} Proposals
 * @typedef {{ read: (text: string, title: string) => Proposals, deviceReach: number }} Reader what reads abstracts, and
 *   how many characters after a figure its device may be named
 * @typedef {import("./abstract.js").Fact & { state: "open" | "accepted" | "rejected", entry?: Group }} Proposal
 *
 * The form that proposals are for.
 * @typedef {import("./fields/field.js").Form & { title: string,
 *   fill: (kind: string, value: any, run?: Group) => Group | undefined }} Filled
 */

const PAUSE = 250;
/** Characters of a text that is looked through. */
const LONGEST = 20_000;
/** Roles in which the authors' own work ran on the hardware. */
const OWN = new Set(["measured", "trained"]);

export class Paste {
  /** @param {HTMLElement} box @param {Filled} form @param {() => Promise<Reader>} reader fetches what reads abstracts */
  constructor(box, form, reader) {
    this.form = form;
    this.reader = reader;
    this.input = /** @type {HTMLTextAreaElement} */ (part(box, "textarea"));
    this.marks = part(box, "[data-part=marked]");
    this.list = part(box, "[data-part=proposals]");
    this.found = part(box, "[data-part=found]");
    this.all = /** @type {HTMLButtonElement} */ (part(box, "[data-part=accept-all]"));
    this.count = part(box, "[data-part=proposal-count]");
    /** @type {Proposal[]} */
    this.proposals = [];
    /** @type {Promise<Reader> | undefined} */
    this.read = undefined;
    this.deviceReach = 0;
    this.lookLater = delayed(() => this.look(), PAUSE);
    this.input.addEventListener("focus", () => void this.opened().catch(() => {}));
    this.input.addEventListener("input", () => this.lookLater());
    this.all.addEventListener("click", () => this.acceptAll());
  }

  get text() {
    return this.input.value.slice(0, LONGEST);
  }

  get open() {
    return this.proposals.filter(({ state }) => state === "open");
  }

  /** What reads abstracts, fetched once, or again after it could not be fetched. @returns {Promise<Reader>} */
  opened() {
    this.read ??= this.reader();
    this.read.catch(() => (this.read = undefined));
    return this.read;
  }

  async look() {
    const { text } = this;
    try {
      const { read, deviceReach } = await this.opened();
      if (text !== this.text) return;
      this.deviceReach = deviceReach;
      const decided = new Map(this.proposals.map((own) => [own.key, own]));
      const found = text.trim() ? facts(read(text, this.form.title), text, this.form.terms) : [];
      this.proposals = found.map((own) => ({ ...own, state: decided.get(own.key)?.state ?? "open", entry: decided.get(own.key)?.entry }));
      this.show();
      if (text.trim()) this.form.announce(this.said());
    } catch (error) {
      console.error(error);
      this.found.hidden = false;
      this.count.textContent = "The text can't be read now: what reads it could not be fetched. Type on to try again.";
    }
  }

  said() {
    const open = this.open.length;
    if (!this.proposals.length) return "Nothing was recognised in the text.";
    const isBegun = open < this.proposals.length;
    return open ? `${open} ${open === 1 ? "fact" : "facts"} ${isBegun ? "left to decide" : "proposed"}.` : "All proposals are decided.";
  }

  show() {
    this.found.hidden = !this.text.trim();
    this.count.textContent = this.said();
    this.all.hidden = !this.open.some((own) => this.isPlain(own));
    const shown = this.proposals.filter(({ state }) => state !== "rejected");
    const marks = shown.flatMap(({ places, noun, key }) => places.map((place) => ({ ...place, noun, key })));
    this.marks.replaceChildren(...marked(this.text, marks));
    this.list.replaceChildren(...shown.map((proposal) => this.line(proposal)));
  }

  /** @param {Proposal} proposal */
  line(proposal) {
    const { noun, name, words, state } = proposal;
    const open = state === "open" && this.rivals(proposal).length ? element("span", { class: "atlas-proposal__open" }, "one of several: ") : null;
    const quote = name.toLowerCase() === words.toLowerCase() ? null : element("q", {}, words);
    const button = (/** @type {string} */ text, /** @type {Proposal["state"]} */ to) =>
      element("button", { type: "button", class: "atlas-tool", "aria-label": `${text} ${noun} ${name}`, onclick: () => this.decide(proposal, to) }, text);
    const buttons = state === "open" ? [button("Accept", "accepted"), button("Reject", "rejected")] : [element("span", { class: "atlas-proposal__done" }, "✓ accepted")];
    return element(
      "li",
      { class: `atlas-proposal atlas-proposal--${state}` },
      element("span", { class: `atlas-proposal__noun atlas-mark--${noun}` }, noun),
      element("span", { class: "atlas-proposal__name" }, open, name, quote ? " " : null, quote),
      element("span", { class: "atlas-tools" }, ...buttons),
    );
  }

  /** @param {Proposal} proposal @param {Proposal["state"]} state */
  decide(proposal, state) {
    const at = this.open.indexOf(proposal);
    this.settle(proposal, state);
    this.show();
    this.form.announce(`${proposal.name} ${state}.`);
    const left = this.list.querySelectorAll("button");
    /** @type {HTMLElement} */ (left[Math.min(2 * at, left.length - 2)] ?? this.input).focus();
    this.form.changed();
  }

  /** What may mean several things, or does not say what it is, is left to decide. */
  acceptAll() {
    const plain = this.open.filter((own) => this.isPlain(own));
    for (const proposal of plain) this.settle(proposal, "accepted");
    this.show();
    this.form.announce(`${plain.length} ${plain.length === 1 ? "fact" : "facts"} accepted.`);
    (this.list.querySelector("button") ?? this.input).focus();
    this.form.changed();
  }

  /** @param {Proposal} proposal @param {Proposal["state"]} state */
  settle(proposal, state) {
    if (state === "accepted") {
      const { kind, value } = proposal;
      proposal.entry = this.form.fill(kind, value, kind === "claims" ? this.runOf(proposal) : undefined);
      for (const rival of this.rivals(proposal)) rival.state = "rejected";
    }
    proposal.state = state;
  }

  /** @param {Proposal} proposal */
  isPlain(proposal) {
    return proposal.isWhole && !this.rivals(proposal).length;
  }

  /** Others that the same words may mean instead. @param {Proposal} proposal */
  rivals({ kind, key, places }) {
    const isHere = (/** @type {Proposal} */ own) => own.places.some(({ start }) => start === places[0]?.start);
    return this.open.filter((own) => kind === "runs" && own.kind === kind && own.key !== key && isHere(own));
  }

  /** The run of a figure: that of the device named right after it, else of the last one before. @param {Proposal} claim */
  runOf({ places: [{ start, end }] }) {
    const isNext = (/** @type {Proposal} */ { kind, places }) => kind === "claims" && places[0].start >= end;
    const until = Math.min(end + this.deviceReach, ...this.proposals.filter(isNext).map(({ places }) => places[0].start));
    const runs = this.proposals.filter(({ entry, kind, value }) => entry && kind === "runs" && OWN.has(value.role));
    const after = runs.find(({ places }) => end <= places[0].start && places[0].start < until);
    return (after ?? runs.filter(({ places }) => places[0].start < start).at(-1) ?? runs[0])?.entry;
  }
}
