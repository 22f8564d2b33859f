// @ts-check
// Starts the scripts of a page once it is painted: what can be read comes first, then all scripts side by side.

const root = new URL("../../", import.meta.url);
const own = /** @type {HTMLElement} */ (document.querySelector("script[data-starts]"));

/** Scripts asked for before the browser may answer the reader: to ask for sixty at once holds up a phone. */
const AT_ONCE = 4;

/** @param {string[]} modules those that the first ones import too, else each would wait for the one that needs it */
function start(modules) {
  for (const module of modules.slice(0, AT_ONCE)) import(new URL(module, root).href);
  if (modules.length > AT_ONCE) setTimeout(start, 0, modules.slice(AT_ONCE));
}

const modules = /** @type {string} */ (own.dataset.starts).split(" ");
// A page in a tab behind others is not painted.
if (document.hidden) start(modules);
else requestAnimationFrame(() => setTimeout(start, 0, modules));
