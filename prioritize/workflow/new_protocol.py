"""The template of the minutes as a file of one's own."""

from pathlib import Path

from prioritize.errors import Spot, UsageError, finding
from prioritize.ports.output import Existing, write_output
from prioritize.report.protocol.template_file import template_text
from prioritize.text import message


__all__ = ["new_protocol"]


def new_protocol(path: Path, *, existing: Existing) -> None:
    """Write our own template, to be changed.

    Raises
    ------
    UsageError
        The name is that of another kind of file.
    OutputError
        The file exists and may not be replaced, or it cannot be written.

    """
    if path.suffix.lower() != ".toml":
        what = message("The template of the minutes is a file in TOML")
        remedy = message("Give it a name that ends with .toml, such as protocol.toml.")
        raise UsageError(finding(what, Spot(str(path)), remedy=remedy))
    write_output(path, template_text().encode(), existing=existing)
