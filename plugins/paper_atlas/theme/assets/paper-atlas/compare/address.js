// @ts-check
// What is compared, as the parameters of an address and back: ?hardware=a100/sxm4-80gb,h100&only=differences

/** @typedef {{ written: string[], onlyDifferences: boolean }} Asked */

const DIFFERENCES = "differences";

/** What an address asks for, as it is written there. @param {string} search @returns {Asked} */
export function readAddress(search) {
  const parameters = new URLSearchParams(search);
  const written = parameters.getAll("hardware").flatMap((value) => value.split(","));
  return {
    written: written.map((one) => one.trim()).filter(Boolean),
    onlyDifferences: parameters.get("only") === DIFFERENCES,
  };
}

/** The parameters of an address, with the question mark. @param {string[]} keys @param {boolean} onlyDifferences */
export function writeAddress(keys, onlyDifferences) {
  const parts = keys.length ? [`hardware=${keys.join(",")}`] : [];
  if (onlyDifferences) parts.push(`only=${DIFFERENCES}`);
  return `?${parts.join("&")}`;
}

/**
 * The parameters of the page to explore that ask for the same papers.
 * @param {Record<string, string>} asked the conditions that stand for a column
 * @param {Record<string, string>} [more] further conditions
 * @param {{ isOwn?: boolean }} [roles] whether only papers are asked for that measured or trained on it
 */
export function exploreAddress(asked, more = {}, { isOwn = false } = {}) {
  const parameters = new URLSearchParams(asked);
  for (const role of isOwn ? ["measured", "trained"] : []) parameters.append("role", role);
  for (const [name, value] of Object.entries(more)) parameters.set(name, value);
  return `explore/?${parameters.toString().replaceAll("%2F", "/")}`;
}
