// @ts-check
// The box for an abstract: what it seems to say, to be accepted or rejected.

import { delayed, element, part } from "../search/element.js";
import { Figure } from "./figure.js";
import { called } from "./readings.js";
import { marked } from "./marking.js";
import { proposals } from "./proposals.js";

/** @typedef {import("./fields/field.js").Form} Form @typedef {import("./marking.js").Mark} Mark */
/**
 * @typedef {object} Proposal
 * @property {string} key the same for the same fact
 * @property {string} kind runs, techniques, tasks or claims
 * @property {string} noun
 * @property {string} name
 * @property {any} value what is filled in
 * @property {{ start: number, end: number }[]} places
 * @property {"open" | "accepted" | "rejected"} state
 */

const PAUSE = 250;
/** Characters of a text that is looked through. */
const LONGEST = 20_000;

export class Paste {
  /** @param {HTMLElement} box @param {Form} form @param {(kind: string, value: any) => void} fill puts a fact into the form */
  constructor(box, form, fill) {
    this.form = form;
    this.fill = fill;
    this.input = /** @type {HTMLTextAreaElement} */ (part(box, "textarea"));
    this.text = part(box, "[data-part=marked]");
    this.list = part(box, "[data-part=proposals]");
    this.found = part(box, "[data-part=found]");
    this.all = /** @type {HTMLButtonElement} */ (part(box, "[data-part=accept-all]"));
    this.count = part(box, "[data-part=proposal-count]");
    /** @type {Proposal[]} */
    this.proposals = [];
    this.read = delayed(() => this.look(), PAUSE);
    this.input.addEventListener("input", () => this.read());
    this.all.addEventListener("click", () => this.acceptAll());
  }

  look() {
    const text = this.input.value.slice(0, LONGEST);
    const decided = new Map(this.proposals.map(({ key, state }) => [key, state]));
    this.proposals = proposed(text, this.form).map((own) => ({ ...own, state: decided.get(own.key) ?? "open" }));
    this.show();
    if (text.trim()) this.form.announce(this.said());
  }

  said() {
    const open = this.proposals.filter(({ state }) => state === "open").length;
    if (!this.proposals.length) return "Nothing was recognised in the text.";
    const isBegun = open < this.proposals.length;
    return open ? `${open} ${open === 1 ? "fact" : "facts"} ${isBegun ? "left to decide" : "proposed"}.` : "All proposals are decided.";
  }

  show() {
    const text = this.input.value.slice(0, LONGEST);
    this.found.hidden = !text.trim();
    this.count.textContent = this.said();
    this.all.hidden = !this.proposals.some((own) => own.state === "open" && !this.rivals(own).length);
    const shown = this.proposals.filter(({ state }) => state !== "rejected");
    const marks = shown.flatMap(({ places, noun, key }) => places.map((place) => ({ ...place, noun, key })));
    this.text.replaceChildren(...marked(text, marks));
    this.list.replaceChildren(...shown.map((proposal) => this.line(proposal)));
  }

  /** @param {Proposal} proposal */
  line(proposal) {
    const { noun, name, places, state } = proposal;
    const words = this.input.value.slice(places[0].start, places[0].end);
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
    const at = this.proposals.filter((own) => own.state === "open").indexOf(proposal);
    this.settle(proposal, state);
    this.show();
    this.form.announce(`${proposal.name} ${state}.`);
    const left = this.list.querySelectorAll("button");
    /** @type {HTMLElement} */ (left[Math.min(2 * at, left.length - 2)] ?? this.input).focus();
    this.form.changed();
  }

  /** What may mean several things is left to choose. */
  acceptAll() {
    const open = this.proposals.filter((own) => own.state === "open" && !this.rivals(own).length);
    for (const proposal of open) this.settle(proposal, "accepted");
    this.show();
    this.form.announce(`${open.length} ${open.length === 1 ? "fact" : "facts"} accepted.`);
    (this.list.querySelector("button") ?? this.input).focus();
    this.form.changed();
  }

  /** @param {Proposal} proposal @param {Proposal["state"]} state */
  settle(proposal, state) {
    if (state === "accepted") {
      this.fill(proposal.kind, proposal.value);
      for (const rival of this.rivals(proposal)) rival.state = "rejected";
    }
    proposal.state = state;
  }

  /** Others that the same words may mean instead. @param {Proposal} proposal */
  rivals({ kind, key, places }) {
    const isHere = (/** @type {Proposal} */ own) => own.places.some(({ start }) => start === places[0].start);
    return this.proposals.filter((own) => kind === "runs" && own.kind === kind && own.key !== key && own.state === "open" && isHere(own));
  }
}

/** What a text proposes, each fact once. @param {string} text @param {Form} form @returns {Omit<Proposal, "state">[]} */
function proposed(text, { lexicon, terms }) {
  const found = proposals(text, lexicon);
  const nameOf = (/** @type {string} */ kind, /** @type {string} */ id) => terms.get(kind, id)?.name ?? id;
  const all = [
    ...found.hardware.map(({ start, end, hardware, count, role }) => {
      const name = `${count ? `${count} × ` : ""}${called(asWritten(hardware), terms)}`;
      const value = { hardware, ...(count ? { count } : {}), role, source: "abstract" };
      return { kind: "runs", noun: "hardware", name, value, start, end };
    }),
    ...found.techniques.map(({ id, start, end }) => ({ kind: "techniques", noun: "technique", name: nameOf("techniques", id), value: id, start, end })),
    ...found.tasks.map(({ id, start, end }) => ({ kind: "tasks", noun: "task", name: nameOf("tasks", id), value: id, start, end })),
    ...found.claims.map(({ start, end, ...claim }) => ({ kind: "claims", noun: "figure", name: figureName(claim, nameOf("metrics", claim.metric)), value: { ...claim, source: "abstract" }, start, end })),
  ];
  /** @type {Map<string, Omit<Proposal, "state">>} */
  const facts = new Map();
  for (const { start, end, value, ...own } of all) {
    const key = `${own.kind} ${JSON.stringify(value)}`;
    const known = facts.get(key) ?? { ...own, key, value: asWritten(value), places: [] };
    known.places.push({ start, end });
    facts.set(key, known);
  }
  return [...facts.values()];
}

/** @param {any} claim @param {string} metric */
function figureName({ value, range, unit, qualifier, relation, baseline }, metric) {
  const figure = [qualifier, range ? `${range[0]}–${range[1]}` : value, unit === "1" ? "" : unit, relation].filter((own) => own !== undefined && own !== "");
  return `${metric}: ${figure.join(" ")}${baseline ? ` (${baseline})` : ""}`;
}

/** @param {any} value @returns {any} */
function asWritten(value) {
  if (value instanceof Figure) return value;
  if (typeof value === "number") return new Figure(String(value));
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, asWritten(own)]));
}
