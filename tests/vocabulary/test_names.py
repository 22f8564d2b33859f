from __future__ import annotations

import pytest

from paper_atlas.vocabulary import Term, Tree
from tests import tiny


@pytest.mark.parametrize(
    "written",
    [
        "z100",
        "Z100",
        "Zephyra Z100",
        "ZEPHYRA-Z100",
        "zephyra z 100",
        "Z-100",
        "Zephyra® Z100™ GPU",
        "Z100 Matrix Card",
    ],
)
def test_case_spaces_hyphens_and_the_vendor_do_not_matter(written: str) -> None:
    assert tiny.vocabulary().hardware.resolve(written).ids == ("z100",)


@pytest.mark.parametrize("written", ["キツネ 9", "ōkami kitsune 9 きつね", "KITSUNE9"])
def test_names_in_any_script_are_resolved(written: str) -> None:
    assert tiny.vocabulary().hardware.resolve(written).ids == ("kitsune-9",)


def test_a_name_that_can_mean_several_leads_to_all() -> None:
    assert tiny.vocabulary().hardware.resolve("Zephyra Z-6000").ids == ("quadra-6000", "z6000-nova")


def test_an_unknown_name_leads_to_the_nearest() -> None:
    found = tiny.vocabulary().hardware.resolve("z101")

    assert found.ids == ()
    assert found.near[0] == "z100"


def test_a_name_unlike_any_leads_nowhere() -> None:
    found = tiny.vocabulary().techniques.resolve("quantum teleportation")

    assert (found.ids, found.near) == ((), ())


@pytest.mark.parametrize("written", ["", " ", "™", "\x00", "x" * 100_000])
def test_what_is_no_name_leads_nowhere(written: str) -> None:
    assert tiny.vocabulary().tasks.resolve(written).ids == ()


def test_in_symbols_of_units_case_matters() -> None:
    units = tiny.vocabulary().units

    assert units.resolve("GB").ids == ("GB",)
    assert units.resolve("gb").ids == ()
    assert units.resolve("×").ids == ("x",)
    assert units.resolve("tok/s").ids == ("tokens/s",)


def test_a_name_of_only_unimportant_words_keeps_them() -> None:
    hardware = tiny.vocabulary().hardware

    assert hardware.plain("Zephyra GPU") == "zephyragpu"
    assert hardware.plain("Zephyra Z20 GPU") == "z20"


def test_terms_are_a_mapping_in_the_order_of_identifiers() -> None:
    hardware = tiny.vocabulary().hardware

    assert list(hardware) == sorted(hardware)
    assert len(hardware) == 8
    assert hardware["z100"].name == "Zephyra Z100"
    assert "z300" not in hardware


def test_a_tree_knows_its_roots_children_and_ancestors() -> None:
    techniques = tiny.vocabulary().techniques

    assert techniques.roots == ("folding", "origami", "shrinking")
    assert techniques.children["folding"] == ("tile-folding",)
    assert techniques.children["origami"] == ()
    assert techniques.ancestors("double-tile-folding") == ("tile-folding", "folding")
    assert techniques.ancestors("folding") == ()


def test_a_circle_of_parents_has_an_end() -> None:
    terms = {
        "a": Term(name="a", parent="b", definition="x"),
        "b": Term(name="b", parent="a", definition="x"),
        "c": Term(name="c", parent="nothing", definition="x"),
    }
    tree = Tree("term", terms)

    assert tree.ancestors("a") == ("b",)
    assert tree.ancestors("c") == ()
