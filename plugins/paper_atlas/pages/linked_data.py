"""What pages are about, in schema.org's terms, as search engines and other programs read it: JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from paper_atlas.citation import Reference
from paper_atlas.entry import PaperEntry
from paper_atlas.pages import address
from paper_atlas.pages.page import Page, Site, shortened
from paper_atlas.textfile import plain
from paper_atlas.vocabulary import Named

Thing = dict[str, Any]

_SETS = {
    address.HARDWARE: "Hardware",
    address.ARCHITECTURES: "Architectures",
    address.SYSTEMS: "Systems",
    address.VENDORS: "Vendors",
    address.TECHNIQUES: "Techniques",
    address.TASKS: "Tasks",
}
"""Indexes whose pages are of terms."""
_FORMS = {"atlas.jsonl": "application/x-ndjson", "papers.csv": "text/csv", "runs.csv": "text/csv"}
_FORMS |= {"claims.csv": "text/csv", "datapackage.json": "application/json"}


def linked_data(site: Site, page: Page) -> str:
    """All that is said of a page, as JSON that can stand in a script element; empty where nothing is."""
    things = [thing for thing in (_about(site, page), _breadcrumbs(site, page)) if thing]
    if not page.address:
        things += [_website(site), _catalog(site)]
    if not things:
        return ""
    said = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    # Nothing in it may look like the end of the script, or the beginning of a comment.
    return plain(said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _about(site: Site, page: Page) -> Thing:
    index, _, rest = page.address.partition("/")
    key, _, below = rest.partition("/")
    if below or not key:
        return {}
    if f"{index}/" == address.PAPERS and key in site.catalog.by_id:
        return _article(site, site.catalog.by_id[key])
    term = _terms(site, f"{index}/").get(key)
    return _term(site, f"{index}/", key, term) if term else {}


def _terms(site: Site, index: str) -> Mapping[str, Named]:
    vocabulary = site.catalog.vocabulary
    known: dict[str, Mapping[str, Named]] = {
        address.HARDWARE: vocabulary.hardware,
        address.ARCHITECTURES: vocabulary.architectures,
        address.SYSTEMS: vocabulary.systems,
        address.VENDORS: vocabulary.vendors,
        address.TECHNIQUES: vocabulary.techniques,
        address.TASKS: vocabulary.tasks,
    }
    return known.get(index, {})


def _article(site: Site, entry: PaperEntry) -> Thing:
    paper, reference = entry.paper, Reference.of(entry)
    topics = [f"{address.TASKS}{key}/" for key in paper.tasks]
    topics += [f"{address.TECHNIQUES}{key}/" for key in paper.techniques]
    products = dict.fromkeys(run.device.product_id for run in entry.runs if run.device.product_id)
    own = f"{address.PAPERS}{entry.id}"
    said = {
        "@type": "ScholarlyArticle",
        "@id": f"{site.root}{own}/",
        "headline": reference.title,
        "author": [{"@type": "Person", "name": " ".join(author.split())} for author in paper.authors],
        "datePublished": paper.published,
        "creativeWorkStatus": paper.standing,
        "description": shortened(paper.summary),
        "publication": reference.container and {"@type": "PublicationEvent", "name": reference.container},
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value}
            for name, value in (("DOI", reference.doi), ("arXiv", reference.arxiv))
            if value
        ],
        "sameAs": reference.url,
        "about": [{"@id": f"{site.root}{topic}"} for topic in topics],
        "mentions": [{"@id": f"{site.root}{address.HARDWARE}{key}/"} for key in products],
        "subjectOf": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": f"{site.root}{address.API}{own}.json",
        },
    }
    return _known(said)


def _term(site: Site, index: str, key: str, term: Named) -> Thing:
    said = {
        "@type": "DefinedTerm",
        "@id": f"{site.root}{index}{key}/",
        "name": term.name,
        "termCode": key,
        "alternateName": list(term.aliases),
        "description": getattr(term, "definition", None),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": f"{site.root}{index}",
            "name": _SETS[index],
        },
    }
    return _known(said)


def _breadcrumbs(site: Site, page: Page) -> Thing:
    if not page.trail:
        return {}
    steps: Sequence[tuple[str, str]] = (*page.trail, (page.label or page.title, page.address))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": label, "item": f"{site.root}{to}"}
            for place, (label, to) in enumerate(steps, 1)
        ],
    }


def _website(site: Site) -> Thing:
    asked = f"{site.root}{address.EXPLORE}?q={{query}}"
    return {
        "@type": "WebSite",
        "@id": site.root,
        "url": site.root,
        "name": site.name,
        "description": site.description,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": asked},
            "query-input": "required name=query",
        },
    }


def _catalog(site: Site) -> Thing:
    dataset = {
        "@type": "Dataset",
        "@id": f"{site.root}{address.API}index.json",
        "name": site.name,
        "description": site.description,
        "license": site.licence and f"https://spdx.org/licenses/{site.licence}.html",
        "dateModified": site.catalog.updated,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.name, "url": site.root},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": form,
                "contentUrl": f"{site.root}{address.DUMPS}{name}",
            }
            for name, form in _FORMS.items()
        ],
    }
    return {"@type": "DataCatalog", "url": site.root, "name": site.name, "dataset": _known(dataset)}


def _known(said: Thing) -> Thing:
    return {name: value for name, value in said.items() if value}
