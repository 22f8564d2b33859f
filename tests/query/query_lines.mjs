// Reads queries as the browser does: the first line is names.json with the words that stand in papers, each
// other one a query, or a kind and an identifier of a condition, as JSON.
import { createInterface } from "node:readline";

import {
  chipOf,
  openNames,
  readQuery,
  readTyped,
} from "../../plugins/paper_atlas/theme/assets/paper-atlas/search/query.js";

function lexiconOf({ names, words }) {
  const lexicon = openNames(names);
  return { lexicon, isWord: async (asked) => words.some((word) => word.startsWith(asked)) };
}

/** What a query is read as, and the conditions that its chips are known by again. */
async function read(text, { lexicon, isWord }) {
  const begun = performance.now();
  const typed = readTyped(text, lexicon);
  const took = performance.now() - begun;
  const [unmended, mended] = [await readQuery(text, lexicon), await readQuery(text, lexicon, { isWord })];
  const again = typed.chips.map(({ kind, id }) => chipOf(kind, id, lexicon));
  return { typed, unmended, mended, again, took };
}

function answer(given, known) {
  return Array.isArray(given) ? chipOf(...given, known.lexicon) : read(given, known);
}

let known;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  const said = known ? await answer(given, known) : ((known = lexiconOf(given)), null);
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
