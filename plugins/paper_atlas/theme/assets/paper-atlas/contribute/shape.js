// @ts-check
// The fields of a record, as its JSON Schema declares them.

/** @typedef {Record<string, any>} Schema */

/**
 * One field, or one item of a list.
 * @typedef {object} Shape
 * @property {string} kind text, long, number, range, choice, checks, term, terms, item, lines, group, groups, hardware
 * @property {string} name in the record
 * @property {string} title
 * @property {string} help
 * @property {boolean} isSeldom
 * @property {Schema} schema what a value must be
 * @property {Schema} said the field's own schema, with its default
 * @property {boolean} canBeUnstated whether `not stated` may stand in place of a group
 */

/** Fields of a list that are one figure each. */
const PAIR = 2;

export class Shapes {
  /** @param {Schema} schema of a record */
  constructor(schema) {
    this.root = schema;
  }

  /** What a reference leads to. @param {Schema} schema @returns {Schema} */
  target(schema) {
    return schema.$ref ? this.root.$defs[schema.$ref.replace("#/$defs/", "")] : schema;
  }

  /** @param {string} name @param {Schema} said @returns {Shape} */
  of(name, said) {
    const ways = /** @type {Schema[]} */ (said.anyOf ?? said.oneOf ?? [said]).filter(({ type }) => type !== "null");
    const inner = ways.find((way) => way.$ref) ?? ways[0];
    const schema = { ...this.target(inner), ...(said["x-item-of"] ? { "x-item-of": said["x-item-of"] } : {}) };
    return {
      name,
      kind: kindOf(inner, this.target(inner), said),
      title: sentenceCase((inner !== said && inner.title) || said.title || this.target(inner).title || name),
      help: said.description ?? "",
      isSeldom: Boolean(said["x-seldom"]),
      schema,
      said,
      canBeUnstated: ways.some((way) => way.const !== undefined),
    };
  }

  /** The fields of a group, in order. @param {Schema} group @returns {[string, Shape, boolean][]} with whether they are needed */
  fields(group) {
    const needed = new Set(group.required ?? []);
    return Object.entries(group.properties).map(([name, said]) => [name, this.of(name, said), needed.has(name)]);
  }
}

/** @param {Schema} inner @param {Schema} target @param {Schema} said */
function kindOf(inner, target, said) {
  if (said["x-item-of"]) return "item";
  if (inner.$ref) return inner.$ref.endsWith("/Hardware") ? "hardware" : "group";
  if (target.type === "array") return kindOfList(target);
  if (said["x-terms"] || target["x-terms"]) return "term";
  if (target.enum) return "choice";
  if (target.type === "number" || target.type === "integer") return "number";
  return target.contentMediaType ? "long" : "text";
}

/** @param {Schema} list */
function kindOfList({ items, minItems, maxItems }) {
  if (items.$ref) return "groups";
  if (items["x-terms"]) return "terms";
  if (items.enum) return "checks";
  return minItems === PAIR && maxItems === PAIR ? "range" : "lines";
}

/** `Count Qualifier` as `Count qualifier`; arXiv and DOI stay. @param {string} title */
function sentenceCase(title) {
  const [first, ...rest] = title.split(/[ _]/);
  const others = rest.map((word) => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word));
  return [/^[a-z]+$/.test(first) ? first[0].toUpperCase() + first.slice(1) : first, ...others].join(" ");
}
