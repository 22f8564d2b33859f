// Names of titles as the browser makes them: the first line is the rules, each other one a title, as JSON.
import { createInterface } from "node:readline";

const { nameOf } = await import("../../plugins/paper_atlas/theme/assets/paper-atlas/contribute/name.js");

let rules = null;
for await (const line of createInterface({ input: process.stdin })) {
  if (rules) process.stdout.write(`${JSON.stringify(nameOf(JSON.parse(line), rules))}\n`);
  else rules = JSON.parse(line);
}
