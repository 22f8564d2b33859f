// @ts-check
/**
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Rows} Rows
 * @typedef {import("./store.js").Device} Device
 * @typedef {import("./conditions.js").Chip} Chip
 */

/** What the hardware was to the paper, from the strongest evidence to none. */
export const ROLES = ["measured", "trained", "baseline", "required", "analysed", "simulated", "named"];
export const HARDWARE_KINDS = ["product", "system", "architecture", "vendor"];
/** Of which roles a run shows that something runs on a device. */
export const SHOWN = ["measured", "trained", "required"].map((role) => ROLES.indexOf(role));
const REQUIRED = ROLES.indexOf("required");
/** In place of a role: no matching row. */
export const NONE = 255;

/** Facets of one run, as bits. */
export const BITS = { hardware: 1, memory: 2, role: 4, count: 8, fits: 16 };

/** @param {string} kind @returns {keyof typeof BITS|null} */
export function runFacet(kind) {
  if (HARDWARE_KINDS.includes(kind)) return "hardware";
  return Object.hasOwn(BITS, kind) && kind !== "hardware" ? /** @type {keyof typeof BITS} */ (kind) : null;
}

/** Whether a run is what some chips ask for. */
export class RunTest {
  /**
   * @param {Chip[]} chips
   * @param {Device[]} devices
   * @param {Uint8Array} needsFit 1 for papers that say they need no more memory than asked for
   */
  constructor(chips, devices, needsFit) {
    /** @param {...string} kinds */
    const asked = (...kinds) => chips.filter((chip) => kinds.includes(chip.kind));
    const hardware = asked(...HARDWARE_KINDS);
    const sizes = asked("memory").map((chip) => Number(chip.id));
    const most = mostMemory(chips);
    const roles = asked("role").map((chip) => ROLES.indexOf(chip.id));
    this.devices = Uint8Array.from(devices, (device) => {
      let missed = 0;
      if (hardware.length && !hardware.some((chip) => isDevice(device, chip))) missed |= BITS.hardware;
      if (sizes.length && !(device[5] && sizes.includes(Number(device[5])))) missed |= BITS.memory;
      if (most !== null && !(device[5] && Number(device[5]) <= most)) missed |= BITS.fits;
      return missed;
    });
    this.roles = Uint8Array.from(ROLES, (_, role) => {
      const missed = roles.length && !roles.includes(role) ? BITS.role : 0;
      return most !== null && !SHOWN.includes(role) ? missed | BITS.fits : missed;
    });
    const counts = asked("count").map((chip) => Number(chip.id));
    this.counts = counts.length ? new Set(counts) : null;
    this.needsFit = needsFit;
    this.fitsAlone = most !== null && chips.every((chip) => chip.kind === "fits");
  }

  /**
   * The facets, as bits, in which a row is not what is asked for; what its paper needs can make it fit.
   * @param {Rows} rows
   * @param {number} row
   */
  missed(rows, row) {
    const missed = this.ownMissed(rows, row);
    return missed & BITS.fits && this.needsFit[rows.papers[row]] ? missed & ~BITS.fits : missed;
  }

  /**
   * The same, whatever its paper needs.
   * @param {Rows} rows
   * @param {number} row
   */
  ownMissed(rows, row) {
    const missed = this.devices[rows.devices[row]] | this.roles[rows.roles[row]];
    return this.counts && !this.counts.has(rows.counts[row]) ? missed | BITS.count : missed;
  }

  /**
   * For each paper the strongest role of its matching rows, or NONE. Where nothing else is asked of a run, what a
   * paper needs counts as a required device.
   * @param {Rows} rows
   * @returns {Uint8Array}
   */
  bestRoles(rows) {
    const best = this.needsFit.map((fits) => (fits && this.fitsAlone ? REQUIRED : NONE));
    for (let row = 0; row < rows.papers.length; row++) {
      const paper = rows.papers[row];
      if (rows.roles[row] >= best[paper]) continue;
      const missed = this.fitsAlone ? this.ownMissed(rows, row) : this.missed(rows, row);
      if (!missed) best[paper] = rows.roles[row];
    }
    return best;
  }
}

