"""`prioritize explain`: the reasons for a place, and what one ballot did."""

from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.counting import counting, source
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering
from prioritize.errors import Finding, UsageError
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["command"]

_ABOUT: Final = message(
    "Say why PROJECT stands where it stands in the lists of SOURCE, or why it stands above or"
    " below OTHER; without a project, how each list came about."
)
_BALLOT: Final = Option(
    "--ballot",
    metavar="ID",
    help=message(
        "Follow one ballot instead: by the id of its voter, the serial of the paper, or the number"
        " of its line."
    ),
)
_EXAMPLES: Final = (
    "prioritize explain my-village preschool irrigation",
    "prioritize explain votes.blt --ballot 17",
)


@click.command("explain", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@source
@click.argument("project", default="")
@click.argument("other", default="")
@counting
@delivering("text", "json")
@lambda command: with_options(command, [_BALLOT])
def command(  # noqa: PLR0913, PLR0917  # the parts of one command line
    source: str, project: str, other: str, request: Request, output: Output, ballot: str | None
) -> None:
    """Count, and explain the lists that hold the projects, or those that hold a ballot."""
    if ballot is not None:
        _follow(source, ballot, project, request=request, output=output)
        return
    from prioritize.report.explain import Question, explain_json, explain_text
    from prioritize.workflow.explain import lists_about

    question = Question(project, other)
    lists = lists_about(gathered(source, request, format=output.format), question.projects)
    write = output.pick(json=explain_json, text=explain_text)
    output.deliver(write(lists, question, language=output.language, catalog=catalog_of()))


def _follow(source: str, ballot: str, project: str, *, request: Request, output: Output) -> None:
    """Say what one ballot did."""
    from prioritize.report.explain_ballot import ballot_json, ballot_text
    from prioritize.workflow.explain_ballot import ballot_in

    if project:
        what = message("A ballot is followed through the whole count, not for one project")
        remedy = message("Leave out {project}, or --ballot.", project=project)
        raise UsageError(Finding(what, remedy=remedy))
    lists, found = ballot_in(gathered(source, request, format=output.format), ballot)
    write = output.pick(json=ballot_json, text=ballot_text)
    output.deliver(write(lists, found, language=output.language, catalog=catalog_of()))
