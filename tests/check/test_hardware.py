from __future__ import annotations

import pytest

from tests.check.conftest import Check

STATED = "{product: kitsune}"


@pytest.mark.parametrize(
    "hardware",
    [
        "not stated",
        "{memory_gb: 48}",
        "{unnamed: phone, memory_gb: 8}",
        "{vendor: okami, memory_gb: 8}",
        "{product: z100, memory_gb: 40.0}",
        "{product: z100, form_factor: Board, memory_gb: 80}",
        "{product: z20, memory_gb: 3.5}",
        "{product: kitsune, memory_gb: 3, form_factor: any}",
    ],
)
def test_one_device_in_a_size_that_it_has_is_fine(hardware: str, check: Check) -> None:
    assert check("any-large-card", STATED, hardware) == []


@pytest.mark.parametrize(
    ("hardware", "expected"),
    [
        (
            "{system: cumulus, vendor: okami}",
            "system and vendor stand together; keep the most precise one that the paper states",
        ),
        (
            "{product: z20, memory_gb: 12}",
            "Zephyra Z20 is not made with 12 GB; it has 3.5 GB, 6 GB; name another product, or mend the size",
        ),
        (
            "{system: cumulus, form_factor: Card}",
            "form_factor stands without product; add the product, or leave it out",
        ),
    ],
)
def test_what_does_not_fit_together_is_reported(hardware: str, expected: str, check: Check) -> None:
    (found,) = check("any-large-card", STATED, hardware)

    assert found.partition(": ")[2] == expected


@pytest.mark.parametrize("memory", ["twelve", "-12", "[12]", "{gb: 12}", "true", ".nan"])
def test_a_size_that_is_no_size_is_not_compared(memory: str, check: Check) -> None:
    found = check("any-large-card", STATED, f"{{product: z20, memory_gb: {memory}}}")

    assert len(found) == 1
    assert "not made with" not in found[0]


def test_reproductions_are_checked_too(check: Check) -> None:
    (found,) = check("folding-tiles", "{product: z20}", "{product: z20, memory_gb: 7}")

    assert "Zephyra Z20 is not made with 7 GB" in found
