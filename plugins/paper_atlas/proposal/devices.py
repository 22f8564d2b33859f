"""Devices that an abstract names, as runs of a record have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from paper_atlas.naming import Mention, Rules, mentions
from paper_atlas.naming.amount import counted, device_size_at
from paper_atlas.naming.tokens import Token, tokens
from paper_atlas.proposal.phrases import Hit, Phrases, compile_phrases
from paper_atlas.proposal.scales import DEVICES
from paper_atlas.proposal.text import Abstract, Sentence
from paper_atlas.record import Role
from paper_atlas.vocabulary import ProposalWording

_ONE = frozenset({"1", "one", "single"})
_AND = frozenset({"and", "or"})
_MEMORY = frozenset({"memory", "ram", "vram"})
_NUMBER = re.compile(r"[0-9]+\Z")


@dataclass(frozen=True)
class Device:
    """A device named in a text, and what it was to the paper."""

    hardware: Mapping[str, Any]
    """As the field `hardware` of a run."""
    count: int | None
    role: Role
    start: int
    end: int
    choices: tuple[str, ...] = ()
    """Products that an ambiguous name can mean, in place of hardware."""


@dataclass(frozen=True)
class DeviceFinder:
    """Finds products, systems, architectures and memory sizes."""

    rules: Rules
    wording: ProposalWording
    architectures: Phrases

    def devices(self, abstract: Abstract) -> list[Device]:
        """The devices of an abstract from left to right; one named again is said once."""
        mentioned = _counted(mentions(abstract.text, self.rules), abstract.text)
        named = [one for one in mentioned if abstract.text[one.start : one.end] != abstract.name]
        found = [
            *(self._named(mention, abstract) for mention in named),
            *(device for sentence in abstract.sentences for device in self._architectures(sentence, named)),
            *(device for sentence in abstract.sentences for device in self._sizes(sentence, named)),
        ]
        once: dict[Any, Device] = {}
        for device in sorted(found, key=lambda one: one.start):
            key = (*device.hardware.items(), device.count, device.choices)
            known = once.setdefault(key, device)
            if known.role == "named":
                once[key] = replace(known, role=device.role)
        return [
            device
            for device in once.values()
            if device.count or not _counted_elsewhere(device, once.values())
        ]

    def _named(self, mention: Mention, abstract: Abstract) -> Device:
        sentence = next(one for one in abstract.sentences if mention.start < one.end)
        hardware, count = self._hardware(mention, abstract.text)
        role = self._role(sentence, mention.start)
        if len(mention.products) > 1:
            return Device({}, mention.count, role, mention.start, mention.end, mention.products)
        return Device(hardware, count, role, mention.start, mention.end)

    def _hardware(self, mention: Mention, text: str) -> tuple[dict[str, Any], int | None]:
        if mention.system:
            return {"system": mention.system}, self._systems(mention, text)
        hardware: dict[str, Any] = {"product": mention.products[0]}
        if mention.stated_gb is not None and mention.memory_gb is not None:
            hardware["memory_gb"] = mention.memory_gb
        if mention.names_variant and mention.form_factor:
            hardware["form_factor"] = mention.form_factor
        return hardware, mention.count

    def _systems(self, mention: Mention, text: str) -> int | None:
        """How many systems are named: the devices of a mention divided by those in one."""
        whole, rest = divmod(
            mention.count or 0, self.rules.vocabulary.systems[mention.system or ""].count or 1
        )
        says = {token.text for token in tokens(text[mention.start : mention.end])}
        return whole or None if not rest and (whole > 1 or says & _ONE) else None

    def _architectures(self, sentence: Sentence, named: Sequence[Mention]) -> Iterator[Device]:
        """Architectures that stand for devices: NVIDIA Volta GPUs; not where a product of them is named."""
        words, hardware = sentence.words, self.rules.vocabulary.hardware
        known = {hardware[key].architecture for one in named if not one.system for key in one.products}
        before: Hit | None = None
        hits = self.architectures.hits(words)
        for hit in hits:
            listed = before is not None and hit.first - before.last <= DEVICES.listed
            follows = any(0 <= other.first - hit.last <= DEVICES.listed for other in hits)
            if self._is_device(words, hit) or listed or (follows and self._is_device(words, hits[-1])):
                before = hit
                if hit.ids[0] not in known:
                    yield self._device({"architecture": hit.ids[0]}, sentence, hit.first, hit.last)

    def _is_device(self, words: Sequence[Token], hit: Hit) -> bool:
        before = [token.text for token in words[max(0, hit.first - DEVICES.beside) : hit.first]]
        # GPUs and TPUs are two kinds of devices, and no device.
        near = set() if before and before[-1] in _AND else set(before)
        for token in words[hit.last : hit.last + DEVICES.beside]:
            if token.glue not in (" ", "-", "'"):
                break
            near.add(token.text)
        return bool(near & (self.rules.gpu_words | self.wording.device_words))

    def _sizes(self, sentence: Sentence, named: Sequence[Mention]) -> Iterator[Device]:
        """Memory sizes that stand for devices: a 24 GB GPU."""
        words = sentence.words
        for at in range(len(words)):
            size = device_size_at(words, at, self.rules)
            if size is None or not self._sizes_device(words, at):
                continue
            near = words[max(0, at - 2) : at + 4]
            if not any(one.start <= word.start < one.end for one in named for word in near):
                yield self._device({"memory_gb": size}, sentence, at, at + 2)

    def _sizes_device(self, words: Sequence[Token], at: int) -> bool:
        """Whether a size is that of a device: a 24 GB GPU, one GPU with 24 GB; not 8 GB GPU memory."""
        before = {token.text for token in words[max(0, at - DEVICES.beside) : at]}
        after = {token.text for token in words[at + 2 : at + 2 + DEVICES.beside]}
        gpus = self.rules.gpu_words
        following = [token.text for token in words[at + 2 : at + 4]]
        if len(following) > 1 and following[0] in gpus and following[1] in _MEMORY:
            return False
        return bool(gpus & after) or bool(gpus & before and self.wording.having & before)

    def _device(self, hardware: dict[str, Any], sentence: Sentence, first: int, last: int) -> Device:
        words = sentence.words
        count = counted(words, first - 1, self.rules) if first else None
        start, end = words[first - 1 if count else first].start, words[last - 1].end
        return Device(hardware, count, self._role(sentence, start), start, end)

    def _role(self, sentence: Sentence, start: int) -> Role:
        at = next(number for number, token in enumerate(sentence.words) if token.end > start)
        near = sentence.words[max(0, at - DEVICES.role) : at + 1]
        commas = [number for number, token in enumerate(near) if number and "," in token.glue]
        before = {token.text for token in near[commas[-1] if commas else 0 : -1]}
        for role, words in self.wording.roles.items():
            if words & before:
                return cast(Role, role)
        return "measured" if sentence.is_own else "named"


def _counted(named: Iterable[Mention], text: str) -> list[Mention]:
    """Mentions, where a bare number before a device counts it: 2080 NVIDIA H100 GPUs are no RTX 2080."""
    found: list[Mention] = []
    for mention in named:
        before = found[-1] if found else None
        said = text[before.start : before.end] if before else ""
        if before and mention.count is None and _NUMBER.match(said) and mention.start == before.end + 1:
            found[-1] = replace(mention, start=before.start, count=int(said))
        else:
            found.append(mention)
    return found


def _counted_elsewhere(device: Device, devices: Iterable[Device]) -> bool:
    """Whether the same device is named again with a number."""
    means = device.hardware, device.choices
    return any(one.count and (one.hardware, one.choices) == means for one in devices)


def device_finder(rules: Rules) -> DeviceFinder:
    """Make the finder from the rules of names."""
    vocabulary = rules.vocabulary
    names = (
        (name, key) for key, one in vocabulary.architectures.items() for name in (one.name, *one.aliases)
    )
    return DeviceFinder(rules, vocabulary.proposals, compile_phrases(names, vocabulary.queries.endings))
