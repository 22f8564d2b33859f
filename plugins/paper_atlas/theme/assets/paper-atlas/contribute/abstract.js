// @ts-check
// What an abstract seems to say, as facts that a person accepts or rejects, each of them once.

import { Figure } from "./figure.js";
import { called } from "./phrase.js";

/** @typedef {import("../proposal/proposals.js").Proposals} Proposals @typedef {import("./terms.js").Terms} Terms */
/**
 * @typedef {object} Fact
 * @property {string} key the same for the same fact
 * @property {string} kind runs, techniques, tasks or claims
 * @property {string} noun
 * @property {string} name
 * @property {string} words that say so
 * @property {any} value what is filled in
 * @property {boolean} isWhole whether it says what it is
 * @property {{ start: number, end: number }[]} places offsets into the text; none for a word of the title
 */

const SOURCE = "abstract";

/** @param {Proposals} found @param {string} text @param {Terms} terms @returns {Fact[]} */
export function facts(found, text, terms) {
  const all = [
    ...found.hardware.flatMap((run) => runFacts(run, terms)),
    ...found.techniques.map((term) => termFact("techniques", "technique", term, terms)),
    ...found.tasks.map((term) => termFact("tasks", "task", term, terms)),
    ...found.claims.map((claim) => claimFact(claim, terms)),
  ];
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  for (const fact of all) {
    const known = facts.get(fact.key);
    if (known) known.places.push(...fact.places);
    else facts.set(fact.key, fact);
  }
  return [...facts.values()];
}

/** @param {Proposals["hardware"][number]} run @param {Terms} terms @returns {Fact[]} */
function runFacts({ hardware, choices, count, role, text, start, end }, terms) {
  return (choices ?? [hardware]).map((own) => {
    const value = asWritten({ hardware: own, ...(count ? { count } : {}), role, source: SOURCE }, text);
    const name = `${count ? `${count} × ` : ""}${called(value.hardware, terms)}, ${role}`;
    return { ...keyed("runs", value), noun: "hardware", name, words: text, isWhole: true, places: [{ start, end }] };
  });
}

/** @param {string} kind @param {string} noun @param {Proposals["tasks"][number]} term @param {Terms} terms @returns {Fact} */
function termFact(kind, noun, term, terms) {
  const places = "start" in term ? [{ start: term.start, end: term.end }] : [];
  return { ...keyed(kind, term.id), noun, name: terms.get(kind, term.id)?.name ?? term.id, words: term.text, isWhole: true, places };
}

/** @param {Proposals["claims"][number]} claim @param {Terms} terms @returns {Fact} */
function claimFact({ text, start, end, ...said }, terms) {
  const value = asWritten({ ...said, source: SOURCE }, text);
  const { metric } = said;
  const name = `${metric ? (terms.get("metrics", metric)?.name ?? metric) : "something"}: ${figureName(value)}`;
  return { ...keyed("claims", value), noun: "figure", name, words: text, isWhole: Boolean(metric), places: [{ start, end }] };
}

/** @param {any} claim */
function figureName({ value, range, unit, qualifier, relation }) {
  const figure = range ? range.map((/** @type {Figure} */ end) => end.written).join("–") : value.written;
  return [qualifier, figure, unit === "1" ? "" : unit, relation].filter(Boolean).join(" ");
}

/** @param {string} kind @param {any} value */
function keyed(kind, value) {
  return { kind, value, key: `${kind} ${JSON.stringify(value)}` };
}

/** A value with its numbers as the text writes them. @param {any} value @param {string} text @returns {any} */
function asWritten(value, text) {
  if (typeof value === "number") return new Figure(text.match(/\d+(\.\d+)?/g)?.find((own) => Number(own) === value) ?? String(value));
  if (Array.isArray(value)) return value.map((own) => asWritten(own, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, asWritten(own, text)]));
}
