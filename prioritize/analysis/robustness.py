"""How sure a list is: everything that can be asked of it, put together."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from prioritize.analysis.beside import (
    by_medians,
    calibrated,
    calibrations,
    fits,
    reviewers_of,
    totals_table,
)
from prioritize.analysis.calibration import Calibrated
from prioritize.analysis.recount import Count, Draws, Recount, changes, left_out, panel_draws
from prioritize.analysis.reliability import Table, alpha, concordance, intraclass
from prioritize.analysis.smaa import Acceptability, acceptability
from prioritize.analysis.stability import stability, swaps
from prioritize.analysis.values import Values
from prioritize.errors import Finding, InputError
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.tally.listing import Listing
from prioritize.tally.robustness import Agreement, Beside, Robustness, Sureness, Swap, WeightRange


__all__ = ["robustness"]

_WIDE = Fraction(95, 100)
_MIDDLE = Fraction(1, 2)


def robustness(  # noqa: PLR0913  # the list, what it was counted from, and how to count again
    listing: Listing,
    profile: ScoresheetProfile,
    values: Values | None,
    recount: Recount,
    *,
    base: Count,
    is_money: bool,
    draws: int,
) -> Robustness:
    """Ask of a list everything that tells how sure it is.

    Parameters
    ----------
    listing, base, is_money
        The official list, with its order and who is chosen, and whether that is about money.
    profile, values
        What it was counted from, and what its scores are made of; `None` where nothing is added.
    recount
        Counts other sheets by the same rule.
    draws
        How many panels are drawn.

    """
    drawn = panel_draws(profile, recount, draws=draws)
    weighted = acceptability(values, line=len(base.chosen)) if values else None
    found, findings = _fits(profile)
    table = totals_table(profile, how=_how(listing))
    return Robustness(
        listing=listing,
        line=len(base.chosen),
        is_money=is_money,
        draws=drawn.counted,
        failed=drawn.failed,
        weightings=weighted.draws if weighted else 0,
        projects=tuple(_sureness(base, drawn, weighted)) if drawn.counted else (),
        band=drawn.band(len(base.chosen)) if drawn.counted else (),
        weights=tuple(_ranges(values, base)) if values else (),
        swaps=_at_the_line(values, base) if values else (),
        left_out=tuple(left_out(profile, base, recount)),
        beside=tuple(_beside(profile, base, recount, None if findings else found)),
        calibrations=calibrations(profile, table),
        reviewers=reviewers_of(profile, found),
        agreement=_agreement(table),
        findings=findings,
    )


def _sureness(base: Count, drawn: Draws, weighted: Acceptability | None) -> Iterator[Sureness]:
    places = base.ranking.places()
    rest = [each for each in drawn.projects if each not in places]
    shares = dict(zip(weighted.projects, weighted.within.tolist(), strict=True)) if weighted else {}
    for each in (*base.ranking.projects, *rest):
        yield Sureness(
            each,
            places.get(each, 0),
            each in base.chosen,
            drawn.share(each),
            drawn.expected_rank(each),
            drawn.interval(each, _WIDE),
            drawn.interval(each, _MIDDLE),
            Fraction(shares[each], weighted.draws) if weighted and each in shares else None,
        )


def _ranges(values: Values, base: Count) -> Iterator[WeightRange]:
    found = (stability(values, pairs(base)) for pairs in (_first, _line, _order))
    for first, line, order in zip(*found, strict=True):
        yield WeightRange(first.criterion, first.weight, first, line, order)


def _first(base: Count) -> list[tuple[str, str]]:
    """Return the pairs (above, below) of the first with all others; equal ones have no order."""
    tiers = base.ranking.tiers
    return [(one, other) for one in tiers[0] for tier in tiers[1:] for other in tier]


def _line(base: Count) -> list[tuple[str, str]]:
    places = base.ranking.places()
    return [
        (one, other)
        for one in base.ranking.projects
        for other in base.ranking.projects
        if one in base.chosen and other not in base.chosen and places[one] < places[other]
    ]


def _order(base: Count) -> list[tuple[str, str]]:
    return [
        (one, other)
        for above, below in pairwise(base.ranking.tiers)
        for one in above
        for other in below
    ]


def _at_the_line(values: Values, base: Count) -> tuple[Swap, ...]:
    """Compare the last that is chosen with the first that is not."""
    above = [each for each in base.ranking.projects if each in base.chosen]
    below = [each for each in base.ranking.projects if each not in base.chosen]
    return swaps(values, above[-1], below[0]) if above and below else ()


def _fits(profile: ScoresheetProfile) -> tuple[Mapping[str, Calibrated], tuple[Finding, ...]]:
    """Fit the scores, or say why they cannot be."""
    try:
        return fits(profile), ()
    except InputError as error:
        return {}, tuple(error.findings)


def _beside(
    profile: ScoresheetProfile,
    base: Count,
    recount: Recount,
    found: Mapping[str, Calibrated] | None,
) -> Iterator[Beside]:
    """Count by medians, and by calibrated scores where there are any."""
    yield Beside("medians", *_changes(base, recount(by_medians(profile))))
    if found is not None:
        yield Beside("calibrated", *_changes(base, recount(calibrated(profile, found))))


def _changes(
    base: Count, other: Count | None
) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    if other is None:
        return (), tuple(sorted(base.chosen)), None
    return changes(base, other)


def _how(listing: Listing) -> str:
    """Return how the method of a list places scores, where it says so."""
    return str(getattr(listing.method, "normalisation", "none"))


def _agreement(table: Table) -> Agreement:
    correlations = intraclass(table)
    return Agreement(
        correlations.single[1] if correlations else None,
        correlations.mean[1] if correlations else None,
        concordance(table),
        alpha(table),
    )
