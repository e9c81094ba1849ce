"""How far a bundle was verified, and the numbers by which it is known elsewhere."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from prioritize.audit.checkpoint import Checkpoint
from prioritize.audit.sampling_told import Comparison
from prioritize.errors import Finding


__all__ = ["Levels", "Recounted", "levels_of"]

_OF_THE_RECOUNT: Final = ("A04", "P17", "R01", "R02", "R03")


@frozen
class Recounted:
    """What a bundle let its reader count again.

    Attributes
    ----------
    title
        The title of the consultation, or the name of the file.
    files
        How many files of votes and rules were read again.
    lists
        How many lists were counted again.
    rules
        The fingerprint of the rules.
    seal
        SHA-256 of ``SHA256SUMS``, which names every other file by its SHA-256.
    audience
        For whom the bundle is: ``internal`` or ``public``.
    checkpoint
        What fixes the log.
    comparisons
        How papers were compared with what was typed.

    """

    title: str
    files: int
    lists: int
    rules: str
    seal: str
    audience: str
    checkpoint: Checkpoint
    comparisons: tuple[Comparison, ...] = ()


@frozen
class Levels:
    """How far verifying came.

    Attributes
    ----------
    integrity
        Whether files, log, chain, tree and the rules of the ledger hold together.
    recomputed
        Whether counting again gave the same bytes.
    same_version
        Whether the version that counted is the one that counted again.
    unrewritten
        Whether the log only grew since the note that was given; `None` without a note.
    signed
        Whether the checkpoint is signed with every key that was given; `None` without a key.

    """

    integrity: bool
    recomputed: bool
    same_version: bool
    unrewritten: bool | None = None
    signed: bool | None = None


def levels_of(
    findings: Iterable[Finding],
    *,
    is_counted: bool,
    is_same_version: bool,
    history: Iterable[Finding] | None,
    signed: Iterable[Finding] | None = None,
) -> Levels:
    """Tell how far verifying came.

    Parameters
    ----------
    findings
        What was found in the bundle.
    is_counted
        Whether its material could be counted at all.
    is_same_version
        Whether the version that counted counts again.
    history
        What was found against a note that was kept; `None` without one.
    signed
        What was found against keys; `None` without any.

    """
    codes = {each.code for each in findings}
    return Levels(
        integrity=codes.issubset(_OF_THE_RECOUNT),
        recomputed=is_counted and codes.isdisjoint({*_OF_THE_RECOUNT, "B99"}),
        same_version=is_same_version,
        unrewritten=None if history is None else not tuple(history),
        signed=None if signed is None else not tuple(signed),
    )
