// @ts-check
/** What is said around a name: how many devices, how much memory, which form factor, a laptop's part. */

import {
  counted,
  deviceSizeAt,
  endsRange,
  gpusAt,
  isAmount,
  isCount,
  isOfJob,
  isTotal,
  multiplies,
  sizeAt,
  valueAt,
} from "./amount.js";
import { hostsBefore, hostsRequested, perHost, systemsAfter, totalAfter } from "./hosts.js";
import { isInLaptop, isLaptop, laptopAt } from "./laptop.js";
import { pastPlural } from "./spelling.js";
import { countAfter } from "./tally.js";
import { isNumber, strip } from "./tokens.js";

/** @import { Rules } from "./rules.js" */
/** @import { Around } from "./said.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

/** How many tokens after a name something more can be said of it. */
const FAR = 8;
const NO_BREAK = new Set(["", " ", "-", ":", "="]);
/** 800xH100 hours are no H100, 8xA100 hours may be. */
const MANY_HOURS = 100;
const PAIR = 2;
/** How many tokens after a name the next one stands that `both` means too. */
const NEXT = 3;
/** In a driver's table the memory stands further on. */
const FAR_MEBIBYTES = 24;
const CONTINUING = new Set(["", "-", "/", ",", ":", "*", "@", "~", "=", "'", "|"]);

/**
 * Read what stands around a name.
 *
 * @param {Found} name the name
 * @param {readonly Token[]} phrase the tokens it stands in
 * @param {Rules} rules the words to know
 * @param {number} after the token at which the name before it ended
 * @param {number} until the token at which the next name begins
 */
export function around(name, phrase, rules, after, until) {
  const { first, last } = name;
  const nothing = { count: null, hosts: null, total: null, formFactor: null, isLaptop: false, requested: false };
  /** @type {Around} */
  const found = { first, last, ...nothing, sizes: [], leads: false };
  const upToName = phrase.slice(0, last);
  for (let at = first; at < last; at += 1) {
    found.formFactor ||= formAt(upToName, at, rules)[0];
  }
  const upToNext = phrase.slice(0, until);
  forwards(found, name, phrase, until, rules);
  backwards(found, name, phrase, rules, after, until);
  if (name.meaning.system) {
    systemsAfter(found, name, upToNext, rules);
  }
  found.isLaptop ||= isInLaptop(name, phrase, rules, after);
  perHost(found, upToNext, rules);
  hostsRequested(found, name, upToNext, rules);
  totalAfter(found, name, upToNext, rules);
  return found;
}

/**
 * A form factor and how many tokens it takes: SXM2, PCIe, PCIe 4.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 * @returns {[form: string | null, step: number]}
 */
function formAt(phrase, at, rules) {
  const forms = rules.wording.formFactors;
  const word = phrase[at].text;
  const following = phrase[at + 1];
  if (following && isNumber(following) && following.glue === "") {
    const form = forms.get(word + following.text);
    if (form !== undefined) {
      return [form, 2];
    }
  }
  const form = forms.get(word);
  return form === undefined ? [null, 0] : [form, 1];
}

/**
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} whole
 * @param {number} until
 * @param {Rules} rules
 */
function forwards(found, name, whole, until, rules) {
  const phrase = whole.slice(0, until);
  let at = found.last;
  if (at < phrase.length && phrase[at].text === "s" && ["", "'"].includes(phrase[at].glue)) {
    at += 1;
    found.last = at;
  }
  if (phrase[at]?.glue === "-" && phrase[at + 1]?.glue === ":" && isNumber(phrase[at])) {
    at += 1; // gpu:v100-32:1
  }
  while (at < phrase.length && continues(phrase[at]) && !isOfNext(phrase, whole, at, rules)) {
    const step = takeForwards(found, name, phrase, whole, at, rules);
    if (step) {
      found.last = at + step;
    } else if (!rules.wording.after.has(phrase[at].text) || [",", ";"].includes(strip(phrase[at].glue))) {
      return;
    }
    at += step || 1;
  }
}

