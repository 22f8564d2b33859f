"""Answers of the form that arXiv and Crossref document, about papers that nobody wrote."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape

from tests.bibliography.service import ATOM, JSON, Reply

ABSTRACT = """We shrink bits until nothing is left of them. On one A100 80GB the
  model runs 2.5 times faster with 40% less memory."""
AUTHORS = ("Ada Example", "Łukasz Probe")
DOI = "10.1145/3458817.1234567"


def entry(
    identifier: str = "2305.98765v1",
    title: str = "Shrinking Bits\n  for Large Models",
    abstract: str = ABSTRACT,
    authors: tuple[str, ...] = AUTHORS,
    published: str = "2023-05-23T17:50:33Z",
    updated: str = "2023-05-23T17:50:33Z",
    **more: str,
) -> str:
    """One paper in a feed; more: comment, doi, journal_ref."""
    people = "".join(f"<author><name>{escape(name)}</name></author>" for name in authors)
    extension = "".join(
        f'<arxiv:{name} xmlns:arxiv="http://arxiv.org/schemas/atom">{escape(text)}</arxiv:{name}>'
        for name, text in more.items()
    )
    return f"""<entry>
    <id>http://arxiv.org/abs/{identifier}</id>
    <updated>{updated}</updated>
    <published>{published}</published>
    <title>{escape(title)}</title>
    <summary>  {escape(abstract)}
</summary>
    {people}{extension}
    <link href="http://arxiv.org/abs/{identifier}" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/{identifier}" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"
      scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.AR" scheme="http://arxiv.org/schemas/atom"/>
  </entry>"""


def error_entry(reason: str) -> str:
    """How arXiv reports a mistake in a question."""
    return f"""<entry>
    <id>http://arxiv.org/api/errors#{reason.replace(" ", "_")}</id>
    <title>Error</title>
    <summary>{escape(reason)}</summary>
    <updated>2026-03-02T00:00:00-05:00</updated>
    <link href="http://arxiv.org/api/errors" rel="alternate" type="text/html"/>
    <author><name>arXiv api core</name></author>
  </entry>"""


def feed(*entries: str) -> str:
    """What arXiv answers, with these entries."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?id_list=2305.98765" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list=2305.98765&amp;start=0&amp;max_results=1</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <updated>2026-03-02T00:00:00-05:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{len(entries)}</opensearch:totalResults>
  <opensearch:startIndex xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:startIndex>
  <opensearch:itemsPerPage xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:itemsPerPage>
  {"".join(entries)}
</feed>
"""


def on_arxiv(*args: Any, **more: Any) -> Reply:
    """An answer of arXiv about one paper."""
    return Reply(feed(entry(*args, **more)), ATOM)


def work(**changed: Any) -> dict[str, Any]:
    """A work as Crossref describes it; dashes of names as underscores, None leaves a field out."""
    whole = {
        "indexed": {"date-parts": [[2024, 1, 2]], "timestamp": 1704153600000},
        "publisher": "ACM",
        "DOI": DOI,
        "type": "proceedings-article",
        "title": ["Shrinking bits"],
        "subtitle": ["for large models"],
        "author": [
            {"given": "Ada", "family": "Example", "sequence": "first", "affiliation": [{"name": "Nowhere"}]},
            {
                "given": "Łukasz",
                "family": "Probe",
                "suffix": "Jr.",
                "sequence": "additional",
                "affiliation": [],
            },
            {"name": "The Bits Collaboration", "sequence": "additional", "affiliation": []},
        ],
        "issued": {"date-parts": [[2021, 11, 13]]},
        "published": {"date-parts": [[2021, 11, 13]]},
        "container-title": ["Proceedings of the Conference for Made-up Computing"],
        "event": {
            "name": "MC '21: Conference for Made-up Computing",
            "acronym": "MC '21",
            "location": "Nowhere",
            "start": {"date-parts": [[2021, 11, 14]]},
        },
        "abstract": "<jats:title>Abstract</jats:title><jats:p>We shrink bits &amp; more.</jats:p>",
        "relation": {},
        "score": 1,
        "URL": f"https://doi.org/{DOI}",
    }
    whole |= {name.replace("_", "-"): value for name, value in changed.items()}
    return {name: value for name, value in whole.items() if value is not None}


def on_crossref(**changed: Any) -> Reply:
    """Crossref's answer about one work."""
    message = {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work(**changed)}
    return Reply(json.dumps(message), JSON)
