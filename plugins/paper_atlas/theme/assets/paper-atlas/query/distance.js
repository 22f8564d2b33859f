// @ts-check
/** How many slips apart two words are. */

/**
 * The optimal string alignment distance: letters left out, put in, typed for others, or two side by side
 * typed in the other order.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most from here on it does not matter how many more
 * @returns {number} `most` + 1 for anything more
 */
export function distance(one, other, most) {
  const [written, meant] = [[...one], [...other]];
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (let row = 1; row <= written.length; row += 1) {
    const current = nextRow(row, written, meant, above, before);
    if (Math.min(...current) > most) {
      return most + 1;
    }
    [before, above] = [above, current];
  }
  return Math.min(above[meant.length], most + 1);
}

/**
 * @param {number} row
 * @param {readonly string[]} written
 * @param {readonly string[]} meant
 * @param {readonly number[]} above the row before
 * @param {readonly number[]} before the row before that
 */
function nextRow(row, written, meant, above, before) {
  const current = [row];
  for (let at = 1; at <= meant.length; at += 1) {
    const typed = above[at - 1] + (written[row - 1] === meant[at - 1] ? 0 : 1);
    let least = Math.min(typed, above[at] + 1, current[at - 1] + 1);
    const swapped = written[row - 1] === meant[at - 2] && written[row - 2] === meant[at - 1];
    if (row > 1 && at > 1 && swapped) {
      least = Math.min(least, before[at - 2] + 1);
    }
    current.push(least);
  }
  return current;
}
