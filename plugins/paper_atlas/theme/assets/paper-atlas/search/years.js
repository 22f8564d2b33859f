// @ts-check
// Years: a bar for each, and a range from and to.

import { element, keyed, part } from "./element.js";
import { countOf } from "./branches.js";
import { plural, yearName } from "./labels.js";

/** @typedef {import("./state.js").Chip} Chip */

/** @param {string} from @param {string} to */
function rangeOf(from, to) {
  if (!from && !to) return null;
  const id = from === to ? from : `${from}..${to}`;
  return { kind: "year", id, name: yearName(id) };
}

export class Years {
  /** @param {number[]} years newest first @param {(chip: Chip | null) => void} set */
  constructor(years, set) {
    this.years = [...years].reverse().map(String);
    this.set = set;
    this.bars = element("ul", { class: "atlas-bars" });
    this.from = this.select("From");
    this.to = this.select("To");
    const ends = [this.from, this.to].map((select) => element("label", {}, select.name === "from" ? "From " : "to ", select));
    this.place = element("div", {}, this.bars, element("div", { class: "atlas-range" }, ...ends));
  }

  /** @param {string} name */
  select(name) {
    return /** @type {HTMLSelectElement} */ (
      element("select", { name: name.toLowerCase(), "aria-label": `${name} year`, onchange: () => this.choose() })
    );
  }

  choose() {
    const [from, to] = [this.from.value, this.to.value];
    this.set(from && to && Number(from) > Number(to) ? rangeOf(to, from) : rangeOf(from, to));
  }

  /** @param {Map<string | number, number> | undefined} counts @param {Chip[]} chips */
  update(counts, chips) {
    const ids = chips.filter((chip) => chip.kind === "year" && !chip.not).map((chip) => chip.id);
    const most = Math.max(1, ...this.years.map((year) => countOf(counts, year)));
    const shown = this.years.map((year) => ({ year, count: countOf(counts, year), isIn: ids.some((id) => isWithin(year, id)) }));
    keyed(this.bars, shown, ({ year }) => year, ({ year }) => this.bar(year), (item, one) => refresh(item, one, most));
    const [from, to] = ids.length === 1 ? endsOf(ids[0]) : ["", ""];
    this.fill(this.from, from, counts);
    this.fill(this.to, to, counts);
  }

  /** @param {string} year */
  bar(year) {
    const toggle = (/** @type {MouseEvent} */ event) => {
      const isPressed = /** @type {HTMLElement} */ (event.currentTarget).getAttribute("aria-pressed") === "true";
      const isAlone = this.from.value === year && this.to.value === year;
      this.set(isPressed && isAlone ? null : rangeOf(year, year));
    };
    return element("li", {}, element("button", { type: "button", onclick: toggle }, element("span", { class: "atlas-bar" }), element("span", { class: "atlas-bars__year", "data-year": `’${year.slice(2)}` })));
  }

  /** @param {HTMLSelectElement} select @param {string} chosen @param {Map<string | number, number> | undefined} counts */
  fill(select, chosen, counts) {
    const years = this.years.filter((year) => countOf(counts, year) || year === chosen);
    if (chosen && !years.includes(chosen)) years.push(chosen);
    const options = [element("option", { value: "" }, "any"), ...years.reverse().map((year) => element("option", { value: year }, year))];
    select.replaceChildren(...options);
    select.value = chosen;
  }
}

/** @param {string} id @returns {[string, string]} */
function endsOf(id) {
  const [from, to] = id.split("..");
  return to === undefined ? [from, from] : [from, to];
}

/** @param {string} year @param {string} id */
function isWithin(year, id) {
  const [from, to] = endsOf(id);
  return (!from || Number(year) >= Number(from)) && (!to || Number(year) <= Number(to));
}

/** @param {HTMLElement} item @param {{ year: string, count: number, isIn: boolean }} one @param {number} most */
function refresh(item, { year, count, isIn }, most) {
  const button = part(item, "button");
  button.setAttribute("aria-pressed", String(isIn));
  button.setAttribute("aria-label", `${year}: ${plural(count, "paper")}`);
  button.title = `${year}: ${plural(count, "paper")}`;
  button.disabled = !count && !isIn;
  part(item, ".atlas-bar").style.height = `${count ? Math.max(6, (100 * count) / most) : 0}%`;
}
