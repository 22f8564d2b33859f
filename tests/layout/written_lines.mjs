// Writes records as the browser does: the first line is the style as data, each other one a record, as JSON.
import { createInterface } from "node:readline";

const FOLDER = "../../plugins/paper_atlas/theme/assets/paper-atlas/contribute";
const { readJson, writeJson } = await import(`${FOLDER}/figure.js`);
const { written } = await import(`${FOLDER}/layout/writing.js`);

let layout = null;
for await (const line of createInterface({ input: process.stdin })) {
  if (layout) {
    const record = readJson(line);
    process.stdout.write(`${JSON.stringify([written(record, layout), writeJson(record)])}\n`);
  } else {
    layout = JSON.parse(line);
    process.stdout.write("\n");
  }
}
