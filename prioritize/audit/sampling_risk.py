"""The risk that a comparison of papers misses a wrong result, exactly.

The risk is the largest chance, over all the ways in which typed ballots could be wrong enough to
make the result another one, of finding as few mismatches as were found. Papers are drawn without
putting any back. The design is the mismatch audit of Ek, Blom, Stark, Stuckey, Teague &
Vukcevic (2025): a ballot agrees with its paper, or it does not; by how much does not count.

Let `ballots` be N, `wrong` E, `papers` n and `mismatches` k, and C(a, b) the number of ways to
choose b of a.
"""

from fractions import Fraction
from math import comb

from attrs import field, frozen

from prioritize.errors import UsageError, finding
from prioritize.text import message


__all__ = ["MOST_BALLOTS", "Stack", "anytime_risk", "one_look_risk"]

MOST_BALLOTS = 1_000_000
"""How many ballots a stack may have, so that exact numbers stay small enough."""


@frozen
class Stack:
    """Typed ballots, and how many of them would have to be wrong to change the result.

    Attributes
    ----------
    ballots
        How many were typed.
    wrong
        At least so many of them would have to differ from their papers: a proven lower bound.

    """

    ballots: int = field()
    wrong: int = field()

    @ballots.validator
    def _check_ballots(self, _attribute: object, value: int) -> None:
        if not 1 <= value <= MOST_BALLOTS:
            what = message("A stack has 1 to {most} ballots, not {n}", most=MOST_BALLOTS, n=value)
            raise UsageError(finding(what))

    @wrong.validator
    def _check_wrong(self, _attribute: object, value: int) -> None:
        if not 1 <= value <= self.ballots:
            what = message(
                "Of {ballots} ballots, 1 to {ballots} can be wrong, not {n}",
                ballots=self.ballots,
                n=value,
            )
            raise UsageError(finding(what))


def one_look_risk(stack: Stack, papers: int, mismatches: int = 0) -> Fraction:
    """Return the risk where the number of papers was fixed before the draw.

    It is the sum over i from 0 to k of C(E, i) C(N − E, n − i) / C(N, n): the chance of k
    mismatches or fewer among n papers when E of N ballots are wrong. With none found it is
    C(N − E, n) / C(N, n).

    Parameters
    ----------
    stack
        What the papers were drawn from.
    papers
        How many were compared; it must have been fixed before the first was.
    mismatches
        How many did not agree.

    Examples
    --------
    >>> one_look_risk(Stack(84, 3), 45)
    Fraction(9139, 95284)

    """
    ballots, wrong = stack.ballots, stack.wrong
    others = ballots - papers
    # With E and n exchanged the sum is the same, and its numbers are far smaller; each of its terms
    # follows from the one before without another large product.
    least = max(0, wrong - others)
    ways, term = 0, comb(papers, least) * comb(others, wrong - least)
    for each in range(least, min(mismatches, wrong, papers) + 1):
        ways += term
        term = term * (papers - each) * (wrong - each) // ((each + 1) * (others - wrong + each + 1))
    return Fraction(ways, comb(ballots, wrong))


def anytime_risk(stack: Stack, expected: int, *, papers: int, mismatches: int = 0) -> Fraction:
    """Return the risk where one may look after every paper, and go on.

    It is C(N − E, n − k) C(E, k) / (C(N − E₁, n − k) C(E₁, k)), where E₁ is how many ballots the
    plan expected to be wrong: how many times likelier the papers are with E₁ wrong than with E,
    turned over. Under a wrong result that ratio is a supermartingale, so that it exceeds 1/α with
    a chance of at most α, however often it is looked at (Ville's inequality).

    Parameters
    ----------
    stack
        What the papers were drawn from.
    expected
        E₁, fixed before the first paper, from 0 and below `stack.wrong`. With 0 a single mismatch
        makes the risk 1.
    papers, mismatches
        How many were compared so far, in the order of the draw, and how many did not agree.

    Examples
    --------
    >>> round(anytime_risk(Stack(240, 6), 3, papers=127), 4)
    Fraction(197, 2000)
    >>> anytime_risk(Stack(84, 3), 0, papers=45) == one_look_risk(Stack(84, 3), 45)
    True

    """
    if mismatches > expected:
        return Fraction(1)
    left = stack.ballots - papers + mismatches - expected
    matching = Fraction(
        comb(max(left, 0), stack.wrong - expected),
        comb(stack.ballots - expected, stack.wrong - expected),
    )
    mismatching = Fraction(comb(stack.wrong, mismatches), comb(expected, mismatches))
    return min(Fraction(1), matching * mismatching)
