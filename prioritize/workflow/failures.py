"""Errors of several lists, kept until all were tried, so that a person sees them together."""

from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define, field

from prioritize.errors import (
    Finding,
    InputError,
    PrioritizeError,
    Spot,
    UnresolvedTieError,
    UsageError,
)


__all__ = ["Failures"]


@define
class Failures:
    """The errors that came up so far."""

    _errors: list[PrioritizeError] = field(factory=list)
    _findings: list[Finding] = field(factory=list)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Keep an error raised inside, with the name of what it happened in."""
        try:
            yield
        except UsageError:
            raise
        except PrioritizeError as error:
            self._errors.append(error)
            self._findings.extend(each.at(Spot(field=name)) for each in error.findings)

    def stop(self) -> None:
        """Raise what was kept, as a tie only where nothing but ties came up."""
        if not self._errors:
            return
        ties = [each for each in self._errors if isinstance(each, UnresolvedTieError)]
        if len(ties) == len(self._errors):
            raise UnresolvedTieError(self._findings, tied=ties[0].tied)
        raise InputError(self._findings)
