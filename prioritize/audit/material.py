"""What a count starts from and what it comes to, as far as the audit trail records it.

The workflow hands both in. A count is a function from `Material` to `Recount`, so that whoever
holds the material of a bundle can count again and compare.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import field, frozen

from prioritize.audit.canonical import Value
from prioritize.audit.printable import printable
from prioritize.errors import Finding, InputError
from prioritize.text import message


__all__ = [
    "CONSULTATION",
    "FORMS",
    "PUBLISHED",
    "WORKBOOK",
    "Decided",
    "Imported",
    "Material",
    "Recount",
    "Run",
    "TypedStack",
    "TypedStacks",
    "clean_name",
]

CONSULTATION = "consultation"
WORKBOOK = "workbook"
PUBLISHED = "public"
FORMS = (CONSULTATION, "ballots", WORKBOOK, PUBLISHED)
"""What the main file is: a consultation that names its inputs, one file of ballots, what a workbook
of the hall holds that is not private, or what was published of a count."""


@frozen
class Material:
    """Everything that a count depends on; nothing outside it may change the result.

    Attributes
    ----------
    form
        One of `FORMS`.
    source
        The name of the main file, one of `files`.
    files
        What was read, by names as `clean_name` gives them.
    settings
        What was asked for beyond the files: method, options, tie rule and the like, complete and
        in values that `write_canonical` allows. Ids stand in lists of pairs, never as keys.

    """

    form: str
    source: str
    files: Mapping[str, bytes]
    settings: Mapping[str, Value]

    def read(self, name: str) -> bytes:
        """Return the content of a file, by the name that the main file uses for it.

        Raises
        ------
        InputError
            The material has no such file.

        """
        cleaned = clean_name(name)
        if cleaned not in self.files:
            raise InputError(Finding(message("The bundle holds no file {name}", name=cleaned)))
        return self.files[cleaned]


@frozen
class Imported:
    """What reading one file of the material found."""

    name: str
    findings: tuple[Finding, ...] = ()


@frozen
class Run:
    """One count: of what, by which rules, with which result.

    Attributes
    ----------
    community, instrument, level, view
        Which list it made; `None` where the result says null.
    method, version, options, tie_break
        By which rules; options complete.
    profile
        The digest of what was counted.
    result
        SHA-256 of the canonical JSON of the list in ``result.json``.

    """

    community: str | None
    instrument: str | None
    level: str | None
    view: str | None
    method: str
    version: int
    options: Mapping[str, Value]
    tie_break: str
    profile: str
    result: str


@frozen
class Decided:
    """What was decided about one project; the amount is exact text, `None` for all of it."""

    project: str
    decision: str
    amount: str | None = None
    reason: str = ""


@frozen
class TypedStack:
    """Papers that were typed for a list, and how many wrong ones, at least, would change it."""

    community: str | None
    instrument: str | None
    ballots: int
    wrong: int


TypedStacks: TypeAlias = "Callable[[], tuple[TypedStack, ...]]"
"""Finds the papers behind the lists as far as their margins are known; asked only where needed."""


@frozen
class Recount:
    """What counting the material came to.

    Attributes
    ----------
    title
        The title of the consultation, or the name of the file.
    rules
        The fingerprint of the rules.
    imported
        What reading found, for any of the files.
    runs
        The counts, in the order of their lists in ``result.json``.
    results
        The files of results by name: ``result.json``, ``ranking.csv`` …
    decisions
        What was decided about projects, apart from the lists.
    stacks
        The papers behind the lists, for plans to compare some of them.

    """

    title: str
    rules: str
    imported: tuple[Imported, ...]
    runs: tuple[Run, ...]
    results: Mapping[str, bytes]
    decisions: tuple[Decided, ...] = ()
    stacks: TypedStacks = field(default=tuple, eq=False, repr=False)


def clean_name(name: str) -> str:
    r"""Return the name by which a file goes in a bundle.

    The name is relative and in NFC, with forward slashes only, and cannot lead out of a folder.

    Examples
    --------
    >>> clean_name("inputs\\Кыштут.csv"), clean_name("../../inputs/./a.csv")
    ('inputs/Кыштут.csv', 'inputs/a.csv')

    """
    shown = printable(name.replace("\\", "/"), limit=len(name))
    parts = shown.replace("\\", "_").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "unnamed"
