// Says what fits as the browser does: the first line holds the files of search/fits/, each other one asks for a card
// of the vocabulary, for any device of a size, or for one made-up fit, as JSON.
import { createInterface } from "node:readline";

import { memoryOf, readChoice } from "../../plugins/paper_atlas/theme/assets/paper-atlas/fits/choice.js";
import { fit } from "../../plugins/paper_atlas/theme/assets/paper-atlas/fits/rule.js";
import { Shelf, anyCard, cardOf } from "../../plugins/paper_atlas/theme/assets/paper-atlas/fits/shelf.js";
import { first, standings } from "../../plugins/paper_atlas/theme/assets/paper-atlas/fits/standing.js";
import { needed } from "../../plugins/paper_atlas/theme/assets/paper-atlas/fits/wording.js";

function opened(files) {
  const shelf = new Shelf(new URL("http://localhost/"), files.table);
  for (const [name, content] of Object.entries(files)) shelf.kept.set(name, Promise.resolve(content));
  return shelf;
}

function plain({ group, order, label, places, reasons, cautions }) {
  return [group, order, label, places.map(({ low, high, devices }) => [low, high, devices]), reasons, cautions];
}

async function answer({ parameters, made }, shelf) {
  if (made) return [...plain(fit(made.evidence, made.on, made.card)), needed(made.evidence.need)];
  const { choice } = readChoice(new URLSearchParams(parameters), await shelf.products());
  const { product, form, count } = choice;
  const on = product ? await shelf.on(product) : new Map();
  const card = product ? cardOf(product, memoryOf(choice), count, form) : anyCard(memoryOf(choice), count);
  return standings(shelf, on, card).map((standing) => ({
    group: standing.group,
    isSure: standing.isSure,
    total: standing.total,
    papers: first(standing, Infinity).map(({ paper, fit: own }) => [paper, ...plain(own)]),
  }));
}

let shelf;
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  const said = shelf ? await answer(given, shelf) : ((shelf = opened(given)), null);
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
