// Answers queries with the engine of the browser: node run_engine.mjs MODULES SEARCH < queries > answers
// Each line of the input is a JSON object {query, sort}; each line of the output {few, whole, counts}: what it finds
// with a file for each thing, and with the whole tables.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2).map((path) => pathToFileURL(`${path}/`));
globalThis.fetch = async (address) => {
  const text = await readFile(fileURLToPath(new URL(new URL(address).pathname, "file://")), "utf8");
  return { ok: true, json: async () => JSON.parse(text) };
};
const { openStore } = await import(new URL("store.js", modules));
const { counts, search } = await import(new URL("engine.js", modules));
const [few, whole] = [openStore(folder.href), openStore(folder.href)];

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { query, sort } = JSON.parse(line);
  const answer = {
    few: await search(query, few, { sort }),
    whole: await search(query, whole, { sort, whole: true }),
    counts: Object.fromEntries(
      Object.entries(await counts(query, whole)).map(([facet, found]) => [facet, Object.fromEntries(found)]),
    ),
  };
  console.log(JSON.stringify(answer));
}
