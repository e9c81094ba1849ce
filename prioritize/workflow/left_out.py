"""What is said of a list that does not hold every project that could be chosen."""

from prioritize.errors import Finding
from prioritize.text import message


__all__ = ["told_left_out"]


def told_left_out(withdrawn: tuple[str, ...]) -> tuple[Finding, ...]:
    """Say which projects were left out, so that nobody takes the list for a whole one."""
    if not withdrawn:
        return ()
    return (Finding(message("Left out before counting: {projects}", projects=withdrawn)),)
