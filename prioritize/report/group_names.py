"""What groups of people are called, alone or joined with others."""

from collections.abc import Sequence

from prioritize.report.naming import Naming
from prioritize.report.template import quoted
from prioritize.text import Message, message


__all__ = ["groups_called"]


def groups_called(groups: Sequence[str], names: Naming) -> Message:
    """Name one group, or several that were joined.

    Examples
    --------
    >>> str(groups_called(["women"], Naming({}))), str(groups_called(["youth", "men"], Naming({})))
    ('women', 'youth and men')

    """
    *others, last = (names.name(each) or each for each in groups)
    if not others:
        return quoted(last)
    return message("{others} and {last}", others=tuple(others), last=last)
