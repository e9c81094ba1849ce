"""Published ballots on which majorities run in a circle."""

from prioritize.model.shorthand import ranked


__all__ = ["CONDORCET", "SCHULZE"]

CONDORCET = ranked(
    "23: a > b > c", "17: b > c > a", "2: b > a > c", "10: c > a > b", "8: c > b > a"
)
"""Condorcet (1785), as told by Young (1988), Condorcet's theory of voting."""

SCHULZE = ranked(
    "5: a > c > b > e > d",
    "5: a > d > e > c > b",
    "8: b > e > d > a > c",
    "3: c > a > b > e > d",
    "7: c > a > e > b > d",
    "2: c > b > a > d > e",
    "7: d > c > e > b > a",
    "8: e > b > a > d > c",
)
"""Schulze (2011), example 1."""
