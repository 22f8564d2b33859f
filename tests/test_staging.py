"""A site is replaced as a whole, and of what is equal nothing is written again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from paper_atlas.kept import Kept
from paper_atlas.made import Made, ready
from paper_atlas.staging import Staging

FIRST = {"index.html": b"one", "papers/a/index.html": b"a", "papers/b/index.html": b"b", "api/a.json": b"{}"}


CHANGES = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "ctypes.dlsym"}
"""What a process tells its audit hooks before it changes files."""


class Place:
    """A site, with a folder for what is known of it."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "out/site"
        self.kept = Kept(folder / "cache")

    def staged(self, files: dict[str, bytes], by_others: dict[str, bytes] | None = None) -> Staging:
        staging = Staging(self.site, self.kept, is_whole=False)
        for address, content in files.items():
            staging.put(address, ready(content))
        for address, content in (by_others or {}).items():
            file = staging.folder / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return staging

    def publish(self, files: dict[str, bytes], by_others: dict[str, bytes] | None = None) -> None:
        self.staged(files, by_others).publish()

    @property
    def files(self) -> dict[str, bytes]:
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def inode(self, address: str = "") -> int:
        return (self.site / address).stat().st_ino

    @property
    def beside(self) -> list[str]:
        return sorted(path.name for path in self.site.parent.iterdir())


def killed(work: Callable[[], None], moment: int) -> bool:
    """Whether some work was killed before a change to files, counted from 1, or else had ended before."""
    process = os.fork()
    if process == 0:
        left = [moment]

        def count(event: str, arguments: tuple[object, ...]) -> None:
            is_change = event in CHANGES or (event == "open" and arguments[1] not in {"r", "rb"})
            left[0] -= is_change
            if not left[0]:
                os._exit(9)

        sys.addaudithook(count)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_what_is_put_and_what_others_write_makes_the_site(place: Place) -> None:
    place.publish(FIRST, {"about/index.html": b"by hand", "index.html": b"by hand"})

    assert place.files == FIRST | {"about/index.html": b"by hand", "index.html": b"by hand"}
    assert place.beside == ["site"]


def test_a_site_that_is_the_same_is_not_touched(place: Place) -> None:
    place.publish(FIRST)
    before = place.inode(), place.inode("index.html")
    place.publish(FIRST)

    assert (place.inode(), place.inode("index.html")) == before
    assert place.beside == ["site"]


def test_only_what_differs_is_written(place: Place) -> None:
    place.publish(FIRST)
    equal = place.inode("papers/b/index.html")
    contents = [b"a1", b"a2", b"a", b"a3"]
    for content in contents:
        place.publish(FIRST | {"papers/a/index.html": content})

        assert place.files == FIRST | {"papers/a/index.html": content}
        assert place.inode("papers/b/index.html") == equal
        assert place.beside == [".site.spare", "site"]


