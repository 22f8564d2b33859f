"""A folder that is replaced as a whole: it holds the previous or the new site, complete."""

from __future__ import annotations

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
        self.target = target.absolute()
        self._previous = self.target.with_name(f".{self.target.name}.previous")
        self._restore()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{self.target.name}.new-", dir=self.target.parent))
        self.folder.chmod(0o755)

    def publish(self) -> None:
        """Put the new folder in place of the target; hidden files of the target are kept, as MkDocs does."""
        if self.target.exists():
            for hidden in self.target.glob(".*"):
                if not (self.folder / hidden.name).exists():
                    hidden.rename(self.folder / hidden.name)
            self.target.rename(self._previous)
        try:
            self.folder.rename(self.target)
        except OSError:
            self._restore()
            raise
        shutil.rmtree(self._previous, ignore_errors=True)

    def discard(self) -> None:
        """Remove what was built; the target stays as it was."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _restore(self) -> None:
        """Mend an exchange that was cut off between its two steps."""
        if not self._previous.exists():
            return
        if self.target.exists():
            shutil.rmtree(self._previous)
        else:
            self._previous.rename(self.target)
