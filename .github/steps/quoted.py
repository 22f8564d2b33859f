"""Run a command whose output may hold the words of strangers: the runner obeys nothing in it.

python .github/steps/quoted.py COMMAND ...
"""

from __future__ import annotations

import secrets
import subprocess
import sys

import click


def main(command: list[str]) -> int:
    """The command's own exit code."""
    token = secrets.token_hex(16)
    click.echo(f"::stop-commands::{token}")
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the workflow's own words
    finally:
        click.echo(f"::{token}::")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
