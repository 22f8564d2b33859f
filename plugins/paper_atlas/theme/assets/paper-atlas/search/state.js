// @ts-check
// A query and how it is shown, as the parameters of an address and back.

/**
 * @typedef {{ kind: string, id: string, name: string, not?: boolean, choice?: number }} Chip
 * @typedef {{ words: string[], phrase?: boolean, not?: boolean, prefix?: boolean }} Words
 * @typedef {{ from: string, to: string }} Repair
 * @typedef {{ written: string, options: Chip[] }} Choice
 * @typedef {{ chips: Chip[], text: Words[], repairs: Repair[], choices: Choice[] }} Query
 * @typedef {{ sort: string, view: string, columns: string[] | null }} Show
 * @typedef {{ nameOf(kind: string, id: string): string | null }} Names
 * @typedef {{ chips: Chip[], q: string, show: Show, unknown: { kind: string, id: string }[] }} Address
 */

export const KINDS = [
  "product", "system", "architecture", "vendor", "memory", "count", "fits", "role", "technique", "task", "metric",
  "year", "venue", "has", "hardware",
];
export const HARDWARE = ["product", "system", "architecture", "vendor"];
export const ROLES = ["measured", "trained", "baseline", "required", "analysed", "simulated", "named"];
export const VIEWS = ["cards", "table", "claims"];
const SORTS = /^(relevance|newest|oldest|claim|-?(title|authors|venue))$/;
/** Orders that the engine knows; by the others, papers are put in order by what their cards say. */
export const BY_ENGINE = ["relevance", "newest", "oldest", "claim"];

/** The facet that a kind belongs to: conditions of one facet are joined by *or*. @param {string} kind */
export function facetOf(kind) {
  return HARDWARE.includes(kind) ? "product" : kind;
}

/** @param {Chip} one @param {Chip} other */
export function isSame(one, other) {
  return one.kind === other.kind && one.id === other.id && Boolean(one.not) === Boolean(other.not);
}

/** Chips of two lists, each once. @param {Chip[]} first @param {Chip[]} second @returns {Chip[]} */
export function joined(first, second) {
  const all = [...first, ...second];
  return all.filter((chip, at) => all.findIndex((known) => isSame(known, chip)) === at);
}

/** Chips that ask for any variant of the products they name. @param {Chip[]} chips @param {Names} names */
export function ofAnyVariant(chips, names) {
  const whole = chips.map((chip) => {
    const [id, variant] = chip.id.split("/");
    return variant && chip.kind === "product" && !chip.not ? { ...chip, id, name: names.nameOf("product", id) ?? id } : chip;
  });
  return joined([], whole);
}

/**
 * What an address asks for.
 * @param {URLSearchParams} parameters @param {Names} names @returns {Address}
 */
export function readAddress(parameters, names) {
  /** @type {Chip[]} */
  const chips = [];
  /** @type {{ kind: string, id: string }[]} */
  const unknown = [];
  for (const { kind, id, not } of conditions(parameters)) {
    const name = KINDS.includes(kind) ? names.nameOf(kind, id) : null;
    if (name === null) unknown.push({ kind, id });
    else chips.push(not ? { kind, id, name, not } : { kind, id, name });
  }
  const q = parameters.get("q") ?? "";
  return { chips: joined([], chips), q, show: showOf(parameters), unknown };
}

/** @param {URLSearchParams} parameters @returns {{ kind: string, id: string, not: boolean }[]} */
function conditions(parameters) {
  const found = [];
  for (const [key, value] of parameters) {
    if (!value) continue;
    const [kind, ...rest] = value.split(":");
    if (KINDS.includes(key)) found.push({ kind: key, id: value, not: false });
    else if (key === "not") found.push({ kind, id: rest.join(":"), not: true });
  }
  return found;
}

/** @param {URLSearchParams} parameters @returns {Show} */
function showOf(parameters) {
  const sort = parameters.get("sort") ?? "";
  const view = parameters.get("view") ?? "";
  const columns = parameters.get("columns");
  return {
    sort: SORTS.test(sort) ? sort : "relevance",
    view: VIEWS.includes(view) ? view : "cards",
    columns: columns === null ? null : columns.split(",").filter(Boolean),
  };
}

/**
 * The parameters of an address, with the question mark; empty for all papers.
 * @param {Chip[]} chips @param {string} q what is asked besides @param {Show} show
 */
export function writeAddress(chips, q, show) {
  const parameters = new URLSearchParams();
  for (const kind of KINDS) {
    for (const chip of chips) if (chip.kind === kind && !chip.not) parameters.append(kind, chip.id);
  }
  for (const chip of chips) if (chip.not) parameters.append("not", `${chip.kind}:${chip.id}`);
  if (q) parameters.set("q", q);
  if (show.sort !== "relevance") parameters.set("sort", show.sort);
  if (show.view !== "cards") parameters.set("view", show.view);
  if (show.columns && show.view === "table") parameters.set("columns", show.columns.join(","));
  const written = parameters.toString().replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%2F", "/");
  return written && `?${written}`;
}

/** Words as they are typed. @param {Words[]} text */
export function writeWords(text) {
  return text.map((part) => (part.not ? "-" : "") + quoted(part)).join(" ");
}

/** @param {Words} part */
function quoted(part) {
  const words = part.words.join(" ");
  return part.phrase || (part.not && part.words.length > 1) ? `"${words}"` : words;
}
