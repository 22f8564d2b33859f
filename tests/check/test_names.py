from __future__ import annotations

import pytest

from tests.check.conftest import Check


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("{product: kitsune}", "{system: cumulus}"),
        ("{product: kitsune}", "{architecture: gale}"),
        ("{product: kitsune}", "{vendor: okami}"),
        ("[folding]", "[folding, tile-folding, double-tile-folding]"),
    ],
)
def test_identifiers_of_the_vocabulary_are_known(was: str, becomes: str, check: Check) -> None:
    assert check("any-large-card", was, becomes) == []


def test_names_are_checked_though_the_shape_is_wrong(check: Check) -> None:
    found = check("silent-bits", "title: Silent Bits\nauthors: [Dee Nemo]\n", "title: 3\ntasks: [knit]\n")
    assert any("no task 'knit'" in line for line in found)


def test_names_in_reproductions_are_checked(check: Check) -> None:
    found = check("shrunk-twice", "tasks:", "reproductions:\n  - {hardware: {vendor: Ōkami}}\ntasks:")

    assert "shrunk-twice.yml:13:25: 'Ōkami' is a name, not an identifier; did you mean okami?" in found


def test_a_name_of_a_product_is_no_name_of_a_system_but_leads_to_the_product(check: Check) -> None:
    (found,) = check("any-large-card", "{product: kitsune}", "{system: kitsune}")

    assert "'kitsune' is no identifier of a system; did you mean {product: kitsune}?" in found


def test_other_records_are_known_by_their_file(check: Check) -> None:
    related = "related: [{paper: nobody, how: extends}]\ntasks:"

    assert check("silent-bits", "tasks:", related) == [
        "silent-bits.yml:11:19: no record 'nobody'; related papers are records of the atlas"
    ]
