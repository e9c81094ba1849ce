from pathlib import Path

import pytest

from prioritize.errors import OutputError
from prioritize.ports.keeping import Kept, keep, remove_own, renew, sealed
from tests.ports.breaking import BreakingDisk, tree


TEXT = "Оңдоо керек:\n\n- «Топтор» барагы, F5\n"


def test_what_is_not_there_yet_is_written(tmp_path: Path) -> None:
    path = tmp_path / "натыйжа.html"

    assert keep(path, b"one") == Kept(path, "written")
    assert tree(tmp_path) == {"натыйжа.html": b"one"}


def test_the_same_is_not_written_again(tmp_path: Path) -> None:
    keep(tmp_path / "a.html", b"one")

    assert keep(tmp_path / "a.html", b"one").state == "same"
    assert tree(tmp_path) == {"a.html": b"one"}


def test_what_somebody_changed_stays_and_the_new_one_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "protocol.docx"
    path.write_bytes(b"corrected by hand")
    (tmp_path / "protocol-2.docx").mkdir()

    first, again = keep(path, b"one"), keep(path, b"one")

    assert first == Kept(tmp_path / "protocol-3.docx", "numbered")
    assert again == Kept(tmp_path / "protocol-3.docx", "same")
    assert path.read_bytes() == b"corrected by hand"


def test_what_counts_as_the_same_can_be_said(tmp_path: Path) -> None:
    """A bundle names the hour at which it was made, and is the same an hour later."""
    path = tmp_path / "bundle.zip"
    keep(path, b"lists at 19:00")

    later = keep(path, b"lists at 20:00", same=lambda old, new: old[:5] == new[:5])

    assert later == Kept(path, "same")


def test_names_run_out(tmp_path: Path) -> None:
    for number in ("", *(f"-{n}" for n in range(2, 100))):
        (tmp_path / f"a{number}.txt").touch()

    with pytest.raises(OutputError, match="exists already"):
        keep(tmp_path / "a.txt", b"one")


def test_a_failed_write_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        keep(tmp_path / "a.txt", b"one", files=BreakingDisk(1))

    assert tree(tmp_path) == {}


def test_a_sealed_text_opens_in_every_editor_of_windows() -> None:
    content = sealed(TEXT)

    assert content.decode("utf-8-sig").startswith("Оңдоо керек:\r\n\r\n- «Топтор»")
    assert content.startswith("\ufeff".encode())
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_list_of_faults_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "hall-faults.txt"
    renew(path, sealed(TEXT))

    assert renew(path, sealed("Дагы бир ката")) == Kept(path, "written")
    assert tree(tmp_path) == {"hall-faults.txt": sealed("Дагы бир ката")}
    assert remove_own(path)
    assert tree(tmp_path) == {}


def test_a_list_with_notes_of_a_person_stays(tmp_path: Path) -> None:
    path = tmp_path / "hall-faults.txt"
    noted = sealed(TEXT).replace(b"F5", "F5: сурадым".encode())
    path.write_bytes(noted)

    kept = renew(path, sealed("Дагы бир ката"))

    assert kept == Kept(tmp_path / "hall-faults-2.txt", "numbered")
    assert not remove_own(path)
    assert path.read_bytes() == noted


def test_there_may_be_nothing_to_remove(tmp_path: Path) -> None:
    assert not remove_own(tmp_path / "hall-faults.txt")
    assert not remove_own(tmp_path)
