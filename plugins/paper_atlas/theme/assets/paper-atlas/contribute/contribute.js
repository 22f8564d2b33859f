// @ts-check
// The page for adding and correcting records.

import { element, part } from "../search/element.js";
import { openNames } from "../search/query.js";
import { openStore } from "../search/store.js";
import { Drafts } from "./draft.js";
import { Editor } from "./editor.js";
import { readJson } from "./figure.js";
import { Terms } from "./terms.js";

/** @typedef {{ id: string, file: string, record: Record<string, any> }} Existing */

const root = new URL("../../../", import.meta.url);

/** @param {string} address from the site's root @returns {Promise<string | null>} null where there is no such file */
async function fetched(address) {
  const response = await fetch(new URL(address, root));
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** What the names and a guide of their own make of abstracts, fetched when somebody pastes one. @param {any} names */
async function reader(names) {
  const [{ compileGuide, proposals }, data] = await Promise.all([import("../proposal/proposals.js"), fetched("contribute/guide.json")]);
  const guide = compileGuide(JSON.parse(data ?? ""), names);
  const read = (/** @type {string} */ text, /** @type {string} */ title) => proposals(text, title, guide);
  return { read, deviceReach: guide.results.scale.device_reach };
}

/** The record that the address asks to correct. @param {string} id @returns {Promise<Existing | null>} */
async function existing(id) {
  const text = /^[a-z0-9-]{1,80}$/.test(id) ? await fetched(`api/v1/papers/${id}.json`) : null;
  return text === null ? null : readJson(text);
}

/** Ask whether to go on with a draft. @param {HTMLElement} app @param {import("./draft.js").Draft} draft @returns {Promise<boolean>} */
function choice(app, draft) {
  const asked = part(app, "[data-part=choice]");
  const title = typeof draft.record.title === "string" && draft.record.title ? `“${draft.record.title}”` : "without a title yet";
  part(asked, "p").textContent = `There is a draft in this browser${draft.saved ? ` of ${draft.saved}` : ""}: ${title}.`;
  asked.hidden = false;
  return new Promise((resolve) => {
    for (const [name, isResumed] of /** @type {const} */ ([["resume", true], ["discard", false]])) {
      part(asked, `[data-part=${name}]`).addEventListener("click", () => {
        asked.hidden = true;
        resolve(isResumed);
      });
    }
  });
}

async function start() {
  const app = /** @type {HTMLElement} */ (part(document, "[data-atlas-record]"));
  const template = /** @type {HTMLTemplateElement} */ (part(document, "template[data-atlas-record-parts]"));
  const id = new URLSearchParams(location.search).get("paper") ?? "";
  const [names, form, corrected] = await Promise.all([openStore(new URL("search/", root).href).names(), fetched("contribute/form.json"), existing(id)]);
  const data = JSON.parse(form ?? "");
  app.replaceChildren(template.content.cloneNode(true));
  part(document, "[data-atlas-still]").remove();
  if (id && !corrected) app.prepend(element("p", { class: "atlas-warning", role: "alert" }, `There is no record “${id}”. This form adds a new one.`));
  const drafts = new Drafts(root, corrected?.id ?? "");
  const editor = new Editor(app, data, new Terms(names, data), openNames(names), drafts, corrected, () => reader(names));
  const draft = drafts.read();
  const isResumed = draft ? await choice(app, draft) : false;
  if (draft && !isResumed) drafts.discard();
  editor.open(draft && isResumed ? draft : null);
  // Other papers are asked for last: only what is typed much later needs them.
  editor.know(JSON.parse((await fetched("contribute/papers.json")) ?? ""));
  app.dataset.ready = "";
}

start().catch((error) => {
  console.error(error);
  const said = "The form could not be started: its data could not be fetched.";
  part(document, "[data-atlas-record]").replaceChildren(element("p", { class: "atlas-warning", role: "alert" }, said));
});
