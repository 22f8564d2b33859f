"""What a product is, as plain data: the same wherever a file speaks of one."""

from __future__ import annotations

from paper_atlas.vocabulary import Product


def product_data(key: str, product: Product) -> dict[str, object]:
    """A product with its identifier and the fields of its entry; what is not known is left out."""
    return {"id": key, **product.model_dump(exclude_unset=True)}
