// @ts-check
// The search boxes of a page: their shortcuts, and their suggestions once somebody asks.

const root = new URL("../../../", import.meta.url);
const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("[data-atlas-box]"));
const modules = () => import("./combobox.js");

/** The box that a shortcut leads to: that of the page itself, where it has one. */
function input() {
  return /** @type {HTMLInputElement | null} */ (document.querySelector("[data-atlas-query], [data-atlas-box] input"));
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

for (const form of forms) {
  const box = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  form.action = new URL("explore/", root).href;
  const start = async () => (await modules()).suggest(form, box, root);
  box.addEventListener("focus", start, { once: true });
  if (document.activeElement === box) start();
}

if (forms.length) {
  // Scripts are there before somebody types, unless every byte is dear; data comes with the first focus.
  const saves = /** @type {any} */ (navigator).connection?.saveData;
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ call) => setTimeout(call, 1000));
  if (!saves) addEventListener("load", () => idle(() => void modules()));
}
