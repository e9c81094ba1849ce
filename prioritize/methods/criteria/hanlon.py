"""Hanlon's method: size, seriousness and effectiveness in one formula, after the PEARL test."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Final, TypeAlias

import attrs

from prioritize.errors import Finding, InputError, finding
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, whole_number
from prioritize.model.outcome import Ranking
from prioritize.model.scoresheet import Criterion, ScoresheetProfile
from prioritize.registry import method, option
from prioritize.tally.compared import rank_compared
from prioritize.tally.criteria_matrix import MINIMUM_REVIEWS_HELP
from prioritize.tally.criteria_places import TOO_FEW
from prioritize.tally.scale_check import check_scales
from prioritize.tally.scoresheet import Means, compared, means_by_criterion, review_numbers, reviews
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Hanlon"]

Range: TypeAlias = "tuple[Fraction, Fraction]"

_PARTS: Final[Mapping[str, str]] = {"size": "a", "seriousness": "b", "effectiveness": "c"}
"""The parts of the formula with their letters; a criterion has the one or the other as its id."""
_TEN: Final = (Fraction(0), Fraction(10))
_RANGES: Final[Mapping[str, tuple[Range, Range, Range]]] = {
    "naccho": (_TEN, _TEN, _TEN),
    "bprs": (_TEN, (Fraction(0), Fraction(20)), _TEN),
    "korea": (_TEN, _TEN, (Fraction(1, 2), Fraction(3, 2))),
}
"""Between what ends size, seriousness and effectiveness are scored in each formula."""
_PEARL: Final = ("propriety", "economics", "acceptability", "resources", "legality")
_NOT_CLEARED: Final = message("not cleared by the PEARL test")
_HALF: Final = Fraction(1, 2)


@method
class Hanlon:
    """Rank problems by their size, how serious they are, and how well something can be done.

    A committee scores every problem on size, seriousness and effectiveness of what could be done,
    and answers with yes or no whether acting on it is proper, economical, acceptable, possible with
    the resources, and legal (PEARL). A single no, or a question nobody answered, takes a problem
    out of the order. Three formulas go by this name and give different orders, so one must be
    named.

    Notes
    -----
    With mean scores A of size, B of seriousness and C of effectiveness: ``naccho`` (A + 2B) · C
    with all from 0 to 10, ``bprs`` (A + B) · C / 3 with B from 0 to 20, ``korea`` (A + 2B) · C with
    C from 0.5 to 1.5. A PEARL question is cleared where more than half of those who answered say
    yes. O(r · m · c), exact.

    References
    ----------
    .. [1] Hanlon (1973), Is there a future for local health departments?, Health Services
       Reports 88.
    .. [2] Pickett & Hanlon (1990), Public Health: Administration and Practice, 9th edition.

    Examples
    --------
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet(
    ...     {"size": 1, "seriousness": 1, "effectiveness": 1, "legality": 1},
    ...     {"group": "water=7,9,8,1 noise=8,9,9,0"},
    ... )
    >>> run(Hanlon(formula="naccho", minimum_reviews=1), sheet).outcome
    Ranking(tiers=(('water',), ('noise',)), scores=(('water', Fraction(200, 1)),))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "hanlon",
        "criteria",
        message("Hanlon method"),
        message(
            "Problems are scored on size, seriousness and what can be done, and must pass a test of"
            " yes and no. One of three formulas, named beforehand, makes the order."
        ),
        (ScoresheetProfile,),
        Ranking,
        "Hanlon (1973), Is there a future for local health departments?, Health Services Reports"
        " 88",
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    formula: str = option(
        choice("naccho", "bprs", "korea"),
        help=message(
            "Which of the three formulas: (A + 2B) × C with all up to 10 (naccho), (A + B) × C / 3"
            " with B up to 20 (bprs), or (A + 2B) × C with C from 0.5 to 1.5 (korea)."
        ),
    )
    minimum_reviews: int = option(whole_number(1), help=MINIMUM_REVIEWS_HELP, default=3)

    def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
        """Apply the PEARL test, then the formula."""
        self._check(profile, tally)
        means = means_by_criterion(profile, reviews(profile))
        for name, scores in means.items():
            tally.record(Scored(name, tuple(scores.items()), decides=False))
        given = review_numbers(profile)
        parts = {id: means[id] for id in _part_ids(profile.criteria).values()}
        enough = compared(given, parts, tally, minimum=self.minimum_reviews)
        stopped = self._stopped(profile, means, enough, tally)
        scores = {
            each: self._score(*(column[each] for column in parts.values())) for each in enough
        }
        cleared = {each: own for each, own in scores.items() if each not in stopped}
        if self.formula == "bprs":
            # Here the PEARL test is a factor of 0 or 1.
            cleared |= dict.fromkeys(stopped, Fraction(0))
        rest = {TOO_FEW: sorted(given.keys() - set(enough)), _NOT_CLEARED: stopped}
        return rank_compared("points", cleared, rest, tally)

    def _score(self, size: Fraction, seriousness: Fraction, effectiveness: Fraction) -> Fraction:
        if self.formula == "bprs":
            return (size + seriousness) * effectiveness / 3
        return (size + 2 * seriousness) * effectiveness

    def _stopped(
        self, profile: ScoresheetProfile, means: Means, enough: list[str], tally: Tally
    ) -> list[str]:
        """Return the projects that the PEARL test does not clear, and say of each why."""
        questions = [each.id for each in profile.criteria if _is_question(each)]
        if not questions:
            tally.remark(message("No PEARL question was asked"))
        stopped = []
        for project in sorted(enough):
            answers = {each: means[each].get(project) for each in questions}
            blank = tuple(id for id, said in answers.items() if said is None)
            no = tuple(id for id, said in answers.items() if said is not None and said <= _HALF)
            for why in _reasons(project, no=no, blank=blank):
                tally.notice(why)
            if no or blank:
                stopped.append(project)
        return stopped

    def _check(self, profile: ScoresheetProfile, tally: Tally) -> None:
        faults = list(self._faults(profile.criteria))
        if faults:
            raise InputError(faults)
        ids = _part_ids(profile.criteria).values()
        scales = dict(zip(ids, _RANGES[self.formula], strict=True))
        bounded = []
        for each in profile.criteria:
            low, high = scales.get(each.id, (Fraction(0), Fraction(1)))
            bounded.append(attrs.evolve(each, lowest=low, highest=high))
        check_scales(attrs.evolve(profile, criteria=tuple(bounded)), tally)

    def _faults(self, criteria: tuple[Criterion, ...]) -> Iterator[Finding]:
        found = _part_ids(criteria)
        missing = tuple(each for each in _PARTS if each not in found)
        if missing:
            yield finding(
                message("Criteria are missing: {criteria}", criteria=missing),
                remedy=message(
                    "Hanlon's formula needs criteria with the ids {ids}.", ids=tuple(_PARTS)
                ),
            )
        by_id = {each.id: each for each in criteria}
        for part, (low, high) in zip(_PARTS, _RANGES[self.formula], strict=True):
            own = by_id.get(found.get(part, ""))
            if own and (own.lowest, own.highest) not in ((None, None), (low, high)):
                yield _wrong_scale(own, self.formula, low, high)
        for criterion in criteria:
            if criterion.direction == "cost":
                what = message(
                    "Criterion {id} is a cost, and in the formula more is more", id=criterion.id
                )
                yield finding(what)
            elif criterion.id not in found.values() and not _is_question(criterion):
                yield finding(
                    message("Criterion {id} has no place in Hanlon's formula", id=criterion.id),
                    remedy=message("Leave it out, or make it a question of yes and no."),
                )


