"""How much there is in an atlas."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from paper_atlas.catalog import Catalog

Numbers = Mapping[str, int | Mapping[str, int]]


def stats_of(catalog: Catalog) -> Numbers:
    """Counts of papers, runs, claims and terms; of terms, how many there are and how many records use."""
    vocabulary = catalog.vocabulary
    by_vendor = Counter(vocabulary.vendors[product.vendor].name for product in vocabulary.hardware.values())
    return {
        "papers": len(catalog.papers),
        "runs": sum(len(entry.runs) for entry in catalog.papers),
        "claims": sum(len(entry.claims) for entry in catalog.papers),
        "papers without stated hardware": len(catalog.not_stated),
        "products": len(vocabulary.hardware),
        "products in records": len(catalog.by_product),
        "systems": len(vocabulary.systems),
        "architectures": len(vocabulary.architectures),
        "techniques": len(vocabulary.techniques),
        "techniques in records": len(catalog.by_technique),
        "tasks": len(vocabulary.tasks),
        "tasks in records": len(catalog.by_task),
        "products by vendor": dict(sorted(by_vendor.items(), key=lambda pair: (-pair[1], pair[0]))),
    }


def stats_as_json(numbers: Numbers) -> str:
    """The counts as a JSON object."""
    return json.dumps(numbers, ensure_ascii=False, indent=2)


def stats_as_text(numbers: Numbers) -> str:
    """The counts as two columns."""
    lines: list[str] = []
    for name, value in numbers.items():
        if isinstance(value, int):
            lines.append(f"{name:<32}{value:>7,}")
        else:
            lines += [name, *(f"  {key:<30}{count:>7,}" for key, count in value.items())]
    return "\n".join(lines)
