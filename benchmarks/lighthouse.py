"""Ask Lighthouse how good pages of the built site are on a phone, served compressed as hosts do.

    make build && python -m benchmarks.lighthouse [--runs 3] [ADDRESS ...]

Lighthouse is pinned in benchmarks/node and installed there when first asked. It loads a page once and
reckons what a slow phone on a slow link would have seen, so other work on this machine disturbs it; hence
the median of several runs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from benchmarks.link import served
from tests import node_tools
from tests.browser.find_browser import ADVICE, find

FOLDER = Path(__file__).parent / "node"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ADDRESSES = ("", "hardware/a100/", "papers/qlora/", "explore/")
METRICS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "speed-index": "SI",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
}


@dataclass(frozen=True)
class Visits:
    """What several runs on one page found."""

    address: str
    reports: list[dict[str, Any]]

    def score(self, category: str) -> float:
        """The median, of 100."""
        return 100 * statistics.median(
            report["categories"][category]["score"] or 0 for report in self.reports
        )

    def metric(self, audit: str) -> str:
        """The median of a metric, as Lighthouse writes it."""
        middle = statistics.median_low(report["audits"][audit]["numericValue"] for report in self.reports)
        return next(
            str(report["audits"][audit]["displayValue"]).replace("\xa0", " ")
            for report in self.reports
            if report["audits"][audit]["numericValue"] == middle
        )

    def costs(self) -> Iterator[str]:
        """The audits that cost points, with the points of a hundred that each costs at the median."""
        lost: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for report in self.reports:
            for category in CATEGORIES:
                for audit, points in _lost(report, category):
                    lost[category, audit].append(points)
        for (category, audit), each in sorted(lost.items(), key=lambda item: -max(item[1])):
            missing = len(self.reports) - len(each)
            median = statistics.median([*each, *([0.0] * missing)])
            title = self.reports[0]["audits"][audit]["title"]
            if median >= 0.05:
                yield f"{category}: {title} ({audit}), {median:.1f}"


def _lost(report: dict[str, Any], category: str) -> Iterator[tuple[str, float]]:
    """Audits of a category in one report, with the points of a hundred that each has cost."""
    parts = [
        (reference["id"], reference["weight"], report["audits"][reference["id"]]["score"])
        for reference in report["categories"][category]["auditRefs"]
    ]
    whole = sum(weight for _, weight, score in parts if score is not None)
    for audit, weight, score in parts:
        if weight and score is not None and score < 1:
            yield audit, 100 * weight * (1 - score) / whole


@click.command(help=__doc__)
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
@click.option(
    "--site", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site", show_default=True
)
@click.argument("addresses", nargs=-1)
def main(runs: int, site: Path, addresses: tuple[str, ...]) -> None:
    """Print a table of the four categories, the metrics, and what costs points."""
    browser = find()
    if browser is None:
        raise click.ClickException(ADVICE)
    command = lighthouse()
    environment = os.environ | {"CHROME_PATH": str(browser)}
    visited = []
    with served(site) as server:
        for address in addresses or ADDRESSES:
            reports = [_report(command, server.root + address, environment) for _ in range(runs)]
            visited.append(Visits(address, reports))
            click.echo(".", nl=False, err=True)
    click.echo(f"\nLighthouse {visited[0].reports[0]['lighthouseVersion']}, mobile, median of {runs}\n")
    click.echo("\n".join(_table(visited)))


def lighthouse() -> list[str]:
    """The command line that starts Lighthouse, which is installed where it is not yet."""
    script = FOLDER / "node_modules/lighthouse/cli/index.js"
    if not script.is_file() and node_tools.install(FOLDER):
        raise click.ClickException(f"Lighthouse could not be installed in {FOLDER}.")
    return [*node_tools.node(), str(script)]


def _report(command: list[str], url: str, environment: dict[str, str]) -> dict[str, Any]:
    flags = "--headless=new --no-sandbox --disable-gpu"
    done = subprocess.run(
        [*command, url, "--output=json", "--quiet", f"--chrome-flags={flags}"],
        env=environment,
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(f"Lighthouse failed on {url}.")
    report: dict[str, Any] = json.loads(done.stdout)
    if problem := report.get("runtimeError"):
        raise click.ClickException(f"Lighthouse failed on {url}: {problem['message']}")
    return report


def _table(visited: list[Visits]) -> Iterator[str]:
    yield "".join(
        [f"{'':24}", *(f"{name:>16}" for name in CATEGORIES), *(f"{m:>9}" for m in METRICS.values())]
    )
    for visits in visited:
        scores = (f"{visits.score(category):16.0f}" for category in CATEGORIES)
        metrics = (f"{visits.metric(audit):>9}" for audit in METRICS)
        yield "".join([f"{visits.address or 'home':24}", *scores, *metrics])
    for visits in visited:
        yield f"\n{visits.address or 'home'} loses points by"
        yield from (f"  {cost}" for cost in visits.costs())


if __name__ == "__main__":
    sys.exit(main())
