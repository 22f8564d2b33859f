from __future__ import annotations

from pathlib import Path

import pytest

from paper_atlas.review.changes import Changed, GitFailed, Repository
from tests.review.hostile import NAMES
from tests.review.repositories import Atlas


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return Atlas.at(tmp_path / "atlas")


def changed(atlas: Atlas, base: str = "HEAD~") -> list[Changed]:
    return Repository.of(atlas.folder, base).changed("papers")


def test_new_edited_deleted_and_renamed_records_are_told_apart(atlas: Atlas) -> None:
    atlas.edit("folding-tiles", "value: 1.90", "value: 1.91")
    (atlas.folder / "papers/silent-bits.yml").unlink()
    (atlas.folder / "papers/shrunk-twice.yml").rename(atlas.folder / "papers/shrunk.yml")
    atlas.write({"brand-new.yml": "title: nothing like the others\n", "notes.txt": "x"})
    atlas.commit()

    assert changed(atlas) == [
        Changed("new", "papers/brand-new.yml"),
        Changed("edited", "papers/folding-tiles.yml"),
        Changed("renamed", "papers/shrunk.yml", "papers/shrunk-twice.yml"),
        Changed("deleted", "papers/silent-bits.yml"),
    ]


def test_files_elsewhere_are_no_records(atlas: Atlas) -> None:
    for path in ("papers2/a.yml", "vocabulary/b.yml", "c.yml"):
        (atlas.folder / path).parent.mkdir(exist_ok=True)
        (atlas.folder / path).write_text("x: 1\n")
    atlas.commit()

    assert changed(atlas) == []


def test_a_record_that_is_moved_out_is_deleted_and_one_that_is_moved_in_is_new(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").rename(atlas.folder / "silent-bits.yml")
    atlas.commit()
    assert changed(atlas) == [Changed("deleted", "papers/silent-bits.yml")]

    (atlas.folder / "silent-bits.yml").rename(atlas.folder / "papers/silent-bits.yml")
    atlas.commit()
    assert changed(atlas) == [Changed("new", "papers/silent-bits.yml")]


def test_a_record_that_became_another_kind_of_file_is_deleted(atlas: Atlas) -> None:
    (atlas.folder / "papers/silent-bits.yml").rename(atlas.folder / "papers/silent-bits.txt")
    atlas.commit()

    assert changed(atlas) == [Changed("deleted", "papers/silent-bits.yml")]


def test_a_record_that_became_a_link_is_edited(atlas: Atlas) -> None:
    file = atlas.folder / "papers/silent-bits.yml"
    file.unlink()
    file.symlink_to("/etc/passwd")
    atlas.commit()

    assert changed(atlas) == [Changed("edited", "papers/silent-bits.yml")]


def test_names_of_any_kind_come_back_as_they_are(atlas: Atlas) -> None:
    for name in NAMES:
        (atlas.folder / "papers" / name).write_text(f"title: {NAMES.index(name)}\n")
    atlas.commit()
    found = changed(atlas)

    assert sorted(one.path for one in found) == sorted(f"papers/{name}" for name in NAMES)
    repository = Repository.of(atlas.folder, "HEAD")
    for one in found:
        assert repository.before(one.path) == (atlas.folder / one.path).read_bytes()
    assert not (atlas.folder / "pwned").exists()


@pytest.mark.parametrize(
    "branch", ["a;id", "$(id)", "`id`", "a'b\"c", "%0A%3Aerror", "#1", "<img>", "feature/@everyone", "ä|b"]
)
def test_branches_of_any_name_can_be_compared_with(atlas: Atlas, branch: str) -> None:
    atlas.git("branch", branch)
    atlas.edit("folding-tiles", "value: 1.90", "value: 1.91")
    atlas.commit()

    assert changed(atlas, branch) == [Changed("edited", "papers/folding-tiles.yml")]


@pytest.mark.parametrize("base", ["no-such-commit", "--output=x", "-h", "", "HEAD:papers", "a\nb"])
def test_what_names_no_commit_is_refused(atlas: Atlas, base: str) -> None:
    with pytest.raises(GitFailed, match="git rev-parse failed"):
        Repository.of(atlas.folder, base)
    assert sorted(path.name for path in atlas.folder.iterdir()) == [".git", "papers", "vocabulary"]


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GitFailed):
        Repository.of(tmp_path, "HEAD")


def test_what_was_not_there_before_is_refused(atlas: Atlas) -> None:
    with pytest.raises(GitFailed, match="git cat-file failed"):
        Repository.of(atlas.folder, "HEAD").before("papers/none.yml")


def test_thousands_of_files_are_listed(atlas: Atlas) -> None:
    atlas.write({f"made-up-{n}.yml": f"title: {n}\n" for n in range(3000)})
    atlas.commit()

    assert len(changed(atlas)) == 3000


def test_attributes_of_the_pull_request_run_no_program(atlas: Atlas) -> None:
    (atlas.folder / ".gitattributes").write_text("*.yml diff=evil filter=evil -text\n")
    atlas.git("config", "diff.evil.textconv", "touch pwned;")
    atlas.git("config", "diff.evil.command", "touch pwned;")
    atlas.edit("folding-tiles", "value: 1.90", "value: 1.91")
    atlas.commit()

    assert [one.kind for one in changed(atlas)] == ["edited"]
    assert not (atlas.folder / "pwned").exists()


def test_the_identifier_is_the_name_of_the_file() -> None:
    one = Changed("renamed", "papers/2024/b.yml", "papers/a.yml")

    assert (one.id, one.former_id) == ("b", "a")
