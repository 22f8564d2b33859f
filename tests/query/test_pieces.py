"""How a query is cut at quotes, minus signs and fields."""

from __future__ import annotations

from paper_atlas.query.pieces import Piece, pieces_of

FIELDS = ("gpu", "year")


def cut(query: str) -> list[Piece]:
    return list(pieces_of(query, FIELDS))


def test_plain_text_stays_whole() -> None:
    assert cut("4090 kv cache") == [Piece("4090 kv cache")]


def test_an_empty_query_has_no_pieces() -> None:
    assert cut("  ") == []


def test_quotes_make_a_phrase() -> None:
    assert cut('fast "memory wall" h100') == [
        Piece("fast "),
        Piece("memory wall", phrase=True),
        Piece(" h100"),
    ]


def test_a_quote_that_is_still_open_is_a_phrase_to_the_end() -> None:
    assert cut('"memory wa') == [Piece("memory wa", phrase=True)]


def test_a_known_field_takes_the_word_after_it() -> None:
    assert cut("GPU:4090 2024") == [Piece("4090", "gpu"), Piece(" 2024")]


def test_a_field_takes_several_words_in_quotes() -> None:
    assert cut('gpu:"rtx 3090"') == [Piece("rtx 3090", "gpu")]


def test_an_unknown_field_is_text() -> None:
    assert cut("see http://example.org gpu:4090") == [
        Piece("see http://example.org "),
        Piece("4090", "gpu"),
    ]


def test_a_minus_excludes_a_word_a_phrase_or_a_field() -> None:
    assert cut('-lora -"memory wall" -gpu:a100') == [
        Piece("lora", negated=True),
        Piece("memory wall", phrase=True, negated=True),
        Piece("a100", "gpu", negated=True),
    ]


def test_a_minus_excludes_a_year_and_a_name_that_begins_with_a_digit() -> None:
    assert cut("-2021 -8xa100") == [Piece("2021", negated=True), Piece("8xa100", negated=True)]


def test_a_hyphen_inside_a_word_and_a_minus_before_a_number_exclude_nothing() -> None:
    assert cut("a100-sxm -1.5 - x") == [Piece("a100-sxm -1.5 - x")]


def test_signs_for_less_and_more_are_read_as_words() -> None:
    assert [piece.text.split() for piece in cut("<=16 GB, >2020 <2023 < 2048 MB")] == [
        ["within", "16", "GB,", "after", "2020", "before", "2023", "within", "2048", "MB"]
    ]


def test_signs_before_no_figure_say_nothing() -> None:
    assert [piece.text.split() for piece in cut("<script>alert(1) V100->A100 >16 GB")] == [
        ["script", "alert(1)", "V100-", "A100", "16", "GB"]
    ]


def test_quotes_and_minus_signs_of_phones_are_as_good() -> None:
    assert cut("“memory wall” –lora „fast“ 2020–2022") == [
        Piece("memory wall", phrase=True),
        Piece("lora", negated=True),
        Piece("fast", phrase=True),
        Piece(" 2020–2022"),
    ]


def test_a_plus_between_names_parts_them() -> None:
    assert [piece.text for piece in cut("A100+H100 2022+ c++")] == ["A100 + H100 2022+ c++"]
