// @ts-check
/** A query cut into what is written plainly, in quotes, and as a field with its value. */

// As Python has it.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SOLID = `[^${SPACE}]`;
const PIECE = new RegExp(
  `(?<!${SOLID})(?<minus>-)?(?:(?<field>[A-Za-z]+):(?:"(?<exact>[^"]*)"?|(?<value>[^${SPACE}"]+))` +
    `|"(?<phrase>[^"]*)"?)` +
    `|(?<!${SOLID})-(?<word>[^${SPACE}\\p{Nd}.,\\-]${SOLID}*|\\p{Nd}${SOLID}*[A-Za-z]${SOLID}*` +
    `|\\p{Nd}{4}(?!${SOLID}))`,
  "gu",
);
// One character for one, so that positions stay: what phones and others write for quotes and a minus.
const QUOTES = /[“”„‟«»\uff02]/g;
const DASH = new RegExp(`(?<!${SOLID})[\\u2010-\\u2014\\u2212\\uff0d](?=[^${SPACE}\\p{Nd}])`, "gu");
const SIGN = /(?<sign><=|≤|>=|≥|<|>)(?= *(?:(?<year>(?:19|20)[0-9]{2}(?![0-9]| *[MGT]i?B))|(?<figure>[0-9]))?)/gi;
/** @type {Readonly<Record<string, string>>} */
const OF_YEARS = { "<=": "until", "≤": "until", ">=": "since", "≥": "since", "<": "before", ">": "after" };
const PLUS = /(?<=[\p{L}\p{N}])\+(?=[\p{L}\p{N}])/gu;

/**
 * A part of a query.
 *
 * @typedef {object} Piece
 * @property {string} text
 * @property {string | null} field what stands before the colon, in small letters
 * @property {boolean} isPhrase
 * @property {boolean} isNegated
 */

/**
 * Cut a query at its quotes, minus signs and known fields.
 *
 * @param {string} query as it was typed
 * @param {ReadonlyMap<string, string>} fields what may stand before a colon; other words with one are text
 * @returns {Generator<Piece>}
 */
export function* piecesOf(query, fields) {
  query = query.replace(QUOTES, '"').replace(DASH, "-");
  let end = 0;
  for (const match of query.matchAll(PIECE)) {
    const { minus, field: written, exact, value, phrase, word } = match.groups ?? {};
    const field = written?.toLowerCase() ?? null;
    if (field === null || fields.has(field)) {
      yield* plainly(query.slice(end, match.index));
      end = match.index + match[0].length;
      const text = exact || value || phrase || word || "";
      yield { text, field, isPhrase: phrase !== undefined, isNegated: Boolean(minus || word) };
    }
  }
  yield* plainly(query.slice(end));
}

/**
 * @param {string} text
 * @returns {Generator<Piece>}
 */
function* plainly(text) {
  if (text.trim()) {
    yield { text: spoken(text), field: null, isPhrase: false, isNegated: false };
  }
}

/**
 * Signs for less and more as words, as far as a figure follows; a plus apart from the names around it.
 *
 * @param {string} text
 */
function spoken(text) {
  const said = text.replace(SIGN, (...match) => ` ${wordOf(match.at(-1))} `);
  return said.replace(PLUS, " + ");
}

/** @param {{ sign: string, year?: string, figure?: string }} groups */
function wordOf({ sign, year, figure }) {
  if (year) {
    return OF_YEARS[sign];
  }
  return figure && "<=≤".includes(sign) ? "within" : "";
}
