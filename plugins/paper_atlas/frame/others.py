"""What other plugins take part in."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig


def others_finish(config: MkDocsConfig) -> bool:
    """Whether another plugin works on the finished site, and so must find all of it in its place."""
    return len(config.plugins.events["post_build"]) > 1
