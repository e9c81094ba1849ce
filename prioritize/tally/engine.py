"""Run a method on a profile: follow the ties, apply the declared rule, record everything."""

from collections.abc import Sequence
from typing import Any, Final, TypeVar

from attrs import evolve

from prioritize.errors import Finding, InputError, UnresolvedTieError
from prioritize.model.outcome import Allocation, Outcome, Ranking, Relation, Selection
from prioritize.model.profile import Profile
from prioritize.tally.explore import WAYS_LIMIT, Exploration, chosen_set, explore
from prioritize.tally.method import Method
from prioritize.tally.replay import replay
from prioritize.tally.result import Result, Tie, Ways, ranking_of
from prioritize.tally.step import Chosen, Opened, Shared, Step, Undecided
from prioritize.tally.tally import Tally
from prioritize.tally.tie_effects import tie_effects
from prioritize.tally.ties import SHARE, TieBreak
from prioritize.tally.unanswered import without_unanswered
from prioritize.tally.validity import require_every_project
from prioritize.text import message


__all__ = ["run"]

O_co = TypeVar("O_co", bound=Outcome, covariant=True)

_NAMES: Final[dict[type, Any]] = {
    Ranking: "ranking",
    Relation: "relation",
    Selection: "selection",
    Allocation: "allocation",
}


def run(
    method: Method[Any, O_co],
    profile: Profile,
    *,
    tie_break: TieBreak = SHARE,
    before: Sequence[Step] = (),
    limit: int = WAYS_LIMIT,
) -> Result[O_co]:
    """Count a profile by a method.

    Ballots that rank nobody are set aside first: an unanswered form is not counted.

    Parameters
    ----------
    method
        The method with its options.
    profile
        A profile of a kind that the method admits.
    tie_break
        What is done where equals must be told apart; by default they share a place.
    before
        What was done with the ballots before counting, such as a conversion.
    limit
        How many counts are made at most to follow the ways a tie could fall.

    Raises
    ------
    InputError
        The method does not admit this kind of profile.
    UnresolvedTieError
        A tie changes what was asked for, and the rule does not decide it.

    """
    _admit(method, profile)
    answered, unanswered = without_unanswered(profile)
    counted = (
        _decided(method, answered, tie_break)
        if tie_break.decides
        else _followed(method, answered, tie_break, explore(method, answered, limit=limit))
    )
    return evolve(counted, profile=profile, steps=(*before, *unanswered, *counted.steps))


def _admit(method: Method[Any, Outcome], profile: Profile) -> None:
    if isinstance(profile, method.info.kinds):
        return
    kinds = tuple(str(getattr(kind, "kind", kind)) for kind in method.info.kinds)
    what = message(
        "{method} cannot count {kind}; it counts {kinds}",
        method=method.info.id,
        kind=profile.kind,
        kinds=kinds,
    )
    raise InputError(Finding(what))


def _decided(method: Method[Any, O_co], profile: Profile, tie_break: TieBreak) -> Result[O_co]:
    """Count once, every tie decided by the declared order or lottery."""
    by: Any = tie_break.rule

    def choose(tied: tuple[str, ...], purpose: str, _state: object) -> Chosen:
        return Chosen(tied, tie_break.preferred(tied), purpose, by)

    tally = Tally(choose)
    outcome = method.count(profile, tally)
    require_every_project(method, profile, outcome)
    if isinstance(outcome, (Ranking, Selection)):
        tally.record(
            *(
                Chosen(tier, tie_break.preferred(tier), "place", by)
                for tier in ranking_of(outcome).tiers
                if len(tier) > 1
            )
        )
    chosen = [step for step in tally.steps if isinstance(step, Chosen)]
    ties = tuple(Tie(step.tied, step.purpose, "decided") for step in chosen)
    return _result(method, profile, tie_break, tally=tally, kind=outcome, ties=ties)


