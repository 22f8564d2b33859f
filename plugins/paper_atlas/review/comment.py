"""A report as Markdown for GitHub: the comment on the pull request, and the summary of the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from paper_atlas.review.markdown import code, literal, table
from paper_atlas.review.report import Change, Finding, Report, Row

MARK = "<!-- paper-atlas: review -->"
"""First line of the comment, by which it is found again."""
LONGEST_COMMENT = 60_000
"""Bytes; GitHub takes 65,536 characters."""
LONGEST_SUMMARY = 900_000
"""Bytes; GitHub takes 1 MiB a step."""
_OPEN = 3
"""Up to so many records their tables are shown at once."""
_ROOM_OF_ONE = 20_000
"""Bytes that the table of one record may fill."""
_LONGEST_CELL = 1_000
_PROBLEMS = 20
"""Problems that the comment lists; the summary lists all."""
_KINDS = {"new": "New", "edited": "Edited", "deleted": "Deleted", "renamed": "Renamed"}


def as_comment(report: Report, run: str, preview: str | None) -> str:
    """The comment, within what GitHub takes.

    Args:
        report: what was found.
        run: address of the run that found it.
        preview: address of the built site; None where none was built.
    """
    link = f"[Built site]({preview}) (unpack it, then `python -m http.server` in it)" if preview else ""
    end = " · ".join(part for part in (link, f"[Whole report]({run})", f"at {report.head[:10]}") if part)
    return _joined([MARK, *_blocks(report, _PROBLEMS)], f"<sub>{end}</sub>", LONGEST_COMMENT)


def as_summary(report: Report) -> str:
    """The summary of the run, with the whole list of problems as far as GitHub takes it."""
    return _joined(_blocks(report, len(report.problems)), "", LONGEST_SUMMARY)


def _joined(blocks: Iterable[str], end: str, most: int) -> str:
    """Whole blocks until there is no room, and then how many there would have been."""
    every = list(blocks)
    kept: list[str] = []
    room = most - len(end.encode()) - 200
    for block in every:
        room -= len(block.encode()) + 2
        if room < 0:
            left = len(every) - len(kept)
            kept.append(f"There is more ({left:,} tables or lists) than there is room for here.")
            break
        kept.append(block)
    return "\n\n".join([*kept, end] if end else kept) + "\n"


def _blocks(report: Report, problems: int) -> Iterator[str]:
    yield f"### Records in this pull request\n\n{_headline(report)}"
    if report.problems:
        yield from _problems(report, problems)
    few = len(report.changes) <= _OPEN
    for change in report.changes:
        yield _change(change, few)
    if report.changes_left_out:
        yield f"{report.changes_left_out:,} more records are changed, and not described."


def _headline(report: Report) -> str:
    counts = [
        f"{sum(change.kind == kind for change in report.changes):,} {kind}"
        for kind in _KINDS
        if any(change.kind == kind for change in report.changes)
    ]
    changed = ", ".join(counts) or "No record is changed"
    found = report.problem_count
    check = "the check finds no problems" if not found else f"**the check finds {_plural(found, 'problem')}**"
    return f"{changed}; {check}."


def _problems(report: Report, most: int) -> Iterator[str]:
    # In pieces, so that a long list is cut and not dropped.
    shown = report.problems[:most]
    for start in range(0, len(shown), 100):
        yield "\n".join(f"- {_finding(finding)}" for finding in shown[start : start + 100])
    if left := report.problem_count - len(shown):
        yield f"… and {_plural(left, 'more problem')}."


def _finding(finding: Finding) -> str:
    place = code(f"{finding.path}:{finding.line}:{finding.column}", 600)
    return f"{place} {literal(finding.message)}"


def _change(change: Change, is_open: bool) -> str:
    title = f" · {literal(change.title, 200)}" if change.title else ""
    summary = f"<b>{_KINDS[change.kind]}</b> {code(change.path)}{title}"
    body = "\n\n".join(part for part in (_address(change), _facts(change)) if part)
    return f"<details{' open' if is_open else ''}><summary>{summary}</summary>\n\n{body}\n\n</details>"


def _address(change: Change) -> str:
    page = code(f"/papers/{quote(change.id)}/")
    former = code(change.former) if change.former else "the former name"
    if change.kind == "deleted":
        leads = change.address == "leads on"
        return f"{page} leads to another record now." if leads else f"**{page} will lead nowhere.**"
    if change.kind != "renamed":
        return f"Page: {page}"
    if change.address == "lost":
        return f"Renamed from {former}. **The former address will lead nowhere**: add it to `formerly:`."
    stays = "the former address leads here" if change.address == "leads on" else "the address stays"
    return f"Renamed from {former}; {stays}."


def _facts(change: Change) -> str:
    if not change.readable:
        return "What it says can't be shown before its problems are mended."
    if change.kind == "deleted":
        return ""
    show = stated if change.kind == "new" else comparison
    kept = _with_room(change.rows)
    left = change.rows_left_out + len(change.rows) - len(kept)
    parts = [show(kept)] if kept else []
    if left:
        parts.append(f"{left:,} {'more rows are' if kept else 'facts are'} not shown here.")
    return "\n\n".join(parts) or "No fact differs: only layout or comments."


def _with_room(rows: Sequence[Row]) -> Sequence[Row]:
    """The first rows, as many as one record may fill."""
    room = _ROOM_OF_ONE
    for count, row in enumerate(rows):
        room -= sum(len(_cell(text).encode()) for text in (row.label, row.before, row.after))
        if room < 0:
            return rows[:count]
    return rows


def stated(rows: Iterable[Row]) -> str:
    """Facts as a table."""
    return table(("Fact", "As stated"), ((_cell(row.label), _cell(row.after)) for row in rows))


def comparison(rows: Iterable[Row]) -> str:
    """Differences as a table."""
    cells = ((_cell(row.label), _cell(row.before), _cell(row.after)) for row in rows)
    return table(("Fact", "Before", "After"), cells)


def _cell(text: str | None) -> str:
    return "—" if text is None else literal(text, _LONGEST_CELL)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
