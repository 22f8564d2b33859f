"""Tags of a paper's page that Zotero's connector and scholarly search engines read."""

from __future__ import annotations

from paper_atlas.citation.reference import Reference

_CONTAINERS = {
    "article": "citation_journal_title",
    "paper-conference": "citation_conference_title",
    "preprint": "",
}


def tags(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Names and contents of tags, Highwire's and Dublin Core's, in their order; one for each author."""
    date = "/".join(f"{part:02}" for part in reference.issued)
    arxiv = reference.arxiv
    found = [
        ("citation_title", reference.title),
        *(("citation_author", name.turned) for name in reference.authors),
        ("citation_publication_date", date),
        (_CONTAINERS[reference.kind], reference.container),
        ("citation_doi", reference.doi),
        ("citation_arxiv_id", arxiv),
        ("citation_abstract_html_url", reference.url),
        ("citation_pdf_url", f"https://arxiv.org/pdf/{arxiv}" if arxiv else ""),
        ("DC.title", reference.title),
        *(("DC.creator", name.turned) for name in reference.authors),
        ("DC.date", date.replace("/", "-")),
        ("DC.type", "Text"),
        ("DC.identifier", reference.url),
    ]
    return tuple((name, content) for name, content in found if name and content)
