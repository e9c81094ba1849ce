"""Bundles as archives: one byte form for the same files, and a reader that trusts nothing."""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from prioritize.audit.bundle import Bundle
from prioritize.audit.layout import is_bundle_path
from prioritize.audit.printable import printable
from prioritize.errors import Finding, Spot
from prioritize.ports.limits import Limits
from prioritize.text import message


__all__ = ["read_zip", "zip_bytes"]

_OLDEST: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16
# What reading a damaged archive raises, by experience and by reading zipfile.
_DAMAGES: Final = (
    zipfile.BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    struct.error,
    ValueError,
    zlib.error,
)


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Write files as an archive: stored, sorted by name, without times.

    The same files give the same bytes everywhere.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _OLDEST)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, content)
    return target.getvalue()


def read_zip(content: bytes, limits: Limits) -> Bundle:
    """Read an archive; whatever is odd about it becomes a finding of the bundle.

    Only the bytes that `zip_bytes` makes pass without a finding, so nothing can hide between the
    files, and no file stand there twice.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            bundle = _unpacked(archive, limits)
    except _DAMAGES as error:
        what = message("The archive is damaged: {reason}", reason=printable(str(error)))
        return Bundle({}, (Finding(what, code="B99"),))
    if not bundle.findings and zip_bytes(bundle.files) != content:
        what = message("The archive was not written by prioritize")
        return Bundle(bundle.files, (Finding(what, remedy=_UNPACK, code="B14"),))
    return bundle


def _unpacked(archive: zipfile.ZipFile, limits: Limits) -> Bundle:
    files: dict[str, bytes] = {}
    findings = [*_too_many(archive, limits), *_twice(archive)]
    left = limits.total
    for entry in archive.infolist()[: limits.entries]:
        spot = Spot(printable(entry.filename))
        if not is_bundle_path(entry.filename):
            what = message("does not belong to the bundle")
            findings.append(Finding(what, spot, _UNPACK, "B18"))
        elif entry.compress_type != zipfile.ZIP_STORED:
            what = message("is compressed; a bundle is stored as it is")
            findings.append(Finding(what, spot, _UNPACK, "B14"))
        else:
            with archive.open(entry) as stream:
                content = stream.read(min(limits.file, left) + 1)
            left -= len(content)
            if len(content) > limits.file or left < 0:
                what = message("is too large")
                findings.append(Finding(what, spot, code="B14"))
                break
            files[entry.filename] = content
    return Bundle(files, tuple(findings))


def _too_many(archive: zipfile.ZipFile, limits: Limits) -> Iterator[Finding]:
    if len(archive.infolist()) > limits.entries:
        what = message("The archive holds more than {n} files", n=limits.entries)
        yield Finding(what, code="B14")


def _twice(archive: zipfile.ZipFile) -> Iterator[Finding]:
    names = Counter(entry.filename for entry in archive.infolist())
    for name, times in names.items():
        if times > 1:
            what = message("stands {times} times in the archive", times=times)
            yield Finding(what, Spot(printable(name)), code="B14")


_UNPACK: Final = message("Unpack the archive and verify the folder.")
