// @ts-check
// The way of a finished record to the repository: an address that GitHub's editor opens with, or a copy.

/** Characters of an address; beyond about 8,000 GitHub refuses it. */
const LONGEST = 6000;

/**
 * @typedef {object} Way
 * @property {string} href where the button leads; empty where the site names no repository
 * @property {boolean} isFilled whether the editor opens with the record in it
 */

/**
 * The way of a new record.
 * @param {string} base where a new file is begun @param {string} file its name @param {string} content
 * @returns {Way}
 */
export function wayOfNew(base, file, content) {
  if (!base) return { href: "", isFilled: false };
  const empty = `${base}?filename=${encodeURIComponent(file)}`;
  const filled = `${empty}&value=${encodeURIComponent(content)}`;
  return filled.length <= LONGEST ? { href: filled, isFilled: true } : { href: empty, isFilled: false };
}

/**
 * The way of a changed record: GitHub's editor of a file that is there can't be filled in by an address.
 * @param {string} base followed by the path of a file, where it is edited @param {string} file its path
 * @returns {Way}
 */
export function wayOfChanged(base, file) {
  return { href: base ? base + file.split("/").map(encodeURIComponent).join("/") : "", isFilled: false };
}

/** Copy a text; false where the browser does not let us. @param {string} text */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
