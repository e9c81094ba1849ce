"""What one reading finds wrong or odd, gathered so that a clerk mends a file once."""

from collections import Counter
from collections.abc import Iterator
from types import TracebackType
from typing import Final, NoReturn

from attrs import field, frozen

from prioritize.errors import Finding, InputError, Spot
from prioritize.text import Message, counted


__all__ = ["Faults"]

_MOST: Final = 100
_ENOUGH: Final = 10_000
_MOST_ALIKE: Final = 10
_NOWHERE: Final = Spot()


@frozen
class Faults:
    """The faults and the oddities of one file, each list bounded.

    A fault makes the file unreadable; an oddity is accepted and told. Of faults the first hundred
    are kept and told in the order of the rows, of oddities the first ten with the same words; the
    rest is counted.
    """

    name: str
    _faults: list[Finding] = field(factory=list)
    _oddities: list[Finding] = field(factory=list)
    _often: Counter[str] = field(factory=Counter)

    def fault(
        self,
        what: Message,
        spot: Spot = _NOWHERE,
        *,
        remedy: Message | None = None,
        code: str = "",
    ) -> None:
        """Record something that makes the file unreadable; its name need not stand in the spot."""
        self.add(Finding(what, spot, remedy, code))

    def add(self, found: Finding) -> None:
        """Record a fault that is a finding already."""
        self._often[""] += 1
        if len(self._faults) < _MOST:
            self._faults.append(found.at(Spot(self.name)))

    def refuse(
        self, what: Message, spot: Spot = _NOWHERE, *, remedy: Message | None = None
    ) -> NoReturn:
        """Record a fault after which nothing more can be read, and raise all of them."""
        self.add(Finding(what, spot, remedy))
        raise InputError(self._told())

    def gather(self, spot: Spot = _NOWHERE) -> "_Gathering":
        """Record the faults that are raised inside a ``with`` block, and go on after it."""
        return _Gathering(self, spot)

    def odd(
        self,
        what: Message,
        spot: Spot = _NOWHERE,
        *,
        remedy: Message | None = None,
        code: str = "",
    ) -> None:
        """Record something that is accepted and told."""
        self.accept(Finding(what, spot, remedy, code))

    def accept(self, found: Finding) -> None:
        """Record an oddity that is a finding already."""
        self._often[found.what.template] += 1
        if self._often[found.what.template] <= _MOST_ALIKE:
            self._oddities.append(found.at(Spot(self.name)))

    @property
    def are_full(self) -> bool:
        """Whether there are so many faults that looking for more is idle."""
        return self._often[""] >= _ENOUGH

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """The oddities, and for each kind how many more there are."""
        return (*self._oddities, *self._more())

    def stop(self) -> None:
        """Raise all the faults met so far, if there are any.

        Raises
        ------
        InputError
            At least one fault was recorded.

        """
        if self._faults:
            raise InputError(self._told())

    def _told(self) -> list[Finding]:
        more = self._often[""] - len(self._faults)
        what = counted("And {number} more fault", "And {number} more faults", number=more)
        told = sorted(self._faults, key=lambda each: (each.spot.row, each.spot.column))
        return [*told, *([Finding(what, Spot(self.name))] if more else [])]

    def _more(self) -> Iterator[Finding]:
        first = {each.what.template: each.what for each in reversed(self._oddities)}
        for template, example in first.items():
            more = self._often[template] - _MOST_ALIKE
            if more > 0:
                what = counted(
                    "And {number} more like this: {example}",
                    "And {number} more like this: {example}",
                    number=more,
                    example=example,
                )
                yield Finding(what, Spot(self.name))


@frozen
class _Gathering:
    """Lets a block end at its first error, which is recorded."""

    faults: Faults
    spot: Spot

    def __enter__(self) -> None:
        """Begin the block."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Record an input error; any other goes on its way."""
        if isinstance(error, InputError):
            for each in error.findings:
                self.faults.add(each.at(self.spot))
        return isinstance(error, InputError)
