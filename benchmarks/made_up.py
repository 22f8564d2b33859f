"""Records of papers that don't exist, in any number, alike in kind to those in papers/.

    python -m benchmarks.made_up 1000 --into DIR [--seed N]

Record n of a seed and a vocabulary is the same whatever the number of records, the day and the machine. How
often something occurs is as in the first 56 records, except that things which those have seldom or never
(related papers, reproductions, retractions, former addresses, places beyond the abstract) do occur.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from benchmarks import often, wording, yaml_text
from benchmarks.chance import Weighted
from paper_atlas.vocabulary import Terms, Vocabulary, find_folder, load

FLAT = 1000
"""Up to so many records stand in one folder, more in one folder a year."""

Fields = dict[str, Any]

_LONGEST_SUMMARY = 90
"""Words."""
_NAMES = len(wording.SYLLABLES) ** 3
_ARXIV_FIRST, _ARXIV_COUNT = 40_000, 60_000  # no month has had so many papers: these identifiers are free


@dataclass(frozen=True)
class Heading:
    """What other records need to know of a record."""

    id: str
    title: str
    published: str


class MadeUp:
    """All the records of one seed, by number."""

    def __init__(self, vocabulary: Vocabulary, seed: int = 0) -> None:
        """The terms that the records use."""
        self._seed = seed
        self._vocabulary = vocabulary
        self._products = _ranked(vocabulary.hardware, 1.0, often.FIRST_PRODUCTS)
        self._systems = _ranked(vocabulary.systems, 1.0)
        self._architectures = _ranked(vocabulary.architectures, 1.0)
        self._vendors = _ranked(vocabulary.vendors, 1.0)
        self._techniques = _ranked(vocabulary.techniques, 0.7)
        self._tasks = _ranked(vocabulary.tasks, 0.7)

    def heading(self, number: int) -> Heading:
        """Identifier, title and date of a record, numbered from 1."""
        chance = self._chance(number, "heading")
        name = _name(number, self._seed)
        subject = chance.choice(wording.SUBJECTS)
        title = chance.choice(wording.TITLES).format(name=name, subject=subject, small=chance.randint(2, 9))
        year = often.YEARS.pick(chance)
        month = chance.randint(1, often.LAST_MONTH.get(year, 12))
        day = f"{year}-{month:02}-{chance.randint(1, 28):02}"
        published = chance.choices((day, day[:7], day[:4]), (42, 13, 1))[0]
        return Heading(f"{name}-{subject}".lower().replace(" ", "-"), title, published)

    def record(self, number: int) -> Fields:
        """The fields of a record, numbered from 1."""
        heading, chance = self.heading(number), self._chance(number, "fields")
        tasks = self._tasks.pick_some(chance, often.TASKS.pick(chance))
        techniques = self._techniques.pick_some(chance, often.TECHNIQUES.pick(chance))
        runs = [self._run(chance) for _ in range(often.RUNS.pick(chance))]
        fields: Fields = {"title": heading.title, "authors": _authors(chance), "published": heading.published}
        if status := often.STATUS.pick(chance):
            fields["status"] = status
        if chance.random() < 0.7:
            fields["venue"] = f"{chance.choice(wording.VENUES)} {heading.published[:4]}"
        fields |= {
            "links": _links(chance, number, heading),
            "summary": self._summary(chance, techniques[0], tasks[0]),
            "tasks": tasks,
            "techniques": techniques,
            "runs": runs,
        }
        if claims := [_claim(chance, len(runs)) for _ in range(often.CLAIMS.pick(chance))]:
            fields["claims"] = claims
        return fields | self._seldom(chance, number, heading)

    def text(self, number: int) -> str:
        """A record as its file."""
        return "".join(yaml_text.lines(self.record(number)))

    def _seldom(self, chance: random.Random, number: int, heading: Heading) -> Fields:
        fields: Fields = {}
        if chance.random() < 0.27:
            fields["needs"] = _needs(chance)
        if number > 1 and chance.random() < 0.1:
            other = self.heading(chance.randrange(1, number))
            if other.published <= heading.published:
                fields["related"] = [{"paper": other.id, "how": often.RELATIONS.pick(chance)}]
        if chance.random() < 0.03:
            fields["reproductions"] = [self._reproduction(chance)]
        if chance.random() < 0.02:
            fields["formerly"] = [f"{heading.id}-preprint"]
        return fields

    def _chance(self, number: int, purpose: str) -> random.Random:
        return random.Random(f"{self._seed}/{number}/{purpose}")

    def _summary(self, chance: random.Random, technique: str, task: str) -> str:
        terms = {
            "technique": self._vocabulary.techniques[technique].name,
            "task": self._vocabulary.tasks[task].name,
        }
        parts = [_filled(chance, chance.choice(part), **terms) for part in wording.SUMMARY]
        while len(" ".join(parts).split()) > _LONGEST_SUMMARY:
            parts.pop()
        return " ".join(parts).strip()

    def _run(self, chance: random.Random) -> Fields:
        hardware = self._hardware(chance, often.MENTIONS.pick(chance))
        run: Fields = {"what": _filled(chance, chance.choice(wording.ACTIVITIES)), "hardware": hardware}
        if hardware != "not stated" and chance.random() < 0.33:
            run["count"] = often.COUNTS.pick(chance)
            if run["count"] > 1 and chance.random() < 0.25:
                run["count_qualifier"] = chance.choice(("up to", "over", "about"))
        run |= {"role": often.ROLES.pick(chance), "source": _filled(chance, often.PLACES.pick(chance))}
        if chance.random() < 0.07:
            run["inferred"] = "the method needs such a device, but no sentence says so"
        return run

    def _hardware(self, chance: random.Random, mention: str) -> Fields | str:
        if mention == "product":
            return self._product(chance)
        if mention == "unnamed":
            memory = {"memory_gb": often.MEMORY.pick(chance)} if chance.random() < 0.04 else {}
            return {"unnamed": often.UNNAMED.pick(chance), **memory}
        if mention == "memory":
            return {"memory_gb": often.MEMORY.pick(chance)}
        if mention == "not stated":
            return mention
        terms = {"system": self._systems, "architecture": self._architectures, "vendor": self._vendors}
        return {mention: terms[mention].pick(chance)}

    def _product(self, chance: random.Random) -> Fields:
        key = self._products.pick(chance)
        product, variant, hardware = self._vocabulary.hardware[key], chance.random(), {"product": key}
        if variant < 0.13 and product.memory_sizes:
            return hardware | {"memory_gb": chance.choice(product.memory_sizes)}
        if variant > 0.95 and product.form_factors:
            return hardware | {"form_factor": chance.choice(product.form_factors)}
        return hardware

    def _reproduction(self, chance: random.Random) -> Fields:
        return {
            "by": _author(chance),
            "date": "2026-07",
            "hardware": self._product(chance),
            "what": _filled(chance, chance.choice(wording.ACTIVITIES)),
            "outcome": often.OUTCOMES.pick(chance),
            "driver": f"{chance.randint(450, 580)}.{chance.randint(10, 99)}",
            "commit": f"{chance.getrandbits(40):010x}",
            "note": _filled(chance, "needed a batch of {small} instead of {large}"),
        }


def write_records(records: MadeUp, count: int, into: Path) -> None:
    """Write so many records into a folder: flat, or where there are many in a folder a year.

    Raises:
        FileExistsError: something stands in the folder.
    """
    if into.exists() and any(into.iterdir()):
        raise FileExistsError(f"{into} is not empty")
    folders: dict[str, Path] = {}
    for number in range(1, count + 1):
        heading = records.heading(number)
        year = heading.published[:4] if count > FLAT else ""
        if year not in folders:
            folders[year] = into / year
            folders[year].mkdir(parents=True, exist_ok=True)
        (folders[year] / f"{heading.id}.yml").write_bytes(records.text(number).encode())


def _ranked(terms: Terms[Any], steepness: float, first: tuple[str, ...] = ()) -> Weighted[str]:
    known = [key for key in first if key in terms]
    others = sorted(set(terms) - set(known))
    random.Random(terms.noun).shuffle(others)
    return Weighted.long_tail((*known, *others), steepness)


def _name(number: int, seed: int) -> str:
    """A word for a number, no two alike."""
    above, below = divmod(number, _NAMES)
    digits, rest = [], (below * 40_503 + seed) % _NAMES
    for _ in range(3):
        rest, digit = divmod(rest, len(wording.SYLLABLES))
        digits.append(wording.SYLLABLES[digit])
    return "".join(digits).capitalize() + (str(above) if above else "")


def _filled(chance: random.Random, text: str, **terms: str) -> str:
    small, large = chance.randint(2, 9), chance.randint(10, 99)
    return text.format(small=small, large=large, **terms)


def _author(chance: random.Random) -> str:
    initial = f" {chance.choice('ABÇĐEØŻ')}." if chance.random() < 0.15 else ""
    return f"{chance.choice(wording.GIVEN_NAMES)}{initial} {chance.choice(wording.FAMILY_NAMES)}"


def _authors(chance: random.Random) -> list[str]:
    return list(dict.fromkeys(_author(chance) for _ in range(often.AUTHORS.pick(chance))))


def _links(chance: random.Random, number: int, heading: Heading) -> Fields:
    kinds, links = often.LINKS.pick(chance).split(), {}
    if number < _ARXIV_COUNT:
        month = heading.published[5:7] or "03"
        links["arxiv"] = f"{heading.published[2:4]}{month}.{_ARXIV_FIRST + number}"
    else:
        links["paper"] = f"https://papers.example.org/{heading.id}"
    if "doi" in kinds:
        links["doi"] = f"10.5555/made-up.{number}"
    hosts = {"code": "code", "project": "projects", "data": "data"}
    return links | {
        kind: f"https://{hosts[kind]}.example.org/{heading.id}" for kind in kinds if kind in hosts
    }


def _claim(chance: random.Random, runs: int) -> Fields:
    metric, unit, relation, low, high = often.FIGURES.pick(chance)
    # Small figures are commoner than large ones; as many digits as authors give.
    values = sorted(round(low * (high / low) ** chance.random(), 1 if low < 20 else None) for _ in range(2))
    ranged = chance.random() < 0.085 and values[0] < values[1]
    claim: Fields = {
        "metric": metric,
        **({"range": values} if ranged else {"value": values[0]}),
        "unit": unit,
    }
    qualifier = often.QUALIFIERS.pick(chance)
    if qualifier and (not ranged or qualifier == "about"):
        claim["qualifier"] = qualifier
    if statistic := often.STATISTICS.pick(chance):
        claim["statistic"] = statistic
    if relation:
        claim["relation"] = relation
        if chance.random() < 0.88:
            claim["baseline"] = chance.choice(wording.BASELINES)
    claim["run"] = chance.randint(1, runs)
    if chance.random() < 0.93:
        claim["setup"] = _filled(chance, chance.choice(wording.SETUPS))
    claim["source"] = _filled(chance, often.PLACES.pick(chance))
    claim["quote"] = f"reaches {' to '.join(map(str, values[: 1 + ranged]))} {unit}, “as shown” in our tests"
    return claim


def _needs(chance: random.Random) -> Fields:
    needs: Fields = {"memory_gb": often.MEMORY.pick(chance)} if chance.random() < 0.5 else {}
    if chance.random() < 0.5:
        needs["count"] = often.COUNTS.pick(chance)
    if chance.random() < 0.1:
        needs["formats"] = chance.choice((["fp8"], ["bf16", "int8"], ["int4"]))
    if chance.random() < 0.1:
        needs["compute_capability"] = chance.choice(("7.0", "8.0", "8.9", "9.0"))
    if chance.random() < 0.2:
        needs["interconnects"] = chance.choice((["NVLink"], ["InfiniBand"], ["PCIe"], ["NVMe"]))
    return needs | {"note": _filled(chance, "for models of {small}B and more"), "source": "abstract"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("count", type=click.IntRange(min=1))
@click.option("--into", type=click.Path(path_type=Path), required=True, help="Empty or new folder.")
@click.option("--seed", default=0, show_default=True, help="Another seed makes other records.")
def main(count: int, into: Path, seed: int) -> None:
    """Write COUNT made-up records."""
    try:
        write_records(MadeUp(own_vocabulary(), seed), count, into)
    except FileExistsError as error:
        raise click.UsageError(str(error)) from None


def own_vocabulary() -> Vocabulary:
    """The vocabulary of this repository."""
    root = Path(__file__).parents[1]
    return load(find_folder(root), root)[0]


if __name__ == "__main__":
    main()
