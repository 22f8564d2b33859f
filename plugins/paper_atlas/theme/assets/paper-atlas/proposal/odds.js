// @ts-check
/** How likely each term is meant whose phrases stand in an abstract. */

/**
 * What speaks for and against a term and how much it counts, as `Odds` of proposal/scales.py says it.
 *
 * @typedef {object} Odds
 * @property {number} constant
 * @property {number} phrases
 * @property {number} share
 * @property {number} narrower
 * @property {number} wide
 * @property {number} denied
 * @property {number} alike
 * @property {number} likest
 * @property {number} least
 * @property {number} least_alike
 */

/**
 * What is known of the terms of an abstract.
 *
 * @typedef {object} Known
 * @property {ReadonlyMap<string, number>} weights what the phrases of each weigh
 * @property {ReadonlyMap<string, number>} alike how alike each term is to the abstract
 * @property {ReadonlySet<string>} denied those that are spoken against or lack what they need
 * @property {ReadonlySet<string | null>} wide those that have narrower ones
 * @property {(id: string) => readonly string[]} ancestors
 */

/**
 * The logarithms of the odds that the terms are meant that have phrases.
 *
 * @param {Known} known
 * @param {Odds} odds
 * @returns {Map<string, number>}
 */
export function logOdds({ weights, alike, denied, wide, ancestors }, odds) {
  const heaviest = Math.max(0, ...weights.values());
  const likest = Math.max(0, ...[...weights.keys()].map((id) => alike.get(id) ?? 0));
  const narrower = narrowerOf(weights, ancestors);
  const of = (/** @type {string} */ id, /** @type {number} */ weight) => {
    const likeness = odds.least_alike + (alike.get(id) ?? 0);
    const counted = [
      Math.log(odds.least + weight) * odds.phrases,
      (weight / heaviest) * odds.share,
      (narrower.get(id) ?? 0) * odds.narrower,
      Number(wide.has(id)) * odds.wide,
      Number(denied.has(id)) * odds.denied,
      Math.log(likeness) * odds.alike,
      Math.log(likeness / (odds.least_alike + likest)) * odds.likest,
    ];
    return counted.reduce((total, one) => total + one, odds.constant);
  };
  return new Map([...weights].map(([id, weight]) => [id, of(id, weight)]));
}

/**
 * What the heaviest phrases weigh of terms that are narrower than each.
 *
 * @param {ReadonlyMap<string, number>} weights
 * @param {(id: string) => readonly string[]} ancestors
 */
function narrowerOf(weights, ancestors) {
  /** @type {Map<string, number>} */
  const narrower = new Map();
  for (const [id, weight] of weights) {
    for (const parent of ancestors(id)) {
      narrower.set(parent, Math.max(narrower.get(parent) ?? 0, weight));
    }
  }
  return narrower;
}
