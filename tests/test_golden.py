"""How golden files are compared and renewed."""

from pathlib import Path

import pytest

from tests.golden import Golden


def test_renewing_writes_the_very_characters(tmp_path: Path) -> None:
    path = tmp_path / "result.csv"

    Golden(renew=True).check(path, "Суу;41\r\n")

    assert path.read_bytes() == "Суу;41\r\n".encode()


@pytest.mark.parametrize("held", ["Суу;41\n", "Суу;40\r\n", ""])
def test_a_file_that_holds_something_else_fails(tmp_path: Path, held: str) -> None:
    path = tmp_path / "result.csv"
    path.write_bytes(held.encode())

    with pytest.raises(AssertionError, match="make golden"):
        Golden(renew=False).check(path, "Суу;41\r\n")

    assert path.read_bytes() == held.encode()


def test_an_absent_file_fails(tmp_path: Path) -> None:
    path = tmp_path / "result.csv"

    with pytest.raises(AssertionError, match="make golden"):
        Golden(renew=False).check(path, "Суу;41\r\n")

    assert not path.exists()
