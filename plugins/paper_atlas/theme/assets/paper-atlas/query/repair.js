// @ts-check
/** Misspellings: the name that a word nobody uses was probably meant for. */

import { words as wordsOf } from "../search/words.js";
import { writtenNames } from "../naming/rules.js";
import { distance } from "./distance.js";
import { chipsOfField } from "./fields.js";
import { caseless, folded } from "./lexicon.js";
import { piecesOf } from "./pieces.js";
import { readPlainly, shortened } from "./reading.js";

/** @import { Rules } from "../naming/rules.js" */
/** @import { Lexicon } from "./lexicon.js" */
/** @import { Query, Repair } from "./model.js" */
/** @import { Piece } from "./pieces.js" */

/** Letters that are typed for digits. @type {Readonly<Record<string, string>>} */
const CONFUSED = { o: "0", l: "1", i: "1" };
const WORD = /[\p{L}\p{N}]+/gu;
const MOST_WORDS = 3;
/** From how many letters on one slip is mended, and two. */
const SHORTEST = 5;
const LONG = 9;

/** Names of hardware as they are written, by how they are spelt without what writers vary. */
const spellings = /** @type {WeakMap<Lexicon, Map<string, string>>} */ (new WeakMap());

/**
 * The words that a query leaves unread, which may be misspelt.
 *
 * @param {Query} query
 */
export function unreadWords(query) {
  return new Set(query.text.flatMap((own) => (own.phrase || own.not ? [] : own.words)));
}

/**
 * A query read again with its misspellings mended; itself where there are none.
 *
 * @param {string} text
 * @param {Query} query the same as it was read
 * @param {ReadonlySet<string>} strange those of its unread words that begin none which stands in some paper
 * @param {Lexicon} lexicon
 * @returns {Query}
 */
export function mended(text, query, strange, lexicon) {
  text = shortened(text);
  const repairs = strange.size ? repairsOf(typedWords(text, lexicon), strange, lexicon) : [];
  if (!repairs.length) {
    return query;
  }
  const right = repairs.reduce((written, repair) => replaced(written, repair, lexicon.filler), text);
  const found = readPlainly(right, lexicon);
  return { ...found, repairs: [...repairs, ...found.repairs] };
}

/**
 * The words of a query that ask for something and stand neither in quotes nor in a field.
 *
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function typedWords(text, lexicon) {
  const pieces = [...piecesOf(text, lexicon.fields)];
  const isKnown = (/** @type {Piece} */ { field, text: value }) =>
    Boolean(field) && chipsOfField(/** @type {string} */ (field), value, lexicon).length > 0;
  const plain = pieces.filter((piece) => !piece.isPhrase && !piece.isNegated && !isKnown(piece));
  return plain.flatMap((piece) => wordsOf(piece.text)).filter((word) => !lexicon.filler.has(word));
}

/**
 * @param {readonly string[]} words
 * @param {ReadonlySet<string>} strange
 * @param {Lexicon} lexicon
 */
function repairsOf(words, strange, lexicon) {
  /** @type {Repair[]} */
  const repairs = [];
  let at = 0;
  while (at < words.length) {
    let length = Math.min(MOST_WORDS, words.length - at);
    let repair = repairOf(words.slice(at, at + length), strange, lexicon);
    while (!repair && length > 1) {
      length -= 1;
      repair = repairOf(words.slice(at, at + length), strange, lexicon);
    }
    if (repair) {
      repairs.push(repair);
    }
    at += length;
  }
  return repairs;
}

/**
 * @param {readonly string[]} words
 * @param {ReadonlySet<string>} strange
 * @param {Lexicon} lexicon
 * @returns {Repair | null}
 */
function repairOf(words, strange, lexicon) {
  if (!words.some((word) => strange.has(word))) {
    return null;
  }
  const hardware = hardwareOf(lexicon);
  const plain = plainName(words.join(" "), lexicon.rules);
  const phrase = words.map((word) => folded(word, lexicon.endings)).join(" ");
  const meant = /\p{Nd}/u.test(plain)
    ? hardware.get(plain.replace(/[oli]/g, (letter) => CONFUSED[letter]))
    : nearestName(phrase, lexicon.repairs);
  const namesVendor = words.some((word) => lexicon.rules.vendors.has(word));
  const to = meant ?? (namesVendor ? null : nearestName(plain, hardware));
  return to === null ? null : { from: words.join(" "), to };
}

