import io
import random
import warnings
import zipfile

import pytest
from attrs import evolve

from prioritize.audit.bundle import Bundle
from prioritize.model.digest import sha256
from prioritize.ports.archive import read_zip, zip_bytes
from prioritize.ports.limits import LIMITS, Limits
from tests.audit.sample import BUNDLE, codes


CONTENT = zip_bytes(BUNDLE.files)


def found(content: bytes, limits: Limits = LIMITS) -> list[str]:
    """Read an archive and return what was odd about it."""
    return [finding.code for finding in read_zip(content, limits).findings]


def zipped(*entries: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """Write an archive of entries as they come, the same name twice too."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", compression) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return target.getvalue()


def test_what_was_written_is_read_back() -> None:
    assert read_zip(CONTENT, LIMITS) == BUNDLE


def test_the_same_files_give_the_same_archive_everywhere() -> None:
    files = dict(sorted(BUNDLE.files.items(), reverse=True))

    assert zip_bytes(files) == CONTENT
    assert sha256(zip_bytes({"log.jsonl": b"{}\n"})) == (
        "a6876dbcd248c28f3416acc3f7827907c08c7f34122e464235b510e81f06631d"
    )


def test_other_programs_can_unpack_it() -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(BUNDLE.files)
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "content, wanted",
    [
        pytest.param(zipped(("log.jsonl", b"a"), ("log.jsonl", b"b")), {"B14"}, id="59 name twice"),
        pytest.param(zipped(("../log.jsonl", b"")), {"B18"}, id="60 a name that leads out"),
        pytest.param(zipped(("/log.jsonl", b"")), {"B18"}, id="an absolute name"),
        pytest.param(zipped(("results\\a.csv", b"")), {"B18"}, id="a backslash"),
        pytest.param(
            zipped(("log.jsonl", b"a" * 10**6), compression=zipfile.ZIP_DEFLATED),
            {"B14"},
            id="61 compressed",
        ),
        pytest.param(zipped(("LOG.jsonl", b""), ("log.jsonl", b"")), {"B18"}, id="62 case"),
        pytest.param(zipped(("out/", b""), ("out/log.jsonl", b"")), {"B18"}, id="a folder around"),
        pytest.param(zipped(("log.jsonl", b"{}\n")), {"B14"}, id="written by another program"),
        pytest.param(b"hidden" + CONTENT, {"B14"}, id="something before"),
        pytest.param(CONTENT + b"hidden", {"B14"}, id="something after"),
        pytest.param(CONTENT[:-30], {"B99"}, id="torn"),
        pytest.param(CONTENT[:100], {"B99"}, id="torn early"),
        pytest.param(CONTENT.replace(b"gallery", b"gallerz", 1), {"B99"}, id="CRC"),
        pytest.param(b"PK", {"B99"}, id="hardly anything"),
        pytest.param(b"", {"B99"}, id="nothing"),
    ],
)
def test_an_odd_archive_is_found_out(content: bytes, wanted: set[str]) -> None:
    assert wanted <= set(found(content))


@pytest.mark.parametrize(
    "limits",
    [Limits(entries=3), Limits(file=50), Limits(total=200)],
    ids=["entries", "file", "total"],
)
def test_no_more_is_read_than_the_limits_allow(limits: Limits) -> None:
    bundle = read_zip(CONTENT, limits)

    assert "B14" in {finding.code for finding in bundle.findings}
    assert sum(len(content) for content in bundle.files.values()) <= limits.total


def test_an_archive_is_verified_like_a_folder() -> None:
    assert codes(read_zip(CONTENT, LIMITS)) == set()
    assert codes(read_zip(CONTENT[:-30], LIMITS)) == {"B99"}


def test_an_archive_by_another_program_is_verified_all_the_same() -> None:
    other = zipped(*BUNDLE.files.items())

    bundle = read_zip(other, LIMITS)

    assert codes(evolve(bundle, findings=())) == set()
    assert codes(bundle) == {"B14"}


def unnoticed(count: int, chance: random.Random) -> list[Bundle]:
    """Change that many random bytes and return what passes as an archive of ours."""
    passing = []
    for _ in range(count):
        changed = bytearray(CONTENT)
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        bundle = read_zip(bytes(changed), LIMITS)
        if not bundle.findings:
            passing.append(bundle)
    return passing


def test_two_thousand_random_edits_of_an_archive_are_all_found() -> None:
    assert unnoticed(2_000, random.Random(2026)) == []  # noqa: S311  # repeatable, not secret


@pytest.mark.campaign
def test_two_hundred_thousand_random_edits_of_an_archive_are_all_found() -> None:
    assert unnoticed(200_000, random.Random()) == []  # noqa: S311  # new ones each time
