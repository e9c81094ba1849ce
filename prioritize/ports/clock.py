"""The real clock, which `SOURCE_DATE_EPOCH` stops."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from attrs import field, frozen

from prioritize.errors import Finding, InputError
from prioritize.text import message


__all__ = ["EPOCH", "SystemClock"]

EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The environment variable that says what time it is, in seconds since 1970, for whoever needs
the same bytes twice."""

_SECONDS: Final = re.compile(r"[0-9]{1,12}")


@frozen
class SystemClock:
    """The time of this computer, or the declared one."""

    environment: Mapping[str, str] = field(factory=lambda: os.environ, repr=False)

    def now(self) -> str:
        """Return the time in UTC and whole seconds.

        Raises
        ------
        InputError
            `SOURCE_DATE_EPOCH` is no time.

        Examples
        --------
        >>> SystemClock({"SOURCE_DATE_EPOCH": "1773479232"}).now()
        '2026-03-14T09:07:12Z'

        """
        declared = self.environment.get(EPOCH)
        moment = datetime.now(UTC) if declared is None else _declared(declared)
        return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _declared(seconds: str) -> datetime:
    if _SECONDS.fullmatch(seconds):
        with suppress(ValueError, OverflowError, OSError):
            return datetime.fromtimestamp(int(seconds), UTC)
    what = message("{name} is not a number of seconds since 1970", name=EPOCH)
    remedy = message("Set it like {name}=1773479232, or leave it out.", name=EPOCH)
    raise InputError(Finding(what, remedy=remedy))
