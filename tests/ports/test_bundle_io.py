import os
from itertools import count, takewhile
from pathlib import Path

import pytest

from prioritize.audit.bundle import Bundle
from prioritize.errors import AuditError, InputError, OutputError
from prioritize.ports.archive import zip_bytes
from prioritize.ports.bundle_io import Existing, is_bundle, read_bundle, write_bundle
from prioritize.ports.disk import DISK
from prioritize.ports.limits import Limits
from tests.audit.sample import BUNDLE, codes, with_file
from tests.ports.breaking import BreakingDisk, tree


FORMS = ["out", "out.zip"]
OTHER = with_file("results/more.csv", b"more")


@pytest.mark.parametrize("form", FORMS)
def test_a_bundle_is_written_and_read_back(tmp_path: Path, form: str) -> None:
    write_bundle(tmp_path / form, BUNDLE)

    assert DISK.names(str(tmp_path)) == (form,)
    assert is_bundle(tmp_path / form)
    assert read_bundle(tmp_path / form) == BUNDLE
    assert codes(read_bundle(tmp_path / form)) == set()


def test_a_folder_holds_the_files_as_they_are(tmp_path: Path) -> None:
    write_bundle(tmp_path / "out", BUNDLE)

    assert {
        path: content for path, content in tree(tmp_path / "out").items() if "." in path
    }.items() <= BUNDLE.files.items()


@pytest.mark.parametrize("form", FORMS)
def test_writing_twice_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_bundle(tmp_path / folder / form, BUNDLE)

    assert tree(tmp_path / "a") == tree(tmp_path / "b")


@pytest.mark.parametrize("form", FORMS)
def test_an_existing_bundle_is_kept(tmp_path: Path, form: str) -> None:
    write_bundle(tmp_path / form, BUNDLE)
    before = tree(tmp_path)

    with pytest.raises(OutputError, match=r"exists already.*--force"):
        write_bundle(tmp_path / form, OTHER)

    assert tree(tmp_path) == before


@pytest.mark.parametrize("form", FORMS)
def test_an_existing_bundle_is_replaced_where_that_is_asked_for(tmp_path: Path, form: str) -> None:
    write_bundle(tmp_path / form, OTHER)

    write_bundle(tmp_path / form, BUNDLE, existing=Existing.REPLACE)

    assert DISK.names(str(tmp_path)) == (form,)
    assert read_bundle(tmp_path / form) == BUNDLE


def test_an_empty_folder_is_replaced_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with pytest.raises(OutputError, match="exists already"):
        write_bundle(tmp_path / "out", BUNDLE)
    write_bundle(tmp_path / "out", BUNDLE, existing=Existing.REPLACE)

    assert read_bundle(tmp_path / "out") == BUNDLE


@pytest.mark.parametrize("name", ["thesis.docx", "README.txt", "blobs/note.txt"])
def test_a_folder_of_someone_else_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "out" / name).parent.mkdir(parents=True)
    (tmp_path / "out" / name).write_bytes(b"years of work")
    before = tree(tmp_path)

    with pytest.raises(OutputError, match="This is not only a bundle"):
        write_bundle(tmp_path / "out", BUNDLE, existing=Existing.REPLACE)

    assert tree(tmp_path) == before


def test_a_bundle_into_which_someone_put_more_is_never_replaced(tmp_path: Path) -> None:
    write_bundle(tmp_path / "out", BUNDLE)
    for number in range(7):
        (tmp_path / "out" / f"{number}.docx").write_bytes(b"years of work")
    before = tree(tmp_path)

    with pytest.raises(OutputError, match=r"bundle: 0\.docx, 1\.docx, .*4\.docx, …"):
        write_bundle(tmp_path / "out", BUNDLE, existing=Existing.REPLACE)

    assert tree(tmp_path) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_someone_else_is_never_replaced(tmp_path: Path, form: str) -> None:
    (tmp_path / form).write_bytes(b"PK years of work")

    with pytest.raises(OutputError, match="a bundle"):
        write_bundle(tmp_path / form, BUNDLE, existing=Existing.REPLACE)

    assert tree(tmp_path) == {form: b"PK years of work"}


