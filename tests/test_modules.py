"""What a script of the theme imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from paper_atlas import modules

EXPLORE = "assets/paper-atlas/search/explore.js"


def test_a_module_comes_first_then_all_that_it_imports_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {
        "made/up.js": (
            '// Nothing "./like.js" it.\nimport { a } from "./next.js";\n'
            'import {\n  b,\n} from "../other.js";\n'
        ),
        "made/next.js": 'export * from "../other.js";\n/** @typedef {import("./types.js").T} T */\n',
        "other.js": (
            'import "./made/up.js";\nexport function from(text) {\n  return import("./later.js");\n}\n'
        ),
    }
    for address, script in written.items():
        (tmp_path / address).parent.mkdir(exist_ok=True)
        (tmp_path / address).write_text(script)
    monkeypatch.setattr(modules, "THEME", tmp_path)

    assert modules.modules_of("made/up.js") == ("made/up.js", "made/next.js", "other.js")


def test_all_that_a_page_imports_is_in_the_theme() -> None:
    found = modules.modules_of(EXPLORE)

    assert len(found) > 20
    assert [address for address in found if not (modules.THEME / address).is_file()] == []
