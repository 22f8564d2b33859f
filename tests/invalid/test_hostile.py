"""Files that no text editor makes are refused in a line each, and never followed, expanded or waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from paper_atlas.cli import main
from tests import tiny

BASE = (Path(__file__).parent / "base.yml").read_bytes()
DEEP = 32_000

NOT_UTF_8 = "is not UTF-8; save the file as UTF-8"
NOT_PLAIN = "remove it; a record is plain text"
NESTED = "nested more than 20 levels deep; a record is flat"

CONTENTS = {
    "binary": (bytes(range(256)), f"2:118: byte 0x80 {NOT_UTF_8}"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0", f"1:1: byte 0x89 {NOT_UTF_8}"),
    "latin-1": ("title: Wellen\nauthors: [Jörg]\n".encode("latin-1"), f"2:12: byte 0xf6 {NOT_UTF_8}"),
    "cut-off character": ("title: Jö".encode()[:-1], f"1:9: byte 0xc3 {NOT_UTF_8}"),
    "utf-16": (BASE.decode().encode("utf-16"), "1:1: the file is UTF-16; save it as UTF-8"),
    "utf-16 without mark": (
        BASE.decode().encode("utf-16-le"),
        f"1:2: control character U+0000; {NOT_PLAIN}",
    ),
    "nul": (b"title: a\0b\n", f"1:9: control character U+0000; {NOT_PLAIN}"),
    "escape": (b"a: 1\ntitle: \x1b[31mred\n", f"2:8: control character U+001B; {NOT_PLAIN}"),
    "line separator": ("title: a\u2028b\n".encode(), f"1:9: control character U+2028; {NOT_PLAIN}"),
    "mark inside": ("title: a\ufeffb\n".encode(), f"1:9: invisible character U+FEFF; {NOT_PLAIN}"),
    "reordering": ("title: a\u202eb\n".encode(), f"1:9: invisible character U+202E; {NOT_PLAIN}"),
    "zero-width space": ("title: a\u200bb\n".encode(), f"1:9: invisible character U+200B; {NOT_PLAIN}"),
    "ten megabytes": (
        b"title: " + b"x" * 10_000_000,
        "1:1: the file is larger than 2 MB; keep only the record in it",
    ),
    "a hundred thousand items": (
        b"authors: [" + b"a, " * 100_000 + b"]",
        "1:60005: more than 20,000 values in one file; split it",
    ),
    "deep brackets": (b"a: " + b"[" * DEEP + b"]" * DEEP, f"1:24: {NESTED}"),
    "deep braces": (b"{a: " * DEEP, f"1:85: {NESTED}"),
    "deep list": (b"- " * DEEP + b"a", f"1:43: {NESTED}"),
    "deep duplicate": (b"a: 1\na: " + b"[" * DEEP, f"2:24: {NESTED}"),
    "deep key": (
        b"? " * DEEP,
        "1:3: a field's name must be a word; a field is written 'name: value'",
    ),
}


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[str]:
    """The lines printed by a check that finds something."""
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["check", "--vocabulary", str(tiny.TERMS), *arguments])
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    return done.stdout.splitlines()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of records with a sound one in it."""
    return tiny.copied(tmp_path)


@pytest.mark.parametrize(("content", "message"), CONTENTS.values(), ids=CONTENTS)
def test_strange_content_is_refused(
    content: bytes, message: str, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "waves.yml").write_bytes(content)

    assert check(papers.parent, monkeypatch) == [f"papers/waves.yml:{message}"]


def test_a_byte_order_mark_is_no_mistake(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "waves.yml").write_bytes(b"\xef\xbb\xbf" + BASE)
    (papers / "mistake.yml").write_bytes(b"\xef\xbb\xbftitle")

    expected = (
        "the file must be a group of fields, but is text ('title'); write 'name: value', one field a line"
    )
    assert check(papers.parent, monkeypatch) == [f"papers/mistake.yml:1:1: {expected}"]


def test_line_ends_of_windows_are_no_mistake(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "waves.yml").write_bytes(BASE.replace(b"\n", b"\r\n").replace(b"role: measured", b"role: ran"))

    found = check(papers.parent, monkeypatch)
    assert [line.partition(" ")[0] for line in found] == ["papers/waves.yml:17:11:"]


def test_many_values_below_the_limit_are_answered(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = b"".join(b"  - {metric: m%d}\n" % number for number in range(1000))
    (papers / "waves.yml").write_bytes(BASE.partition(b"claims:\n")[0] + b"claims:\n" + claims)

    found = check(papers.parent, monkeypatch)
    assert sum(": no metric 'm" in line for line in found) == 1000
    assert sum("the field 'unit' is missing" in line for line in found) == 1000


def test_a_link_to_a_file_is_not_followed(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = papers.parent / "secret.yml"
    outside.write_text("secret: 1\n", encoding="utf-8")
    (papers / "waves.yml").symlink_to(outside)

    expected = "this is a symbolic link; put the file itself here"
    assert check(papers.parent, monkeypatch) == [f"papers/waves.yml:1:1: {expected}"]


def test_links_in_a_circle_are_not_followed(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "one.yml").symlink_to(papers / "two.yml")
    (papers / "two.yml").symlink_to(papers / "one.yml")
    (papers / "loop").symlink_to(papers)

    found = check(papers.parent, monkeypatch)
    expected = "this is a symbolic link; put the file itself here"
    assert [line for line in found if "link" in line] == [
        f"papers/loop:1:1: {expected}",
        f"papers/one.yml:1:1: {expected}",
        f"papers/two.yml:1:1: {expected}",
    ]


def test_a_link_to_nowhere_is_reported(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "waves.yml").symlink_to(papers / "nowhere.yml")

    expected = "this is a symbolic link; put the file itself here"
    assert check(papers.parent, monkeypatch) == [f"papers/waves.yml:1:1: {expected}"]


def test_a_folder_named_as_a_record_is_reported(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "waves.yml").mkdir()

    expected = "this is a folder; put a YAML file here"
    assert check(papers.parent, monkeypatch) == [f"papers/waves.yml:1:1: {expected}"]


def test_a_pipe_is_not_waited_for(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(papers / "waves.yml")

    expected = "this is not an ordinary file; put a YAML file here"
    assert check(papers.parent, monkeypatch) == [f"papers/waves.yml:1:1: {expected}"]


def test_a_file_that_may_not_be_read_is_reported(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "waves.yml").write_bytes(BASE)
    usual = Path.open

    def refuse(self: Path, mode: str = "r", **options: object) -> object:
        if self.name == "waves.yml":
            raise PermissionError(13, "Permission denied")
        return usual(self, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)

    expected = "the file can't be read: Permission denied"
    assert check(papers.parent, monkeypatch) == [f"papers/waves.yml:1:1: {expected}"]


def test_a_file_that_is_not_there_is_reported(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(papers.parent, monkeypatch, "papers/nothing.yml") == [
        "papers/nothing.yml:1:1: there is no such file"
    ]


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(tmp_path, monkeypatch) == [
        "papers:1:1: there is no such folder; create it, with one YAML file a paper"
    ]


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_name_that_is_not_text_can_be_printed(
    form: str, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (papers, papers / "2024"):
        folder.mkdir(exist_ok=True)
        (folder / os.fsdecode(b"waves\xff.yml")).write_bytes(BASE)

    found = "\n".join(check(papers.parent, monkeypatch, "--format", form)).encode("utf-8").decode()
    assert "waves\\udcff.yml" in found.replace("\\\\", "\\")
