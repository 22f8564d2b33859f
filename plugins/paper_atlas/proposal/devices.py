"""Devices that an abstract names, as runs of a record have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from paper_atlas.naming import Mention, Rules, mentions
from paper_atlas.naming.amount import counted, device_size_at
from paper_atlas.naming.tokens import Token
from paper_atlas.proposal.phrases import Phrases, compile_phrases
from paper_atlas.proposal.text import Abstract, Sentence
from paper_atlas.record import Role
from paper_atlas.vocabulary import ProposalWording

_REACH = 4
"""How many words before a device may say what it was to the paper."""
_BESIDE = 3


@dataclass(frozen=True)
class Device:
    """A device named in a text, and what it was to the paper."""

    hardware: Mapping[str, Any]
    """As the field `hardware` of a run."""
    count: int | None
    role: Role
    start: int
    end: int
    also: tuple[str, ...] = ()
    """Other products that an ambiguous name can mean."""


@dataclass(frozen=True)
class DeviceFinder:
    """Finds products, systems, architectures and memory sizes."""

    rules: Rules
    wording: ProposalWording
    architectures: Phrases

    def devices(self, abstract: Abstract) -> list[Device]:
        """The devices of an abstract from left to right; one named again is said once."""
        named = mentions(abstract.text, self.rules)
        found = [
            *(self._named(mention, abstract) for mention in named),
            *(device for sentence in abstract.sentences for device in self._unnamed(sentence, named)),
        ]
        once: dict[Any, Device] = {}
        for device in sorted(found, key=lambda one: one.start):
            key = (*device.hardware.items(), device.count)
            once.setdefault(key, device)
        return [
            device
            for device in once.values()
            if device.count or not _counted_elsewhere(device, once.values())
        ]

    def _named(self, mention: Mention, abstract: Abstract) -> Device:
        sentence = next(one for one in abstract.sentences if mention.start < one.end)
        hardware, count = self._hardware(mention)
        role = self._role(sentence, mention.start)
        return Device(hardware, count, role, mention.start, mention.end, mention.products[1:])

    def _hardware(self, mention: Mention) -> tuple[dict[str, Any], int | None]:
        if mention.system:
            inside = self.rules.vocabulary.systems[mention.system].count
            whole = (
                mention.count // inside if mention.count and inside and mention.count % inside == 0 else None
            )
            return {"system": mention.system}, whole if inside else mention.count
        hardware: dict[str, Any] = {"product": mention.products[0]}
        if mention.stated_gb is not None and mention.memory_gb is not None:
            hardware["memory_gb"] = mention.memory_gb
        if mention.names_variant and mention.form_factor:
            hardware["form_factor"] = mention.form_factor
        return hardware, mention.count

    def _unnamed(self, sentence: Sentence, named: Sequence[Mention]) -> Iterator[Device]:
        """Architectures and memory sizes that stand for devices, where no product is named."""
        words = sentence.words
        taken = [
            at for at, token in enumerate(words) if any(one.start <= token.start < one.end for one in named)
        ]
        for hit in self.architectures.hits(words):
            if not self._beside_device(words, hit.first, hit.last) or _near(taken, hit.first, hit.last):
                continue
            start, end = words[hit.first].start, words[hit.last - 1].end
            yield Device({"architecture": hit.ids[0]}, None, self._role(sentence, start), start, end)
        for at in range(len(words)):
            size = device_size_at(words, at, self.rules)
            if size is None or _near(taken, at, at + 2) or not self._sizes_device(words, at):
                continue
            count = counted(words, at - 1, self.rules) if at else None
            first = at - 1 if count else at
            start, end = words[first].start, words[at + 1].end
            yield Device({"memory_gb": size}, count, self._role(sentence, start), start, end)

    def _beside_device(self, words: Sequence[Token], first: int, last: int) -> bool:
        near = {token.text for token in words[max(0, first - 1) : first]}
        near |= {token.text for token in words[last : last + _BESIDE]}
        return bool(near & (self.rules.gpu_words | self.wording.device_words))

    def _sizes_device(self, words: Sequence[Token], at: int) -> bool:
        """Whether a size is that of a device: a 24 GB GPU, one GPU with 24 GB."""
        after = {token.text for token in words[at + 2 : at + 2 + _BESIDE]}
        if after & self.rules.gpu_words:
            return True
        before = [token.text for token in words[max(0, at - _BESIDE) : at]]
        return bool(self.rules.gpu_words.intersection(before)) and bool(
            {"with", "of", "having"}.intersection(before)
        )

    def _role(self, sentence: Sentence, start: int) -> Role:
        at = next(number for number, token in enumerate(sentence.words) if token.end > start)
        before = [token.text for token in sentence.words[max(0, at - _REACH) : at]]
        for role, words in self.wording.roles.items():
            if words & set(before):
                return cast(Role, role)
        return "measured" if sentence.is_own else "named"


def _counted_elsewhere(device: Device, devices: Iterable[Device]) -> bool:
    """Whether the same device is named again with a number."""
    return any(one.count and one.hardware == device.hardware for one in devices)


def _near(taken: Sequence[int], first: int, last: int) -> bool:
    return any(first - 2 <= at < last + 2 for at in taken)


def device_finder(rules: Rules) -> DeviceFinder:
    """Make the finder from the rules of names."""
    vocabulary = rules.vocabulary
    names = (
        (name, key) for key, one in vocabulary.architectures.items() for name in (one.name, *one.aliases)
    )
    return DeviceFinder(rules, vocabulary.proposals, compile_phrases(names, vocabulary.queries.endings))
