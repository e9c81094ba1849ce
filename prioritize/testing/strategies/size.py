"""How large the profiles are that the strategies make."""

from attrs import frozen


__all__ = ["SMALL", "Size"]


@frozen
class Size:
    """The fewest and the most projects, at most 5, and ballots."""

    projects: tuple[int, int] = (1, 5)
    ballots: tuple[int, int] = (0, 8)


SMALL = Size()
"""Up to 5 projects and 8 ballots: enough for every tie, cycle and gap, and fast."""
