// @ts-check
// How many papers ran on each, with which techniques and for which tasks.

import { element } from "../search/element.js";
import { exploreAddress } from "./address.js";
import { areSame, counted } from "./row.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Columns} Columns @typedef {import("./row.js").Row} Row */

/** @param {Column[]} columns @param {Columns} atlas @returns {Row[]} */
export function paperRows(columns, atlas) {
  return [
    countRow("Measured or trained on it", columns, 0, (column, count) => [
      link(atlas, exploreAddress(column.asked, {}, { isOwn: true }), counted(count, "paper"), `${counted(count, "paper")} measured or trained on ${column.name}`),
    ]),
    countRow("Naming it in any role", columns, 1, (column, count) => [
      link(atlas, exploreAddress(column.asked), counted(count, "paper"), `${counted(count, "paper")} naming ${column.name}`),
    ]),
    // A record that says neither size nor form factor counts for none of them.
    {
      head: ["Naming any variant of it"],
      cells: columns.map(({ ofAny, product }) => {
        if (ofAny === null) return ["as above"];
        return ofAny ? [link(atlas, exploreAddress({ product: product.id }), counted(ofAny, "paper"), `${counted(ofAny, "paper")} naming ${product.name}`)] : ["none here"];
      }),
      isSame: false,
    },
  ].slice(0, columns.some(({ ofAny }) => ofAny !== null) ? 3 : 2);
}

/** @param {string} label @param {Column[]} columns @param {0 | 1} place @param {(column: Column, count: number) => import("./row.js").Child[]} cell @returns {Row} */
function countRow(label, columns, place, cell) {
  const counts = columns.map(({ records }) => records.papers[place]);
  return {
    head: [label],
    cells: columns.map((column, at) => (counts[at] ? cell(column, counts[at]) : ["none here"])),
    isSame: areSame(counts.map(String)),
  };
}

/**
 * Techniques or tasks of the papers that measured or trained on each: those that most have, then those that are most frequent.
 * @param {"technique" | "task"} kind @param {Column[]} columns @param {Columns} atlas
 * @returns {{ shared: Row[], alone: Row[] }} rows that at least two have, and rows that only one has
 */
export function topicRows(kind, columns, atlas) {
  const counts = columns.map(({ records }) => new Map(Object.entries(records[`${kind}s`])));
  const ids = new Set(counts.flatMap((own) => [...own.keys()]));
  const topics = [...ids].map((id) => ({ id, counts: counts.map((own) => own.get(id) ?? 0) }));
  const told = topics.filter((topic) => !isToldBelow(topic, topics, kind, atlas));
  const rows = told.sort(mostFirst).map((topic) => ({ topic, row: topicRow(kind, topic, columns, atlas) }));
  const isShared = (/** @type {{ topic: Topic }} */ { topic }) => having(topic.counts) > 1;
  return { shared: rows.filter(isShared).map(({ row }) => row), alone: rows.filter((own) => !isShared(own)).map(({ row }) => row) };
}

/** @typedef {{ id: string, counts: number[] }} Topic */

/** Whether a narrower topic has the same papers, so that the wider one says nothing more. @param {Topic} topic @param {Topic[]} topics @param {string} kind @param {Columns} atlas */
function isToldBelow(topic, topics, kind, atlas) {
  return topics.some((other) => other !== topic && atlas.isWithin(kind, other.id, topic.id) && other.counts.join() === topic.counts.join());
}

/** @param {number[]} counts */
function having(counts) {
  return counts.filter(Boolean).length;
}

/** @param {Topic} one @param {Topic} other */
function mostFirst(one, other) {
  const sum = (/** @type {Topic} */ { counts }) => counts.reduce((total, count) => total + count, 0);
  return having(other.counts) - having(one.counts) || sum(other) - sum(one) || (one.id < other.id ? -1 : 1);
}

/** @param {"technique" | "task"} kind @param {Topic} topic @param {Column[]} columns @param {Columns} atlas @returns {Row} */
function topicRow(kind, { id, counts }, columns, atlas) {
  const name = atlas.termName(kind, id);
  const cells = columns.map((column, at) => {
    if (!counts[at]) return null;
    const said = `${counted(counts[at], "paper")} with ${name} on ${column.name}`;
    return [link(atlas, exploreAddress(column.asked, { [kind]: id }, { isOwn: true }), counts[at].toLocaleString("en"), said)];
  });
  return { head: [element("a", { href: atlas.url(`${kind}s/${id}/`) }, name)], cells, isSame: areSame(counts.map(String)) };
}

/** @param {Columns} atlas @param {string} page @param {string} text @param {string} said */
function link(atlas, page, text, said) {
  return element("a", { class: "atlas-compare__count", href: atlas.url(page), "aria-label": said }, text);
}
