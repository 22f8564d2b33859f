from __future__ import annotations

import os
from pathlib import Path

import pytest

from paper_atlas.textfile import MAX_BYTES, Position, Refused, file_name, text_of


def refusal(content: bytes, folder: Path) -> Refused:
    file = folder / "some.yml"
    file.write_bytes(content)
    with pytest.raises(Refused) as caught:
        text_of(file)
    return caught.value


def test_text_comes_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "some.yml").write_bytes("ä: 李 👩‍💻\r\n\tb\n".encode())

    assert text_of(tmp_path / "some.yml") == "ä: 李 👩‍💻\r\n\tb\n"


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "some.yml").write_bytes(b"\xef\xbb\xbfa: 1")

    assert text_of(tmp_path / "some.yml") == "a: 1"


def test_a_file_may_have_the_largest_size_but_not_more(tmp_path: Path) -> None:
    (tmp_path / "some.yml").write_bytes(b"x" * MAX_BYTES)

    assert len(text_of(tmp_path / "some.yml")) == MAX_BYTES
    assert refusal(b"x" * (MAX_BYTES + 1), tmp_path).what == "the file is larger than 2 MB"


def test_a_place_counts_characters_not_bytes(tmp_path: Path) -> None:
    assert refusal("ab\n李李\x00".encode(), tmp_path).position == Position(2, 3)
    assert refusal("ab\n李李".encode() + b"\xff", tmp_path).position == Position(2, 3)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x0c", "\x7f", "\x85", "\u2029", "\ufffe", "\uffff"])
def test_characters_that_yaml_forbids_are_refused(character: str, tmp_path: Path) -> None:
    found = refusal(f"a: {character}".encode(), tmp_path)

    assert found.what == f"control character U+{ord(character):04X}"
    assert found.position == Position(1, 4)


def test_files_are_called_from_the_root_where_they_are_in_it(tmp_path: Path) -> None:
    assert file_name(tmp_path / "papers/a.yml", tmp_path) == "papers/a.yml"
    assert file_name(Path("/elsewhere/a.yml"), tmp_path) == "/elsewhere/a.yml"


def test_a_name_that_is_not_text_is_called_by_escapes(tmp_path: Path) -> None:
    assert file_name(tmp_path / os.fsdecode(b"a\xff.yml"), tmp_path) == r"a\udcff.yml"
