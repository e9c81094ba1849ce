"""`prioritize audit conclude`: what compared papers say about the result."""

from pathlib import Path
from typing import Any, Final

import click

from prioritize.cli.audit_lottery import SEED_OPTIONS
from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, with_options
from prioritize.cli.output import Output, delivering
from prioritize.cli.recording import RECORD, record
from prioritize.cli.verify import FOUND
from prioritize.text import message


__all__ = ["command"]

_ABOUT: Final = message(
    "Judge the papers of PLAN by the SHEETs that were filled in: the measured risk with its"
    " formula, and what is to be done. The sheets must hold the papers that the seed draws, all of"
    " them and no other. The exit code is 4 where the papers do not confirm the result. With"
    " --record each paper and the conclusion are written into the log of a bundle, and verify"
    " finds out whether they follow."
)
_EXAMPLES: Final = ("prioritize audit conclude plan.json sheet.csv --seed 83920175564410928377",)


@click.command("conclude", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("plan")
@click.argument("sheets", metavar="SHEET...", nargs=-1, required=True)
@lambda command: with_options(command, [*SEED_OPTIONS, RECORD])
@delivering("text", "json")
@click.pass_context
def command(  # the parts of one command line
    context: click.Context,
    /,
    plan: str,
    sheets: tuple[str, ...],
    output: Output,
    *,
    bundle: str,
    **given: Any,
) -> None:
    """Judge, and say what is to be done."""
    from prioritize.audit.lottery_seed import thrown
    from prioritize.ports.source import read_source
    from prioritize.report.audit_conclusion_page import conclusion_json, conclusion_text
    from prioritize.workflow.audit_comparison import conclusion_of
    from prioritize.workflow.audit_plan_file import read_plan
    from prioritize.workflow.audit_sheet import read_sheet

    times = thrown(given["frozen"], given["thrown"])
    fixed = read_plan(read_source(Path(plan)), plan)
    papers = [paper for name in sheets for paper in read_sheet(read_source(Path(name)), name)]
    told = conclusion_of(fixed, papers, seed=given["seed"], thrown=times)
    write = output.pick(json=conclusion_json, text=conclusion_text)
    output.deliver(write(told, language=output.language, catalog=catalog_of()))
    record(bundle, lambda ledger: ledger.conclusion(told), output)
    if told.conclusion.verdict != "confirmed":
        context.exit(FOUND)
