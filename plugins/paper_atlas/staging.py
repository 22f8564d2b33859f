"""A folder that is replaced as a whole: it holds the previous or the new site, complete."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path


class Staging:
    """Builds beside a folder and takes its place at the end."""

    def __init__(self, target: Path) -> None:
        """Prepare an empty folder beside the target, on the same file system.

        Raises:
            OSError: nothing can be written there.
        """
        self.target = target.resolve()
        self._previous = self.target.with_name(f".{self.target.name}.previous")
        self._finish()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{self.target.name}.new-", dir=self.target.parent))
        atexit.register(self.discard)  # for builds that end without a word, as by Ctrl-C
        self.folder.chmod(0o755)

    def publish(self) -> None:
        """Put the new folder in place of the target; hidden files of the target are kept, as MkDocs does.

        Raises:
            OSError: the folders can't be exchanged; the target is as it was.
        """
        if self.target.exists():
            self.target.rename(self._previous)
        try:
            self.folder.rename(self.target)
        finally:
            self._finish()
        atexit.unregister(self.discard)

    def discard(self) -> None:
        """Remove what was built; the target stays as it was."""
        atexit.unregister(self.discard)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _finish(self) -> None:
        """End an exchange, also one that was cut off between its steps."""
        if not self._previous.exists():
            return
        if not self.target.exists():
            self._previous.rename(self.target)
            return
        for hidden in self._previous.glob(".*"):
            if not (self.target / hidden.name).exists():
                hidden.rename(self.target / hidden.name)
        shutil.rmtree(self._previous, ignore_errors=True)
