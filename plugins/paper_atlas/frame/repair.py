"""The theme's frame as HTML and a fast first paint want it."""

from __future__ import annotations

_MENDED = {
    # A checkbox can't be completed.
    '_drawer" autocomplete="off"': '_drawer"',
    '_search" autocomplete="off"': '_search"',
    # All of the theme's and the site's own scripts, so that their order stays.
    '<script src="': '<script defer src="',
}


def mended(output: str) -> str:
    """A page without what HTML forbids in the theme's frame, and with its script behind the first paint."""
    for written, right in _MENDED.items():
        output = output.replace(written, right)
    return output
