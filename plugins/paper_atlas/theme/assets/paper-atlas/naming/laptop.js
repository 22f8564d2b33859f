// @ts-check
/** Whether a text says that a card is a laptop's. */

/** @import { Rules } from "./rules.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

/** Tokens in which the name of a laptop stands before its card: Legion 5 Pro 16ACH6H with RTX 3070. */
const MODEL = 7;

/**
 * How many tokens a word for laptop takes that stands at a token after a name; 0 where there is none.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function laptopAt(phrase, at, rules) {
  const { text, glue } = phrase[at];
  if (isLaptop(phrase, at, rules) || (text === "m" && glue === "")) {
    return 1;
  }
  return text === "max" && phrase[at + 1]?.text === "q" ? 2 : 0;
}

/**
 * Whether a word for laptop stands at a token; a Jupyter notebook is none.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
export function isLaptop(phrase, at, rules) {
  const { laptop, notLaptops } = rules.wording;
  return laptop.has(phrase[at].text) && !(at && notLaptops.has(phrase[at - 1].text));
}

/**
 * Whether a name is said to be in a laptop: `a laptop with an RTX 3060`, `the 3060 in my laptop`.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {number} after where the name before ends
 */
export function isInLaptop(name, phrase, rules, after) {
  const { inLaptop, laptopHas, laptopModels } = rules.wording;
  let before = name.first - 1;
  let { last } = name;
  while (before >= 0 && (laptopHas.has(phrase[before].text) || rules.vendors.has(phrase[before].text))) {
    before -= 1;
  }
  if (before >= 0 && before < name.first - 1 && isLaptop(phrase, before, rules)) {
    return true;
  }
  const model = phrase.slice(Math.max(after, name.first - MODEL), name.first);
  if (model.some((token) => laptopModels.has(token.text))) {
    return true;
  }
  while (last < phrase.length && inLaptop.has(phrase[last].text)) {
    last += 1;
  }
  if (last === phrase.length) {
    return false;
  }
  return laptopModels.has(phrase[last].text) || (last > name.last && isLaptop(phrase, last, rules));
}
