"""What is done where a count must choose between equals."""

import hashlib
from collections.abc import Iterable
from typing import Final, Literal

from attrs import evolve, frozen

from prioritize.errors import Finding, UsageError
from prioritize.text import message


__all__ = ["ALL", "LEAVE", "REFUSE", "SHARE", "TieBreak", "parse_tie_break"]

LEAVE: Final = "leave"
"""The purpose of a choice whose chosen project leaves the count; any other purpose prefers it."""

_SEED_DIGITS: Final = 20


@frozen
class TieBreak:
    """A declared rule for ties, as a value.

    Attributes
    ----------
    rule
        ``share``: equal projects share a place, and a choice that cannot be shared stops the
        count. ``refuse``: every tie that matters stops it. ``all``: every way a tie could fall is
        followed and reported. ``order``: the projects named first are preferred. ``lottery``: by
        tickets drawn from a public seed.
    order
        Ids, the most preferred first; a project that is not named comes after those that are.
    seed, contest
        Digits thrown in public, and the name of the contest that they decide.

    """

    rule: Literal["share", "refuse", "all", "order", "lottery"] = "share"
    order: tuple[str, ...] = ()
    seed: str = ""
    contest: str = ""

    @property
    def decides(self) -> bool:
        """Whether the rule tells equals apart."""
        return self.rule in ("order", "lottery")

    def preferred(self, tied: Iterable[str]) -> tuple[str, ...]:
        """Return the tied projects in the order that the rule gives them, most preferred first.

        Raises
        ------
        UsageError
            The declared order does not name one of them.

        """
        if self.rule == "lottery":
            return tuple(sorted(tied, key=self.ticket))
        rank = {project: index for index, project in enumerate(self.order)}
        missing = sorted(project for project in tied if project not in rank)
        if missing:
            what = message("The tie-break order does not name {ids}", ids=tuple(missing))
            raise UsageError(Finding(what))
        return tuple(sorted(tied, key=rank.__getitem__))

    def ticket(self, project: str) -> str:
        """Return the ticket of a project in this lottery; the lowest is preferred.

        Anyone can repeat it: the SHA-256 of ``lottery/v1``, the seed, the contest and the id,
        each followed by a NUL byte but the last (Rivest's consistent sampling).

        Examples
        --------
        >>> rule = parse_tie_break("lottery:83920175564410928377")
        >>> rule.for_contest("c1").preferred(["bridge", "light", "road", "school", "well"])
        ('road', 'school', 'well', 'light', 'bridge')

        """
        text = f"lottery/v1\0{self.seed}\0{self.contest}\0{project}"
        return hashlib.sha256(text.encode()).hexdigest()

    def for_contest(self, contest: str) -> "TieBreak":
        """Return the rule for one list of a consultation: same seed, tickets of its own."""
        return evolve(self, contest=contest)

    def __str__(self) -> str:
        """Write the rule as the command line takes it."""
        if self.rule == "order":
            return f"order:{','.join(self.order)}"
        return f"lottery:{self.seed}" if self.rule == "lottery" else self.rule


SHARE: Final = TieBreak("share")
REFUSE: Final = TieBreak("refuse")
ALL: Final = TieBreak("all")


def parse_tie_break(text: str) -> TieBreak:
    """Read a tie rule: ``share``, ``refuse``, ``all``, ``order:a,b,c`` or ``lottery:SEED``.

    Raises
    ------
    UsageError
        The text is no tie rule, or the seed of a lottery has fewer than 20 digits.

    """
    rule, _, rest = text.partition(":")
    if text in ("share", "refuse", "all"):
        return {"share": SHARE, "refuse": REFUSE, "all": ALL}[text]
    if rule == "order" and rest:
        return TieBreak("order", order=_parse_order(rest))
    if rule == "lottery":
        if rest.isascii() and rest.isdigit() and len(rest) >= _SEED_DIGITS:
            return TieBreak("lottery", seed=rest)
        raise UsageError(
            Finding(
                message("The seed of a lottery must be at least {n} digits", n=_SEED_DIGITS),
                remedy=message("Throw dice in public after the ballots are frozen."),
            )
        )
    raise UsageError(
        Finding(
            message("{text} is no tie rule", text=repr(text)),
            remedy=message("Use share, refuse, all, order:a,b,c or lottery:DIGITS."),
        )
    )


def _parse_order(text: str) -> tuple[str, ...]:
    names = tuple(each.strip() for each in text.split(","))
    if "" in names:
        raise UsageError(Finding(message("The tie-break order names a project that has no id")))
    twice = tuple(sorted({each for each in names if names.count(each) > 1}))
    if twice:
        raise UsageError(Finding(message("The tie-break order names {ids} twice", ids=twice)))
    return names
