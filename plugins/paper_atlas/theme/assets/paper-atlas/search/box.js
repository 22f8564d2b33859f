// @ts-check
// The search boxes of a page: their shortcuts, and their suggestions once somebody asks.

const root = new URL("../../../", import.meta.url);

/** The box that a shortcut leads to: the page has one, in its header or of its own. */
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

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-atlas-box]"));
if (form) {
  const box = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  form.action = new URL("explore/", root).href;
  // A pointer on its way to the box fetches the scripts, side by side; data comes with the focus. Typing waits for neither.
  const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-modules]"));
  const prepare = () => {
    for (const module of script?.dataset.modules?.split(" ") ?? []) preload(module);
    delete script?.dataset.modules;
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
