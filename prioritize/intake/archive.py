"""Zip files from outside: looked over before anything else opens them.

Sizes that an archive declares may lie, so entries are inflated here and their bytes are counted.
"""

import io
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.text import Message, message


__all__ = ["Archive", "open_archive"]

_MOST_ENTRIES: Final = 2_000
_MOST_BYTES: Final = 200 * 2**20
_MOST_RATIO: Final = 200
_SMALL: Final = 2**20
_LOCAL_HEADER: Final = 30


@frozen
class Archive:
    """The entries of a zip file that passed the checks, inflated."""

    parts: dict[str, bytes]

    def part(self, name: str) -> bytes:
        """Return an entry, or nothing where there is none of this name."""
        return self.parts.get(name, b"")


def open_archive(content: bytes, name: str) -> Archive:
    """Inflate a zip file in memory.

    Raises
    ------
    InputError
        It is no zip file, its entries overlap, leave their folder, are encrypted, or inflate to
        far more than they occupy.

    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise InputError(
            finding(message("This is not a zip file, or it is cut off"), Spot(name))
        ) from error
    faults = list(_faults(entries, name))
    if faults:
        raise InputError(faults)
    return Archive({each.filename: _inflated(content, each, name) for each in entries})


def _faults(entries: list[ZipInfo], name: str) -> Iterator[Finding]:
    if len(entries) > _MOST_ENTRIES or sum(each.file_size for each in entries) > _MOST_BYTES:
        yield finding(message("The archive holds more than is reasonable"), Spot(name))
    if len({each.filename for each in entries}) < len(entries):
        yield finding(message("The archive names an entry twice"), Spot(name))
    for each in entries:
        fault = _fault(each)
        if fault is not None:
            yield finding(fault, Spot(name, field=each.filename))
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    for each, after in pairwise(in_order):
        if _least_end(each) > after.header_offset:
            yield finding(
                message("Entries of the archive overlap"), Spot(name, field=each.filename)
            )


def _fault(entry: ZipInfo) -> Message | None:
    path = entry.orig_filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or ":" in path or "\0" in path:
        return message("The entry leaves the archive's folder")
    if entry.flag_bits & 1:
        return message("The entry is encrypted")
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return message("The entry is compressed in a way that is not supported")
    if entry.file_size > max(_SMALL, _MOST_RATIO * entry.compress_size):
        return message("The entry inflates to far more than it occupies")
    return None


def _least_end(entry: ZipInfo) -> int:
    return (
        entry.header_offset
        + _LOCAL_HEADER
        + len(entry.orig_filename.encode())
        + entry.compress_size
    )


def _inflated(content: bytes, entry: ZipInfo, name: str) -> bytes:
    lengths = content[entry.header_offset + 26 : entry.header_offset + _LOCAL_HEADER]
    start = (
        entry.header_offset
        + _LOCAL_HEADER
        + int.from_bytes(lengths[:2], "little")
        + int.from_bytes(lengths[2:], "little")
    )
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == ZIP_DEFLATED:
        packed = _deflated(packed, entry, name)
    if len(packed) != entry.file_size or zlib.crc32(packed) != entry.CRC:
        raise InputError(_damaged(entry, name))
    return packed


def _deflated(packed: bytes, entry: ZipInfo, name: str) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except zlib.error as error:
        raise InputError(_damaged(entry, name)) from error


def _damaged(entry: ZipInfo, name: str) -> Finding:
    return finding(
        message("The entry is damaged: its bytes are not those that the archive declares"),
        Spot(name, field=entry.filename),
    )
