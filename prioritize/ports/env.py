"""The real environment."""

from typing import Final

from prioritize.audit.env import Env
from prioritize.ports.clock import SystemClock
from prioritize.ports.disk import DISK


__all__ = ["ENV"]

ENV: Final = Env(SystemClock(), DISK)
"""The clock and the files of this computer."""
