// @ts-check
/** What is said around a name: how many devices, how much memory, which form factor, a laptop's part. */

import { counted, deviceSizeAt, endsRange, gpusAt, isCount, multiplies, sizeAt } from "./amount.js";
import { hostsBefore, perHost, systemsAfter, totalAfter } from "./hosts.js";
import { isInLaptop, isLaptop, laptopAt } from "./laptop.js";
import { LAST_LATIN, isNumber, strip } from "./tokens.js";

/** @import { Rules } from "./rules.js" */
/** @import { Around } from "./said.js" */
/** @import { Found } from "./spelling.js" */
/** @import { Token } from "./tokens.js" */

/** How many tokens after a name something more can be said of it. */
const FAR = 8;
const NO_BREAK = new Set(["", " ", "-", ":", "="]);
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
  const nothing = { count: null, hosts: null, total: null, formFactor: null, isLaptop: false };
  /** @type {Around} */
  const found = { first, last, ...nothing, sizes: [], leads: false };
  const upToName = phrase.slice(0, last);
  for (let at = first; at < last; at += 1) {
    found.formFactor ||= formAt(upToName, at, rules)[0];
  }
  const upToNext = phrase.slice(0, until);
  forwards(found, name, phrase, until, rules);
  backwards(found, name, phrase, rules, after);
  if (name.meaning.system) {
    systemsAfter(found, name, upToNext, rules);
  }
  found.isLaptop ||= isInLaptop(name, phrase, rules, after);
  perHost(found, upToNext, rules);
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
 * `x8`, `× 8`, `*8`, `:8`, `(8x)`, `(2x12GB)`, `单卡` after a name: how many tokens it takes.
 *
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function countAfter(found, name, phrase, at, rules) {
  const token = phrase[at];
  let number = token.text > LAST_LATIN ? (rules.wording.numbers.get(token.text) ?? 0) : 0;
  let step = 1;
  const gpus = gpusAt(phrase, at, rules);
  const following = phrase[at + 1];
  if (rules.wording.numerals.has(token.text) && rules.wording.pieces.has(following?.text)) {
    [number, step] = [rules.wording.numerals.get(token.text) ?? 0, 2]; // 한 장
  } else if (token.text === "count" && following && strip(following.glue) === "=" && isCount(following)) {
    [number, step] = [Number(following.text), 2]; // type=nvidia-tesla-t4,count=1
  } else if (timesAt(phrase, at, rules)) {
    [number, step] = [Number(phrase[at + 1].text), 2];
  } else if (gpus && token.glue.includes("(")) {
    return 0; // of all hosts, or of each
  } else if (gpus) {
    [number, step] = [name.meaning.system ? 0 : gpus, 2]; // of the system, not of systems
  } else if (isCount(token)) {
    const beside = numberBeside(phrase, at, rules);
    ({ number, step } = beside);
    if (!number && token.glue === ":" && [":", "="].includes(phrase[name.first].glue)) {
      [number, step] = [Number(token.text), 1]; // gpu:a100:4 of a scheduler
    }
    if (name.meaning.system && beside.isOfGpus) {
      found.total = number;
      number = 0;
    }
  }
  if (number) {
    found.count ||= number;
  }
  return number ? step : 0;
}

/**
 * Whether `x8` stands at a token; the X370 of a list is another thing.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function timesAt(phrase, at, rules) {
  if (!multiplies(phrase, at, rules) || phrase[at].glue.includes(",") || at + 1 >= phrase.length) {
    return false;
  }
  return isCount(phrase[at + 1]) && sizeAt(phrase, at + 1, rules) === null;
}

/**
 * A count after a name, told by its signs; how many tokens it takes, and whether it counts GPUs.
 *
 * @param {readonly Token[]} phrase
 * @param {number} at
 * @param {Rules} rules
 */
function numberBeside(phrase, at, rules) {
  const following = phrase[at + 1];
  const number = Number(phrase[at].text);
  const sign = strip(phrase[at].glue);
  if (following && strip(following.glue) === "*" && sizeAt(phrase, at + 1, rules) !== null) {
    return { number, step: 1, isOfGpus: true }; // (2*12GB)
  }
  const timesAfter = multiplies(phrase, at + 1, rules) && ["", " "].includes(following.glue);
  if (timesAfter && at + 2 < phrase.length && sizeAt(phrase, at + 2, rules) !== null) {
    return { number, step: 2, isOfGpus: true }; // (2x12GB)
  }
  const second = phrase[at + 2];
  const closed = !second || second.glue.includes(")") || rules.gpuWords.has(second.text);
  if (timesAfter && sign[0] === "(" && closed) {
    return { number, step: 2, isOfGpus: false };
  }
  const isAlone = standsAlone(sign, following, rules);
  return { number: isAlone ? number : 0, step: isAlone ? 1 : 0, isOfGpus: false };
}

/**
 * Whether a number after a sign is a count by itself: (8), :8, *8.
 *
 * @param {string} sign
 * @param {Token | undefined} following
 * @param {Rules} rules
 */
function standsAlone(sign, following, rules) {
  const ends = !following || [")", ",", ";", "]"].includes(following.glue[0]);
  if ((sign === "(" && following?.glue.includes(")")) || (["(", ":"].includes(sign) && ends)) {
    return true;
  }
  return sign === "*" && following?.glue !== "" && !rules.wording.times.has(following?.text ?? ""); // *30 days
}

/**
 * @param {Around} found
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {number} after
 */
function backwards(found, name, phrase, rules, after) {
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
    } else {
      const number = counted(phrase, at, rules);
      if (number !== null) {
        if (!isIndex(phrase, at, rules)) {
          countBefore(found, name, phrase, at, number, rules, after);
        }
        return;
      }
      if (!mayStandBetween(phrase, at, rules)) {
        return;
      }
    }
    at -= step || 1;
  }
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
  if (glue.includes(":") || token.glue.includes("#") || (glue.includes(")") && !token.glue.includes("("))) {
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
  if (name.meaning.system && gpusAt(phrase, at, rules)) {
    found.total = number;
    return; // an 8-GPU DGX H100 is one
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
  if (times.has(following) && !isTimes) {
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
 * @param {Token} token
 * @param {Rules} rules
 */
function isAmount(token, rules) {
  return isNumber(token) || rules.wording.numbers.has(token.text);
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
 * Memory sizes further on that may be the device's: `3060 (sm_86, 12GB)`; unified memory is RAM too.
 *
 * @param {Found} name
 * @param {readonly Token[]} phrase
 * @param {Rules} rules
 * @param {number} until
 * @param {boolean} unified
 */
export function* sizesAfter(name, phrase, rules, until, unified) {
  const far = FAR * (unified ? 2 : 1);
  const near = phrase.slice(0, until);
  for (let at = name.last; at < Math.min(until, name.last + FAR_MEBIBYTES); at += 1) {
    const size = unified ? sizeAt(near, at, rules) : deviceSizeAt(near, at, rules);
    if (size !== null && (at < name.last + far || size % 1)) {
      yield size;
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
