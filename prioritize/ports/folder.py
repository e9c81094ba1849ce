"""Bundles as folders: read without following links, written beside their place and moved there."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from prioritize.audit.bundle import Bundle
from prioritize.audit.env import Files, PathKind
from prioritize.audit.layout import is_bundle_path
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding, Spot
from prioritize.ports.limits import Limits
from prioritize.ports.placing import beside
from prioritize.text import Message, message


__all__ = ["place_folder", "read_folder", "strangers"]

_DEEPEST: Final = 10
_ODD: Final = {
    PathKind.LINK: message("is a link"),
    PathKind.SPECIAL: message("is not an ordinary file"),
    PathKind.FOLDER: message("is a folder that cannot be part of a bundle"),
    PathKind.NOTHING: message("was there and is gone"),
}


def read_folder(folder: Path, limits: Limits, files: Files) -> Bundle:
    """Read a folder; whatever is odd about it becomes a finding of the bundle."""
    contents: dict[str, bytes] = {}
    findings: list[Finding] = []
    left = limits.total
    walk = _walk(folder, files)
    for name, kind in islice(walk, limits.entries):
        try:
            content = _content(folder / name, kind, files, limit=min(limits.file, left))
        except AuditError as error:
            findings += [each.at(Spot(printable(name))) for each in error.findings]
        else:
            contents[name] = content
            left -= len(content)
    if next(walk, None):
        what = message("The folder holds more than {n} files", n=limits.entries)
        findings.append(Finding(what, code="B14"))
    return Bundle(contents, tuple(findings))


def strangers(folder: Path, files: Files) -> Iterator[str]:
    """Name what lies in a folder and is not a file of a bundle."""
    for name, kind in _walk(folder, files):
        if kind is not PathKind.FILE or not is_bundle_path(name):
            yield name


def place_folder(target: Path, contents: Mapping[str, bytes], files: Files) -> None:
    """Write a folder beside its place and move it there; on failure everything is as before.

    Raises
    ------
    OSError
        Writing fails.

    """
    part = Path(beside(target))
    try:
        _fill(part, contents, files)
        _swap(part, target, files)
    except BaseException:
        with suppress(OSError):
            files.remove(str(part))
        raise
    files.sync_folder(str(target.parent))


def _walk(folder: Path, files: Files) -> Iterator[tuple[str, PathKind]]:
    """Give the path of everything inside, folders only where they are empty or too deep."""
    waiting = [""]
    while waiting:
        name = waiting.pop()
        try:
            inside = files.names(str(folder / name))
        except OSError:
            yield name, PathKind.SPECIAL
            continue
        if name and (not inside or name.count("/") >= _DEEPEST):
            yield name, PathKind.FOLDER
            continue
        for each in inside:
            path = f"{name}/{each}" if name else each
            kind = files.kind(str(folder / path))
            if kind is PathKind.FOLDER:
                waiting.append(path)
            else:
                yield path, kind


def _content(path: Path, kind: PathKind, files: Files, *, limit: int) -> bytes:
    if kind is not PathKind.FILE:
        raise _odd(_ODD[kind])
    try:
        content = files.read(str(path), limit=limit + 1)
    except OSError as error:
        reason = printable(error.strerror or str(error))
        raise _odd(message("cannot be read: {reason}", reason=reason)) from None
    if len(content) > limit:
        raise _odd(message("is too large"))
    return content


def _odd(what: Message) -> AuditError:
    return AuditError(Finding(what, code="B14"))


def _fill(part: Path, contents: Mapping[str, bytes], files: Files) -> None:
    folders = sorted({parent for path in contents for parent in (part / path).parents})
    own = [folder for folder in folders if folder == part or part in folder.parents]
    for folder in own:
        files.make_folder(str(folder))
    for path, content in contents.items():
        files.create(str(part / path), content)
    for folder in own:
        files.sync_folder(str(folder))


def _swap(part: Path, target: Path, files: Files) -> None:
    if files.kind(str(target)) is PathKind.NOTHING:
        files.rename(str(part), str(target))
        return
    old = beside(target)
    files.rename(str(target), old)
    try:
        files.rename(str(part), str(target))
    except BaseException:
        files.rename(old, str(target))
        raise
    # The new bundle is in place; what remains of the old one is no reason to call this a failure.
    with suppress(OSError):
        files.remove(old)
