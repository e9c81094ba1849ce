"""What a run is asked for beyond its files, complete enough to be repeated."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import asdict, fields, frozen

from prioritize.audit.canonical import Value
from prioritize.model.number import exact
from prioritize.text import number_text


__all__ = ["Request", "request_from"]


@frozen
class Request:
    """The wishes of one run.

    Attributes
    ----------
    method, options
        A method by its id, with options as typed; empty where the source says how it is counted.
    seats, budget
        How many are elected, and how much money there is, where the source does not say.
    tie_break
        A rule for ties as typed; empty for the declared one, or ``share``.
    community, instrument
        Only the lists of these.
    without
        Projects withdrawn before counting.
    input_format
        The ending that tells how to read standard input.

    """

    method: str = ""
    options: tuple[tuple[str, str], ...] = ()
    seats: int | None = None
    budget: str = ""
    tie_break: str = ""
    community: str = ""
    instrument: str = ""
    without: tuple[str, ...] = ()
    input_format: str = ""

    def settings(self) -> dict[str, Value]:
        """Return the request as a record, from which `request_from` makes it again."""
        record: dict[str, Value] = asdict(self)
        return record

    def method_options(self) -> dict[str, object]:
        """Return the options by name; an option given several times holds a list."""
        given: dict[str, list[str]] = {}
        for name, value in self.options:
            given.setdefault(name, []).append(value)
        options: dict[str, object] = {
            name: values[0] if len(values) == 1 else values for name, values in given.items()
        }
        if self.seats is not None:
            options["seats"] = self.seats
        if self.budget:
            options["budget"] = number_text(exact(self.budget))
        return options


def request_from(settings: Mapping[str, Value]) -> Request:
    """Make a request from its record; parts that the record does not have are not asked for."""
    known = {each.name for each in fields(Request)}
    values = {name: _frozen(value) for name, value in settings.items() if name in known}
    return Request(**values)


def _frozen(value: Value) -> Any:  # noqa: ANN401  # any field of a request
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_frozen(each) for each in value)
    return value
