"""`prioritize audit sample`: which papers are compared."""

from pathlib import Path
from typing import Any, Final

import click

from prioritize.cli.audit_lottery import SEED_OPTIONS
from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.output import Output, delivering
from prioritize.cli.recording import RECORD, record
from prioritize.text import message


__all__ = ["command"]

_ABOUT: Final = message(
    "Draw the papers of PLAN by digits thrown after it was fixed, every paper as likely as every"
    " other, and list them in the order of the stack. With --format csv --output it is a sheet to"
    " fill in while they are compared. With --record the digits and the papers are written into the"
    " log of a bundle that holds the plan."
)
_EXAMPLES: Final = (
    "prioritize audit sample plan.json --seed 83920175564410928377",
    "prioritize audit sample plan.json --seed 83920175564410928377 --format csv",
)
_PAPERS: Final = Option(
    "--papers",
    metavar="N",
    type=click.IntRange(min=1),
    help=message("How many in all, where it is enlarged; the further ones are listed."),
)


@click.command("sample", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("plan")
@lambda command: with_options(command, [*SEED_OPTIONS, _PAPERS, RECORD])
@delivering("text", "csv", "json")
def command(plan: str, output: Output, *, bundle: str, **given: Any) -> None:
    """Draw, and show how to draw again."""
    from prioritize.audit.lottery_seed import thrown
    from prioritize.ports.source import read_source
    from prioritize.report.audit_sample_page import sample_csv, sample_json, sample_text
    from prioritize.workflow.audit_comparison import sample_of
    from prioritize.workflow.audit_plan_file import read_plan

    times = thrown(given["frozen"], given["thrown"])
    fixed = read_plan(read_source(Path(plan)), plan)
    told = sample_of(fixed, seed=given["seed"], thrown=times, papers=given["papers"])
    write = output.pick(csv=sample_csv, json=sample_json, text=sample_text)
    output.deliver(write(told, language=output.language, catalog=catalog_of()))
    record(bundle, lambda ledger: ledger.sample(told), output)
