"""Bundles on disk: read from a folder or an archive, written whole or not at all."""

import os
from pathlib import Path
from typing import Final

from prioritize.audit.bundle import Bundle
from prioritize.audit.chain import LOG
from prioritize.audit.env import Files, PathKind
from prioritize.audit.layout import HEADER, SUMS, is_bundle_path
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding, InputError, Spot
from prioritize.ports.archive import read_zip, zip_bytes
from prioritize.ports.disk import DISK
from prioritize.ports.folder import place_folder, read_folder, strangers
from prioritize.ports.limits import LIMITS, Limits
from prioritize.ports.placing import (
    Existing,
    place_file,
    refuse_existing,
    refuse_to_write,
    unwritten,
)
from prioritize.ports.source import read_source
from prioritize.text import message


__all__ = ["Existing", "is_bundle", "read_bundle", "write_bundle"]

_MARKS: Final = (HEADER, LOG, SUMS)


def is_bundle(path: Path) -> bool:
    """Say whether a path is meant as a bundle: an archive, or a folder with the marks of one."""
    return _is_zip(path) or any((path / mark).exists() for mark in _MARKS)


def read_bundle(path: Path, *, limits: Limits = LIMITS, files: Files = DISK) -> Bundle:
    """Read a bundle from a folder or an archive, changing nothing.

    Parameters
    ----------
    path
        The folder or the ``.zip``.
    limits
        How much of it is read.
    files
        The disk.

    Returns
    -------
    Bundle
        With everything odd about it among its findings; verifying it comes next.

    Raises
    ------
    InputError
        There is nothing to read, or it was never a bundle.

    """
    if path.is_dir():
        if not is_bundle(path):
            _no_bundle(path)
        return read_folder(path, limits, files)
    content = read_source(path, limit=limits.total)
    if not content.startswith(b"PK"):
        _no_bundle(path)
    bundle = read_zip(content, limits)
    if _was_never_one(bundle):
        _no_bundle(path)
    return bundle


def _was_never_one(bundle: Bundle) -> bool:
    """Say whether an archive that can be read has none of the marks of a bundle."""
    is_damaged = any(each.code == "B99" for each in bundle.findings)
    named = {*bundle.files, *(each.spot.file for each in bundle.findings)}
    return not is_damaged and named.isdisjoint(_MARKS)


def _no_bundle(path: Path) -> None:
    what = message("This is no bundle: it lacks {name}", name=HEADER)
    remedy = message("Name the folder or the .zip that --bundle made.")
    raise InputError(Finding(what, Spot(printable(str(path), limit=500)), remedy))


def write_bundle(
    path: Path, bundle: Bundle, *, existing: Existing = Existing.KEEP, files: Files = DISK
) -> None:
    """Write a bundle as a folder, or as an archive where the name ends in ``.zip``.

    Parameters
    ----------
    path
        Where to; its parent has to exist.
    bundle
        The files.
    existing
        Whether an earlier bundle, or an empty folder, may be replaced. Nothing else ever is.
    files
        The disk.

    Raises
    ------
    OutputError
        Something else lies there, or writing fails; then everything is as before.
    AuditError
        The bundle holds files under names that no bundle may hold.

    """
    names = tuple(printable(name) for name in bundle.files if not is_bundle_path(name))
    if names:
        raise AuditError(Finding(message("{names} cannot stand in a bundle", names=names)))
    # Not `resolve`, which would follow a link to what lies elsewhere.
    target = Path(os.path.abspath(path))  # noqa: PTH100
    try:
        if files.kind(str(target)) is not PathKind.NOTHING:
            _check_replaceable(target, existing, files)
        if _is_zip(target):
            place_file(target, zip_bytes(bundle.files), files)
        else:
            place_folder(target, bundle.files, files)
    except (OSError, ValueError) as error:
        raise unwritten(path, error) from None


def _check_replaceable(target: Path, existing: Existing, files: Files) -> None:
    """Refuse to replace anything but a bundle of the same form, or an empty folder."""
    if existing is Existing.KEEP:
        refuse_existing(target)
    kind = files.kind(str(target))
    if kind is not (PathKind.FILE if _is_zip(target) else PathKind.FOLDER):
        refuse_to_write(
            target,
            message("Something else than a bundle has this name"),
            message("Choose another name."),
        )
    foreign = _foreign(target, files)
    if foreign:
        refuse_to_write(
            target,
            message("This is not only a bundle: {names}", names=_first(foreign)),
            message("Choose another name, or move these elsewhere."),
        )


def _foreign(target: Path, files: Files) -> tuple[str, ...]:
    """Name what would be lost and is no part of a bundle."""
    if _is_zip(target):
        found = read_zip(files.read(str(target), limit=LIMITS.total), LIMITS)
        return () if HEADER in found.files else (target.name,)
    inside = files.names(str(target))
    return tuple(strangers(target, files)) if HEADER in inside else inside


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _first(names: tuple[str, ...]) -> tuple[str, ...]:
    shown = tuple(printable(name, limit=60) for name in names[:5])
    return (*shown, "…") if len(names) > len(shown) else shown
