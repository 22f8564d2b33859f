// @ts-check
/** Rows of products and systems as the file of names has them. */

/**
 * The identifier of a row: where a number stands for it, the words of the name but for so many at its beginning.
 *
 * @param {readonly [key: string | number, name: string, ...unknown[]]} row
 */
export function keyOf([key, name]) {
  return typeof key === "string" ? key : name.toLowerCase().replace(/[._]/g, "-").split(" ").slice(key).join("-");
}