/**
 * A name without what writers vary: case, spaces, hyphens, trademarks, the vendor.
 *
 * @param {string} written
 * @param {Rules} rules
 */
function plainName(written, rules) {
  const words = caseless(written).replace(/[™®©]|\((?:r|tm|c)\)/g, " ").match(/[\p{L}\p{N}]+|\+/gu) ?? [];
  const kept = words.filter((word) => !rules.vendors.has(word));
  return (kept.length ? kept : words).join("");
}

/**
 * @param {Lexicon} lexicon
 * @returns {Map<string, string>}
 */
function hardwareOf(lexicon) {
  const made = spellings.get(lexicon);
  if (made) {
    return made;
  }
  /** @type {Map<string, string>} */
  const found = new Map();
  const { rules } = lexicon;
  for (const [written] of writtenNames(rules.vocabulary, rules.vendors, rules.wording)) {
    const plain = plainName(written, rules);
    if (!found.has(plain)) {
      found.set(plain, written);
    }
  }
  spellings.set(lexicon, found);
  return found;
}

/**
 * The one name that is spelt most like a word; null where none is near, or two are equally so.
 *
 * @param {string} plain
 * @param {ReadonlyMap<string, string>} names
 * @returns {string | null}
 */
function nearestName(plain, names) {
  const length = [...plain].length;
  const slips = length < SHORTEST ? 0 : length < LONG ? 1 : 2;
  const near = [];
  for (const [name, written] of slips ? names : []) {
    const mayBeNear = name[0] === plain[0] && Math.abs([...name].length - length) <= slips;
    const far = mayBeNear && !isOtherNumber(plain, name) ? distance(plain, name, slips) : slips + 1;
    if (far <= slips) {
      // Of the same letters in another order is nearer: 4900, 4090.
      near.push({ far: 2 * far + (sorted(name) === sorted(plain) ? 0 : 1), name, written });
    }
  }
  const [first, second] = near.sort(nearestFirst);
  const isTied = second !== undefined && first.far === second.far && first.written !== second.written;
  return first === undefined || isTied ? null : first.written;
}

/**
 * Whether two names differ in digits, or in what follows them: a100 80 is no A1000, RX 7900 no RX 7900M.
 *
 * @param {string} plain
 * @param {string} name
 */
function isOtherNumber(plain, name) {
  const goesOn = /\p{Nd}$/u.test(plain) && name.startsWith(plain);
  return goesOn || digitsOf(plain) !== digitsOf(name);
}

/** @param {string} name */
function digitsOf(name) {
  return sorted(name.replace(/\P{Nd}/gu, ""));
}

/** @param {string} text */
function sorted(text) {
  return [...text].sort().join("");
}

/**
 * @param {{ far: number, name: string }} one
 * @param {{ far: number, name: string }} other
 */
function nearestFirst(one, other) {
  return one.far - other.far || (one.name < other.name ? -1 : 1);
}

/**
 * A query with a misspelling mended, whatever stands between its words.
 *
 * @param {string} text
 * @param {Repair} repair
 * @param {ReadonlySet<string>} filler
 */
function replaced(text, repair, filler) {
  const spans = [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    words: wordsOf(match[0]),
  }));
  const wanted = repair.from.split(" ");
  for (const [first, { start }] of spans.entries()) {
    const last = lastOf(wanted, spans.slice(first), filler);
    if (last !== null) {
      return text.slice(0, start) + repair.to + text.slice(spans[first + last].end);
    }
  }
  return text;
}

/**
 * Where the last of some words stands that begin a text, with nothing but words of no meaning between them.
 *
 * @param {readonly string[]} wanted
 * @param {readonly { words: string[] }[]} spans
 * @param {ReadonlySet<string>} filler
 * @returns {number | null}
 */
function lastOf(wanted, spans, filler) {
  let found = 0;
  for (const [at, { words }] of spans.entries()) {
    if (words.length === 1 && words[0] === wanted[found]) {
      found += 1;
    } else if (at === 0 || !words.every((word) => filler.has(word))) {
      return null;
    }
    if (found === wanted.length) {
      return at;
    }
  }
  return null;
}
