"""What GitHub's runner would obey in the output of a step.

Source: GitHub Docs, "Workflow commands for GitHub Actions", and the runner's older form `##[...]`, which it
still takes anywhere in a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NEW = re.compile(r"\s*::([\w-]+)\s*(.*?)::(.*)", re.DOTALL)
_OLD = re.compile(r"##\[([\w-]+)\s*([^\]]*)\](.*)", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """One thing that the runner does."""

    name: str
    data: str
    properties: dict[str, str] = field(default_factory=dict)


def obeyed(output: str) -> list[Command]:
    """The commands in an output, in order."""
    found: list[Command] = []
    resume: str | None = None
    for line in re.split(r"\r\n|\n|\r", output):
        if resume is not None:
            if line.strip() == f"::{resume}::":
                resume = None
            continue
        match = _NEW.match(line) or _OLD.search(line)
        if match is None:
            continue
        if match[1] == "stop-commands":
            resume = match[3]
            continue
        pairs = (pair.partition("=")[::2] for pair in match[2].split(",") if "=" in pair)
        found.append(
            Command(match[1], _decoded(match[3]), {key.strip(): _decoded(value) for key, value in pairs})
        )
    return found


def _decoded(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text
