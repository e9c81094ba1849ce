"""The option that also writes a step of an audit into the log of a bundle."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from prioritize.cli.command import Option
from prioritize.cli.output import Output
from prioritize.text import message


if TYPE_CHECKING:
    from prioritize.audit.checkpoint import Checkpoint
    from prioritize.workflow.audit_record import Ledger

__all__ = ["RECORD", "record"]

RECORD: Final = Option(
    "--record",
    "bundle",
    metavar="BUNDLE",
    default="",
    help=message("Also write it into the log of this bundle, where verify follows it."),
)


def record(bundle: str, write: "Callable[[Ledger], Checkpoint]", output: Output) -> None:
    """Add to the log of a bundle, where one was named, and tell its new code."""
    from prioritize.audit.checkpoint import flip_chart_code
    from prioritize.ports.clock import SystemClock
    from prioritize.workflow.audit_record import open_ledger

    if bundle:
        checkpoint = write(open_ledger(Path(bundle), SystemClock()))
        output.say(message("Written into the log of {bundle}.", bundle=bundle))
        code = flip_chart_code(checkpoint.root)
        output.say(message("Its code is now, for the flip chart: {code}", code=code))
