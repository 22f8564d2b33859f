// @ts-check
// The field in which hardware is named, what is proposed while somebody types, and what there is to say of it.

import { Proposals } from "../contribute/fields/completion.js";
import { Terms } from "../contribute/terms.js";
import { element } from "../search/element.js";
import { cut, isOnly, meaningOf, nameOf, sizeId, sizesOf } from "./meaning.js";

/** @typedef {import("../query/lexicon.js").Lexicon} Lexicon @typedef {import("./meaning.js").Choice} Choice @typedef {import("./meaning.js").Meaning} Meaning */
/** @typedef {import("../contribute/fields/completion.js").Option} Option */

const MOST_COMPLETED = 6;
/** Of what an address asks and nobody knows, so much is said. */
const MOST_NOTES = 4;

export class Chooser {
  /**
   * @param {{ form: HTMLFormElement, field: HTMLElement, input: HTMLInputElement, notes: HTMLElement }} parts
   * @param {any} names search/names.json @param {Lexicon} lexicon
   * @param {string[]} likely products, the likeliest first
   * @param {(keys: string[]) => string[]} add compares more, and returns what is to say of it
   */
  constructor({ form, field, input, notes }, names, lexicon, likely, add) {
    this.input = input;
    this.notes = notes;
    this.lexicon = lexicon;
    this.terms = new Terms(names);
    this.terms.prefer("hardware", likely);
    this.add = add;
    const proposals = new Proposals(input, "hardware", (text) => this.options(text), ({ value }) => this.take(value));
    field.prepend(proposals.element);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      proposals.close();
      this.submit();
    });
  }

  /** What a text means, and what its beginning could become. @param {string} text @returns {Option[]} */
  options(text) {
    const phrase = text.trim();
    if (!phrase) return [];
    const { keys, choices } = meaningOf(phrase, this.lexicon);
    const read = [...keys, ...choices.flatMap(({ options, why }) => (why === "unknown" ? [] : options))];
    const variants = keys.length === 1 && !keys[0].includes("/") ? this.variantsOf(keys[0]) : [];
    const begun = this.terms.find("hardware", phrase).slice(0, MOST_COMPLETED).map(({ id }) => id);
    return [...new Set([...read, ...variants, ...begun])].map((key) => ({ value: key, name: nameOf(key, this.lexicon), note: this.noteOn(key) }));
  }

  /** Memory sizes and variants of a product. @param {string} key */
  variantsOf(key) {
    if (isOnly(key, this.lexicon)) return [];
    const sizes = sizesOf(key, this.lexicon).map((sizeGb) => `${key}/${sizeId(sizeGb)}`);
    const variants = [...(this.lexicon.rules.vocabulary.hardware.get(key)?.variants.keys() ?? [])];
    return [...sizes, ...variants.map((variant) => `${key}/${variant}`)];
  }

  /** @param {string} key */
  noteOn(key) {
    return key.includes("/") || isOnly(key, this.lexicon) ? undefined : "any variant";
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const meaning = meaningOf(text, this.lexicon);
    if (meaning.choices.every(({ why }) => why !== "unknown")) this.input.value = "";
    const remarks = meaning.keys.length ? this.add(meaning.keys) : [];
    this.say([{ ...meaning, remarks: [...meaning.remarks, ...remarks] }]);
    this.stay();
  }

  /** Take over one thing that was picked. @param {string} key */
  take(key) {
    this.input.value = "";
    this.remark(this.add([key]));
  }

  /** Ready for the next name, without a keyboard that covers what was asked for. */
  stay() {
    if (matchMedia("(pointer: coarse)").matches) this.input.blur();
    else this.input.focus();
  }

  /** Say what was not clear, and offer what it may mean. @param {Meaning[]} meanings */
  say(meanings) {
    const choices = meanings.flatMap((meaning) => meaning.choices).slice(0, MOST_NOTES);
    this.notes.replaceChildren(...choices.map((choice) => this.note(choice)));
    this.remark(meanings.flatMap((meaning) => meaning.remarks));
  }

  /** @param {string[]} remarks */
  remark(remarks) {
    for (const gone of this.notes.querySelectorAll(".atlas-compare__remark")) gone.remove();
    this.notes.append(...[...new Set(remarks)].map((text) => element("p", { class: "atlas-compare__remark" }, text)));
  }

  /** @param {Choice} choice */
  note(choice) {
    const group = element("div", { class: "atlas-compare__choice", role: "group", "aria-label": `Meanings of ${cut(choice.written)}` });
    const options = choice.options.map((key) => {
      const any = choice.why === "variants" && !key.includes("/") ? ", any variant" : "";
      return element("button", { type: "button", class: "atlas-compare__option", onclick: () => this.choose(key, group) }, `${nameOf(key, this.lexicon)}${any}`);
    });
    group.classList.toggle("atlas-compare__choice--unknown", choice.why === "unknown");
    group.append(element("span", {}, ...wording(choice)), ...options);
    return group;
  }

  /** @param {string} key @param {HTMLElement} group */
  choose(key, group) {
    group.remove();
    this.take(key);
    this.stay();
  }
}

/** @param {Choice} choice */
function wording({ written, options, why }) {
  const name = element("bdi", {}, cut(written));
  switch (why) {
    case "ambiguous":
      return ["“", name, "” can mean several. Which one?"];
    case "variants":
      return ["“", name, "” leaves the variant open. Which one?"];
    case "architecture":
      return [name, " is an architecture. Which of its products?"];
    case "vendor":
      return [name, " makes more than can be listed here. Name one of its products."];
    default:
      return ["This atlas knows no hardware called “", name, options.length ? "”. Is it one of these?" : "”."];
  }
}
