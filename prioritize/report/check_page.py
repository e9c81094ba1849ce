"""What checking came to, as text and as JSON: ``prioritize/check/1``."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Protocol

from prioritize.errors import Finding
from prioritize.model.project import Names
from prioritize.report.block import Block, Column, Paragraph, Table
from prioritize.report.findings_page import findings_page
from prioritize.report.json_finding import finding_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.naming import Naming
from prioritize.report.plain import plain_text
from prioritize.report.result_page import rules_message
from prioritize.report.template import quoted, word
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["Checked", "Readable", "check_json", "check_text"]


class Readable(Protocol):
    """What was read of one list: where it stands, what it is, how much it is."""

    @property
    def file(self) -> str:
        """The file it was read from."""
        ...

    @property
    def community(self) -> str:
        """Whose list it is, or nothing."""
        ...

    @property
    def instrument(self) -> str:
        """How people were asked, or nothing."""
        ...

    @property
    def kind(self) -> str:
        """What kind of profile it is."""
        ...

    @property
    def projects(self) -> int:
        """The number of projects."""
        ...

    @property
    def ballots(self) -> int | None:
        """The number of ballots; `None` where there are none to be counted."""
        ...


class Checked(Protocol):
    """What reading came to: what is there, what a person should look at, what is refused."""

    @property
    def read(self) -> Sequence[Readable]:
        """The lists that could be read."""
        ...

    @property
    def noticed(self) -> Sequence[Finding]:
        """What was accepted and should be looked at."""
        ...

    @property
    def refused(self) -> Sequence[Finding]:
        """What has to be mended before anything can be counted."""
        ...

    @property
    def names(self) -> Sequence[tuple[str, Names]]:
        """Names by id, of whatever findings speak of."""
        ...

    @property
    def rules(self) -> str:
        """The fingerprint of the rules, where it is known before anybody votes; or nothing."""
        ...


def check_text(checked: Checked, *, language: str = "", catalog: Catalog = ENGLISH) -> str:
    """Write what was read, then what has to be mended and what to look at, file by file."""
    names = Naming(dict(checked.names), language, catalog=catalog)
    return plain_text(_page(checked, names), catalog)


def _page(checked: Checked, names: Naming) -> Iterator[Block]:
    if checked.read:
        yield _read_table(checked.read)
    yield from findings_page(message("To be mended"), checked.refused, names)
    yield from findings_page(message("To be looked at"), checked.noticed, names)
    yield Paragraph(_verdict(checked))
    if checked.rules:
        yield Paragraph(rules_message(checked.rules))
    if checked.rules and not checked.read:
        yield Paragraph(_NOTE_IT)


_NOTE_IT: Final = message(
    "Write it down where all can see it before anybody votes: every result carries it, and another"
    " one if the rules on the sheet of the meeting were changed."
)


def _verdict(checked: Checked) -> Message:
    if checked.refused:
        return counted(
            "{number} thing has to be mended before this can be counted.",
            "{number} things have to be mended before this can be counted.",
            number=len(set(checked.refused)),
        )
    if checked.noticed:
        return message("This can be counted. Look at what is listed above first.")
    return message("This can be counted. Nothing was found.")


def _read_table(read: Sequence[Readable]) -> Table:
    names = _short_names({each.file for each in read})
    columns = (
        Column(message("File")),
        Column(message("Community")),
        Column(message("Instrument")),
        Column(message("Kind")),
        Column(message("Projects"), "right"),
        Column(message("Ballots"), "right"),
    )
    return Table(columns, tuple(_read_row(each, names[each.file]) for each in read))


def _short_names(files: Collection[str]) -> dict[str, str]:
    """Leave out the folders, unless two files could then be mistaken for one another."""
    short = {file: file.rpartition("/")[2] for file in files}
    return short if len(set(short.values())) == len(short) else {file: file for file in files}


def _read_row(read: Readable, name: str) -> tuple[Message, ...]:
    return (
        quoted(name),
        quoted(read.community),
        word(read.instrument),
        word(read.kind),
        quoted(str(read.projects)),
        quoted("" if read.ballots is None else str(read.ballots)),
    )


def check_json(checked: Checked, *, catalog: Catalog = ENGLISH) -> bytes:
    """Write the same for programs, which go by ids; `ok` says whether counting is possible."""
    return json_bytes(
        {
            "schema": "prioritize/check/1",
            "ok": not checked.refused,
            "read": [_read_json(each) for each in checked.read],
            "refused": [finding_json(each, catalog) for each in dict.fromkeys(checked.refused)],
            "noticed": [finding_json(each, catalog) for each in dict.fromkeys(checked.noticed)],
            "rules": checked.rules or None,
        }
    )


def _read_json(read: Readable) -> dict[str, Json]:
    return {
        "file": read.file or None,
        "community": read.community or None,
        "instrument": read.instrument or None,
        "kind": read.kind,
        "projects": read.projects,
        "ballots": read.ballots,
    }