def test_a_folder_is_never_replaced_by_an_archive(tmp_path: Path) -> None:
    (tmp_path / "out.zip").mkdir()

    with pytest.raises(OutputError, match="Something else than a bundle"):
        write_bundle(tmp_path / "out.zip", BUNDLE, existing=Existing.REPLACE)

    assert tree(tmp_path) == {"out.zip": b""}


@pytest.mark.skipif(os.name == "nt", reason="needs links")
@pytest.mark.parametrize("form", FORMS)
def test_a_link_is_never_replaced(tmp_path: Path, form: str) -> None:
    write_bundle(tmp_path / f"real {form}", BUNDLE)
    (tmp_path / form).symlink_to(f"real {form}")

    with pytest.raises(OutputError, match="Something else than a bundle"):
        write_bundle(tmp_path / form, OTHER, existing=Existing.REPLACE)

    assert read_bundle(tmp_path / form) == BUNDLE


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, form: str) -> None:
    with pytest.raises(OutputError, match="There is no folder to write this in"):
        write_bundle(tmp_path / "a" / form, BUNDLE)

    assert tree(tmp_path) == {}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("earlier", [None, OTHER], ids=["nothing", "earlier"])
def test_wherever_writing_fails_everything_stays_as_it_was(
    tmp_path: Path, form: str, earlier: Bundle | None
) -> None:
    """Every change to the disk fails once: full, forbidden, broken."""
    if earlier:
        write_bundle(tmp_path / form, earlier)
    before = tree(tmp_path)

    moments = takewhile(lambda moment: fails(tmp_path / form, moment), count(1))
    trees = [tree(tmp_path) for _ in moments]

    assert len(trees) > 1
    assert all(each == before for each in trees)
    assert read_bundle(tmp_path / form) == BUNDLE


def fails(path: Path, moment: int) -> bool:
    """Write on a disk that breaks at a moment, and say whether that moment came."""
    try:
        write_bundle(path, BUNDLE, existing=Existing.REPLACE, files=BreakingDisk(moment))
    except OutputError:
        return True
    return False


def test_names_that_no_bundle_may_hold_are_not_written(tmp_path: Path) -> None:
    hostile = with_file("../../.profile", b"rm -r")

    with pytest.raises(AuditError, match="profile cannot stand in a bundle"):
        write_bundle(tmp_path / "out", hostile)

    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", ["", ".", "..", "/"])
def test_the_folder_where_one_stands_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file").touch()
    monkeypatch.chdir(tmp_path / "a")

    with pytest.raises(OutputError, match="not only a bundle"):
        write_bundle(Path(name), BUNDLE, existing=Existing.REPLACE)

    assert tree(tmp_path) == {"a": b"", "a/file": b""}


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    assert not is_bundle(tmp_path / "out")
    with pytest.raises(InputError, match="There is no such file"):
        read_bundle(tmp_path / "out")


@pytest.mark.parametrize("name", ["folder", "file.txt", "letters.zip", "empty.zip"])
def test_what_never_was_a_bundle_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_bytes(b"road,5")
    (tmp_path / "letters.zip").write_bytes(zip_bytes({"Letters/a.txt": b"a", "README.txt": b""}))
    (tmp_path / "empty.zip").write_bytes(zip_bytes({}))

    with pytest.raises(InputError, match=r"This is no bundle: it lacks BUNDLE\.json"):
        read_bundle(tmp_path / name)


def test_an_archive_that_breaks_off_may_have_been_a_bundle(tmp_path: Path) -> None:
    write_bundle(tmp_path / "out.zip", BUNDLE)
    content = (tmp_path / "out.zip").read_bytes()
    (tmp_path / "out.zip").write_bytes(content[: len(content) // 2])

    assert codes(read_bundle(tmp_path / "out.zip")) == {"B99"}


def test_a_bundle_that_lost_its_header_is_still_verified(tmp_path: Path) -> None:
    write_bundle(tmp_path / "out", BUNDLE)
    (tmp_path / "out" / "BUNDLE.json").unlink()

    assert codes(read_bundle(tmp_path / "out")) == {"B01", "B19"}


def test_an_archive_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    write_bundle(tmp_path / "out.zip", BUNDLE)

    with pytest.raises(InputError, match="more than 100 bytes"):
        read_bundle(tmp_path / "out.zip", limits=Limits(total=100))
