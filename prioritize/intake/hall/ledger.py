"""Everything that is wrong with a workbook, sheet after sheet, so that it is mended once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from attrs import define, field

from prioritize.errors import Finding, InputError, Spot
from prioritize.intake.faults import Faults


__all__ = ["Ledger", "placed"]


@define
class Ledger:
    """The faults of a workbook in the order of its sheets, and what was accepted and told."""

    file: str
    _faults: list[Finding] = field(factory=list)
    _accepted: list[Finding] = field(factory=list)

    @contextmanager
    def sheet(self, title: str) -> Iterator[Faults]:
        """Gather what is wrong with a sheet; a fault ends the block and not the reading.

        What is accepted in the block is told of the workbook as a whole.
        """
        with self.instrument(title) as faults:
            yield faults
        self._accepted.extend(placed(faults.accepted, self.file, title))

    @contextmanager
    def instrument(self, title: str) -> Iterator[Faults]:
        """Do the same, but leave what is accepted to whoever reads the votes."""
        faults = Faults(self.file)
        try:
            yield faults
            faults.stop()
        except InputError as error:
            self.add(placed(error.findings, self.file, title))

    def add(self, faults: Iterable[Finding]) -> None:
        """Record faults that were found elsewhere."""
        self._faults.extend(dict.fromkeys(faults))

    def tell(self, findings: Iterable[Finding]) -> None:
        """Record what was accepted elsewhere."""
        self._accepted.extend(findings)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What was accepted and belongs to no instrument, each once."""
        return tuple(dict.fromkeys(self._accepted))

    def stop(self) -> None:
        """Raise all faults, if there are any.

        Raises
        ------
        InputError
            At least one fault was recorded.

        """
        if self._faults:
            raise InputError(tuple(dict.fromkeys(self._faults)))


def placed(findings: Iterable[Finding], file: str, sheet: str) -> tuple[Finding, ...]:
    """Say of findings on which sheet they were made."""
    return tuple(each.at(Spot(file, sheet)) for each in findings)
