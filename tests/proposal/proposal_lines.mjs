// Reads abstracts as the browser does: the first line is the guide's data and names.json, each other one a text
// and a title, as JSON.
import { createInterface } from "node:readline";

import {
  compileGuide,
  proposals,
} from "../../plugins/paper_atlas/theme/assets/paper-atlas/proposal/proposals.js";

let guide;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (guide) {
    process.stdout.write(`${JSON.stringify(proposals(...given, guide))}\n`);
  } else {
    guide = compileGuide(given.guide, given.names);
  }
}
