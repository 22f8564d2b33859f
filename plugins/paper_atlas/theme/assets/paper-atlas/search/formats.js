// @ts-check
// Papers as CSV, JSON and BibTeX.

import { plain } from "./highlight.js";
import { flagOf } from "./standing.js";
import { ROLES } from "./state.js";

/** @typedef {import("./sources.js").Card} Card @typedef {import("./sources.js").Sources} Sources */

/** @type {Record<string, { name: string, type: string, write(cards: Card[], sources: Sources, address: string): string }>} */
export const FORMATS = {
  csv: { name: "CSV", type: "text/csv", write: (cards, sources) => csv(cards, sources) },
  json: { name: "JSON", type: "application/json", write: json },
  bibtex: { name: "BibTeX", type: "application/x-bibtex", write: (cards) => cards.map(bibtex).join("\n") },
};

/** Everything that is known of a paper here, by names. @param {Card} card @param {Sources} sources */
function described(card, sources) {
  const { labels } = sources;
  const name = (/** @type {string} */ kind) => (/** @type {string} */ id) => labels.nameOf(kind, id) ?? id;
  return {
    id: card.id,
    title: card.title,
    authors: card.authors,
    published: card.published,
    venue: card.venue,
    status: card.standing,
    url: sources.url(`papers/${card.id}/`),
    ...card.links,
    code: card.code,
    summary: plain(card.summary),
    techniques: card.techniques.map(name("technique")),
    tasks: card.tasks.map(name("task")),
    hardware: card.runs.map(([, role, quantity, device]) => ({ role: ROLES[role], hardware: `${quantity} ${device}`.trim() })),
    claims: card.claims.map(([metric, figure, comparison, hardware, place, better, setup]) => ({
      metric: name("metric")(metric), figure, comparison, hardware, setup, better, place,
    })),
  };
}

const COLUMNS = ["id", "title", "authors", "published", "venue", "status", "url", "arxiv", "doi", "code", "hardware", "techniques", "tasks", "claims", "summary"];

/** @param {Card[]} cards @param {Sources} sources */
function csv(cards, sources) {
  const rows = cards.map((card) => {
    const paper = /** @type {Record<string, any>} */ (described(card, sources));
    paper.hardware = paper.hardware.map((/** @type {any} */ run) => `${run.role}: ${run.hardware}`);
    paper.claims = paper.claims.map((/** @type {any} */ claim) => [claim.figure, claim.metric, claim.comparison].filter(Boolean).join(" "));
    return COLUMNS.map((column) => cell(paper[column]));
  });
  return [COLUMNS, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

/** @param {string | string[] | null | undefined} value */
function cell(value) {
  const text = (Array.isArray(value) ? value.join("; ") : value) ?? "";
  // A spreadsheet would take it for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Card[]} cards @param {Sources} sources @param {string} address */
function json(cards, sources, address) {
  return `${JSON.stringify({ selection: address, papers: cards.map((card) => described(card, sources)) }, null, 2)}\n`;
}

/** @param {Card} card */
function bibtex(card) {
  const [year, month] = card.published.split("-");
  const { arxiv, doi, paper } = card.links;
  const fields = {
    title: card.title, author: card.authors, year, month: month && String(Number(month)),
    booktitle: card.venue, doi, eprint: arxiv, archiveprefix: arxiv && "arXiv",
    url: paper ?? (arxiv && !doi ? `https://arxiv.org/abs/${arxiv}` : null),
    note: flagOf(card),
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([key, value]) => `  ${key} = {${written(key, value)}}`);
  return `@${card.venue ? "inproceedings" : "misc"}{${card.id},\n${lines.join(",\n")}\n}\n`;
}

/** @type {Record<string, string>} */
const IN_LATEX = {
  // Braces are counted, those behind a backslash too.
  "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
  "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
};

/** @param {string} key @param {unknown} value */
function written(key, value) {
  if (!Array.isArray(value)) return field(key, String(value));
  // A comma or a word for and would make two names of one.
  return value.map((name) => (/,|\band\b/i.test(name) ? `{${field(key, name)}}` : field(key, name))).join(" and ");
}

/** @param {string} key @param {string} value */
function field(key, value) {
  if (["doi", "url", "eprint"].includes(key)) return value.replace(/[{}]/g, "");
  const escaped = value.replace(/[\\{}&%$#_~^]/g, (sign) => IN_LATEX[sign] ?? `\\${sign}`);
  // Styles write titles small, but for what stands in braces.
  return key === "title" ? escaped.replace(/\S*[A-Z]\S*[A-Z0-9]\S*/g, (word) => `{${word}}`) : escaped;
}
