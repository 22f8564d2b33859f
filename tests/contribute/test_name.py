"""The browser's form names files as `atlas new` does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from paper_atlas.catalog import Catalog
from paper_atlas.collection import short_name
from paper_atlas.exports import Publication, export_files
from tests.node_tools import node

ODD = [
    "On the Very Nature of Things: Notes",
    "Über große Modelle: ﬁne, naïve, Ⅷ and ½",
    "Attention Is All You Need",
    "A: b",
    "a b c d: e",
    "a b c d e: f",
    "Pneumonoultramicroscopicsilicovolcanoconiosis of Supercalifragilistic Expialidocious Models",
    "C++ -- on--GPUs",
]


def test_a_title_gives_the_same_name(real_catalog: Catalog) -> None:
    titles = [*ODD, *(entry.paper.title for entry in real_catalog.papers)]
    rules = json.loads(dict(export_files(Publication(real_catalog)))["contribute/form.json"])["name"]["short"]
    given = "\n".join([json.dumps(rules), *map(json.dumps, titles)])
    command = [*node(), str(Path(__file__).with_name("name_lines.mjs"))]
    done = subprocess.run(command, input=given, capture_output=True, check=True, encoding="utf-8")

    assert [json.loads(line) for line in done.stdout.splitlines()] == [short_name(title) for title in titles]
