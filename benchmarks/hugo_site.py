"""The Markdown pages of a plain site as Hugo would have them, with a minimal theme and lists by tag."""

from __future__ import annotations

import shutil
from pathlib import Path

_SETTINGS = """\
baseURL = "https://atlas.example/"
title = "GPU Paper Atlas"
disableKinds = ["RSS"]
[markup.goldmark.renderer]
unsafe = true
[taxonomies]
tag = "tags"
"""
_LAYOUTS = {
    "baseof.html": """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ .Site.Title }}</title></head>
<body><header><a href="{{ .Site.BaseURL }}">{{ .Site.Title }}</a> <a href="/tags/">Tags</a></header>
<main>{{ block "main" . }}{{ end }}</main></body>
</html>
""",
    "single.html": """\
{{ define "main" }}
<ul>{{ range .Params.tags }}<li><a href="/tags/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul>
{{ .Content }}
{{ end }}
""",
    "list.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ .Content }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
{{ end }}
""",
}


def write_hugo_site(plain: Path, folder: Path) -> None:
    """Write a site of the same Markdown pages.

    Args:
        plain: a site that `write_plain_site` has written.
        folder: new; its site is built into `site/`.
    """
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name, text in _LAYOUTS.items():
        (layouts / name).write_text(text, encoding="utf-8")
    (folder / "hugo.toml").write_text(f'publishDir = "site"\n{_SETTINGS}', encoding="utf-8")
    shutil.copytree(plain / "docs/papers", folder / "content/papers")
