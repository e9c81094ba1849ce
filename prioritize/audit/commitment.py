"""Commitments: the log binds a personal value without showing it, so the value can be removed.

The log holds ``{"_sd": …}``, a SHA-256 over a random salt, a name and the value. Who holds the
salt and the value, in ``disclosures.jsonl``, can show that they belong together; once that line is
gone, nobody can guess the value, and the log stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.audit.canonical import Value, read_canonical, write_canonical
from prioritize.audit.merkle import lines_of
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import sha256
from prioritize.text import Message, message


__all__ = [
    "COMMITTED",
    "DISCLOSURES",
    "Disclosure",
    "Salt",
    "committed_in",
    "read_disclosures",
    "write_disclosures",
]

COMMITTED: Final = "_sd"
"""The one key of an object that stands in the log for a personal value."""
DISCLOSURES: Final = "disclosures.jsonl"
"""The file of a bundle that holds the salts and the values, as long as nobody removes them."""

Salt: TypeAlias = "Callable[[], str]"
"""Gives a new salt at every call: 32 hexadecimal digits that nobody can foresee."""

_PREFIX: Final = b"sd/v1\0"
_SALT: Final = re.compile(r"[0-9a-f]{32}")
_CODE: Final = "B20"


@frozen
class Disclosure:
    """A value that the log only commits to, with the salt that proves it."""

    salt: str
    name: str
    value: str

    def digest(self) -> str:
        """Return what stands in the log.

        Examples
        --------
        >>> Disclosure("0" * 32, "voter", "Person 0").digest()[:16]
        '132c7b66d44fddf6'

        """
        return sha256(_PREFIX + write_canonical([self.salt, self.name, self.value]))

    def committed(self) -> dict[str, Value]:
        """Return the object that stands in the log for the value."""
        return {COMMITTED: self.digest()}


def committed_in(value: Value) -> Iterator[str]:
    """Give the digest of every commitment inside a value."""
    if isinstance(value, Mapping):
        digest = value.get(COMMITTED)
        if isinstance(digest, str):
            yield digest
        for part in value.values():
            yield from committed_in(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from committed_in(part)


def write_disclosures(disclosures: Mapping[str, Disclosure]) -> bytes:
    """Write disclosures by their digests, one a line, sorted by digest."""
    lines = (
        write_canonical({"name": each.name, "salt": each.salt, "value": each.value})
        for _, each in sorted(disclosures.items())
    )
    return b"".join(line + b"\n" for line in lines)


def read_disclosures(content: bytes) -> tuple[dict[str, Disclosure], tuple[Finding, ...]]:
    """Read disclosures by their digests, and say which lines are none (B20)."""
    found: dict[str, Disclosure] = {}
    findings: list[Finding] = []
    for number, line in enumerate(lines_of(content), 1):
        try:
            disclosure = _disclosure(line)
        except AuditError as error:
            findings += (_fault(each.what, number) for each in error.findings)
            continue
        if disclosure.digest() in found:
            findings.append(_fault(message("is there twice"), number))
        found[disclosure.digest()] = disclosure
    if not findings and write_disclosures(found) != content:
        findings.append(_fault(message("The lines are not sorted, or the last breaks off"), 0))
    return found, tuple(findings)


def _disclosure(line: bytes) -> Disclosure:
    match read_canonical(line):
        case {"name": str(name), "salt": str(salt), "value": str(value), **rest} if not rest:
            if _SALT.fullmatch(salt):
                return Disclosure(salt, name, value)
    raise AuditError(message("is no disclosure: name, value, and a salt of 32 digits"))


def _fault(what: Message, row: int) -> Finding:
    return Finding(what, Spot(DISCLOSURES, row=row), code=_CODE)
