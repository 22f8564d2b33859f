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
  // A pointer on its way to the box fetches the scripts, side by side; data comes with the focus. Typing waits for neither.
  const prepare = () => {
    for (const module of form.dataset.modules?.split(" ") ?? []) preload(module);
    delete form.dataset.modules;
  };
  const start = async () => {
    prepare();
    (await import("./combobox.js")).suggest(form, box, root);
  };
  form.addEventListener("pointerenter", prepare, { once: true });
  box.addEventListener("focus", start, { once: true });
  if (document.activeElement === box) start();
}

/** @param {string} module */
function preload(module) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: new URL(module, root).href }));
}
