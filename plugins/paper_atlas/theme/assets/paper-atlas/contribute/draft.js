// @ts-check
// What was filled in and not handed over yet, kept in this browser, one draft a record.

import { readJson, writeJson } from "./figure.js";

/** @typedef {{ record: Record<string, any>, name: string, saved: string }} Draft */

/** Characters; what is longer was not written here. */
const LONGEST = 200_000;

export class Drafts {
  /** @param {URL} root the site's root, as several sites may share a browser's store @param {string} id of the record; empty for a new one */
  constructor(root, id) {
    this.key = `atlas-draft ${root.pathname} ${id}`;
  }

  /** The draft; null for none, or for anything that is not one. @returns {Draft | null} */
  read() {
    try {
      const text = localStorage.getItem(this.key);
      const { record, name, saved } = text && text.length <= LONGEST ? readJson(text) : {};
      const isDraft = typeof record === "object" && record && !Array.isArray(record) && typeof name === "string";
      return isDraft ? { record, name, saved: day(saved) } : null;
    } catch {
      return null;
    }
  }

  /** Keep a draft; false where the browser keeps nothing. @param {Record<string, any>} record @param {string} name */
  keep(record, name) {
    try {
      localStorage.setItem(this.key, writeJson({ record, name, saved: new Date().toISOString() }));
      return true;
    } catch {
      return false;
    }
  }

  discard() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Where nothing can be kept, nothing is left to remove.
    }
  }
}

/** @param {unknown} saved */
function day(saved) {
  const date = new Date(typeof saved === "string" ? saved : NaN);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
}
