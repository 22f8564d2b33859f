// @ts-check
// Everything to narrow a selection by, with the papers that each choice would give.

import { element } from "./element.js";
import { countOf, flat, hardwareTree, termTree } from "./branches.js";
import { ROOMS } from "./counts.js";
import { grouped } from "./labels.js";
import { ROLES } from "./state.js";
import { Tree } from "./tree.js";
import { Years } from "./years.js";

/**
 * @typedef {import("./state.js").Chip} Chip
 * @typedef {{ has(chip: Chip): boolean, toggle(chip: Chip): void, setOnly(kind: string, chip: Chip | null): void }} Asking
 */

export class Facets {
  /** @param {HTMLElement} place @param {import("./sources.js").Sources} sources @param {Asking} asking */
  constructor(place, sources, asking) {
    this.sources = sources;
    this.asking = asking;
    const tree = (/** @type {string} */ name) => new Tree(name, asking);
    this.trees = {
      hardware: tree("hardware"), memory: tree("memory sizes"), role: tree("roles"), technique: tree("techniques"),
      task: tree("tasks"), venue: tree("venues"), more: tree("properties"),
    };
    this.trees.role.isWhole = true;
    this.years = new Years(sources.atlas.years.map((/** @type {[number, number]} */ [year]) => year), (chip) => asking.setOnly("year", chip));
    this.fits = this.room();
    this.place = place;
    this.groups = this.makeGroups();
  }

  makeGroups() {
    const { trees } = this;
    const fits = element("label", { class: "atlas-fits" }, "Shown to fit in ", this.fits);
    return [
      group("Hardware", [trees.hardware.place], "hardware"),
      group("Memory of a device", [trees.memory.place, fits], "memory"),
      group("Role of the hardware", [trees.role.place], "role"),
      group("Technique", [trees.technique.place], "technique"),
      group("Task", [trees.task.place], "task"),
      group("Year", [this.years.place], "year"),
      group("Venue", [trees.venue.place], "venue"),
      group("More", [trees.more.place], "more"),
    ];
  }

  /** A choice of how much memory there is. */
  room() {
    const choose = () => {
      const id = this.fits.value;
      this.asking.setOnly("fits", id ? { kind: "fits", id, name: `at most ${id} GB` } : null);
    };
    return /** @type {HTMLSelectElement} */ (
      element("select", { name: "fits", onchange: choose }, element("option", { value: "" }, "any size"))
    );
  }

  /** @param {Record<string, Map<string | number, number>>} counts @param {Chip[]} chips */
  update(counts, chips) {
    const { trees, sources } = this;
    const { atlas, names, labels } = sources;
    const isChosen = (/** @type {import("./tree.js").Option} */ option) => this.asking.has(option);
    const sizes = [...(counts.memory?.keys() ?? [])].map(String).sort((one, other) => Number(one) - Number(other));
    const venues = [...atlas.venues].sort((one, other) => countOf(counts.venue, other) - countOf(counts.venue, one));
    trees.hardware.update(hardwareTree(atlas.devices, counts, labels, isChosen));
    trees.memory.update(flat("memory", sizes, counts.memory, (id) => `${id} GB`, isChosen));
    trees.role.update(flat("role", ROLES, counts.role, (id) => id, isChosen));
    trees.technique.update(termTree("technique", names.techniques, counts.technique, isChosen));
    trees.task.update(termTree("task", names.tasks, counts.task, isChosen));
    trees.venue.update(flat("venue", venues, counts.venue, (id) => id, isChosen));
    trees.more.update([
      ...flat("has", ["code"], counts.has, () => "Has code", isChosen),
      ...flat("hardware", ["not-stated"], counts.hardware, () => "Hardware not stated", isChosen),
    ]);
    this.years.update(counts.year, chips);
    this.showRoom(counts.fits, chips);
    for (const { place, options } of Object.values(trees)) {
      const group = /** @type {HTMLElement} */ (place.closest("[data-facet]"));
      group.hidden = !options.length && group.dataset.facet !== "memory";
    }
    const years = /** @type {HTMLElement} */ (this.years.place.closest("[data-facet]"));
    // Shown when they are filled, for otherwise each would push the next aside.
    if (!this.place.hasChildNodes()) this.place.append(...this.groups);
    years.hidden = !counts.year?.size && !chips.some((chip) => chip.kind === "year");
  }

  /** @param {Map<string | number, number> | undefined} counts @param {Chip[]} chips */
  showRoom(counts, chips) {
    const id = chips.find((chip) => chip.kind === "fits" && !chip.not)?.id ?? "";
    const sizes = ROOMS.filter((size) => countOf(counts, size) || size === id);
    if (id && !sizes.includes(id)) sizes.push(id);
    const named = (/** @type {string} */ size) => `${size} GB (${grouped(countOf(counts, size))})`;
    const options = sizes.map((size) => element("option", { value: size }, named(size)));
    this.fits.replaceChildren(element("option", { value: "" }, "any size"), ...options);
    this.fits.value = id;
  }
}

/** @param {string} title @param {HTMLElement[]} parts @param {string} name */
function group(title, parts, name) {
  const isOpen = !["task", "venue"].includes(name);
  return element(
    "details",
    { class: `atlas-facet atlas-facet--${name}`, open: isOpen, "data-facet": name },
    element("summary", {}, title),
    element("div", { role: "group", "aria-label": title }, ...parts),
  );
}