/**
 * Take what is said at a token after a name: how many tokens it takes, 0 where nothing is said.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {readonly Token[]} whole
 * @param {number} at
 * @param {Rules} rules
 */
function takeForwards(found, name, phrase, whole, at, rules) {
  const size = deviceSizeAt(phrase, at, rules);
  if (size !== null) {
    found.sizes.push(size);
    return 2;
  }
  const [form, formStep] = formAt(phrase, at, rules);
  if (form) {
    found.formFactor ||= form;
    return formStep;
  }
  const laptopStep = laptopAt(phrase, at, rules);
  if (laptopStep) {
    found.isLaptop = true;
    return laptopStep;
  }
  return countAfter(found, name, whole, at, rules);
}

/**
 * Whether the next name's size stands at a token: RTX 3090 and 80GB A100.
 *
 * @param {readonly Token[]} phrase
 * @param {readonly Token[]} whole
 * @param {number} at
 * @param {Rules} rules
 */
function isOfNext(phrase, whole, at, rules) {
  const isLast = at + 2 === phrase.length && phrase.length < whole.length;
  return isLast && isJoinedTo(phrase, at) && deviceSizeAt(phrase, at, rules) !== null;
}

/**
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
function isJoinedTo(phrase, at) {
  return phrase[at].glue.includes(",") || ["and", "or", "vs"].includes(phrase[at - 1].text);
}

/** @param {Token} token */
function continues(token) {
  return CONTINUING.has(strip(token.glue, "()[] $\\").replace("**", ""));
}

/**
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {number} after
 * @param {number} until
 */
