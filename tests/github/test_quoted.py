from __future__ import annotations

import sys

from tests.github.conftest import Step
from tests.github.runner import Command, obeyed

HOSTILE = "print('::error::x\\n  ::add-mask::y\\n##[add-mask]z\\n::stop-commands::w\\n::w::\\n::error::v')"


def test_nothing_in_the_output_of_a_command_is_obeyed(step: Step) -> None:
    plain = obeyed("::error::x\n")
    done = step("quoted", sys.executable, "-u", "-c", HOSTILE)

    assert plain == [Command("error", "x")]
    assert done.returncode == 0
    assert "##[add-mask]z" in done.stdout
    assert obeyed(done.stdout) == []


def test_what_comes_after_is_obeyed_again_also_after_a_failure(step: Step) -> None:
    done = step("quoted", sys.executable, "-c", "print('::error::x'); raise SystemExit(3)")

    assert done.returncode == 3
    assert obeyed(f"{done.stdout}::error::after\n") == [Command("error", "after")]


def test_the_word_to_resume_is_another_one_each_time(step: Step) -> None:
    first, second = (step("quoted", sys.executable, "-c", "").stdout.splitlines()[0] for _ in range(2))

    assert first != second
    assert len(first) > len("::stop-commands::") + 30
