// @ts-check
// Starts the scripts of a page once it is painted: what can be read comes first, then all scripts side by side.

const root = new URL("../../", import.meta.url);
const own = /** @type {HTMLElement} */ (document.querySelector("script[data-starts]"));

function start() {
  // Those that the first ones import are named too, for otherwise each would be asked for after the one that needs it.
  for (const module of /** @type {string} */ (own.dataset.starts).split(" ")) import(new URL(module, root).href);
}

// A page in a tab behind others is not painted.
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));
