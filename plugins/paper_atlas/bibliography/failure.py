"""Why the facts of a paper could not be had, for the person who asked for them."""

from __future__ import annotations

from paper_atlas.problem import worded

BY_HAND = "save the abstract as a text file and draft from it: atlas new --from abstract.txt"
LATER = f"try again later, or {BY_HAND}"


class CannotFetch(Exception):  # noqa: N818 - mostly not an error of the program
    """What happened and what to do; the text is one line: `what; did you mean ...? fix`."""

    def __init__(self, what: str, *, meant: str | None = None, fix: str = LATER) -> None:
        super().__init__(worded(what, meant, fix))
        self.what = what
        self.meant = meant
        self.fix = fix
