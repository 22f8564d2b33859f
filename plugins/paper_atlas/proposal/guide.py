"""What a browser needs to read an abstract, besides the names that it searches by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from paper_atlas.proposal.claims import kinds
from paper_atlas.proposal.figures import FigureReader, figure_reader
from paper_atlas.proposal.scales import DEVICES, LIKENESS, RESULTS, TASKS, TECHNIQUES
from paper_atlas.proposal.text import speech
from paper_atlas.vocabulary import Vocabulary


def guide_data(vocabulary: Vocabulary) -> dict[str, Any]:
    """What `compileGuide` of the browser reads with search/names.json.

    Rows of metrics, techniques and tasks are in the order of that file, which has their names.
    """
    wording = vocabulary.proposals
    speaks = speech(wording.own, wording.proposing)
    return {
        "speaks": [speaks.own.pattern, speaks.proposing.pattern],
        "scales": {
            "techniques": asdict(TECHNIQUES),
            "tasks": asdict(TASKS),
            "results": asdict(RESULTS),
            "devices": asdict(DEVICES),
            "likeness": asdict(LIKENESS),
        },
        "figures": _figures(figure_reader(vocabulary)),
        "units": [[symbol, unit.dimension, float(unit.factor)] for symbol, unit in vocabulary.units.items()],
        "metrics": [
            [list(metric.cues), list(metric.units), metric.better, metric.comparative]
            for metric in vocabulary.metrics.values()
        ],
        "techniques": [list(term.cues) for term in vocabulary.techniques.values()],
        "tasks": [list(term.cues) for term in vocabulary.tasks.values()],
        "roles": {role: sorted(words) for role, words in wording.roles.items()},
        "device_words": sorted(wording.device_words),
        "having": sorted(wording.having),
        "against_terms": sorted(wording.against_terms),
        "capitals": sorted(wording.capitals),
        "mentioned": sorted(wording.mentioned),
        "kinds": kinds(wording),
        "weights": wording.weights,
        "usual": wording.usual,
        "comparing": sorted(wording.comparing),
        "never": sorted(wording.never),
    }


def _figures(reader: FigureReader) -> Mapping[str, Any]:
    return {
        "patterns": [_source(pattern) for pattern in reader.patterns],
        "joined": _source(reader.joined),
        "qualifying": _source(reader.qualifying),
        "symbols": reader.symbols,
        "numbers": reader.numbers,
        "scales": reader.scales,
        "wholes": {words: [float(value), unit] for words, (value, unit) in reader.wholes.items()},
        "qualifiers": reader.qualifiers,
    }


def _source(pattern: re.Pattern[str]) -> str:
    """A pattern as JavaScript writes it: these use nothing else that it writes otherwise."""
    return pattern.pattern.replace("(?P<", "(?<")
