"""`prioritize report`: a result to print, to hang up and to sign."""

from typing import Any, Final

import click

from prioritize.cli.catalog import catalog_for, has_catalog
from prioritize.cli.command import Command, Option, languages_option, with_options
from prioritize.cli.counting import counting, source
from prioritize.cli.gathering import gathered
from prioritize.cli.output import FORCE, QUIET, Output, existing, untranslated
from prioritize.cli.progress import progress_bar
from prioritize.report.voice import Voice
from prioritize.text import message
from prioritize.workflow.request import Request


__all__ = ["KINDS", "command"]

KINDS: Final = ("public", "protocol", "donor", "plan", "monitoring", "letters", "full")
"""What a report can be for; not all of them can be written yet."""
_ABOUT: Final = message(
    "Count SOURCE, such as the workbook of a hall, and write the result into FILE, to be printed."
    " The kind public is one page for everybody: places, votes and people, and why. The kind"
    " protocol is the minutes to be signed. The kind letters is a letter for each applicant of a"
    " committee, with its scores and how far it is from the line. How it is written is said by"
    " FILE's ending: html, or docx for the minutes."
)
_EXAMPLES: Final = (
    "prioritize report hall.xlsx result.html --kind public --language ky",
    "prioritize report hall.xlsx protocol.docx --kind protocol --language ky,ru",
    "prioritize report committee.xlsx letters.html --kind letters --language ru",
)
_KIND: Final = Option(
    "--kind",
    type=click.Choice(KINDS),
    metavar="KIND",
    help=message("What the file is for: {kinds}.  [default: by its ending]", kinds=KINDS),
)
_TEMPLATE: Final = Option(
    "--template",
    metavar="FILE",
    default="",
    help=message("Sections and words of the minutes, as new --template protocol writes them."),
)


@click.command("report", cls=Command, about=_ABOUT, examples=_EXAMPLES, language=languages_option())
@source
@click.argument("file")
@lambda command: with_options(command, [_KIND, _TEMPLATE])
@counting
@lambda command: with_options(command, [FORCE, QUIET])
def command(
    source: str, file: str, request: Request, languages: tuple[str, ...], **given: Any
) -> None:
    """Count, and write the file."""
    from prioritize.workflow.report import report, worded, writer_for

    output = Output(file=file, existing=existing(given["force"]), quiet=given["quiet"])
    writer = writer_for(file, given["kind"] or "")
    if given["template"]:
        writer = worded(writer, given["template"])
    output.check()
    for each in languages:
        if not has_catalog(each):
            output.say(untranslated(each))
    material = gathered(source, request)
    with progress_bar(quiet=output.quiet) as progress:
        page = report(material, writer, speak=_voice, languages=languages, progress=progress)
    output.deliver(page)


def _voice(language: str) -> Voice:
    return Voice(language, catalog_for(language))
