"""`prioritize merge`: posters about the same thing become one, and it is logged."""

from pathlib import Path
from typing import Any, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.gathering import answer_in_language_of
from prioritize.cli.output import Output, delivering, typed
from prioritize.errors import UsageError, finding
from prioritize.model.meeting import Merge
from prioritize.text import message


__all__ = ["command"]

_ABOUT: Final = message(
    "Let POSTERS about the same thing count as one, --into the one that stays. The workbook is not"
    " written: the decision goes into a log beside it, with its effect on every list, and is read"
    " together with the workbook's own sheet of merges from then on. --undo takes the last"
    " decision back, or that about the posters named; both stay in the log."
)
_EXAMPLES: Final = (
    'prioritize merge hall.xlsx P3 P7 --into P3 --why "one bridge"',
    "prioritize merge hall.xlsx P3 P7 --into P3 --undo",
)
_OPTIONS: Final = (
    Option("--into", metavar="POSTER", default="", help=message("The poster that stays.")),
    Option("--why", metavar="TEXT", default="", help=message("Why they are about the same thing.")),
    Option("--who", metavar="TEXT", default="", help=message("Who decided it.")),
    Option(
        "--when",
        metavar="WHEN",
        type=click.Choice(("before", "after")),
        default=None,
        help=message("Whether it was decided before or after the vote.  [default: by the votes]"),
    ),
    Option("--undo", is_flag=True, help=message("Take a merge back.")),
)


@click.command("merge", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("workbook")
@click.argument("posters", nargs=-1)
@lambda command: with_options(command, _OPTIONS)
@delivering("text", "json")
def command(workbook: str, posters: tuple[str, ...], output: Output, **given: Any) -> None:
    """Log the decision, and show the lists before and after it."""
    from prioritize.ports.clock import SystemClock
    from prioritize.report.merge_page import merge_json, merge_text
    from prioritize.workflow.merge import merge_posters, undo_merge

    answer_in_language_of(workbook, format=output.format)
    undo = given.pop("undo")
    wish = Merge(posters, given["into"], given["when"] or "", why=given["why"], who=given["who"])
    if not undo:
        _check(wish)
    decide = undo_merge if undo else merge_posters
    told = decide(Path(workbook), wish, clock=SystemClock())
    if output.format == "json":
        output.deliver(merge_json(told))
        return
    output.deliver(merge_text(told, language=output.language, catalog=catalog_of()))
    if not undo:
        output.say(message("To undo it: prioritize merge {path} --undo", path=typed(workbook)))


def _check(wish: Merge) -> None:
    """Refuse a decision that lacks what the minutes need."""
    if not wish.into or not wish.projects:
        what = message("It is not said which posters are merged, and which one stays")
        remedy = message("Write it like P3 P7 --into P3.")
        raise UsageError(finding(what, remedy=remedy))
    if not wish.why.strip():
        what = message("It is not said why they are merged")
        remedy = message("Say it with --why; it stands in the minutes.")
        raise UsageError(finding(what, remedy=remedy))
