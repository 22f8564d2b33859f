"""Where the files of the site are edited, derived from the one address of the repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin


@dataclass(frozen=True)
class Repository:
    """Addresses for contributing; None where the site names no repository."""

    edit: str | None = None
    """Followed by the path of a file, where that file is edited."""
    new_record: str | None = None
    """Where a new record is begun."""

    @classmethod
    def of(
        cls, address: str | None, edit_uri: str | None, docs: Path, root: Path, papers: Path
    ) -> Repository:
        """Derive the addresses from MkDocs' own settings.

        Args:
            address: the repository's address.
            edit_uri: what follows it to edit a file of the docs folder; relative or absolute.
            docs: the docs folder.
            root: the folder that holds mkdocs.yml.
            papers: the folder of records.
        """
        inside = docs.is_relative_to(root) and papers.is_relative_to(root)
        if not address or not edit_uri or not inside:
            return cls()
        to_docs = f"{docs.relative_to(root).as_posix()}/"
        edit_docs = urljoin(address.rstrip("/") + "/", edit_uri)
        if not edit_docs.endswith(to_docs):
            return cls()
        edit = edit_docs.removesuffix(to_docs)
        new = edit.replace("/edit/", "/new/", 1) + papers.relative_to(root).as_posix()
        return cls(edit, new if "/edit/" in edit else None)
