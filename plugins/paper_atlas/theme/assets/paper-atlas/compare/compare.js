// @ts-check
// The page that compares hardware: what is compared, its tables, and the address that leads back to them.

import { element, part } from "../search/element.js";
import { openNames } from "../search/query.js";
import { openStore } from "../search/store.js";
import { readAddress, writeAddress } from "./address.js";
import { Chooser } from "./chooser.js";
import { Columns } from "./columns.js";
import { heads } from "./heads.js";
import { meaningOf } from "./meaning.js";
import { parts } from "./parts.js";
import { Sources } from "./sources.js";

/** @typedef {import("./columns.js").Column} Column */

const root = new URL("../../../", import.meta.url);

class Compare {
  /** @param {HTMLElement} app @param {any} names search/names.json */
  constructor(app, names) {
    this.most = Number(app.dataset.most);
    this.part = (/** @type {string} */ name) => part(app, `[data-part=${name}]`);
    this.lexicon = openNames(names);
    this.atlas = new Columns(root, names, this.lexicon);
    /** @type {string[]} */
    this.keys = [];
    this.onlyDifferences = false;
    this.title = document.title;
    this.turn = 0;
    const [form, field, input, notes] = ["form", "field", "input", "notes"].map(this.part);
    this.chooser = new Chooser({ form, field, input, notes }, names, this.lexicon, (app.dataset.likely ?? "").split(" "), (keys) => this.add(keys));
    this.listen();
  }

  listen() {
    // Names of columns stop below the header, whatever its height.
    const header = /** @type {HTMLElement | null} */ (document.querySelector(".md-header"));
    if (header) new ResizeObserver(() => this.part("table").style.setProperty("--header", `${header.offsetHeight}px`)).observe(header);
    addEventListener("popstate", () => this.arrive());
    this.part("only").addEventListener("change", () => this.act(this.keys, this.part("only").checked));
    this.part("print").addEventListener("click", () => print());
  }

  get address() {
    return location.pathname + writeAddress(this.keys, this.onlyDifferences);
  }

  /** Show what the address asks for, and write it as it was understood. */
  async arrive() {
    const { written, onlyDifferences } = readAddress(location.search);
    const meanings = written.slice(0, 2 * this.most).map((text) => meaningOf(text, this.lexicon));
    const asked = [...new Set(meanings.flatMap(({ keys }) => keys))];
    this.keys = asked.slice(0, this.most);
    this.onlyDifferences = onlyDifferences;
    const refused = asked.length > this.most || written.length > meanings.length;
    const remarks = refused ? [this.refusal(asked.slice(this.most))] : [];
    this.chooser.say([...meanings, { keys: [], choices: [], remarks }]);
    if (written.length && meanings.every(({ choices }) => !choices.length)) history.replaceState(null, "", this.address);
    return this.show();
  }

  /** @param {string[]} left */
  refusal(left) {
    const names = left.map((key) => this.atlas.nameOf(key)).join(", ");
    return `At most ${this.most} can be compared at once${names ? `; left out: ${names}` : ""}. Remove one to add another.`;
  }

  /** Compare more, as far as there is room, and return what is to say of it. @param {string[]} keys @returns {string[]} */
  add(keys) {
    const fresh = keys.filter((key) => !this.keys.includes(key));
    const room = this.most - this.keys.length;
    const remarks = [];
    if (!fresh.length) remarks.push(`${keys.map((key) => this.atlas.nameOf(key)).join(", ")} is compared already.`);
    if (fresh.length > room) remarks.push(this.refusal(fresh.slice(room)));
    if (fresh.length && room) this.act([...this.keys, ...fresh.slice(0, room)]);
    return remarks;
  }

  /** Change what is compared, in a step that the back button undoes. @param {string[]} keys @param {boolean} [onlyDifferences] */
  act(keys, onlyDifferences = this.onlyDifferences) {
    this.keys = [...new Set(keys)];
    this.onlyDifferences = onlyDifferences;
    history.pushState(null, "", this.address);
    return this.show();
  }

  /** What the cards above the columns ask. */
  asking() {
    return {
      move: (/** @type {number} */ at, /** @type {number} */ to) => this.act(this.keys.with(at, this.keys[to]).with(to, this.keys[at])),
      remove: (/** @type {number} */ at) => this.act(this.keys.toSpliced(at, 1)),
      choose: (/** @type {number} */ at, /** @type {string} */ variant) => {
        const [id] = this.keys[at].split("/");
        return this.act(this.keys.with(at, variant ? `${id}/${variant}` : id));
      },
    };
  }

