// @ts-check
/** How many machines hold the devices of a name, and how many devices they hold in all. */

import { counted, endsRange, gpusAt } from "./amount.js";
import { isNumber, strip } from "./tokens.js";

/** @import { Rules } from "./rules.js" */
/** @import { Around } from "./said.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

/** How many tokens after a name its hosts can be counted. */
const FAR = 8;

/**
 * `4 nodes with 8 A100 each`, `4 GPU servers with 8 A100`.
 *
 * @param {Around} found
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 * @param {number} after
 */
export function hostsBefore(found, phrase, at, rules, after) {
  const words = rules.wording;
  let position = at - 1;
  while (position > after && words.joinsHosts.has(phrase[position].text)) {
    position -= 1;
  }
  if (position < after + 1 || !words.hosts.has(phrase[position].text)) {
    return;
  }
  position -= 1;
  while (position > after && mayStandBeforeHosts(phrase[position], rules)) {
    position -= 1;
  }
  const number = counted(phrase, position, rules);
  if (number && endsRange(phrase, position, rules, after)) {
    found.count = null;
  } else if (number) {
    found.hosts = number;
    found.first = position;
  }
}

/**
 * Whether a word may stand between a number and the hosts it counts: 14 x standard GPU nodes.
 *
 * @param {Token} token
 * @param {Rules} rules
 */
function mayStandBeforeHosts({ text }, rules) {
  const { between, hosts } = rules.wording;
  return [rules.gpuWords, between, hosts, rules.multiplying].some((words) => words.has(text));
}

/**
 * `8 A100 per node, 4 nodes`; `8 A100 x 4 nodes`; `8 A100 * 4 nodes`.
 *
 * @param {Around} found
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function perHost(found, phrase, rules) {
  if (found.count === null || found.hosts) {
    return;
  }
  for (let at = found.last + 1; at < Math.min(phrase.length, found.last + FAR); at += 1) {
    if (rules.wording.hosts.has(phrase[at].text) && phrase[at].text.endsWith("s")) {
      const number = counted(phrase, at - 1, rules);
      const between = phrase.slice(found.last, at - 1);
      const says = between.some(({ text }) => ["per", "each"].includes(text) || rules.multiplying.has(text));
      const isStarred = strip(phrase[at - 1].glue, ") ") === "*";
      if (number && (isStarred || says)) {
        found.hosts = number;
        found.last = at + 1;
      }
      return;
    }
  }
}

/**
 * `--nodes=4 --gpus-per-node=a100:8`, `A100:8 num_nodes: 2`; `--gpus=v100:16` is the sum.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function hostsRequested(found, name, phrase, rules) {
  if (found.hosts || !found.requested || phrase[name.first - 1]?.text === "gpus") {
    return;
  }
  for (let at = 1; at < phrase.length; at += 1) {
    const [option, number] = [phrase[at - 1], phrase[at]];
    const isNamed = rules.wording.hosts.has(option.text) && option.text.endsWith("s");
    const isShort = option.written === "N" && option.glue.includes("-") && ["", " "].includes(number.glue);
    if (isNumber(number) && (isShort || (isNamed && [":", "="].includes(strip(number.glue))))) {
      found.hosts = counted([number], 0, rules);
      return;
    }
  }
}

/**
 * `a3-megagpu-8g, 2 nodes` and `ml.p3.16xlarge, instance_count = 2` say how many systems.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function systemsAfter(found, name, phrase, rules) {
  const { hosts } = rules.wording;
  for (let at = name.last + 1; at < Math.min(phrase.length, found.last + FAR); at += 1) {
    const before = phrase[at - 1];
    if (hosts.has(before.text) && phrase[at].text === "count" && at + 1 < phrase.length) {
      found.count ||= counted(phrase, at + 1, rules);
    } else if (hosts.has(phrase[at].text) && phrase[at].text.endsWith("s")) {
      const number = counted(phrase, at - 1, rules);
      if (number && found.count === null && !before.glue.startsWith("(")) {
        found.count = number;
      }
      return;
    }
  }
}

/**
 * `64 DGX A100 nodes (512 GPUs)`, `4×H100 nodes (32 GPUs)`: how many GPUs there are in all.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
export function totalAfter(found, name, phrase, rules) {
  for (let at = name.last; at < Math.min(phrase.length, found.last + 2 * FAR); at += 1) {
    const number = gpusAt(phrase, at, rules);
    const before = phrase.slice(Math.max(name.last, at - 2), at); // each with 8 GPUs
    const isEach = before.some(({ text }) => text === "each") || ["each", "per"].includes(phrase[at + 2]?.text);
    if (number && name.meaning.system && !isEach) {
      found.total = number;
      return;
    }
    if (at >= found.last + FAR || !number) {
      continue;
    }
    if (isEach && found.hosts && !found.count) {
      found.count = number; // 14 H100 nodes (8 cards each)
      return;
    }
    if (phrase[at].glue.includes("(") && number > (found.count || 0)) {
      found.total = number;
      return;
    }
  }
}
