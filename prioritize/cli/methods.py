"""`prioritize methods`: what there is to count by."""

from collections.abc import Iterator
from typing import Any, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.counting import narrowing, standard_input
from prioritize.cli.output import Output, delivering
from prioritize.errors import Finding, PluginError, Spot, UsageError
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["command"]

_ABOUT: Final = message(
    "List all methods; with ID show one: what it means for a voter, its options, its source."
    " With --for SOURCE say which methods can count what was collected there, and why the others"
    " cannot."
)
_FOR: Final = Option(
    "--for", "of", metavar="SOURCE", default="", help=message("Ask about this source.")
)


@click.command("methods", cls=Command, about=_ABOUT, examples=("prioritize methods borda",))
@click.argument("id", default="")
@lambda command: with_options(command, [_FOR])
@narrowing
@delivering("text", "json")
def command(id: str, of: str, request: Request, output: Output) -> None:
    """Show all methods, one, or those that a source admits."""
    if id and of:
        what = message("One method is shown without a source")
        remedy = message("Leave out {id} or --for.", id=id)
        raise UsageError(Finding(what, Spot(field="--for"), remedy))
    output.deliver(_admitted(of, request, output) if of else _described(id, output))


def _admitted(source: str, request: Request, output: Output) -> str | bytes:
    from prioritize.report.methods_page import admissions_json, admissions_text
    from prioritize.workflow.material import gather
    from prioritize.workflow.methods import methods_for

    write = output.pick(json=admissions_json, text=admissions_text)
    material = gather(source, request, stdin=standard_input)
    return write(methods_for(material), catalog=catalog_of())


def _described(id: str, output: Output) -> str | bytes:
    from prioritize.registry import load
    from prioritize.report.methods_page import method_text, methods_json, methods_text

    catalog = catalog_of()
    if not id:
        write = output.pick(json=methods_json, text=methods_text)
        return write(list(_all_methods(output)), catalog=catalog)
    cls = load(id)
    if output.format == "json":
        return methods_json([cls], cards={id: _card(cls)}, catalog=catalog)
    return method_text(cls, _card(cls), catalog=catalog)


def _all_methods(output: Output) -> Iterator[type[Any]]:
    """Load every method; a plug-in that fails is named and does not take the list with it."""
    from prioritize.registry import discover, load

    for id in discover():
        try:
            yield load(id)
        except PluginError as error:
            for each in error.findings:
                output.say(each.what)


def _card(cls: type[Any]) -> str:
    from prioritize.methods.card import card

    try:
        return card(cls)
    except PluginError:
        return ""
