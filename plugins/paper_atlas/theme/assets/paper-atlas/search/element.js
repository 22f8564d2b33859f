// @ts-check
// Elements made without markup, and lists that are changed in place, so that focus and scrolling stay.

/** @typedef {Node | string | number | null | undefined | false} Child */

/** @type {WeakMap<Element, Map<string, HTMLElement>>} */
const lists = new WeakMap();

/**
 * An element with attributes, listeners (`onclick`) and children.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `true` sets an empty attribute; false, null and undefined none
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) assign(made, name, value);
  made.append(...shown(children));
  return made;
}

/** @param {Child[]} children @returns {(Node | string)[]} */
export function shown(children) {
  return children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "number" ? String(child) : /** @type {Node | string} */ (child)));
}

/** @param {HTMLElement} made @param {string} name @param {unknown} value */
export function assign(made, name, value) {
  if (name.startsWith("on")) made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
  else if (value === false || value === null || value === undefined) made.removeAttribute(name);
  else made.setAttribute(name, value === true ? "" : String(value));
}

/**
 * The element within another that a selector names; it must be there.
 * @param {ParentNode} root @param {string} selector @returns {any}
 */
export function part(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page lacks ${selector}`);
  return found;
}

/**
 * Make the children of a list those of some items; items known by their key keep their element.
 * @template T
 * @param {Element} list
 * @param {T[]} items
 * @param {(item: T) => string} keyOf
 * @param {(item: T) => HTMLElement} make
 * @param {(made: HTMLElement, item: T) => void} [update]
 */
export function keyed(list, items, keyOf, make, update) {
  const before = lists.get(list) ?? new Map();
  const after = new Map();
  const focused = document.activeElement;
  for (const item of items) {
    const key = keyOf(item);
    const made = before.get(key) ?? make(item);
    before.delete(key);
    update?.(made, item);
    after.set(key, made);
  }
  for (const gone of before.values()) gone.remove();
  arrange(list, [...after.values()]);
  lists.set(list, after);
  if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

/** @param {Element} list @param {HTMLElement[]} children */
function arrange(list, children) {
  let next = list.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else list.insertBefore(child, next);
  }
}

/** A moment in which the browser can paint, and answer the reader, before more work. @returns {Promise<void>} */
export function moment() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * A call put off until nothing was asked for a while.
 * @param {() => void} call @param {number} milliseconds
 * @returns {{ (): void, now(): void, cancel(): void }}
 */
export function delayed(call, milliseconds) {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(later.now, milliseconds);
  };
  later.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  later.now = () => {
    later.cancel();
    call();
  };
  return later;
}
