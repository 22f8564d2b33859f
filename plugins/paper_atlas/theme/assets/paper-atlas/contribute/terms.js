// @ts-check
// The identifiers that fields complete: by identifier, name or alias.

import { keyOf } from "../naming/rows.js";
import { words } from "../search/words.js";

/** @typedef {{ id: string, name: string, aliases: string[], note: string }} Term */

/** How well a term fits what is typed, the best first. */
const [SAME, BEGINS, WORD, INSIDE] = [0, 1, 2, 3];

export class Terms {
  /**
   * @param {any} names search/names.json
   * @param {{ units: any[], notes: Record<string, string[]> }} [form] contribute/form.json, for units and notes
   */
  constructor(names, form = { units: [], notes: {} }) {
    const { products, systems } = names.hardware;
    /** @type {Record<string, Term[]>} */
    this.kinds = {};
    for (const kind of ["techniques", "tasks", "metrics", "architectures", "vendors"]) this.add(kind, names[kind], form.notes[kind]);
    this.add("units", form.units);
    this.add("hardware", products.map((/** @type {any} */ row) => [keyOf(row), ...row.slice(1)]));
    this.add("systems", systems.map((/** @type {any} */ row) => [keyOf(row), row[1], row[3]]));
    this.add("papers", []);
  }

  /** @param {string} kind @param {any[][]} rows identifier, name, aliases @param {string[]} [notes] */
  add(kind, rows, notes = []) {
    this.kinds[kind] = rows.map(([id, name, aliases], at) => ({ id, name, aliases: aliases ?? [], note: notes[at] ?? "" }));
  }

  /** @param {string} kind @param {string} id @returns {Term | undefined} */
  get(kind, id) {
    return this.kinds[kind].find((term) => term.id === id);
  }

  /** The one term that a text names in full. @param {string} kind @param {string} text @returns {Term | undefined} */
  named(kind, text) {
    const asked = plainName(text);
    const found = this.kinds[kind].filter((term) => term.id === text || spellings(term).some((own) => plainName(own) === asked));
    return found.find((term) => term.id === text) ?? (asked && found.length === 1 ? found[0] : undefined);
  }

  /** Terms that a text may begin to name, the likeliest first. @param {string} kind @param {string} text @returns {Term[]} */
  find(kind, text) {
    return begun(this.kinds[kind], text);
  }

  /** Put some terms before all others of their kind. @param {string} kind @param {string[]} ids in their order */
  prefer(kind, ids) {
    const places = new Map(ids.map((id, at) => [id, at]));
    const place = (/** @type {Term} */ { id }) => places.get(id) ?? ids.length;
    this.kinds[kind].sort((one, other) => place(one) - place(other));
  }
}

/**
 * The terms that a text may begin to name, the likeliest first; those as likely stay in their order.
 * @template {{ id: string, name: string, aliases?: string[] }} Own
 * @param {Own[]} terms @param {string} text @returns {Own[]}
 */
export function begun(terms, text) {
  const asked = plainName(text);
  if (!asked) return terms;
  /** @type {[number, Own][]} */
  const found = [];
  for (const term of terms) {
    const fits = Math.min(...spellings(term).map((own) => fit(plainName(own), asked)));
    if (fits <= INSIDE) found.push([fits, term]);
  }
  return found.sort(([one], [other]) => one - other).map(([, term]) => term);
}

/** @param {{ id: string, name: string, aliases?: string[] }} term */
function spellings({ id, name, aliases = [] }) {
  return [id, name, ...aliases];
}

/** @param {string} text */
function plainName(text) {
  // A unit may be a sign alone.
  return words(text).join(" ") || text.trim();
}

/** @param {string} name @param {string} asked */
function fit(name, asked) {
  const at = name.indexOf(asked);
  if (at === 0) return name === asked ? SAME : BEGINS;
  return at < 0 ? Infinity : name[at - 1] === " " ? WORD : INSIDE;
}