function backwards(found, name, phrase, rules, after, until) {
  let at = beforeExample(phrase, name.first - 1);
  let isSizeBefore = false;
  while (at >= after && !/[.;,%!?|[#]|^ - $/.test(phrase[at + 1].glue)) {
    const isSize = at - 1 >= after && sizeAt(phrase, at - 1, rules) !== null;
    if (isSize && isSizeBefore && !phrase[at + 1].glue.includes("/")) {
      return; // 16GB of a 96GB GH200
    }
    isSizeBefore ||= isSize;
    const step = takeBackwards(found, phrase, at, rules, after);
    if (step) {
      found.first = at - step + 1;
    } else if (rules.wording.both.has(phrase[at].text)) {
      found.count ||= isPair(found, name, phrase, until, rules) ? PAIR : null;
      return;
    } else {
      const number = counted(phrase, at, rules);
      if (number !== null) {
        if (!isIndex(phrase, at, rules)) {
          countBefore(found, name, phrase, at, number, rules, after);
        }
        return;
      }
      if (!mayStandBetween(phrase, at, rules) && !isEpithet(phrase, at, rules, after)) {
        return;
      }
    }
    at -= step || 1;
  }
}

/**
 * Whether `both` counts two devices of a name, not the name and the next one: both A100s and an H100.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {number} until
 * @param {Rules} rules
 */
function isPair(found, name, phrase, until, rules) {
  const following = phrase[name.last]?.text ?? "";
  const isPlural =
    pastPlural(phrase, name.last) > name.last ||
    phrase[name.last - 1].text.endsWith("s") ||
    (rules.gpuWords.has(following) && following.endsWith("s"));
  return isPlural && (until >= phrase.length || until > found.last + NEXT);
}

/**
 * Before `e.g.`: 8 GPUs (e.g. A100).
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 */
function beforeExample(phrase, at) {
  const isExample = at > 1 && phrase[at - 1].text === "e" && phrase[at].text === "g" && phrase[at].glue === ".";
  return isExample ? at - 2 : at;
}

/**
 * Take what is said at a token before a name, but for its count: how many tokens it takes, 0 where nothing is
 * said.
 *
 * @param {Around} found
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 * @param {number} after
 */
function takeBackwards(found, phrase, at, rules, after) {
  const words = rules.wording;
  const size = at - 1 >= after ? sizeAt(phrase, at - 1, rules) : null;
  if (size !== null) {
    if (!words.otherMemory.has(phrase[at + 1].text)) {
      found.leads ||= !found.sizes.length;
      found.sizes.push(size);
    }
    return 2;
  }
  const form = formBefore(phrase, at, rules);
  if (form) {
    found.formFactor ||= form;
    return isNumber(phrase[at]) ? 2 : 1;
  }
  if (isLaptop(phrase, at, rules)) {
    found.isLaptop = true;
    return 1;
  }
  return 0;
}

/**
 * Whether a word may stand between a number and the name it counts; or begins one, as in on-demand.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function mayStandBetween(phrase, at, rules) {
  const { text } = phrase[at];
  const { between } = rules.wording;
  const following = phrase[at + 1];
  if (multiplies(phrase, at, rules) || rules.vendors.has(text) || between.has(text)) {
    return true;
  }
  return following.glue === "-" && between.has(following.text) && !isNumber(phrase[at]);
}

/**
 * Whether any one word stands between a number in words and a name: a pair of matching RTX 4090.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 * @param {number} after
 */
function isEpithet(phrase, at, rules, after) {
  const { cues, hosts, joinsHosts, numbers, ranges, runsOn, times } = rules.wording;
  let number = at - 1;
  if (number > after && phrase[number].text === "of") {
    number -= 1;
  }
  const isTimes = number > after && multiplies(phrase, number, rules) && isCount(phrase[number - 1]);
  const counts = number >= after && (isTimes || numbers.has(phrase[number].text));
  if (!counts || phrase[at].glue !== " ") {
    return false;
  }
  const { text } = phrase[at];
  const isSaid = [cues, hosts, joinsHosts, times, runsOn, ranges].some((words) => words.has(text));
  return !isSaid && !isNumber(phrase[at]) && [...text].length > 1 && !text.endsWith("s");
}

/**
 * Whether a number says which device it is, not how many: `GPU 7: H200`, `cuda:1`, `2) RTX 3090`.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function isIndex(phrase, at, rules) {
  const token = phrase[at];
  const { glue } = phrase[at + 1];
  if (!isNumber(token) || multiplies(phrase, at + 1, rules)) {
    return false;
  }
  if (/[:(]/.test(glue) || token.glue.endsWith("#") || (glue.includes(")") && !token.glue.includes("("))) {
    return true;
  }
  const { laptopModels, numbered } = rules.wording;
  const before = phrase[at - 1]?.text;
  return NO_BREAK.has(token.glue) && (numbered.has(before) || laptopModels.has(before)); // Legion 5 RTX 3070
}

/**
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function formBefore(phrase, at, rules) {
  const token = phrase[at];
  if (isNumber(token) && token.glue === "" && at) {
    return rules.wording.formFactors.get(phrase[at - 1].text + token.text);
  }
  return rules.wording.formFactors.get(token.text);
}

/**
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {number} number
 * @param {Rules} rules
 * @param {number} after
 */
function countBefore(found, name, phrase, at, number, rules, after) {
  if (isOfOthers(found, name, phrase, at, number, rules, after)) {
    return;
  }
  found.first = at;
  const isOfGpus = rules.wording.gpus.has(phrase[name.last]?.text);
  if (name.meaning.system && (gpusAt(phrase, at, rules) || isOfGpus)) {
    found.total = number;
    return; // an 8-GPU DGX H100 is one, eight HGX H20 GPUs are eight
  }
  if (endsRange(phrase, at, rules, after)) {
    return;
  }
  found.count ||= number;
  if (strip(phrase[at].glue) === "*" && at > after && isCount(phrase[at - 1])) {
    found.hosts = Number(phrase[at - 1].text); // 64*8 H800
    found.first = at - 1;
  } else if (at - 2 >= after && multiplies(phrase, at - 1, rules) && isCount(phrase[at - 2])) {
    found.hosts = Number(phrase[at - 2].text); // 8 x 8 A100
    found.first = at - 2;
  } else if (isJoined(phrase, at, rules, after) && at > after && holds(found, phrase, rules) && counted(phrase, at - 1, rules)) {
    found.hosts = counted(phrase, at - 1, rules); // 2 eight-A100 nodes
    found.first = at - 1;
  } else if (!/[,(:]/.test(phrase[at].glue) || saysEach(found, phrase, at, rules)) {
    hostsBefore(found, phrase, at, rules, after);
  }
}

/**
 * Whether the number before a name counts something else: hours, hosts, or what stands before.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {number} number
 * @param {Rules} rules
 * @param {number} after
 */
function isOfOthers(found, name, phrase, at, number, rules, after) {
  const { times, hosts } = rules.wording;
  const following = pastGpuWords(phrase, found.last, rules);
  const isTimes = multiplies(phrase, at + 1, rules);
  if (times.has(following) && (!isTimes || number >= MANY_HOURS)) {
    return true; // GPU hours, not GPUs
  }
  const isOwn = name.meaning.system || isJoined(phrase, at, rules, after);
  if (hosts.has(following) && following.endsWith("s") && !isOwn) {
    found.hosts = number; // four A100 servers may hold any number of A100
    return true;
  }
  return Boolean(name.meaning.system) && after > 0 && after === at && !isTimes; // V100 8 p3.16xlarge
}

/**
 * `4 nodes (8 A100 each)`, `4 nodes (8x A100)`; two nodes, sixteen A100 says the sum.
 *
 * @param {Around} found
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function saysEach(found, phrase, at, rules) {
  if (strip(phrase[at].glue) === "(" && multiplies(phrase, at + 1, rules)) {
    return true;
  }
  return phrase.slice(found.last, found.last + 3).some((token) => ["each", "per"].includes(token.text));
}

/**
 * Whether a number counts the devices, not what holds them: eight-A100 nodes, 4 8xA100 nodes.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 * @param {number} after
 */
function isJoined(phrase, at, rules, after) {
  const isSecond = at > after && phrase[at].glue === " " && isAmount(phrase[at - 1], rules);
  return phrase[at + 1].glue === "-" || (isSecond && multiplies(phrase, at + 1, rules));
}

/**
 * Whether a word for what holds devices follows a name.
 *
 * @param {Around} found
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 */
function holds(found, phrase, rules) {
  return rules.wording.hosts.has(pastGpuWords(phrase, found.last, rules));
}

/**
 * The word after a name and the words for GPU; empty at the end.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function pastGpuWords(phrase, at, rules) {
  while (at < phrase.length && rules.gpuWords.has(phrase[at].text)) {
    at += 1;
  }
  return phrase[at]?.text ?? "";
}

/**
 * Memory sizes further on that may be the device's: `3060 (sm_86, 12GB)`; unified memory is RAM too. With each,
 * whether it is said to be that of all devices.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {number} until
 * @param {boolean} unified
 * @returns {Generator<[size: number, isTotal: boolean]>}
 */
export function* sizesAfter(name, phrase, rules, until, unified) {
  const far = FAR * (unified ? 2 : 1);
  const near = phrase.slice(0, until);
  for (let at = name.last; at < Math.min(until, name.last + FAR_MEBIBYTES); at += 1) {
    const size = unified ? sizeAt(near, at, rules) : deviceSizeAt(near, at, rules);
    if (size !== null && (at < name.last + far || size % 1) && !isOfJob(phrase, at)) {
      yield [size, isTotal(near, at, rules)];
      continue;
    }
    const value = valueAt(near, at, rules);
    if (value !== null && at < name.last + far) {
      yield [value, false];
    }
  }
}

/**
 * The number after a hyphen: 32 in TPU v4-32, 80 in A100-80.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 */
export function numberAfterHyphen(name, phrase) {
  const token = phrase[name.last];
  return token && isNumber(token) && token.glue === "-" ? Number(token.text.slice(0, 6)) : null;
}
