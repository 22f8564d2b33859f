"""Files by which programs find the rest: robots.txt, llms.txt, the description of the search, the sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import escape

from paper_atlas.address import API, CITATIONS, DUMPS, EXPLORE, FEEDS, PAPERS
from paper_atlas.exports.publication import Publication
from paper_atlas.textfile import plain

LONGEST_SITEMAP = 50_000
"""Addresses that one may have."""
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LONGEST_NAME, _LONGEST_ABOUT = 16, 1024
"""Characters that a description of a search may have."""


def files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Those that don't depend on pages; some name whole addresses, and need the site's own."""
    yield "llms.txt", _llms(publication).encode()
    if publication.root:
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {publication.root}sitemap.xml\n"
        yield "robots.txt", robots.encode()
        yield "opensearch.xml", _opensearch(publication).encode()


def sitemaps(
    root: str, pages: Sequence[tuple[str, str]], most: int = LONGEST_SITEMAP
) -> Iterator[tuple[str, str]]:
    """The sitemap, and where it is an index, its parts after it.

    Args:
        root: address of the site.
        pages: whole address and date of each page.
        most: addresses that one file has at most.
    """
    parts = [pages[first : first + most] for first in range(0, len(pages), most)]
    if len(parts) <= 1:
        yield "sitemap.xml", _sitemap("urlset", "url", pages)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    newest = [max(date for _, date in part) for part in parts]
    index = [(f"{root}{name}", date) for name, date in zip(names, newest, strict=True)]
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", index)
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap("urlset", "url", part)


def _sitemap(kind: str, item: str, entries: Sequence[tuple[str, str]]) -> str:
    lines = [
        f"<{item}><loc>{escape(address)}</loc>{f'<lastmod>{date}</lastmod>' if date else ''}</{item}>\n"
        for address, date in entries
    ]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{_SITEMAPS}">\n'
    return f"{head}{''.join(lines)}</{kind}>\n"


def _opensearch(publication: Publication) -> str:
    asked = f"{publication.root}{EXPLORE}?q={{searchTerms}}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(plain(publication.name)[:_LONGEST_NAME].strip())}</ShortName>\n"
        f"<Description>{escape(plain(publication.description)[:_LONGEST_ABOUT])}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escape(asked)}"/>\n'
        "</OpenSearchDescription>\n"
    )


def _llms(publication: Publication) -> str:
    """As llmstxt.org has it: what the site is, and links to what a language model can read."""
    root, catalog = publication.root, publication.catalog
    links = (
        ("Index of the data", f"{API}index.json", "every file for programs, with its schema"),
        ("Papers", f"{API}papers.json", f"one row for each of {len(catalog.papers):,} papers"),
        ("One paper", f"{API}{PAPERS}{{id}}.json", "its whole record, and its citation"),
        ("Claims", f"{API}claims.json", "results as the authors report them, with hardware and place"),
        (
            "Hardware",
            f"{API}hardware.json",
            "products, systems, architectures, and how many papers name them",
        ),
        ("All records", f"{DUMPS}atlas.jsonl", "a record a line"),
        ("Columns of the tables", f"{DUMPS}datapackage.json", "papers, runs and claims as CSV and Parquet"),
        ("Citations", f"{CITATIONS}all.bib", "all papers in BibTeX"),
        *((("Newest papers", f"{FEEDS}all.atom", "an Atom feed"),) if root and catalog.papers else ()),
    )
    lines = [f"- [{name}]({root}{address}): {about}" for name, address, about in links]
    about = " ".join(plain(publication.description).split())
    rights = f"Licence of the data: {publication.licence}.\n\n" if publication.licence else ""
    return (
        f"# {plain(publication.name)}\n\n> {about}\n\n"
        "Figures are the authors' own claims, as reported. Where hardware is not stated, that is said; it "
        f"does not mean that there was none.\n\n{rights}## Data\n\n" + "\n".join(lines) + "\n"
    )