class Making:
    """Makes files of what they are made from, and notes which."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def published(self, place: Place, **sources: str) -> list[str]:
        """Which files had to be made for a site; what they hold is their source up to a colon."""
        self.made = []
        staging = Staging(place.site, place.kept, is_whole=False)
        for address, source in sources.items():
            staging.put(address, Made(source, lambda address=address, source=source: self(address, source)))
        staging.publish()
        assert place.files == {address: self.content(source) for address, source in sources.items()}
        return self.made

    def __call__(self, address: str, source: str) -> bytes:
        self.made.append(address)
        return self.content(source)

    @staticmethod
    def content(source: str) -> bytes:
        return source.partition(":")[0].encode()


def test_what_stands_in_a_site_is_not_made_again_from_the_same(place: Place) -> None:
    making = Making()

    assert making.published(place, a="1", b="1") == ["a", "b"]
    assert making.published(place, a="1", b="1") == []
    assert making.published(place, a="2", b="1") == ["a"]
    assert making.published(place, a="1", b="1") == []  # as in the site before
    assert making.published(place, b="1") == []
    assert making.published(place, a="3", b="1") == ["a"]


def test_what_is_equal_though_made_from_something_else_is_known_by_both(place: Place) -> None:
    making = Making()
    making.published(place, a="1", b="1")
    before = place.inode("a"), place.inode("b")

    assert making.published(place, a="1:other", b="1") == ["a"]
    assert (place.inode("a"), place.inode("b")) == before
    assert making.published(place, a="1:other", b="1") == []
    assert making.published(place, a="1:other", b="2") == ["b"]
    assert making.published(place, a="1:more", b="1") == ["a"]
    assert making.published(place, a="1:more", b="1") == []


@pytest.mark.parametrize("harm", ["edit", "remove", "forget"])
def test_what_may_no_longer_be_what_was_made_is_made_again(place: Place, harm: str) -> None:
    making = Making()
    making.published(place, a="1", b="1")
    if harm == "edit":
        (place.site / "a").write_bytes(b"?")
    elif harm == "remove":
        (place.site / "a").unlink()
    else:
        for file in (place.kept.folder or Path()).iterdir():
            file.write_bytes(b"?")

    assert "a" in making.published(place, a="1", b="1")


def test_the_site_that_is_served_does_not_change_while_the_next_is_built(place: Place) -> None:
    for content in (b"1", b"2", b"3"):
        place.publish(FIRST | {"index.html": content})
    staging = place.staged(dict.fromkeys(FIRST, b"other"), {"about/index.html": b"by hand"})

    assert place.files == FIRST | {"index.html": b"3"}
    staging.discard()
    assert place.files == FIRST | {"index.html": b"3"}
    assert place.beside == [".site.spare", "site"]
    place.publish(FIRST)
    assert place.files == FIRST


def test_files_come_and_go_and_change_places_with_folders(place: Place) -> None:
    for files in (
        FIRST,
        {"index.html": b"one", "papers": b"a file"},
        {"index.html/deep/er.html": b"a folder", "papers": b"a file"},
        FIRST,
        {"index.html": b"one"},
        FIRST | {"papers/c/index.html": b"c"},
        {"papers/c/index.html": b"c"},
    ):
        place.publish(files)

        assert place.files == files
        assert [path for path in place.site.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


@pytest.mark.parametrize("change", ["edit", "touch", "remove", "add"])
def test_what_somebody_changed_in_the_site_is_put_right(place: Place, change: str) -> None:
    for content in (b"1", b"2"):
        place.publish(FIRST | {"index.html": content})
    page = place.site / "papers/a/index.html"
    if change == "edit":
        page.write_bytes(b"A")
        os.utime(page, ns=(1, 1))
    elif change == "touch":
        os.utime(page)
    elif change == "remove":
        page.unlink()
    else:
        page.with_name("left-over.html").write_bytes(b"old")

    for content in (b"2", b"3", b"4"):
        place.publish(FIRST | {"index.html": content})
        assert place.files == FIRST | {"index.html": content}


@pytest.mark.parametrize("damage", [b"", b"{", b"x" * 100])
def test_without_a_sound_note_of_the_site_all_is_written_again(place: Place, damage: bytes) -> None:
    for content in (b"1", b"2"):
        place.publish(FIRST | {"index.html": content})
    for file in (place.kept.folder or Path()).iterdir():
        file.write_bytes(damage)
    (place.site / "papers/a/index.html").write_bytes(b"?")
    (place.site.parent / ".site.spare/papers/b/index.html").write_bytes(b"?")

    place.publish(FIRST | {"index.html": b"2"})

    assert place.files == FIRST | {"index.html": b"2"}


def test_two_builds_at_once_each_make_a_whole_site(place: Place) -> None:
    for content in (b"1", b"2"):
        place.publish(FIRST | {"index.html": content})
    one, other = place.staged(FIRST), place.staged({"index.html": b"other"})

    one.publish()
    assert place.files == FIRST
    other.publish()
    assert place.files == {"index.html": b"other"}


def test_a_file_that_another_build_changed_is_not_taken_for_what_it_was(place: Place) -> None:
    place.publish(FIRST)
    one = place.staged(FIRST | {"index.html": b"1"})
    place.publish(dict.fromkeys(FIRST, b"changed meanwhile"))

    with pytest.raises(OSError, match="meanwhile"):
        one.publish()
    one.discard()
    assert place.files == dict.fromkeys(FIRST, b"changed meanwhile")


def test_hidden_files_of_the_site_stay(place: Place) -> None:
    place.publish(FIRST)
    (place.site / ".git").mkdir()
    (place.site / ".git/config").write_bytes(b"[core]")
    for content in (b"1", b"2", b"3"):
        place.publish(FIRST | {"index.html": content}, {".nojekyll": b""})

        assert place.files == FIRST | {"index.html": content, ".git/config": b"[core]", ".nojekyll": b""}
    assert not (place.site.parent / ".site.spare/.git").exists()


def test_a_whole_site_is_written_anew_and_keeps_no_spare(place: Place) -> None:
    for content in (b"1", b"2"):
        place.publish(FIRST | {"index.html": content})
    staging = Staging(place.site, place.kept)
    staging.put("papers/a/index.html", ready(b"a"))
    assert (staging.folder / "papers/a/index.html").read_bytes() == b"a"
    staging.publish()

    assert place.files == {"papers/a/index.html": b"a"}
    assert place.beside == ["site"]
    place.publish(FIRST)
    assert place.files == FIRST


@pytest.mark.skipif(sys.platform != "linux", reason="others take two steps, which the next build ends")
@pytest.mark.parametrize("builds_before", [0, 1, 2])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_killed_at_any_moment_it_leaves_the_previous_or_the_new_site(
    tmp_path: Path, builds_before: int
) -> None:
    for moment in range(1, 200):
        place = Place(tmp_path / str(moment))
        before: dict[str, bytes] = {}
        for number in range(builds_before):
            before = FIRST | {"index.html": b"%d" % number, f"old/{number}.html": b"old"}
            place.publish(before)
        after = FIRST | {"index.html": b"new", "papers/c/index.html": b"new"}
        is_over = not killed(lambda at=place, new=after: at.publish(new), moment)  # type: ignore[misc]

        assert place.files in (before, after)
        assert place.files == after or not is_over
        place.publish(after)
        assert place.files == after
        if is_over:
            assert moment > 10
            return
    pytest.fail("it never came to an end")