/**
 * @param {Chip[]} chips
 * @param {Store} store
 * @returns {Promise<RunTest>}
 */
export async function runTest(chips, store) {
  const { papers, devices } = await store.atlas();
  const needsFit = new Uint8Array(papers);
  const most = mostMemory(chips);
  if (most !== null) {
    const needs = await store.needs();
    needs.papers.forEach((paper, place) => needs.memory[place] <= most && (needsFit[paper] = 1));
  }
  return new RunTest(chips, devices, needsFit);
}

/**
 * The rows that can match some chips, from as few and small files as possible.
 * @param {Chip[]} chips
 * @param {Store} store
 * @returns {Promise<Rows[]>}
 */
export async function rowsFor(chips, store) {
  if (store.tables) return [store.tables.rows];
  const kinds = new Set(chips.map((chip) => runFacet(chip.kind)));
  if (kinds.size === 1 && kinds.has("role")) return Promise.all(chips.map((chip) => rowsOfRole(chip.id, store)));
  const { devices, amounts } = await store.atlas();
  const names = [];
  if (kinds.has("hardware") || kinds.has("memory") || (kinds.size === 1 && kinds.has("fits"))) {
    names.push(...deviceFiles(chips, devices));
  } else if (kinds.has("count")) {
    const asked = chips.filter(({ kind, id }) => kind === "count" && amounts.includes(Number(id)));
    names.push(...asked.map(({ id }) => `count/${id}`));
  } else names.push("all");
  return Promise.all([...new Set(names)].map((name) => store.rows(name)));
}

/**
 * @param {string} role
 * @param {Store} store
 * @returns {Promise<Rows>}
 */
async function rowsOfRole(role, store) {
  const papers = ROLES.includes(role) ? await store.list(`role/${role}`) : new Uint32Array();
  const unknown = new Uint32Array(papers.length);
  return { papers, devices: unknown, roles: unknown.slice().fill(ROLES.indexOf(role)), counts: unknown };
}

/**
 * The files with the rows of all devices that hardware, else memory, else what fits allows.
 * @param {Chip[]} chips
 * @param {Device[]} devices
 * @returns {string[]}
 */
function deviceFiles(chips, devices) {
  const hardware = chips.filter((chip) => HARDWARE_KINDS.includes(chip.kind));
  const sizes = chips.filter((chip) => chip.kind === "memory").map((chip) => Number(chip.id));
  const most = mostMemory(chips) ?? 0;
  const wanted = devices.filter((device) => {
    if (hardware.length) return hardware.some((chip) => isDevice(device, chip));
    if (!device[5]) return false;
    return sizes.length ? sizes.includes(Number(device[5])) : Number(device[5]) <= most;
  });
  return wanted.map((device) => fileOf(device, hardware));
}

/**
 * The largest memory that a query calls its own; null where it doesn't ask.
 * @param {Chip[]} chips
 */
function mostMemory(chips) {
  const sizes = chips.filter((chip) => chip.kind === "fits").map((chip) => Number(chip.id));
  return sizes.length ? Math.max(...sizes) : null;
}

/**
 * @param {Device} device
 * @param {Chip} chip
 */
function isDevice([product, variant, system, architecture, vendor], { kind, id }) {
  if (kind === "product") return product === id || (variant !== null && `${product}/${variant}` === id);
  return { system, architecture, vendor }[kind] === id;
}

/**
 * The file with the rows of a device: of vendor or architecture where those are asked for, else the smallest.
 * @param {Device} device
 * @param {Chip[]} hardware
 */
function fileOf(device, hardware) {
  const [product, , , architecture, vendor, memory] = device;
  const asked = new Set(hardware.filter((chip) => isDevice(device, chip)).map((chip) => chip.kind));
  if (asked.has("vendor")) return `vendor/${vendor}`;
  if (asked.has("architecture")) return `architecture/${architecture}`;
  return asked.size ? `product/${product}` : `memory/${memory}`;
}