def _part_ids(criteria: tuple[Criterion, ...]) -> dict[str, str]:
    """Return by part of the formula the id of its criterion, where there is one."""
    known = {each.id for each in criteria}
    found = {
        part: next((each for each in (part, letter) if each in known), "")
        for part, letter in _PARTS.items()
    }
    return {part: id for part, id in found.items() if id}


def _is_question(criterion: Criterion) -> bool:
    """Say whether a criterion is one of the questions of yes and no."""
    return criterion.id in _PEARL or criterion.kind == "boolean"


def _wrong_scale(criterion: Criterion, formula: str, low: Fraction, high: Fraction) -> Finding:
    what = message(
        "The scale of {id} is declared from {lowest} to {highest}; formula={formula} needs {low}"
        " to {high}",
        id=criterion.id,
        lowest=criterion.lowest if criterion.lowest is not None else "?",
        highest=criterion.highest if criterion.highest is not None else "?",
        formula=formula,
        low=low,
        high=high,
    )
    return finding(what)


def _reasons(project: str, *, no: tuple[str, ...], blank: tuple[str, ...]) -> Iterator[Finding]:
    if no:
        what = message(
            "{project} is not cleared: the answer is no, or undecided, on {questions}",
            project=project,
            questions=no,
        )
        yield finding(what)
    if blank:
        what = message(
            "{project} is not cleared: nobody answered {questions}",
            project=project,
            questions=blank,
        )
        yield finding(what)
