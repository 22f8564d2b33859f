// @ts-check
// The search box in the header of every page: its shortcuts, and its suggestions once somebody asks.

const root = new URL("../../../", import.meta.url);
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-atlas-box]"));

/** The box that a shortcut leads to: that of the page itself, where it has one. */
function input() {
  const own = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-atlas-query]"));
  return own ?? /** @type {HTMLInputElement | null} */ (form?.querySelector("input") ?? null);
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
    && !["radio", "checkbox", "button", "submit"].includes(/** @type {HTMLInputElement} */ (target).type);
}

document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if ((!isSlash && !isK) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  input()?.focus();
  input()?.select();
});

if (form) {
  const box = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  form.action = new URL("explore/", root).href;
  const modules = () => import("./combobox.js");
  const start = async () => (await modules()).suggest(form, box, root);
  // Scripts are there before somebody types, unless every byte is dear; data comes with the first focus.
  const saves = /** @type {any} */ (navigator).connection?.saveData;
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ call) => setTimeout(call, 1000));
  if (!saves) addEventListener("load", () => idle(() => void modules()));
  box.addEventListener("focus", start, { once: true });
  if (document.activeElement === box) start();
}
