// @ts-check
/**
 * Numbers as short strings: 5 bits a character, least first, with 32 added where more follow.
 * A digit is one of 64 characters from # on, without the backslash.
 */

/**
 * Call a function with each number of a string.
 * @param {string} text
 * @param {(number: number) => void} each
 * @param {number} [from]
 * @param {number} [to]
 */
export function readEach(text, each, from = 0, to = text.length) {
  let number = 0;
  let shift = 0;
  for (let place = from; place < to; place++) {
    const code = text.charCodeAt(place);
    const digit = code - (code > 92 ? 36 : 35);
    number |= (digit & 31) << shift;
    if (digit > 31) shift += 5;
    else {
      each(number);
      number = shift = 0;
    }
  }
}

/**
 * Numbers in any order.
 * @param {string} text
 * @returns {Uint32Array}
 */
export function readNumbers(text) {
  const numbers = new Uint32Array(text.length);
  let count = 0;
  readEach(text, (number) => (numbers[count++] = number));
  return numbers.slice(0, count);
}

/**
 * Numbers in rising order, each written as its distance to the one before, the first as from -1.
 * @param {string} text
 * @returns {Uint32Array}
 */
export function readDeltas(text) {
  const numbers = readNumbers(text);
  let last = -1;
  for (let place = 0; place < numbers.length; place++) last = numbers[place] += last;
  return numbers;
}
