"""A folder that is replaced as a whole: it holds the previous or the new site, complete.

The site before the previous one is kept beside it, hidden: it becomes the next one, so that only files that
differ are written. Files that two sites have in common are one file on the disk with two names, so none is
ever written into: it is replaced by another one.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from paper_atlas.kept import Kept
from paper_atlas.made import Made, ready
from paper_atlas.tree import Mark, Tree, swapped

_Marks = dict[str, Mark]


class Staging:
    """Builds beside a folder and takes its place at the end."""

    def __init__(self, target: Path, kept: Kept | None = None, *, is_whole: bool = True) -> None:
        """Prepare folders beside the target, on the same file system.

        Args:
            target: the site.
            kept: where it is noted what its files hold.
            is_whole: whether all of the new site must stand in `folder` before it is published, since others
                look for it there. Then every file is written anew.

        Raises:
            OSError: nothing can be written there.
        """
        self.target, self._kept, self._is_whole = target.resolve(), kept or Kept(), is_whole
        self._previous = self.target.with_name(f".{self.target.name}.previous")
        self._spare = self.target.with_name(f".{self.target.name}.spare")
        self._finish()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.folder = self._new_folder()
        """Where others write; what stands there goes before what is put."""
        self._expected: dict[str, str] = {}
        """What all files of the new site are made from, by address."""
        atexit.register(self.discard)  # for builds that end without a word, as by Ctrl-C
        self._began_with_spare = False
        if not is_whole:
            self._next_folder = self._new_folder()
            site, spare = self._remembered()
            self._began_with_spare = self._take_spare()
            self._live, self._next = Tree(self.target, site), Tree(self._next_folder, spare)

    def put(self, address: str, made: Made[bytes]) -> None:
        """Add a file to the new site; it is made only where no site has it from the same.

        Raises:
            OSError: it can't be written.
        """
        if self._is_whole:
            file = self.folder / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made.make())
            return
        self._expected[address] = made.made_from
        if self._live.holds(address, made.made_from) or self._next.holds(address, made.made_from):
            return
        content = made.make()
        digest = hashlib.sha256(content).hexdigest()
        equal = [tree for tree in (self._live, self._next) if tree.reads(address, digest)]
        if not equal:
            self._next.write(address, content, made.made_from, digest)
        for tree in equal:
            tree.rename_source(address, made.made_from)

    def publish(self) -> None:
        """Put the new site in place of the target; hidden files of the target are kept, as MkDocs does.

        Raises:
            OSError: the folders can't be exchanged; the target is as it was.
        """
        if self._is_whole:
            self._exchange(self.folder)
            shutil.rmtree(self._spare, ignore_errors=True)
        else:
            for file in sorted(self.folder.rglob("*")):
                if file.is_file():
                    self.put(file.relative_to(self.folder).as_posix(), ready(file.read_bytes()))
            self._publish_differences()
        self.discard()

    def discard(self) -> None:
        """Remove what was built and not published; the target stays as it was."""
        atexit.unregister(self.discard)
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._is_whole or not self._next_folder.exists():
            return
        if self._began_with_spare and not self._spare.exists():
            # Whatever was changed in it shows by its date.
            self._next_folder.rename(self._spare)
        shutil.rmtree(self._next_folder, ignore_errors=True)

    def _publish_differences(self) -> None:
        live = self._live
        if live.found == self._expected.keys() and all(
            live.holds(address, made_from) for address, made_from in self._expected.items()
        ):
            if live.is_renamed or self._next.is_renamed:
                self._note(live, self._next)
            return
        for address, made_from in self._expected.items():
            if not self._next.holds(address, made_from):
                self._next.link(address, live)
        self._next.drop_others(self._expected)
        self._exchange(self._next_folder)
        self._note(self._next, live)

    def _note(self, site: Tree, spare: Tree) -> None:
        marks = {"site": site.marks, "spare": spare.marks}
        self._kept.remember(self._name, json.dumps(marks).encode())

    def _exchange(self, folder: Path) -> None:
        """Make a folder the site, in one step where the system can, or else in two that can be ended."""
        if self.target.exists():
            folder.rename(self._previous)
            if swapped(self._previous, self.target):
                self._finish()
                return
            self._previous.rename(folder)
            self.target.rename(self._previous)
        try:
            folder.rename(self.target)
        finally:
            self._finish()

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
        shutil.rmtree(self._spare, ignore_errors=True)
        self._previous.rename(self._spare)

    def _new_folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix=f".{self.target.name}.new-", dir=self.target.parent))
        folder.chmod(0o755)
        return folder

    def _take_spare(self) -> bool:
        """Begin with the site before the previous one, unless another build has taken it."""
        if not self._spare.exists():
            return False
        self._next_folder.rmdir()
        try:
            self._spare.rename(self._next_folder)
        except FileNotFoundError:
            self._next_folder.mkdir()
            return False
        return True

    @property
    def _name(self) -> str:
        return f"staging {self.target}"

    def _remembered(self) -> tuple[_Marks, _Marks]:
        known = json.loads(self._kept.recall(self._name) or b"{}")
        site, spare = (
            {address: Mark(*mark) for address, mark in known.get(part, {}).items()}
            for part in ("site", "spare")
        )
        return site, spare
