"""Whether a log was only appended to since somebody kept its checkpoint."""

from collections.abc import Iterator
from typing import Final

from prioritize.audit.checkpoint import checkpoint_of, origin_of, read_note
from prioritize.errors import AuditError, Finding, Spot
from prioritize.text import message


__all__ = ["check_history"]

_REMEDY: Final = message(
    "Ask those who counted why the log was rewritten; what was kept elsewhere is the older one."
)


def check_history(log: bytes, note: bytes, *, name: str) -> Iterator[Finding]:
    """Compare a log with a checkpoint that was kept outside.

    Parameters
    ----------
    log
        The log as it is now.
    note
        The checkpoint as it was then.
    name
        What the note is called, for what is found.

    Yields
    ------
    Finding
        B11 where the note is none, B13 where the log is not the one of the note with more events
        at its end.

    """
    try:
        kept = read_note(note, name)
    except AuditError as error:
        yield from error.findings
        return
    spot = Spot(name)
    if kept.origin != origin_of(log):
        what = message("is the checkpoint of another log, which began otherwise")
        yield Finding(what, spot, _REMEDY, "B13")
        return
    then = checkpoint_of(log, size=kept.size)
    if then.size < kept.size:
        what = message(
            "names {kept} events; the log has only {found}", kept=kept.size, found=then.size
        )
        yield Finding(what, spot, _REMEDY, "B13")
    elif then.root != kept.root:
        what = message("The first {n} events were rewritten since", n=kept.size)
        yield Finding(what, spot, _REMEDY, "B13")
