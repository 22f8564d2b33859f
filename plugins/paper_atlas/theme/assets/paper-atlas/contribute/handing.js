// @ts-check
// What is left to do, the name of the file, and the buttons that hand it over.

import { element, part } from "../search/element.js";
import { save } from "../search/save.js";
import { copied, wayOfChanged, wayOfNew } from "./handover.js";
import { nameOf } from "./name.js";
import { writeJson } from "./figure.js";

/** @typedef {import("./fields/field.js").Problem} Problem */

const SUFFIX = ".yml";

export class Handing {
  /** @param {HTMLElement} app @param {import("./editor.js").Editor} editor @param {import("./contribute.js").Existing | null} corrected */
  constructor(app, editor, corrected) {
    this.app = app;
    this.editor = editor;
    this.corrected = corrected;
    this.part = (/** @type {string} */ name) => part(app, `[data-part=${name}]`);
    this.name = /** @type {HTMLInputElement} */ (this.part("name"));
    this.go = /** @type {HTMLAnchorElement} */ (this.part("go"));
    Object.assign(this.go, { target: "_blank", rel: "noopener" });
    /** A name of the person's own, which the title does not change any more. */
    this.ownName = "";
    /** @type {Problem[]} */
    this.problems = [];
    this.isChanged = true;
    this.before = corrected ? writeJson(corrected.record) : "";
    this.part("name-field").hidden = Boolean(corrected);
    this.listen();
  }

  listen() {
    this.name.addEventListener("input", () => {
      this.ownName = this.name.value.trim();
      this.editor.changed();
    });
    this.go.addEventListener("click", (event) => this.press(event));
    this.part("copy").addEventListener("click", () => this.copy());
    this.part("download").addEventListener("click", () => this.download());
  }

  /** @param {string} ownName */
  open(ownName) {
    this.ownName = ownName;
    this.name.value = ownName;
  }

  get file() {
    const [last = ""] = this.corrected?.file.split("/").slice(-1) ?? [];
    return last || `${this.name.value.trim() || "short-name"}${SUFFIX}`;
  }

  /** @param {Record<string, any>} record @param {Problem[]} problems */
  update(record, problems) {
    if (!this.corrected && !this.ownName) this.name.value = nameOf(String(record.title ?? ""), this.editor.others.rules.short);
    this.problems = problems;
    this.isChanged = !this.corrected || writeJson(record) !== this.before;
    const wrong = this.wrongName();
    this.part("name-problem").textContent = wrong;
    this.part("name-problem").hidden = !wrong || (!this.editor.tellsAll() && !this.name.value);
    this.name.setAttribute("aria-invalid", String(Boolean(wrong) && !this.part("name-problem").hidden));
    this.showWay();
    this.showLeft();
  }

  wrongName() {
    return this.corrected ? "" : this.editor.others.wrongName(this.name.value.trim());
  }

  get way() {
    const { new: begin = "", edit = "" } = this.app.dataset;
    const { corrected } = this;
    return corrected ? wayOfChanged(edit, corrected.file) : wayOfNew(begin, this.file, this.editor.file);
  }

  showWay() {
    const { href, isFilled } = this.way;
    this.go.hidden = !href;
    this.go.href = href || "#";
    this.go.textContent = isFilled ? "Open on GitHub" : "Copy, and open GitHub";
    this.part("steps").textContent = this.steps(href, isFilled);
  }

  /** What happens after the button. @param {string} href @param {boolean} isFilled */
  steps(href, isFilled) {
    const end = "GitHub makes a copy of the repository for you and proposes your change; the check then says whether anything is left to mend.";
    if (!href) return "Copy or download the file, and bring it into the folder papers/ of the repository.";
    if (isFilled) return `GitHub's editor opens with the file filled in. ${end}`;
    if (this.corrected) return `The new text is copied, and GitHub's editor opens with the present one: select all of it, paste, and propose the change. ${end}`;
    return `The record is too long for an address. It is copied, and GitHub's editor opens with the name filled in: paste it there. ${end}`;
  }

  showLeft() {
    const { problems } = this;
    const wrong = this.wrongName();
    const nothing = !this.isChanged && !problems.length;
    const count = problems.length + (wrong ? 1 : 0);
    this.part("left-title").textContent = count ? `${count} ${count === 1 ? "thing" : "things"} left` : nothing ? "Nothing is changed yet" : "Ready to hand over";
    const lines = problems.map((problem) => this.editor.line(problem));
    const lead = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.name.focus();
    };
    if (wrong) lines.push(element("li", {}, element("a", { href: `#${this.name.id}`, onclick: lead }, "Name of the file"), `: ${wrong}`));
    this.part("left").replaceChildren(...lines);
    this.part("left").hidden = !lines.length;
    this.part("hand-over").classList.toggle("atlas-hand-over--ready", !count && this.isChanged);
  }

  /** Leave for GitHub, once nothing is wrong. @param {MouseEvent} event */
  press(event) {
    this.editor.update();
    if (this.problems.length || this.wrongName()) {
      event.preventDefault();
      this.editor.tellAll();
      this.part("left-title").focus();
      return;
    }
    this.editor.keepDraft();
    if (!this.way.isFilled) this.copy();
  }

  async copy() {
    this.editor.update();
    const text = this.editor.file;
    if (await copied(text)) return this.say("Copied.");
    this.part("file-details").setAttribute("open", "");
    getSelection()?.selectAllChildren(this.part("file"));
    this.say("This browser does not let us copy. The text of the file is selected: copy it with Ctrl+C.");
  }

  download() {
    this.editor.update();
    save(new Blob([this.editor.file], { type: "application/yaml;charset=utf-8" }), this.file);
    this.say(`Saved as ${this.file}.`);
  }

  /** @param {string} text */
  say(text) {
    this.part("done").textContent = text;
  }
}
