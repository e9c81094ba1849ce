"""Damaged bundles: what the program finds, the page finds too, by the same codes."""

import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from prioritize.audit.bundle import Bundle
from prioritize.ports.archive import read_zip, zip_bytes
from prioritize.ports.bundle_io import read_bundle
from prioritize.ports.limits import LIMITS
from prioritize.workflow.verified import verify_path
from tests.driven import Driven
from tests.report.verifier.damage import DAMAGES, HARMLESS
from tests.report.verifier.looking import chosen, program_codes, told_of
from tests.report.verifier.test_bundles_in_browser import GOLDEN, public_bundle_of


HANDS = read_bundle(GOLDEN / "version-1-hands").files


@pytest.fixture(scope="module")
def public() -> Bundle:
    return public_bundle_of("batken")


@pytest.mark.parametrize("name", ["internal", "public"])
def test_whatever_is_damaged_is_found_by_the_same_codes(
    driven: Driven, public: Bundle, name: str
) -> None:
    files = {"internal": HANDS, "public": public.files}[name]
    damaged = {what: damage.make(files) for what, damage in DAMAGES.items()}

    said = dict(zip(damaged, told_of(driven, damaged.values()), strict=True))

    wrong = {}
    for what, made in damaged.items():
        theirs, ours = program_codes(made), said[what].codes
        if not ours or ours - theirs - DAMAGES[what].beyond or theirs - ours - DAMAGES[what].beyond:
            wrong[what] = (sorted(theirs), sorted(ours))
    assert wrong == {}


def test_no_bit_can_be_changed_anywhere(driven: Driven) -> None:
    chance = random.Random(2026)  # noqa: S311  # repeatable, not secret
    edited = []
    for _ in range(150):
        path = chance.choice([path for path, content in HANDS.items() if content])
        content = bytearray(HANDS[path])
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        edited.append({**HANDS, path: bytes(content)})

    assert all(told.findings for told in told_of(driven, edited))


def test_what_is_no_damage_is_none(driven: Driven) -> None:
    whole = [make(HANDS) for make in HARMLESS.values()]

    assert [told.findings for told in told_of(driven, whole)] == [()] * len(whole)
    assert [program_codes(files) for files in whole] == [set()] * len(whole)


@pytest.mark.parametrize("what", ["a bit of the log", "votes changed", "no BUNDLE.json"])
def test_a_damaged_folder_is_shown_as_such(driven: Driven, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "bundle"
    shutil.copytree(GOLDEN / "version-1-hands", folder)
    damaged = DAMAGES[what].make(HANDS)
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in damaged:
            path.unlink()
    for name, content in damaged.items():
        (folder / name).write_bytes(content)

    told = chosen(driven, "#folder", folder)

    assert told.codes == {each.code for each in verify_path(folder).findings} - {"P16"}
    assert driven.ask("document.querySelector('.verdict').className") == "verdict bad"
    shown = str(driven.ask("document.querySelector('.findings').innerText"))
    assert all(code in shown for code in told.codes)


def rezipped(compression: int, *, comment: bytes = b"", twice: str = "") -> Callable[[Path], None]:
    """Pack the files as another program would."""

    def write(target: Path) -> None:
        with zipfile.ZipFile(target, "w", compression) as archive:
            for path, content in HANDS.items():
                archive.writestr(path, content)
            if twice:
                archive.writestr(zipfile.ZipInfo(twice), b"")
            archive.comment = comment

    return write


def changed(place: int) -> Callable[[Path], None]:
    """Flip a bit somewhere in the archive."""

    def write(target: Path) -> None:
        content = bytearray(zip_bytes(HANDS))
        content[place] ^= 1
        target.write_bytes(bytes(content))

    return write


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(rezipped(zipfile.ZIP_STORED), id="another program"),
        pytest.param(rezipped(zipfile.ZIP_STORED, comment=b"hello"), id="a comment"),
        pytest.param(rezipped(zipfile.ZIP_DEFLATED), id="compressed"),
        pytest.param(rezipped(zipfile.ZIP_STORED, twice="log.jsonl"), id="a file twice"),
        pytest.param(rezipped(zipfile.ZIP_STORED, twice="a/../b"), id="a name that leads out"),
        pytest.param(changed(60), id="a bit of the first file"),
        pytest.param(changed(10), id="a bit of a time"),
        pytest.param(changed(31), id="a bit of a name"),
        pytest.param(changed(-22), id="a bit of the end"),
        pytest.param(changed(-10), id="a bit of the size of the list"),
        pytest.param(changed(-3), id="a bit of the place of the list"),
        pytest.param(
            lambda target: target.write_bytes(b"before" + zip_bytes(HANDS)), id="something before"
        ),
        pytest.param(lambda target: target.write_bytes(zip_bytes(HANDS)[:-9]), id="torn"),
    ],
)
def test_an_archive_that_was_tampered_with_is_found_by_the_same_codes(
    driven: Driven, tmp_path: Path, write: Callable[[Path], None]
) -> None:
    path = tmp_path / "bundle.zip"
    write(path)

    told = chosen(driven, "#zip", path)

    theirs = program_codes_of_archive(path.read_bytes())
    # A log of nothing changes the description for archives, which the page does not write again.
    assert theirs - {"B15"} <= told.codes <= theirs
    assert theirs or told.why == "no-bundle"


def program_codes_of_archive(content: bytes) -> set[str]:
    """Return what the program finds in an archive, the odd things about its form among them."""
    if not content.startswith(b"PK"):
        return set()
    read = read_zip(content, LIMITS)
    if not read.files:
        return {each.code for each in read.findings}
    return {each.code for each in read.findings} | program_codes(read.files)
