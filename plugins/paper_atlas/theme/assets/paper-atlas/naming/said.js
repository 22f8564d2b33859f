// @ts-check
/** What is said of a name. */

/**
 * What was found; null where nothing was.
 *
 * @typedef {object} Around
 * @property {number} first the first token that belongs to the mention
 * @property {number} last the token after the last one that belongs to it
 * @property {number | null} count
 * @property {number | null} hosts how many machines each hold the count
 * @property {number | null} total how many GPUs a text says that all hosts or systems hold: 64 DGX A100 nodes
 *   (512 GPUs)
 * @property {number[]} sizes memory sizes in GB, the nearest first; with a fraction where a text says what a
 *   driver reports
 * @property {boolean} leads whether the first of them stands before the name
 * @property {string | null} formFactor
 * @property {boolean} isLaptop
 * @property {boolean} requested whether the count is what a scheduler is asked for: gpu:a100:4
 */

/**
 * How many devices, or systems, in all.
 *
 * @param {Around} found
 */
export function devices(found) {
  if (found.total && !(found.hosts && found.count)) {
    return found.total;
  }
  return found.count ? found.count * (found.hosts || 1) : null;
}
