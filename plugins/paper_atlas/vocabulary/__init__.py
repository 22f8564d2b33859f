"""The terms that records may use.

A folder holds `vendors.yml`, `architectures.yml`, `systems.yml`, `techniques.yml`, `tasks.yml`, `metrics.yml`
and `units.yml`, each a mapping from identifier to term, `hardware/*.yml` with one mapping a vendor, and
`ambiguous.yml`.
"""

from paper_atlas.vocabulary.folder import Vocabulary, find_folder, load
from paper_atlas.vocabulary.names import Resolution, Terms, Tree
from paper_atlas.vocabulary.terms import (
    Architecture,
    ComputeCapability,
    DeviceLink,
    Figure,
    Format,
    HttpsUrl,
    Interconnect,
    Metric,
    Named,
    Positive,
    Product,
    ProposalWording,
    QueryWording,
    System,
    Term,
    Unit,
    Variant,
    Vendor,
    Wording,
)

__all__ = [
    "Architecture",
    "ComputeCapability",
    "DeviceLink",
    "Figure",
    "Format",
    "HttpsUrl",
    "Interconnect",
    "Metric",
    "Named",
    "Positive",
    "Product",
    "ProposalWording",
    "QueryWording",
    "Resolution",
    "System",
    "Term",
    "Terms",
    "Tree",
    "Unit",
    "Variant",
    "Vendor",
    "Vocabulary",
    "Wording",
    "find_folder",
    "load",
]
