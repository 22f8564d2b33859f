// @ts-check
// The name of a record's file, which is its address.

/**
 * @typedef {{ words: number, without: string[], length: number }} ShortRules
 * @typedef {{ pattern: string, longest: number, reserved: string[], short: ShortRules }} NameRules
 */

/** A short name made of a title, as `short_name` of collection.py makes it. @param {string} title @param {ShortRules} rules */
export function nameOf(title, { words: most, without, length }) {
  const [named, ...rest] = title.split(":");
  const own = plainWords(named);
  const isNamed = rest.length > 0 && own.length > 0 && own.length <= most;
  const words = isNamed ? own : plainWords(title).filter((word) => !without.includes(word)).slice(0, most);
  return words.join("-").slice(0, length).replace(/^-+|-+$/g, "");
}

/** @param {string} text */
function plainWords(text) {
  const letters = text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  return letters.match(/[a-z0-9]+/g) ?? [];
}

/**
 * What is wrong with a name; empty for nothing.
 * @param {string} name @param {NameRules} rules @param {(name: string) => string | undefined} ownerOf the paper that has a name already
 */
export function wrongName(name, { pattern, longest, reserved }, ownerOf) {
  if (!name) return "still missing";
  if (!new RegExp(pattern, "u").test(name)) return "use lower-case letters, digits and single hyphens";
  if (name.length > longest) return `at most ${longest} characters are allowed`;
  if (reserved.includes(name)) return "this means something else to a web server or to Windows: name the file after the paper";
  return ownerOf(name) ? `taken by “${ownerOf(name)}”` : "";
}
