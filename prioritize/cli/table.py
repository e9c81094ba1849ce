"""Which commands there are: where each lives, and its line in the list of commands.

The list is read from here alone, so that asking for help imports no command.
"""

from typing import Final

from attrs import frozen

from prioritize.text import Message, message


__all__ = ["COMMANDS", "Entry"]


@frozen
class Entry:
    """One command: the module that declares it as `command`, and what it is for."""

    module: str
    line: Message


COMMANDS: Final[dict[str, Entry]] = {
    "rank": Entry(
        "prioritize.cli.rank", message("Count a consultation or ballots into ranked lists.")
    ),
    "check": Entry("prioritize.cli.check", message("Read and validate everything, count nothing.")),
    "explain": Entry(
        "prioritize.cli.explain", message("Say why a project stands where it stands.")
    ),
    "groups": Entry(
        "prioritize.cli.groups", message("Show what each group of participants wants.")
    ),
    "robustness": Entry(
        "prioritize.cli.robustness", message("Say how sure the list of a committee is.")
    ),
    "report": Entry(
        "prioritize.cli.report", message("Write a result to print: one page, or the minutes.")
    ),
    "evening": Entry(
        "prioritize.cli.evening", message("Count a workbook and write all papers beside it.")
    ),
    "merge": Entry(
        "prioritize.cli.merge", message("Let posters about the same thing count as one.")
    ),
    "methods": Entry(
        "prioritize.cli.methods", message("List the methods, or show one with its options.")
    ),
    "new": Entry("prioritize.cli.new", message("Start a consultation: a folder to fill in.")),
    "demo": Entry("prioritize.cli.demo", message("Count the consultation that comes along.")),
    "verify": Entry(
        "prioritize.cli.verify", message("Count a bundle again and compare every byte.")
    ),
    "diff": Entry("prioritize.cli.diff", message("Say what differs between two bundles.")),
    "audit": Entry(
        "prioritize.cli.audit", message("Draw lots, and compare papers with what was typed.")
    ),
}
"""The commands in the order in which people meet them."""