  /** Show what is compared now, unless something else is asked meanwhile. */
  async show() {
    const turn = ++this.turn;
    try {
      const columns = await Promise.all(this.keys.map((key) => this.atlas.read(key)));
      if (turn === this.turn) this.draw(columns);
    } catch (error) {
      console.error(error);
      if (turn === this.turn) this.fail();
    }
  }

  fail() {
    const again = element("button", { type: "button", class: "atlas-compare__option", onclick: () => this.show() }, "Try again");
    this.part("table").replaceChildren(element("p", { class: "atlas-warning", role: "alert" }, "The data could not be fetched. ", again));
    this.part("table").hidden = false;
  }

  /** @param {Column[]} columns */
  draw(columns) {
    const sources = new Sources();
    const frame = this.part("table");
    const focus = focused(frame);
    const open = [...frame.querySelectorAll("details[open]")].map((own) => own.dataset.folded);
    frame.replaceChildren(heads(columns, (page) => this.atlas.url(page), this.asking()), ...parts(columns, this.atlas, sources));
    frame.style.setProperty("--columns", String(columns.length));
    frame.classList.toggle("atlas-compare__frame--few", columns.length < 3);
    for (const own of frame.querySelectorAll("details")) own.open ||= open.includes(own.dataset.folded);
    this.showTools(columns, sources);
    focus?.();
    const names = columns.map(({ name }) => name);
    document.title = names.length ? `${names.join(" and ")} - ${this.title}` : this.title;
    this.part("status").textContent = names.length ? `Compared: ${names.join(", ")}.` : "Nothing is compared.";
  }

  /** @param {Column[]} columns @param {Sources} sources */
  showTools(columns, sources) {
    const frame = this.part("table");
    const same = frame.querySelectorAll("tr[data-same]").length;
    frame.hidden = !columns.length;
    frame.classList.toggle("atlas-compare__frame--differences", this.onlyDifferences);
    this.part("empty").hidden = Boolean(columns.length);
    this.part("tools").hidden = !columns.length;
    this.part("only").checked = this.onlyDifferences;
    // What is already ticked can be unticked, whatever is compared.
    this.part("only").disabled = columns.length < 2 || (!same && !this.onlyDifferences);
    this.part("only-label").textContent = columns.length > 1 ? `Only differences (${same || "no"} ${same > 1 ? "rows are" : "row is"} the same)` : "Only differences";
    this.part("sources").hidden = !sources.known.length;
    this.part("source-list").replaceChildren(...sources.items());
    this.part("epoch").hidden = !sources.hasEpoch;
  }
}

/** Give the focus back to what has it, or to what stands in its place, once the frame is drawn anew. @param {HTMLElement} frame @returns {(() => void) | null} */
function focused(frame) {
  const key = frame.contains(document.activeElement) && document.activeElement instanceof HTMLElement && document.activeElement.dataset.focus;
  if (!key) return null;
  return () => {
    const buttons = /** @type {HTMLElement[]} */ ([...frame.querySelectorAll("[data-focus]:not([disabled])")]);
    const kind = key.split(" ")[0];
    const same = buttons.find((own) => own.dataset.focus === key);
    const rest = key.split(" ").at(-1) ?? "";
    const near = buttons.find((own) => own.dataset.focus?.startsWith(kind) && own.dataset.focus.endsWith(rest)) ?? buttons.findLast((own) => own.dataset.focus?.startsWith(kind));
    (same ?? near ?? /** @type {HTMLElement} */ (document.querySelector("#atlas-compare-input"))).focus();
  };
}

async function start() {
  const app = /** @type {HTMLElement} */ (part(document, "[data-atlas-compare]"));
  const template = /** @type {HTMLTemplateElement} */ (part(document, "template[data-atlas-compare-parts]"));
  const names = await openStore(new URL("search/", root).href).names();
  part(app, "[data-part=found]").replaceChildren(template.content.cloneNode(true));
  part(document, "[data-atlas-still]").remove();
  await new Compare(app, names).arrive();
  app.dataset.ready = "";
}

start().catch((error) => {
  console.error(error);
  const said = "The comparison could not be started: its data could not be fetched.";
  part(document, "[data-part=found]").replaceChildren(element("p", { class: "atlas-warning", role: "alert" }, said));
});
