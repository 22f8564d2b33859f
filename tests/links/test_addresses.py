from __future__ import annotations

from typing import Any, get_args

from paper_atlas.links.addresses import addresses
from paper_atlas.record import Paper
from paper_atlas.shape import Shape
from paper_atlas.text import ArxivId, Doi, Link
from tests import tiny


def test_every_address_comes_with_the_records_that_lead_there() -> None:
    found = addresses(tiny.catalog().papers)

    assert found["https://arxiv.org/abs/2305.90001"] == ("papers/folding-tiles.yml",)
    assert found["https://doi.org/10.5555/90002.A(1)"] == ("papers/storm-on-a-pod.yml",)
    assert found["https://forge.example/quill/folding-tiles/issues/7"] == ("papers/folding-tiles.yml",)
    assert list(found) == sorted(found)
    assert all(address.startswith("https://") for address in found)


def linked(model: type[Shape], at: str = "") -> set[str]:
    """Fields of a model that hold an address."""
    found: set[str] = set()
    for name, field in model.model_fields.items():
        found |= {at + name} if set(get_args(field.annotation)) & {ArxivId, Doi, Link} else set()
        for inner in _shapes(field.annotation):
            found |= linked(inner, f"{at}{name}.")
    return found


def _shapes(annotation: Any) -> list[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return [annotation]
    return [shape for argument in get_args(annotation) for shape in _shapes(argument)]


def test_every_field_of_the_model_that_holds_an_address_is_followed() -> None:
    assert linked(Paper) == {
        *(f"links.{name}" for name in ("arxiv", "doi", "paper", "code", "project", "data")),
        "reproductions.link",
    }
