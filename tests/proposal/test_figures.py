"""Figures in running text: number, unit, qualifier and place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper_atlas.proposal.figures import FigureReader, figure_reader, plainly
from paper_atlas.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def figures(vocabulary: Vocabulary) -> FigureReader:
    return figure_reader(vocabulary)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "qualifier"),
    [
        ("is 4.7x faster", "4.7", "4.7", "x", "exactly"),
        ("is up to 4.7× faster", "4.7", "4.7", "x", "up to"),
        (r"by up to $4.7\times$ over", "4.7", "4.7", "x", "up to"),
        ("a 10-fold speedup", "10", "10", "x", "exactly"),
        ("three times faster", "3", "3", "x", "exactly"),
        ("twice the speed", "2", "2", "x", "exactly"),
        ("a speedup of 32 on", "32", "32", "x", "exactly"),
        ("by a factor of 2.5.", "2.5", "2.5", "x", "exactly"),
        ("two orders of magnitude faster", "2", "2", "orders of magnitude", "exactly"),
        ("an order of magnitude", "1", "1", "orders of magnitude", "exactly"),
        ("1.5-2.3x faster", "1.5", "2.3", "x", "exactly"),
        ("1.5x to 2.3x faster", "1.5", "2.3", "x", "exactly"),
        (r"$1.5$--$2.3\times$", "1.5", "2.3", "x", "exactly"),
        ("between 40% and 60%", "40", "60", "%", "exactly"),
        ("from 45% to 6.4%", "6.4", "6.4", "%", "exactly"),
        (r"saves over 40\% of it", "40", "40", "%", "over"),
        ("10+% more", "10", "10", "%", "over"),
        ("40 percent less", "40", "40", "%", "exactly"),
        ("about 30 FPS", "30", "30", "FPS", "about"),
        ("~30 frames per second", "30", "30", "FPS", "about"),
        ("1,943 tokens/s", "1943", "1943", "tokens/s", "exactly"),
        ("1943 tokens per second", "1943", "1943", "tokens/s", "exactly"),
        ("over 1.05 million images/second", "1050000", "1050000", "images/s", "over"),
        ("less than 8 ms", "8", "8", "ms", "under"),
        ("20 minutes to 5 hours", "20", "300", "min", "exactly"),
        ("from 11 days to 67 hours", "67", "67", "h", "exactly"),
        ("by a factor between 5.5 and 18.", "5.5", "18", "x", "exactly"),
        ("an acceleration ratio of more than 100 over it", "100", "100", "x", "over"),
        ("325.8 PF/s", "325.8", "325.8", "PFLOP/s", "exactly"),
        ("560 TFLOPS", "560", "560", "TFLOP/s", "exactly"),
        ("a 65B model", "65", "65", "B parameters", "exactly"),
        ("175 billion parameters", "175", "175", "B parameters", "exactly"),
        ("a 128K context", "128", "128", "K tokens", "exactly"),
        ("3.0 percentage points", "3.0", "3.0", "percentage points", "exactly"),
    ],
)
def test_a_figure_is_read_with_its_unit_and_qualifier(
    text: str, low: str, high: str, unit: str, qualifier: str, figures: FigureReader
) -> None:
    found = figures.figures(plainly(text))

    assert [(one.low, one.high, one.unit, one.qualifier) for one in found] == [
        (Decimal(low), Decimal(high), unit, qualifier)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-3",
        "ResNet-50",
        "LLaMA-2-70B",
        "version 2.1",
        "768x512 pixels",
        "v1.5",
        "in 2024",
        "FP16",
        "CIFAR-100",
        "top-1",
    ],
)
def test_names_and_versions_are_no_figures(text: str, figures: FigureReader) -> None:
    assert [one for one in figures.figures(plainly(text)) if one.unit != "pixels"] == []


def test_numbers_of_a_list_share_the_unit_of_the_last(figures: FigureReader) -> None:
    found = figures.figures(plainly("with 95, 97 and 98% accuracy, 5.8x/3.7x faster"))

    assert [(str(one.low), one.unit) for one in found] == [
        ("95", "%"),
        ("97", "%"),
        ("98", "%"),
        ("5.8", "x"),
        ("3.7", "x"),
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("a 2 million-token context", "M tokens"),
        ("50 GFLOPS Per Watt", "GFLOP/s/W"),
        ("5 Billion", "B parameters"),
    ],
)
def test_units_are_known_however_they_are_written(text: str, unit: str, figures: FigureReader) -> None:
    assert [one.unit for one in figures.figures(plainly(text))] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "1" + " " * 20_000,
        "1" + " - " * 6_000,
        "speedup of" + " " * 20_000,
        "1" * 20_000 + " x",
        "1,000" * 4_000,
    ],
)
def test_long_runs_without_a_figure_are_read_to_their_end(text: str, figures: FigureReader) -> None:
    # Where a run could be matched in several ways, this would not come to an end.
    assert figures.figures(plainly(text)) == []


def test_a_list_of_numbers_may_be_long(figures: FigureReader) -> None:
    assert len(figures.figures(plainly("1, " * 5_000 + "1 x"))) == 5_001


@given(st.text(max_size=300))
def test_signs_are_made_plain_in_place(text: str) -> None:
    assert len(plainly(text)) == len(text)


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,-~x×% toandbetween$\\tims", max_size=120))
def test_figures_of_any_text_stand_in_it_in_order(figures: FigureReader, text: str) -> None:
    found = figures.figures(plainly(text))

    assert all(0 <= one.start < one.end <= len(text) and one.low <= one.high for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
