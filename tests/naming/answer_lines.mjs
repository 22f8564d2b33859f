// Reads texts by the browser's rules: the first line is the data of names, each other one a text, as JSON.
import { createInterface } from "node:readline";

const FOLDER = "../../plugins/paper_atlas/theme/assets/paper-atlas/naming";
const { answer, described, spoken } = await import(`${FOLDER}/answer.js`);
const { mentions } = await import(`${FOLDER}/mention.js`);
const { compileRules } = await import(`${FOLDER}/rules.js`);

/** The tree of names as `compile_rules` of Python makes it. */
function plainTree({ meaning, next }) {
  const branches = [...next].map(([edge, node]) => [edge, plainTree(node)]);
  return Object.fromEntries(meaning ? [["=", Object.values(meaning)], ...branches] : branches);
}

function read(text, rules) {
  const found = mentions(text, rules);
  const places = found.map((mention) => described(mention, text, rules));
  const answered = answer(text, rules);
  const typed = mentions(text, rules, true);
  return { answer: answered, spoken: spoken(answered), mentions: found, typed, places };
}

/** The tree, and the sets of words by name. */
function plainRules({ names, ...others }) {
  const sets = Object.entries(others).filter(([, words]) => words instanceof Set);
  const lists = Object.fromEntries(sets.map(([name, words]) => [name, [...words]]));
  return { tree: plainTree(names), lists };
}

let rules = null;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  const isText = rules !== null;
  rules ??= compileRules(given);
  process.stdout.write(`${JSON.stringify(isText ? read(given, rules) : plainRules(rules))}\n`);
}
