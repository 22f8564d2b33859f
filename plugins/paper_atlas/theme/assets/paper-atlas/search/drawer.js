// @ts-check
// Facets in a dialog where there is no room beside the results.

const NARROW = matchMedia("(width < 60em)");

/**
 * @param {{ dialog: HTMLDialogElement, inside: HTMLElement, outside: HTMLElement, facets: HTMLElement, opener: HTMLElement }} parts
 */
export function drawer({ dialog, inside, outside, facets, opener }) {
  opener.addEventListener("click", () => {
    inside.append(facets);
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => {
    const { target } = event;
    const isClose = target instanceof Element && target.closest("[data-close]");
    if (isClose || target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    outside.append(facets);
    if (NARROW.matches) opener.focus();
  });
  NARROW.addEventListener("change", () => dialog.open && dialog.close());
}
