"""The same record as other people would have written it: other order, other style, comments anywhere."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from paper_atlas.source import KeyPath, read_text

_WORDS = {None: "null", True: "true", False: "false"}


@dataclass
class Restyled:
    """A text and what its comments are about."""

    data: dict[str, Any]
    choice: random.Random
    comments: dict[str, tuple[str, KeyPath]] = field(default_factory=dict)
    """Each comment's text, with how it stands to the value at a path: above, beside or below."""
    commented: float = 0.15

    @property
    def text(self) -> str:
        """The record, with the first line that editors need and a comment of the file's own."""
        lines = [*self._maybe("above", (), 0), ""] if self.commented else []
        return "\n".join([*lines, *self._group(self.data, (), 0), *self._maybe("below", (), 0), ""])

    def _maybe(self, kind: str, path: KeyPath, indent: int) -> list[str]:
        if self.choice.random() >= self.commented:
            return []
        comment = f'# {kind} {len(self.comments)}: it\'s a [note], "{path}" #{indent}'
        self.comments[comment] = kind, path
        return [" " * indent + comment]

    def _beside(self, path: KeyPath) -> str:
        return "".join(f"  {comment}" for comment in self._maybe("beside", path, 0))

    def _group(self, fields: dict[str, Any], path: KeyPath, indent: int) -> Iterator[str]:
        names = list(fields)
        self.choice.shuffle(names)
        for name in names:
            at = (*path, name)
            yield from self._maybe("above", at, indent)
            yield from self._value(f"{' ' * indent}{self._name(name)}:", fields[name], at, indent)
            if self.choice.random() < 0.1:
                yield ""

    def _name(self, name: str) -> str:
        return json.dumps(name) if self.choice.random() < 0.1 else name

    def _value(self, begun: str, value: Any, path: KeyPath, indent: int) -> Iterator[str]:
        inside = indent + self.choice.choice((1, 2, 4))
        if isinstance(value, dict | list) and value and self.choice.random() < 0.7:
            yield begun + self._beside(path)
            if isinstance(value, dict):
                yield from self._group(value, path, inside)
            else:
                yield from self._list(value, path, inside)
            yield from self._maybe("below", path, inside)
        elif isinstance(value, dict | list) and value:
            yield from self._in_brackets(begun, value, path, inside)
        elif isinstance(value, str) and self._can_fold(value):
            yield f"{begun} >-{self._beside(path)}"
            yield from (" " * inside + line for line in self._broken(value))
        else:
            yield f"{begun} {self._scalar(value)}{self._beside(path)}"

    def _list(self, items: list[Any], path: KeyPath, indent: int) -> Iterator[str]:
        for place, item in enumerate(items):
            at = (*path, place)
            yield from self._maybe("above", at, indent)
            if isinstance(item, dict):
                spaces = self.choice.choice((1, 3))
                first, *others = self._group(item, at, indent + 1 + spaces)
                yield f"{' ' * indent}-{' ' * spaces}{first.strip()}"
                yield from others
                yield from self._maybe("below", at, indent + 1 + spaces)
            else:
                yield from self._value(f"{' ' * indent}-", item, at, indent)

    def _in_brackets(self, begun: str, value: Any, path: KeyPath, indent: int) -> Iterator[str]:
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        parts = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        if self.choice.random() < 0.5:
            inner = (f"{self._before(key)}{self._flat(item)}" for key, item in parts)
            yield f"{begun} {opening}{', '.join(inner)}{closing}{self._beside(path)}"
            return
        yield f"{begun} {opening}"
        for key, item in parts:
            at = (*path, key)
            yield from self._maybe("above", at, indent)
            yield f"{' ' * indent}{self._before(key)}{self._flat(item)},{self._beside(at)}"
        yield from self._maybe("below", path, indent)
        yield f"{' ' * indent}{closing}{self._beside(path)}"

    def _before(self, key: str | int) -> str:
        return f"{key}: " if isinstance(key, str) else ""

    def _flat(self, value: Any) -> str:
        if isinstance(value, dict):
            return f"{{{', '.join(f'{key}: {self._flat(item)}' for key, item in value.items())}}}"
        if isinstance(value, list):
            return f"[{', '.join(map(self._flat, value))}]"
        return self._scalar(value)

    def _scalar(self, value: Any) -> str:
        if not isinstance(value, str):
            return _WORDS[value] if value is None or isinstance(value, bool) else str(value)
        ways = [json.dumps(value, ensure_ascii=False)]
        if "\n" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
        if _means(value, value):
            ways += [value, value]
        return self.choice.choice(ways)

    def _can_fold(self, value: str) -> bool:
        return " " in value and "  " not in value and value == " ".join(value.split()) and self._heads()

    def _heads(self) -> bool:
        return self.choice.random() < 0.5

    def _broken(self, value: str) -> list[str]:
        lines: list[str] = []
        for word in value.split():
            if lines and self.choice.random() < 0.8:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines


def _means(written: str, value: str) -> bool:
    source, problems = read_text(f"[{written}]", "scalar.yml")
    return source is not None and not problems and source.data == [value]
