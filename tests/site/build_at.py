"""`python -m tests.site.build_at 2031-02-03T04:05:06 ARGUMENTS`: MkDocs under another clock."""

from __future__ import annotations

import datetime
import sys

import time_machine
from mkdocs.__main__ import cli

if __name__ == "__main__":
    moment = datetime.datetime.fromisoformat(sys.argv[1]).replace(tzinfo=datetime.UTC)
    with time_machine.travel(moment, tick=True):
        cli(sys.argv[2:])
