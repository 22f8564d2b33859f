from __future__ import annotations

from pathlib import Path

from tests import tiny
from tests.check.conftest import Check


def test_folders_by_year_share_one_space_of_addresses(tmp_path: Path) -> None:
    text = tiny.text("silent-bits")
    other = text.replace("Silent Bits", "Loud Bits").replace("2206.90005", "2206.90006")

    assert tiny.lines(tmp_path, {"2022/bits.yml": text, "2023/loud.yml": other}) == []
    assert tiny.lines(tmp_path, {"2022/bits.yml": text, "2023/bits.yml": other, "2023/loud.yml": text})[
        0
    ] == (
        "papers/2023/bits.yml:1:1: papers/2022/bits.yml has the address '/papers/bits/' already; "
        "rename one of the two files"
    )


def test_a_former_address_leads_to_one_record(check: Check) -> None:
    other = tiny.text("silent-bits") + "formerly: [storms]\n"

    found = check("storm-on-a-pod", zzz=other)
    assert "zzz.yml:18:12: the address 'storms' belongs to papers/storm-on-a-pod.yml" in "\n".join(found)


def test_a_former_address_that_is_free_is_fine(check: Check) -> None:
    assert check("silent-bits", "tasks:", "formerly: [quiet-bits, loud-bits]\ntasks:") == []
