"""Where papers stand for a card, and why; with evidence made up for each case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from paper_atlas.fitting import Card, Evidence, Fit, Need, Place, fit, needed


def place(memory: str | int, devices: int = 0, most: int | None = None) -> Place:
    return Place(Decimal(memory), Decimal(most if most is not None else memory), devices)


def need(memory: int = 0, **said: Any) -> Need:
    return Need(Decimal(memory), **said)


def card(memory: int = 24, count: int = 1, **known: Any) -> Card:
    return Card(Decimal(memory), count, **known)


def stands(evidence: Evidence, own: Card, *on_card: Place) -> Fit:
    return fit(evidence, on_card, own)


def ran(*places: Place, **said: Any) -> Evidence:
    return Evidence(tuple(sorted(places)), **said)


AMPERE = card(
    name="Made-up 30", formats=("fp32", "fp16", "bf16", "int8"), capability="8.6", possible_links=()
)


def test_what_ran_on_the_very_card_is_shown_on_it() -> None:
    found = stands(ran(place(24, 1)), AMPERE, place(24, 1))

    assert (found.group, found.is_sure, found.label) == ("shown", True, "")
    assert found.places == (place(24, 1),)


def test_the_card_in_a_smaller_size_or_number_counts_too() -> None:
    found = stands(ran(place(40, 2)), card(80, 4, name="Made-up 100"), place(40, 2))

    assert (found.group, found.label) == ("shown", "40 GB less than yours, 2 devices fewer")


@pytest.mark.parametrize("larger", [place(48, 1), place(24, 2), place(48)])
def test_the_card_with_more_memory_or_more_devices_does_not(larger: Place) -> None:
    assert stands(ran(larger), AMPERE, larger).group == "more"


def test_a_number_of_devices_that_is_not_stated_is_not_taken_for_one() -> None:
    shown = stands(ran(place(24)), AMPERE, place(24))
    within = stands(ran(place(16)), AMPERE)

    assert (shown.group, shown.is_sure, shown.label) == ("shown", False, "number of devices not stated")
    assert (within.group, within.is_sure) == ("within", False)
    assert within.label == "8 GB less than yours, number of devices not stated"


def test_a_memory_size_of_the_card_that_is_not_stated_is_said() -> None:
    unsized = place(40, 1, most=80)

    smaller = stands(ran(unsized), card(40, name="Made-up 100"), unsized)
    assert (smaller.group, smaller.is_sure) == ("shown", False)
    assert smaller.label == "40 to 80 GB, not stated which"
    assert stands(ran(unsized), card(80, name="Made-up 100"), unsized).is_sure


def test_what_ran_on_others_with_no_more_memory_is_shown_within_it() -> None:
    found = stands(ran(place(8, 1), place(16, 1), place(80, 1)), card(24))

    assert (found.group, found.label) == ("within", "8 GB less than yours")
    assert found.places == (place(8, 1), place(16, 1))
    assert stands(ran(place(24, 1)), card(24)).label == "as much memory as yours"


def test_a_product_of_several_sizes_is_within_where_its_largest_is_and_beyond_where_its_smallest_is() -> None:
    unsized = ran(place(40, 1, most=80))

    assert stands(unsized, card(24)).group == "more"
    assert stands(unsized, card(24)).label == "at least 16 GB more on a device"
    assert stands(unsized, card(48)).group == "unknown"
    assert stands(unsized, card(96)).group == "within"
    assert stands(unsized, card(96)).label == "at least 16 GB less than yours"


def test_the_smallest_margin_comes_first_and_what_is_not_stated_last() -> None:
    own = card(24, 4)
    places = [place(24), place(8, 4), place(24, 1), place(16, 4), place(24, 4)]

    in_order = sorted(places, key=lambda one: stands(ran(one), own).order)
    assert in_order == [place(24, 4), place(24, 1), place(16, 4), place(8, 4), place(24)]


def test_a_stated_need_that_is_met_makes_it_fit_but_shows_nothing() -> None:
    found = stands(Evidence(need=need(16, devices=1)), card(24))

    assert (found.group, found.is_sure, found.label) == ("stated", True, "8 GB less than yours")
    assert not stands(Evidence(need=need(16)), card(24)).is_sure
    assert stands(Evidence(required=(place(16, 1),)), card(24)).group == "stated"
    assert stands(ran(place(80, 8), need=need(16, devices=1)), card(24)).group == "stated"


def test_what_was_shown_stands_above_what_is_stated() -> None:
    assert stands(ran(place(16, 1), need=need(8, devices=1)), card(24)).group == "within"


def test_what_ran_with_more_only_is_named_by_the_smallest() -> None:
    found = stands(ran(place(80, 1), place(32, 2), place(24, 8), place(40, 3)), card(24))

    assert (found.group, found.places) == ("more", (place(32, 2),))
    assert found.label == "8 GB more on a device, 1 more device"


def test_what_may_have_run_within_it_is_not_known_to_have_run_with_more_only() -> None:
    found = stands(ran(place(16, 1, most=32), place(32, 16)), card(24))

    assert (found.group, found.places) == ("unknown", ())
    assert stands(ran(place(16, 1, most=32), place(32, 16)), card(32)).group == "within"
    assert stands(ran(place(16, 1, most=32), place(32, 16)), card(8)).group == "more"


def test_a_link_to_the_processor_takes_one_between_devices_and_more() -> None:
    needs = Evidence(need=need(16, interconnects=("NVLink to the CPU",)))

    without = stands(needs, card(24, name="Made-up 30", possible_links=()))
    assert without.reasons == ("needs NVLink to the CPU, which Made-up 30 does not have",)
    for links in (("NVLink",), None):
        found = stands(needs, card(24, name="Made-up 100", links=links or (), possible_links=links))
        assert (found.reasons, found.cautions) == ((), ("also needs NVLink to the CPU",))


def test_of_as_much_in_all_the_same_product_is_named_then_the_fewest_devices() -> None:
    seen = ran(place(24, 8), place(48, 4), place(96, 2))

    assert stands(seen, card(48), place(48, 4)).places == (place(48, 4),)
    assert stands(seen, card(48)).places == (place(96, 2),)


def test_with_more_only_what_else_is_needed_is_told() -> None:
    found = stands(ran(place(80, 1), need=need(formats=("fp8",))), card(24))

    assert (found.group, found.cautions) == ("more", ("also needs fp8",))


def test_hardware_required_by_name_stands_above_a_stated_need_of_memory_or_devices() -> None:
    named = Evidence(need=need(24, devices=4), required=(place(11, 8),))

    found = stands(named, card(11, 8))
    assert (found.group, found.places, found.label) == ("stated", (place(11, 8),), "as much memory as yours")
    assert stands(named, card(11, 4)).group == "lacking"
    assert stands(Evidence(need=need(24), required=(place(11),)), card(11)).group == "lacking"


def test_hardware_required_by_name_does_not_stand_above_other_needs() -> None:
    needs = need(80, formats=("fp8",))

    found = stands(Evidence(need=needs, required=(place(24, 1),)), AMPERE)
    assert (found.group, found.reasons) == ("lacking", ("needs fp8, in which Made-up 30 does not compute",))


@pytest.mark.parametrize(
    ("needs", "label"),
    [
        (need(12, qualifier="under", devices=1), "more than 12 GB less than yours"),
        (need(12, qualifier="up to", devices=1), "at least 12 GB less than yours"),
        (need(12, qualifier="about", devices=1), "about 12 GB less than yours"),
        (need(12, qualifier="over", devices=1), "under 12 GB less than yours"),
        (need(24, qualifier="under", devices=1), "less memory than yours"),
        (need(24, qualifier="up to", devices=1), "no more memory than yours"),
        (need(24, qualifier="about", devices=1), "about as much memory as yours"),
        (need(24, devices=1), "as much memory as yours"),
    ],
)
def test_what_a_need_leaves_over_is_as_exact_as_the_need(needs: Need, label: str) -> None:
    assert stands(Evidence(need=needs), card(24)).label == label


@pytest.mark.parametrize(
    ("smallest", "label"),
    [
        (place(24, 8), "7 more devices"),
        (place(40), "16 GB more on a device, number of devices not stated"),
        (Place(devices=12_000), "11,999 more devices, memory not stated"),
        (place("24.5", 1), "0.5 GB more on a device"),
    ],
)
def test_what_it_has_more_is_counted(smallest: Place, label: str) -> None:
    assert stands(ran(smallest), card(24)).label == label


def test_with_more_only_the_smallest_total_comes_first_and_what_is_not_known_last() -> None:
    places = [Place(devices=2), place(48), place(80, 8), place(24, 8), place(80, 1)]

    in_order = sorted(places, key=lambda one: stands(ran(one), card(24)).order)
    assert in_order == [place(80, 1), place(24, 8), place(80, 8), place(48), Place(devices=2)]


@pytest.mark.parametrize(
    ("needs", "reason"),
    [
        (need(48), "needs 48 GB on a device; 24 GB chosen"),
        (need(24, qualifier="over"), "needs over 24 GB on a device; 24 GB chosen"),
        (need(32, qualifier="about"), "needs about 32 GB on a device; 24 GB chosen"),
        (need(24, devices=4), "needs 4 devices; 1 chosen"),
        (need(formats=("fp8",)), "needs fp8, in which Made-up 30 does not compute"),
        (need(formats=("fp8", "int8", "fp4")), "needs fp8 and fp4, in which Made-up 30 does not compute"),
        (need(capability="9.0"), "needs compute capability 9.0; Made-up 30 has 8.6"),
        (need(capability="10.0"), "needs compute capability 10.0; Made-up 30 has 8.6"),
        (need(interconnects=("NVLink",)), "needs NVLink, which Made-up 30 does not have"),
    ],
)
def test_a_stated_need_that_the_card_lacks_is_the_reason(needs: Need, reason: str) -> None:
    found = stands(Evidence(need=needs), AMPERE)

    assert (found.group, found.reasons) == ("lacking", (reason,))


def test_whether_fewer_devices_with_as_much_memory_in_all_will_do_is_not_known() -> None:
    evidence = Evidence(required=(place(24, 4),), need=need(24, devices=4))

    for enough in (card(96), card(48, 2), card(192)):
        found = stands(evidence, enough)
        assert (found.group, found.reasons) == ("unknown", ())
        assert found.cautions == (
            "stated for 4 devices with less memory each; not known whether fewer will do",
        )
    assert stands(evidence, card(80)).reasons == ("needs 4 devices; 1 chosen",)
    assert stands(evidence, card(24, 4)).cautions == stands(evidence, card(192, 8)).cautions == ()


def test_every_reason_is_given() -> None:
    found = stands(Evidence(need=need(80, devices=8, formats=("fp8",), capability="9.0")), AMPERE)

    assert len(found.reasons) == 4


@pytest.mark.parametrize(
    "met",
    [
        need(24),
        need(23, qualifier="over"),
        need(24, qualifier="about"),
        need(48, qualifier="up to"),
        need(48, qualifier="under"),
        need(formats=("bf16", "int8")),
        need(capability="8.6"),
        need(capability="7.5"),
        need(devices=1),
    ],
)
def test_a_need_that_is_met_or_bounded_from_above_is_none(met: Need) -> None:
    found = stands(Evidence(need=met), AMPERE)

    assert found.group != "lacking"
    assert found.reasons == found.cautions == ()


def test_only_devices_of_one_vendor_have_a_compute_capability() -> None:
    other = card(name="Other", capability="none")

    assert stands(Evidence(need=need(capability="7.0")), other).reasons == (
        "needs compute capability 7.0, which only devices of NVIDIA have",
    )


def test_a_stated_lack_stands_above_what_ran_on_others() -> None:
    found = stands(ran(place(16, 1), place(80, 1), need=need(formats=("fp8",))), AMPERE)

    assert found.group == "lacking"
    assert found.places == (place(16, 1),)


@pytest.mark.parametrize("on_card", [place(24, 1), place(24)])
def test_what_ran_on_the_very_card_lacks_nothing_whatever_it_states(on_card: Place) -> None:
    found = stands(ran(on_card, need=need(48, formats=("fp8",))), AMPERE, on_card)

    assert found.group == "shown"
    assert len(found.reasons) == 2


@pytest.mark.parametrize(
    ("needs", "caution"),
    [
        (need(16, formats=("fp8",)), "needs fp8; not known whether Made-up X computes in it"),
        (need(16, capability="8.0"), "needs compute capability 8.0; not known which Made-up X has"),
        (need(16, interconnects=("NVLink",)), "needs NVLink; not known whether Made-up X has it"),
        (need(16, interconnects=("NVMe",)), "also needs NVMe"),
    ],
)
def test_an_unknown_capability_is_said_to_be_unknown(needs: Need, caution: str) -> None:
    found = stands(Evidence(need=needs), card(name="Made-up X"))

    assert (found.group, found.reasons, found.cautions) == ("stated", (), (caution,))


def test_of_any_device_needs_beside_memory_are_told() -> None:
    needs = need(16, formats=("bf16", "fp8"), capability="8.0", interconnects=("NVLink", "InfiniBand"))

    assert stands(Evidence(need=needs), card(24)).cautions == (
        "also needs bf16 and fp8",
        "also needs compute capability 8.0",
        "also needs NVLink",
        "also needs InfiniBand",
    )


def test_a_link_that_only_some_form_factors_have_is_neither_had_nor_lacked() -> None:
    needs = Evidence(need=need(16, interconnects=("NVLink",)))
    some = card(name="Made-up 100", possible_links=("NVLink",))

    assert stands(needs, some).cautions == ("needs NVLink; not known whether Made-up 100 has it",)
    every = card(name="Made-up 100", links=("NVLink",), possible_links=("NVLink",))
    assert stands(needs, every).cautions == ()


@pytest.mark.parametrize("silent", [Evidence(), Evidence(need=need(devices=1)), ran(Place(devices=1))])
def test_without_memory_nothing_is_known(silent: Evidence) -> None:
    assert stands(silent, card(24)).group == "unknown"


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        (need(), ""),
        (need(40), "40 GB"),
        (need(40, qualifier="over", devices=1), "over 40 GB on 1 device"),
        (need(40, devices=4, formats=("fp8",)), "40 GB on each of 4 devices, fp8"),
        (need(devices=2, capability="9.0"), "2 devices, compute capability 9.0"),
        (need(interconnects=("NVLink", "NVMe")), "NVLink, NVMe"),
    ],
)
def test_a_need_is_put_into_words(needs: Need, words: str) -> None:
    assert needed(needs) == words
