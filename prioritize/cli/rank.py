"""`prioritize rank`: the main job."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, Section, with_options
from prioritize.cli.counting import counting, source
from prioritize.cli.gathering import gathered
from prioritize.cli.output import Output, delivering, typed
from prioritize.cli.progress import progress_bar
from prioritize.errors import Finding, UsageError
from prioritize.ports.placing import Existing
from prioritize.registry import BUILTIN, discover, package_of
from prioritize.report.template import word
from prioritize.text import message
from prioritize.workflow.request import Request


if TYPE_CHECKING:
    from prioritize.audit.material import Material
    from prioritize.tally.listing import Lists

__all__ = ["command", "methods_by_family", "publish", "save", "say_saved", "written"]

_ABOUT: Final = message(
    "Count SOURCE into ranked lists. SOURCE is a consultation (its folder or consultation.toml),"
    " the workbook of a hall (xlsx), a bundle (its folder or zip), or a file of ballots: toi soi"
    " soc toc cat pb blt csv xlsx json; - is standard input. A consultation gives one list per"
    " community and instrument and a combined one, by the rules that it declares; --method asks"
    " what another method would say."
)
_BUNDLE: Final = Option(
    "--bundle",
    metavar="PATH",
    default="",
    help=message("Also write all that proves the result: a folder, or a .zip."),
)


def methods_by_family() -> Iterable[Section]:
    """List the ids of all methods by family, plug-ins by package, without importing any."""
    rows: dict[str, list[str]] = {}
    for id in discover():
        family = package_of(id) or BUILTIN[id].split(".")[2]
        rows.setdefault(family, []).append(id)
    yield message("Methods"), [(word(family), " ".join(ids)) for family, ids in rows.items()]


_PUBLIC: Final = Option(
    "--public",
    is_flag=True,
    help=message("Make it the bundle to publish: no voter, no serial, no group of fewer than 5."),
)


@click.command(
    "rank",
    cls=Command,
    about=_ABOUT,
    examples=("prioritize rank votes.toi --method borda",),
    sections=methods_by_family,
)
@source
@counting
@delivering("text", "json", "csv", "markdown")
@lambda command: with_options(command, [_BUNDLE, _PUBLIC])
def command(source: str, request: Request, output: Output, bundle: str, *, public: bool) -> None:
    """Count, show the lists, and write the bundle where one is asked for."""
    from prioritize.workflow.rank import rank

    material = gathered(source, request, format=output.format)
    with progress_bar(quiet=output.quiet) as progress:
        lists = rank(material, progress=progress)
        result = written(lists, output)
    seal = ""
    if public:
        seal = publish(bundle, lists, existing=output.existing)
    elif bundle:
        seal = save(bundle, material, lists, existing=output.existing)
        _warn(material, output)
    output.deliver(result)
    if seal:
        say_saved(bundle, seal, output)


def written(lists: "Lists", output: Output) -> str | bytes:
    """Write the lists in the format that was asked for."""
    from prioritize.report.csv_table import result_csv
    from prioritize.report.json_result import result_json
    from prioritize.report.markdown import result_markdown
    from prioritize.report.plain import result_text

    write = output.pick(
        csv=result_csv, json=result_json, markdown=result_markdown, text=result_text
    )
    return write(lists, language=output.language, catalog=catalog_of())


def save(path: str, material: "Material", lists: "Lists", *, existing: Existing) -> str:
    """Write the bundle and return its seal."""
    from prioritize.ports.clock import SystemClock
    from prioritize.workflow.bundled import save_bundle

    return save_bundle(Path(path), material, lists, clock=SystemClock(), existing=existing)


def publish(path: str, lists: "Lists", *, existing: Existing) -> str:
    """Write the bundle that may be published, and return its seal."""
    from prioritize.ports.clock import SystemClock
    from prioritize.workflow.bundled import save_public_bundle

    if not path:
        what = message("--public says what kind of bundle is written, and none is asked for")
        raise UsageError(Finding(what, remedy=message("Name it with --bundle PATH.")))
    return save_public_bundle(Path(path), lists, clock=SystemClock(), existing=existing)


def _warn(material: "Material", output: Output) -> None:
    """Name what looks personal in the files that were sealed."""
    from prioritize.audit.personal import check_personal

    for found in check_personal(material):
        output.say(
            message(
                "{file}, row {row}: {what}",
                file=found.spot.file,
                row=found.spot.row,
                what=found.what,
            )
        )


def say_saved(path: str, seal: str, output: Output) -> None:
    """Say where the bundle is, what to note of it, and how it is verified."""
    output.say(message("Bundle written: {path}", path=path))
    output.say(message("Its seal, to be noted where others see it:"))
    output.say(message("  {seal}", seal=seal))
    output.say(message("To verify it: prioritize verify {path}", path=typed(path)))
