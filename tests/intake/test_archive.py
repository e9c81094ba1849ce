"""Tests of looking zip files over; X01, X03, X04 and X06 are rows of the corpus of bad inputs."""

import io
import struct
import zipfile

import pytest

from prioritize.intake.archive import open_archive
from tests.intake.faulty import lines_of
from tests.intake.workbooks import zipped


def test_the_parts_of_a_sound_archive_come_back() -> None:
    archive = open_archive(zipped({"a.xml": b"<a/>", "b.xml": b""}), "book.xlsx")

    assert (archive.part("a.xml"), archive.part("b.xml"), archive.part("c.xml")) == (
        b"<a/>",
        b"",
        b"",
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04cut off", b"no zip at all"])
def test_what_is_no_zip_file_is_refused_x01(content: bytes) -> None:
    assert lines_of(lambda: open_archive(content, "book.xlsx")) == [
        "book.xlsx: This is not a zip file, or it is cut off"
    ]


def test_an_entry_that_inflates_a_thousand_times_is_refused_x03() -> None:
    bomb = zipped({"sheet.xml": bytes(20 * 2**20)})

    assert lines_of(lambda: open_archive(bomb, "book.xlsx")) == [
        "book.xlsx, sheet.xml: The entry inflates to far more than it occupies"
    ]


def test_entries_that_share_bytes_are_refused_x04() -> None:
    content = bytearray(zipped({"a.xml": b"a" * 100, "b.xml": b"b" * 100}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 10)

    assert any("overlap" in line for line in lines_of(lambda: open_archive(bytes(content), "x")))


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "C:/evil.xml", "a/../../b.xml"])
def test_entries_that_leave_their_folder_are_refused_x06(name: str) -> None:
    assert lines_of(lambda: open_archive(zipped({name: b"x"}), "book.xlsx")) == [
        f"book.xlsx, {name}: The entry leaves the archive's folder"
    ]


def test_a_size_that_lies_is_found_out() -> None:
    content = bytearray(zipped({"a.xml": b"a" * 1000}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)

    assert "damaged" in lines_of(lambda: open_archive(bytes(content), "book.xlsx"))[0]


def test_damaged_bytes_are_found_out() -> None:
    content = bytearray(zipped({"a.xml": b"abc" * 50}))
    content[40] ^= 0xFF

    assert "damaged" in lines_of(lambda: open_archive(bytes(content), "book.xlsx"))[0]


def test_two_entries_of_one_name_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.xml", b"2")

    assert "names an entry twice" in lines_of(lambda: open_archive(buffer.getvalue(), "x"))[0]


def test_ways_of_packing_that_nobody_uses_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.xml", b"1")

    assert "not supported" in lines_of(lambda: open_archive(buffer.getvalue(), "x"))[0]


def test_an_encrypted_entry_is_refused() -> None:
    content = bytearray(zipped({"a.xml": b"a"}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1

    assert "encrypted" in lines_of(lambda: open_archive(bytes(content), "x"))[0]
