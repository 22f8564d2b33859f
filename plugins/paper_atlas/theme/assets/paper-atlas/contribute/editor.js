// @ts-check
// The form for one record, with what follows from what is filled in: problems, facts, the file, the draft.

import { delayed, element, part } from "../search/element.js";
import { Checks } from "./checks.js";
import { factRows } from "./table.js";
import { Item } from "./fields/choice.js";
import { Group, Groups } from "./fields/group.js";
import { makeField } from "./fields/make.js";
import { TermsField } from "./fields/term.js";
import { Figure } from "./figure.js";
import { Handing } from "./handing.js";
import { written } from "./layout/writing.js";
import { Others } from "./others.js";
import { Paste } from "./paste.js";
import { Shapes } from "./shape.js";

/** @typedef {import("./fields/field.js").Problem} Problem @typedef {import("./contribute.js").Existing} Existing */

const PAUSE = 120;
const KEEP = 400;
const READ_OUT = 300;

/** The form that fields ask; see `Form` in fields/field.js. */
export class Editor {
  /**
   * @param {HTMLElement} app @param {any} data contribute/form.json @param {import("./terms.js").Terms} terms
   * @param {import("../query/lexicon.js").Lexicon} lexicon @param {import("./draft.js").Drafts} drafts
   * @param {Existing | null} corrected the record that is corrected; null for a new one
   * @param {() => Promise<import("./paste.js").Reader>} reader fetches what reads abstracts
   */
  constructor(app, data, terms, lexicon, drafts, corrected, reader) {
    this.part = (/** @type {string} */ name) => part(app, `[data-part=${name}]`);
    this.shapes = new Shapes(data.schema);
    this.terms = terms;
    this.lexicon = lexicon;
    this.layout = data.layout;
    this.drafts = drafts;
    this.corrected = corrected;
    this.others = new Others(data.name, corrected?.id ?? "");
    this.checks = new Checks(this.shapes, terms, lexicon.rules.vocabulary);
    this.isAllTold = false;
    this.isOpen = false;
    /** Whether nothing was filled in since the draft was kept. */
    this.isKept = true;
    this.said = "";
    this.readOut = delayed(() => (this.part("status").textContent = this.said), READ_OUT);
    this.follow = delayed(() => this.whenStill(() => this.update()), PAUSE);
    this.isPressed = false;
    /** What waits for the end of a click. @type {(() => void)[]} */
    this.waiting = [];
    this.keep = delayed(() => this.keepDraft(), KEEP);
    this.root = new Group({ ...this.shapes.of("record", data.schema), kind: "record" }, this, true, makeField);
    this.handing = new Handing(app, this, corrected);
    this.paste = new Paste(this.part("paste"), this, reader);
    this.part("fields").append(this.root.element);
    this.part("discard-draft").addEventListener("click", () => this.discard());
    addEventListener("pagehide", () => this.isKept || this.keepDraft());
    addEventListener("pointerdown", () => (this.isPressed = true), true);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => this.release()), true);
    if (corrected) this.head(corrected.id);
  }

  /** @param {string} id */
  head(id) {
    const title = `Correct the record “${id}”`;
    part(document, "h1").textContent = title;
    document.title = document.title.replace(/^[^-]*/, `${title} `);
  }

  /** Begin, with a draft or with what the record says now. @param {import("./draft.js").Draft | null} draft */
  open(draft) {
    this.root.write(draft?.record ?? this.corrected?.record);
    this.handing.open(draft?.name ?? "");
    this.part("body").hidden = false;
    this.isOpen = true;
    this.update();
  }

  /** Take in which papers there are. @param {any} papers contribute/papers.json */
  know(papers) {
    this.others.know(papers);
    this.terms.add("papers", papers.papers.filter((/** @type {string[]} */ [id]) => id !== this.corrected?.id));
    if (this.isOpen) this.update();
  }

  /**
   * Put a proposed fact into the form.
   * @param {string} kind @param {any} value @param {Group | undefined} [run] of a claim, the run it was got in
   * @returns {Group | undefined} the entry that was made of it
   */
  fill(kind, value, run) {
    const field = this.root.fields.get(kind);
    if (field instanceof TermsField) field.add(value);
    if (!(field instanceof Groups)) return undefined;
    const number = this.numberOf(run);
    const entry = field.adopt(kind === "claims" && number ? { ...value, run: number } : value);
    this.refreshItems();
    return entry;
  }

  /** The number of a run; of an only run, whichever is meant. @param {Group | undefined} run */
  numberOf(run) {
    const runs = /** @type {Groups} */ (this.root.fields.get("runs")).items;
    const at = run || runs.length > 1 ? runs.indexOf(/** @type {Group} */ (run)) : 0;
    return at < 0 ? null : new Figure(String(at + 1));
  }

  /** The title as it is now. */
  get title() {
    return String(this.root.fields.get("title")?.read() ?? "");
  }

  changed() {
    this.isKept = false;
    this.touched();
    this.keep();
  }

  touched() {
    this.part("side").setAttribute("aria-busy", "true");
    this.follow();
  }

  /** @param {() => void} call */
  whenStill(call) {
    if (this.isPressed) this.waiting.push(call);
    else call();
  }

  release() {
    this.isPressed = false;
    for (const call of this.waiting.splice(0)) call();
  }

  /** @param {string} text */
  announce(text) {
    this.said = text;
    this.readOut();
  }

  tellsAll() {
    return this.isAllTold;
  }

  /** @param {string} list */
  labels(list) {
    const field = this.root?.fields.get(list);
    if (!(field instanceof Groups)) return [];
    return field.items.map((item, at) => `${at + 1}: ${[...item.fields.values()][0].read() ?? "nothing said yet"}`);
  }

  /** @param {string} list @param {(number | null)[]} places */
  moved(list, places) {
    for (const item of this.items()) item.follow(list, places);
    this.refreshItems();
  }

  refreshItems() {
    for (const item of this.items()) item.refresh();
  }

  /** Fields that name items of other lists. */
  items() {
    const groups = [...this.root.fields.values()].flatMap((field) => (field instanceof Groups ? field.items : []));
    return groups.flatMap((group) => [...group.fields.values()].filter((field) => field instanceof Item));
  }

  get record() {
    return this.root.read() ?? {};
  }

  /** The text of its file. */
  get file() {
    const [, ...folders] = this.corrected?.file.split("/").slice(0, -1) ?? [];
    return written(this.record, this.layout, folders.length);
  }

  /** Show what follows from what is filled in. */
  update() {
    for (const call of this.waiting.splice(0)) call();
    this.follow.cancel();
    this.refreshItems();
    const { record } = this;
    const problems = [...this.checks.problems(record), ...this.others.problems(record)];
    this.root.say(problems);
    this.part("facts").replaceChildren(...factRows(record, this.shapes, this.terms));
    this.part("file").textContent = this.file;
    this.handing.update(record, problems);
    this.part("side").removeAttribute("aria-busy");
  }

  /** From now on every field says what is wrong with it. */
  tellAll() {
    this.isAllTold = true;
    this.update();
  }

  keepDraft() {
    this.keep.cancel();
    this.isKept = true;
    const isKept = this.drafts.keep(this.record, this.handing.ownName);
    this.part("draft").textContent = isKept ? "Kept as a draft in this browser." : "This browser keeps no drafts: don't close this page before you are done.";
    this.part("discard-draft").hidden = !isKept;
  }

  discard() {
    this.keep.cancel();
    this.isKept = true;
    this.drafts.discard();
    this.isAllTold = false;
    this.open(null);
    this.part("draft").textContent = "The draft is discarded.";
    this.part("discard-draft").hidden = true;
    this.announce("The draft is discarded.");
    this.root.focus();
  }

  /** A line for a problem, that leads to its field. @param {Problem} problem */
  line({ path, message }) {
    const [first, ...others] = this.root.trail(path).slice(1);
    const name = [first, ...others.map((own) => own[0].toLowerCase() + own.slice(1))].join(", ");
    const lead = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.root.at(path).focus();
    };
    return element("li", {}, element("a", { href: `#${this.root.at(path).id}`, onclick: lead }, name), `: ${message}`);
  }
}
