"""`prioritize explain`: the reasons for a place."""

from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command
from prioritize.cli.counting import counting, source
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["command"]

_ABOUT: Final = message(
    "Say why PROJECT stands where it stands in the lists of SOURCE, or why it stands above or"
    " below OTHER; without a project, how each list came about."
)


@click.command(
    "explain",
    cls=Command,
    about=_ABOUT,
    examples=("prioritize explain my-village preschool irrigation",),
)
@source
@click.argument("project", default="")
@click.argument("other", default="")
@counting
@delivering("text", "json")
def command(source: str, project: str, other: str, request: Request, output: Output) -> None:
    """Count, and explain the lists that hold the projects."""
    from prioritize.report.explain import Question, explain_json, explain_text
    from prioritize.workflow.explain import lists_about

    question = Question(project, other)
    lists = lists_about(gathered(source, request, format=output.format), question.projects)
    write = output.pick(json=explain_json, text=explain_text)
    output.deliver(write(lists, question, language=output.language, catalog=catalog_of()))
