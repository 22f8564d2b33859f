// What the form says is wrong with records: the first line is the data of the form, each other one a record, as JSON.
import { createInterface } from "node:readline";

const FOLDER = "../../plugins/paper_atlas/theme/assets/paper-atlas";
const { Checks } = await import(`${FOLDER}/contribute/checks.js`);
const { readJson } = await import(`${FOLDER}/contribute/figure.js`);
const { Others } = await import(`${FOLDER}/contribute/others.js`);
const { Shapes } = await import(`${FOLDER}/contribute/shape.js`);
const { Terms } = await import(`${FOLDER}/contribute/terms.js`);
const { openNames } = await import(`${FOLDER}/search/query.js`);

function opened({ names, form, papers }) {
  const terms = new Terms(names, form);
  terms.add("papers", papers.papers);
  const others = new Others(form.name, "");
  others.know(papers);
  const checks = new Checks(new Shapes(form.schema), terms, openNames(names).rules.vocabulary);
  return (record) => [...checks.problems(record), ...others.problems(record)];
}

let problems = null;
for await (const line of createInterface({ input: process.stdin })) {
  if (problems) process.stdout.write(`${JSON.stringify(problems(readJson(line)))}\n`);
  else problems = opened(JSON.parse(line));
}
