"""What a command reads: a workbook of a hall or a committee is answered in its own language.

Whoever filled it in reads what is wrong with it. Where another language is asked for, that one is
spoken; what programs read stays as it is.
"""

from typing import TYPE_CHECKING, Final

import click

from prioritize.cli.catalog import choose_language, chosen_language
from prioritize.cli.counting import standard_input
from prioritize.errors import PrioritizeError
from prioritize.workflow.request import Request


if TYPE_CHECKING:
    from prioritize.audit.material import Material

__all__ = ["answer_in_language_of", "gathered"]

FOR_PEOPLE: Final = frozenset({"text", "markdown"})
"""The formats that people read as they are."""


def gathered(source: str, request: Request, *, format: str = "text") -> "Material":
    """Read the source, and speak its language from then on where people read the answer.

    Raises
    ------
    InputError
        Files are missing or cannot be read; all of them are named.
    UsageError
        Standard input was named without saying how to read it.

    """
    from prioritize.workflow.material import gather

    if format in FOR_PEOPLE:
        _speak_as_committee(source)
    material = gather(source, request, stdin=standard_input)
    if format in FOR_PEOPLE:
        _speak_like(material)
    return material


def _speak_as_committee(source: str) -> None:
    """Speak the language of a committee's workbook, of which faults are told while it is read."""
    from prioritize.workflow.committee_language import language_of_workbook

    language = "" if chosen_language() else language_of_workbook(source)
    if language:
        choose_language(click.get_current_context(), language)


def answer_in_language_of(workbook: str, *, format: str = "text") -> None:
    """Speak the language of a workbook that is read later on; one that cannot be read has none."""
    from prioritize.workflow.material import gather

    if chosen_language() or format not in FOR_PEOPLE:
        return
    try:
        material = gather(workbook, Request())
    except PrioritizeError:
        return
    _speak_like(material)


def _speak_like(material: "Material") -> None:
    from prioritize.audit.material import WORKBOOK
    from prioritize.workflow.hall_language import language_of_titles

    if material.form == WORKBOOK and not chosen_language():
        choose_language(click.get_current_context(), language_of_titles(material))
