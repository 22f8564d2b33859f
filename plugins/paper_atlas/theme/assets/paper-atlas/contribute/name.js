// @ts-check
// The name of a record's file, which is its address.

/** @typedef {{ pattern: string, longest: number, reserved: string[] }} NameRules */

/** Words that make a name longer and tell nothing. */
const SMALL = new Set(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with"]);
const MOST_WORDS = 4;

/** A short name made of a title: what stands before its colon, or its first words that tell something. @param {string} title */
export function nameOf(title) {
  const [before] = title.split(/: | [-–—] /);
  const all = plainWords(before);
  const words = all.length > MOST_WORDS ? all.filter((word) => !SMALL.has(word)) : all;
  return words.slice(0, MOST_WORDS).join("-");
}

/** @param {string} text */
function plainWords(text) {
  const letters = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
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