def _followed(
    method: Method[Any, O_co], profile: Profile, tie_break: TieBreak, found: Exploration
) -> Result[O_co]:
    """Settle what the followed ways leave open, or say that nothing is."""
    tally, outcome = found.first.tally, found.first.outcome
    undecided = found.undecided
    conflicts = () if isinstance(outcome, Relation) else found.conflicts()
    if tie_break.rule != "all":
        _stop_where_open(found, undecided)
    tally.record(*(Shared(group) for group in conflicts))
    if undecided:
        tally.record(Undecided(undecided))
    for notice in _incomplete(found):
        tally.notice(notice)
    effect: Any = "open" if undecided else "shared" if conflicts else "none"
    ties = tie_effects(found, whole=effect)
    result = _result(method, profile, tie_break, tally=tally, kind=outcome, ties=ties, found=found)
    if tie_break.rule == "refuse":
        _refuse_shared_places(result.outcome)
    return result


def _choices(steps: Sequence[Step]) -> list[Chosen]:
    return [step for step in steps if isinstance(step, Chosen)]


def _stop_where_open(found: Exploration, undecided: tuple[str, ...]) -> None:
    """Stop at a choice that cannot be shared: seats, money, or a partial order."""
    relations = {way.outcome for way in found.ways if isinstance(way.outcome, Relation)}
    unproved = not found.complete and chosen_set(found.first.outcome) is not None
    if not undecided and len(relations) <= 1 and not unproved:
        return
    tied = undecided or tuple(
        sorted({each for step in _choices(found.first.tally.steps) for each in step.tied})
    )
    raise UnresolvedTieError(_unresolved(tied), tied=tied)


def _refuse_shared_places(outcome: Outcome) -> None:
    if isinstance(outcome, Ranking):
        shared = [tier for tier in outcome.tiers if len(tier) > 1]
        if shared:
            raise UnresolvedTieError([_unresolved(tier) for tier in shared], tied=shared[0])


def _unresolved(tied: tuple[str, ...]) -> Finding:
    return Finding(
        message("{projects} are tied, and the rule for ties does not decide", projects=tied),
        remedy=message(
            "Vote again among them, or decide with --tie-break order:… or lottery:…;"
            " --tie-break all shows every way."
        ),
    )


def _incomplete(found: Exploration) -> tuple[Finding, ...]:
    """Warn where not all ways are known."""
    if found.complete or found.survey:
        return found.survey.notices if found.survey else ()
    what = message(
        "Only {n} of the ways in which the ties could fall were followed; projects may share more"
        " places than shown",
        n=len(found.ways),
    )
    return (Finding(what),)


def _result(  # noqa: PLR0913  # everything that a result is made of
    method: Method[Any, O_co],
    profile: Profile,
    tie_break: TieBreak,
    *,
    tally: Tally,
    kind: Outcome,
    ties: tuple[Tie, ...],
    found: Exploration | None = None,
) -> Result[O_co]:
    opened = Opened(
        _NAMES[type(kind)],
        seats=getattr(method, "filled_seats", getattr(method, "seats", None)),
        budget=kind.budget if isinstance(kind, Allocation) else None,
    )
    steps = (opened, *tally.steps)
    ids = tuple(project.id for project in profile.projects)
    outcome: Any = replay(ids, steps)
    return Result(
        method,
        profile,
        tie_break,
        outcome,
        steps,
        notices=tuple(tally.notices),
        ties=(*ties, *_shared_places(outcome, ties)),
        undecided=found.undecided if found else (),
        ways=_ways(found, outcome),
    )


def _shared_places(outcome: Outcome, ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """Name the shared places of a ranking that no choice has named already."""
    if not isinstance(outcome, Ranking):
        return ()
    named = {tuple(sorted(tie.tied)) for tie in ties if tie.effect != "none"}
    return tuple(
        Tie(tier, "place", "shared")
        for tier in outcome.tiers
        if len(tier) > 1 and tier not in named
    )


def _ways(found: Exploration | None, outcome: Outcome) -> Ways:
    rankings = found.rankings if found else (ranking_of(outcome),)
    winners = {each for ranking in rankings for tier in ranking.tiers[:1] for each in tier}
    chosen = chosen_set(outcome)
    sets = found.selections if found else () if chosen is None else (chosen,)
    complete = found.complete if found else True
    return Ways(len(rankings), complete, tuple(sorted(winners)), sets)
