"""A form filled in is what the template would have made of the values."""

from __future__ import annotations

import jinja2
import pytest

from paper_atlas.frame.form import Form, mark, plain_mark

VALUES = {"title": "R&amp;D: &#34;A&#34; &lt;b&gt;", "here": "a-1", "unused": "?"}
MARKS = {"title": mark("title"), "here": plain_mark("here"), "unused": mark("unused")}


@pytest.mark.parametrize(
    "template",
    [
        "{{ title }}",
        "{{ title | e }}",
        "{{ title | striptags }}",
        '<a title="{{ title | striptags | e }}" href="../{{ here }}/">{{ title }}</a>, {{ title }}',
        "?q={{ title | urlencode }}#{{ here }}",
        "nothing of its own",
    ],
)
def test_values_go_through_the_filters_that_the_template_names(template: str) -> None:
    render = jinja2.Template(template).render

    assert Form.of(render(MARKS), MARKS).filled(VALUES) == render(VALUES)


def test_a_filter_that_no_gap_can_follow_shows() -> None:
    render = jinja2.Template("{{ title | upper }}").render

    assert Form.of(render(MARKS), MARKS).filled(VALUES) != render(VALUES)


def test_names_that_begin_alike_are_told_apart() -> None:
    marks = {f"step{number}": mark(f"step{number}") for number in range(12)}
    values = {name: f"<{name}>" for name in marks}

    assert Form.of(" ".join(marks.values()), marks).filled(values) == " ".join(values.values())
