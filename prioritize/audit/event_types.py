"""The types of events of version 1, each with what its body must hold.

They cover a consultation from its first poster to the answer to an objection. A type or a field
is never taken away or given another meaning; a reader that meets a type it does not know says so.
"""

from collections.abc import Mapping
from typing import Final

from prioritize.audit.closing_types import CLOSING
from prioritize.audit.counting_types import COUNTING
from prioritize.audit.sampling_types import SAMPLING
from prioritize.audit.schema import Check
from prioritize.audit.voting_types import VOTING


__all__ = ["BODIES"]

BODIES: Final[Mapping[str, Check]] = {**COUNTING, **VOTING, **CLOSING, **SAMPLING}
"""The known types of events and the form of their bodies."""
