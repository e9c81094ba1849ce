"""Values of a JSON document with their paths, asked for by what they should be."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from prioritize.errors import Spot, closest
from prioritize.intake.faults import Faults
from prioritize.intake.json_strict import Json
from prioritize.model.number import exact
from prioritize.text import Message, message


__all__ = ["Node"]


@frozen
class Node:
    """A value, where it stands, and what takes the faults.

    What is not of the kind that is asked for is recorded as a fault, and the empty value of that
    kind is returned, so that reading can go on.
    """

    value: Json
    path: str
    faults: Faults

    def fault(self, what: Message, *, remedy: Message | None = None, code: str = "") -> None:
        """Record a fault of this value."""
        self.faults.fault(what, Spot(field=self.path), remedy=remedy, code=code)

    def odd(self, what: Message) -> None:
        """Record an oddity of this value."""
        self.faults.odd(what, Spot(field=self.path))

    @property
    def is_given(self) -> bool:
        """Whether there is a value, and not null."""
        return self.value is not None

    def members(self) -> dict[str, Json]:
        """Return the members of an object."""
        if isinstance(self.value, dict):
            return self.value
        self.fault(message("Here an object {{…}} is needed, not {kind}", kind=self._kind()))
        return {}

    def member(self, key: str) -> "Node":
        """Return one member of an object; one that is not there is null."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(value, f"{self.path}.{key}" if self.path else key, self.faults)

    def elements(self) -> Iterator["Node"]:
        """Yield the elements of a list."""
        if not isinstance(self.value, list):
            self.fault(message("Here a list […] is needed, not {kind}", kind=self._kind()))
            return
        for at, each in enumerate(self.value):
            yield Node(each, f"{self.path}[{at}]", self.faults)

    def row(self, *lengths: int) -> tuple["Node", ...]:
        """Return the elements of a list of one of the lengths; of another list nothing."""
        elements = tuple(self.elements())
        if isinstance(self.value, list) and len(elements) not in lengths:
            what = message(
                "The list has {number} values, and {lengths} are needed",
                number=len(elements),
                lengths=lengths,
            )
            self.fault(what)
            return ()
        return elements

    def text(self) -> str:
        """Return a string."""
        if isinstance(self.value, str):
            return self.value
        self.fault(message("Here a string is needed, not {kind}", kind=self._kind()))
        return ""

    def number(self) -> Fraction:
        """Return an exact number, written as a number or as a string."""
        if isinstance(self.value, bool) or not isinstance(self.value, (int, Fraction, str)):
            self.fault(message("Here a number is needed, not {kind}", kind=self._kind()))
            return Fraction(0)
        with self.faults.gather(Spot(field=self.path)):
            return exact(self.value)
        return Fraction(0)

    def whole(self, minimum: int) -> int:
        """Return a whole number from the minimum; one that is written as a string is told."""
        number = self.number()
        if number.denominator != 1 or number < minimum:
            self.fault(
                message("Here a whole number from {minimum} is needed", minimum=minimum),
            )
            return minimum
        if isinstance(self.value, str):
            self.odd(message("A number is written as a string"))
        return int(number)

    def told_members(self, known: Iterable[str]) -> dict[str, Json]:
        """Return the members of an object, and tell of keys that look misspelled."""
        members = self.members()
        names = tuple(known)
        for key in members:
            remedy = None if key in names else closest(key, names)
            if remedy:
                self.faults.odd(
                    message("The key {key} is not read", key=repr(key[:60])),
                    Spot(field=self.path),
                    remedy=remedy,
                )
        return members

    def _kind(self) -> Message:
        kinds = (
            (bool, message("true or false")),
            (str, message("a string")),
            ((int, Fraction), message("a number")),
            (list, message("a list")),
            (dict, message("an object")),
        )
        found = (title for kind, title in kinds if isinstance(self.value, kind))
        return next(found, message("null or nothing"))
