// @ts-check
/** Years in queries: one, or a range that may be open at an end. */

/** @import { Token } from "../naming/tokens.js" */

const FIRST = 1990;
const LAST = 2039;
const YEAR = /^(?:19|20)\d\d$/;
const RANGE = /^(\d{4})?\s*(?:\.\.+|-|–|to)\s*(\d{4})?$/;
const COMPARED = /^(>=|<=|>|<|=)?\s*(\d{4})$/;
/** @type {ReadonlyMap<string, string>} */
const RELATIONS = new Map([[">=", "since"], [">", "after"], ["<=", "until"], ["<", "before"]]);

/**
 * The year that a token says.
 *
 * @param {readonly Token[]} tokens
 * @param {number} at
 * @returns {number | null}
 */
export function yearAt(tokens, at) {
  const { text, glue } = tokens[at];
  if (!YEAR.test(text) || (glue === "" && at)) {
    return null;
  }
  const following = tokens[at + 1];
  const goesOn = following !== undefined && following.glue === "" && following.text !== "+";
  const year = Number(text);
  return goesOn || year < FIRST || year > LAST ? null : year;
}

/**
 * The years that a word asks for: `since` 2023 is `2023..`.
 *
 * @param {string} relation since, onwards, after, until or before
 * @param {number} year
 */
export function rangeOf(relation, year) {
  switch (relation) {
    case "after":
      return `${year + 1}..`;
    case "until":
      return `..${year}`;
    case "before":
      return `..${year - 1}`;
    default:
      return `${year}..`;
  }
}

/**
 * The years that a field's value says: 2024, 2022.., ..2020, 2020-2022, >=2021; or null.
 *
 * @param {string} value
 * @returns {string | null}
 */
export function yearsOf(value) {
  const compared = COMPARED.exec(value.trim());
  if (compared) {
    const relation = RELATIONS.get(compared[1]);
    return relation ? rangeOf(relation, Number(compared[2])) : compared[2];
  }
  const [found, from = "", to = ""] = RANGE.exec(value.trim()) ?? [""];
  return found && (from || to) && !(to && to < from) ? `${from}..${to}` : null;
}
