// @ts-check
// The box for an abstract: what it seems to say, to be accepted or rejected.

import { proposals } from "../proposal/proposals.js";
import { delayed, element, part } from "../search/element.js";
import { Figure } from "./figure.js";
import { called } from "./readings.js";
import { marked } from "./marking.js";

/** @typedef {import("../proposal/proposals.js").Proposals} Found */
/** @typedef {import("./fields/field.js").Form} Form @typedef {import("./marking.js").Mark} Mark */
/**
 * @typedef {object} Proposal
 * @property {string} key the same for the same fact
 * @property {string} kind runs, techniques, tasks or claims
 * @property {string} noun
 * @property {string} name
 * @property {any} value what is filled in
 * @property {string} words what says so
 * @property {{ start: number, end: number }[]} places where these stand in the text; none in the title
 * @property {number} [item] of an accepted run, its number in the form
 * @property {"open" | "accepted" | "rejected"} state
 */

const PAUSE = 250;
/** Characters after a figure within which its device may be named. */
const RIGHT_AFTER = 60;
/** Roles in which the authors' own work ran on the hardware. */
const OWN = new Set(["measured", "trained"]);
/** Characters of a text that is looked through. */
const LONGEST = 20_000;

export class Paste {
  /** @param {HTMLElement} box @param {Form} form @param {(kind: string, value: any) => number} fill puts a fact into the form, as which item */
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
    /** @type {import("../proposal/proposals.js").Guide | null} */
    this.guide = null;
    this.read = delayed(() => this.look(), PAUSE);
    this.input.addEventListener("input", () => this.read());
    this.all.addEventListener("click", () => this.acceptAll());
  }

  /** From now on texts are looked through. @param {import("../proposal/proposals.js").Guide} guide */
  use(guide) {
    this.guide = guide;
    if (this.input.value) this.look();
  }

  look() {
    if (!this.guide) return;
    const text = this.input.value.slice(0, LONGEST);
    const decided = new Map(this.proposals.map((own) => [own.key, own]));
    const found = proposals(text, this.form.title(), this.guide);
    this.proposals = proposed(found, this.form.terms).map((own) => ({ ...own, item: decided.get(own.key)?.item, state: decided.get(own.key)?.state ?? "open" }));
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
      const run = proposal.kind === "claims" ? this.runOf(proposal) : undefined;
      proposal.item = this.fill(proposal.kind, run ? { ...proposal.value, run: new Figure(String(run)) } : proposal.value);
      for (const rival of this.rivals(proposal)) rival.state = "rejected";
    }
    proposal.state = state;
  }

  /** The number of a figure's run: of the device named right after it, else of the last before. @param {Proposal} figure */
  runOf({ places: [{ start, end }] }) {
    const next = this.proposals.flatMap((own) => (own.kind === "claims" ? own.places : [])).filter((place) => place.start > start);
    const until = Math.min(end + RIGHT_AFTER, ...next.map((place) => place.start));
    const runs = this.proposals.filter(({ kind, item, value }) => kind === "runs" && item && OWN.has(value.role));
    const after = runs.find(({ places }) => places[0].start >= end && places[0].start < until);
    return (after ?? runs.findLast(({ places }) => places[0].start < start) ?? runs[0])?.item;
  }

  /** Others that the same words may mean instead. @param {Proposal} proposal */
  rivals({ kind, key, places }) {
    const isHere = (/** @type {Proposal} */ own) => own.places.some(({ start }) => start === places[0].start);
    return this.proposals.filter((own) => kind === "runs" && own.kind === kind && own.key !== key && own.state === "open" && isHere(own));
  }
}

/** What a text proposes, each fact once. @param {Found} found @param {Form["terms"]} terms @returns {Omit<Proposal, "state">[]} */
function proposed(found, terms) {
  const nameOf = (/** @type {string} */ kind, /** @type {string} */ id) => terms.get(kind, id)?.name ?? id;
  const all = [
    ...found.hardware.flatMap(({ hardware, choices = [hardware], count, role, ...words }) =>
      choices.map((device) => {
        const name = `${count ? `${count} × ` : ""}${called(asWritten(device), terms)}`;
        return { kind: "runs", noun: "hardware", name, value: { hardware: device, ...(count ? { count } : {}), role, source: "abstract" }, words };
      }),
    ),
    ...found.techniques.map(({ id, ...words }) => ({ kind: "techniques", noun: "technique", name: nameOf("techniques", id), value: id, words })),
    ...found.tasks.map(({ id, ...words }) => ({ kind: "tasks", noun: "task", name: nameOf("tasks", id), value: id, words })),
    ...found.claims.map(({ text, start, end, ...claim }) => {
      const metric = claim.metric ? nameOf("metrics", claim.metric) : "figure";
      return { kind: "claims", noun: "figure", name: figureName(claim, metric), value: { ...claim, source: "abstract" }, words: { text, start, end } };
    }),
  ];
  /** @type {Map<string, Omit<Proposal, "state">>} */
  const facts = new Map();
  for (const { words, value, ...own } of all) {
    const key = `${own.kind} ${JSON.stringify(value)}`;
    const known = facts.get(key) ?? { ...own, key, value: asWritten(value), words: words.text, places: [] };
    if ("start" in words) known.places.push({ start: words.start, end: words.end });
    facts.set(key, known);
  }
  return [...facts.values()];
}

/** @param {any} claim @param {string} metric */
function figureName({ value, range, unit, qualifier, relation }, metric) {
  const figure = [qualifier, range ? `${range[0]}–${range[1]}` : value, unit === "1" ? "" : unit, relation].filter((own) => own !== undefined && own !== "");
  return `${metric}: ${figure.join(" ")}`;
}

/** @param {any} value @returns {any} */
function asWritten(value) {
  if (value instanceof Figure) return value;
  if (typeof value === "number") return new Figure(String(value));
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, asWritten(own)]));
}
