"""The kit looks at methods of every kind of votes and every kind of outcome."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, ClassVar, Final

import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Allocation, Outcome, Ranking, Relation, Selection
from prioritize.model.profile import PaperProfile, Profile, RankedProfile
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.registry import method
from prioritize.tally.layers import layered
from prioritize.tally.step import Considered, Elected, Placed, Related, Scored, Step
from prioritize.tally.tally import Tally
from prioritize.testing import CHECKS, check_method
from prioritize.text import message
from tests.testing.honest import FAIR, POINTS, by_score, first_votes
from tests.testing.test_strategies import KINDS


Count = Callable[[list[str], Tally], Outcome]
BUDGET: Final = Fraction(4)


def made(count: Count, *, kind: type = RankedProfile, outcome: type = Ranking) -> type[Any]:
    """Make a method that counts by a function of the ids."""

    @method
    class Made:
        """Do as told."""

        info: ClassVar[MethodInfo] = evolve(POINTS, kinds=(kind,), outcome=outcome, axioms=FAIR)

        def count(self, profile: Profile, tally: Tally) -> Outcome:
            return count([project.id for project in profile.projects], tally)

    return Made


def ask(cls: type[Any], name: str) -> None:
    """Ask one check."""
    (check,) = (each for each in CHECKS if each.name == name)
    check(cls)


def fault(cls: type[Any], name: str) -> str:
    """Ask one check, and return what it says."""
    with pytest.raises(AssertionError) as caught:
        ask(cls, name)
    return str(caught.value)


def all_equal(ids: list[str], tally: Tally) -> Ranking:
    """Put everyone into one place."""
    tally.record(Scored("nothing", tuple((each, Fraction(0)) for each in ids)))
    return Ranking([ids] if ids else [], tuple(sorted((each, Fraction(0)) for each in ids)))


def as_listed(ids: list[str], tally: Tally) -> Ranking:
    """Rank as the list has it."""
    tally.record(*(Placed((each,)) for each in ids))
    return Ranking([[each] for each in ids])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["anonymity", "hides-no-tie-break", "neutrality", "steps-replay"])
def test_whoever_treats_all_alike_is_honest(kind: type, name: str) -> None:
    ask(made(all_equal, kind=kind), name)


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_of_the_list_hides_behind_no_kind_of_votes(kind: type) -> None:
    cheat = made(as_listed, kind=kind)

    assert "are alike in the votes" in fault(cheat, "hides-no-tie-break")
    assert "another order of the list changes" in fault(cheat, "neutrality")


def elect(ids: list[str], tally: Tally) -> Selection:
    """Elect the first of the list."""
    tally.record(*(Elected((each,)) for each in ids[:1]))
    return Selection(tuple(ids[:1]), Ranking([each for each in (ids[:1], ids[1:]) if each]))


def elect_fairly(ids: list[str], tally: Tally) -> Selection:
    """Elect one, and ask which."""
    if not ids:
        return Selection((), Ranking(()))
    chosen = tally.choose(ids, "elect")
    tally.record(Elected((chosen,)))
    rest = [each for each in ids if each != chosen]
    return Selection((chosen,), Ranking([tier for tier in ([chosen], rest) if tier]))


def fund(ids: list[str], tally: Tally) -> Allocation:
    """Fund the first of the list."""
    tally.record(*(Considered(each, Fraction(1), "funded", BUDGET - 1) for each in ids[:1]))
    tiers = [each for each in (ids[:1], ids[1:]) if each]
    return Allocation(tuple(ids[:1]), Ranking(tiers), BUDGET, Fraction(len(ids[:1])))


def relate(ids: list[str], tally: Tally) -> Relation:
    """Put the first of the list above the second."""
    pairs = ((ids[0], ids[1]),) if len(ids) > 1 else ()
    tally.record(Related(pairs))
    return Relation(pairs, layered(ids, pairs))


@pytest.mark.parametrize(
    "count, outcome", [(elect, Selection), (fund, Allocation), (relate, Relation)]
)
def test_nor_behind_any_kind_of_outcome(count: Count, outcome: type) -> None:
    cheat = made(count, outcome=outcome)

    assert "are alike in the votes" in fault(cheat, "hides-no-tie-break")
    assert "change" in fault(cheat, "neutrality")


def test_a_seat_is_given_by_asking() -> None:
    check_method(made(elect_fairly, outcome=Selection))


def broken(outcome: Outcome, *steps: Step) -> Count:
    """Return this, whatever is counted."""

    def count(_ids: list[str], tally: Tally) -> Outcome:
        tally.record(*steps)
        return outcome

    return count


def with_everyone(make: Callable[[list[str]], Outcome]) -> Count:
    """Return what is made of the ids."""

    def count(ids: list[str], tally: Tally) -> Outcome:
        tally.record(Placed(tuple(ids)))
        return make(ids)

    return count


@pytest.mark.parametrize(
    "outcome, make, explanation",
    [
        (Ranking, lambda ids: Ranking([ids, ["stranger"]]), "stranger has a place and is no"),
        (Ranking, lambda ids: Ranking([ids, []]), "a place has no projects"),
        (Ranking, lambda ids: Ranking([ids, ids]), "has 2 places"),
        (Ranking, lambda ids: Ranking([ids], (("x", Fraction(1)),)), "scores belong to x"),
        (Ranking, lambda ids: Selection((), Ranking([ids])), "declares a Ranking and gives a Sel"),
        (Selection, lambda ids: Selection((*ids, *ids), Ranking([ids])), "is chosen 2 times"),
        (Selection, lambda ids: Selection(("x",), Ranking([ids])), "x is chosen and is no project"),
        (
            Allocation,
            lambda ids: Allocation((), Ranking([ids]), Fraction(1), Fraction(2)),
            "more is spent than there is",
        ),
        (
            Relation,
            lambda ids: Relation(((ids[0], ids[0]),), Ranking([ids])),
            "and that cannot be",
        ),
        (Relation, lambda ids: Relation((("x", ids[0]),), Ranking([ids])), "x stands above"),
    ],
)
def test_parts_of_an_outcome_that_do_not_fit_are_named(
    outcome: type, make: Callable[[list[str]], Outcome], explanation: str
) -> None:
    cheat = made(with_everyone(make), outcome=outcome)

    assert explanation in fault(cheat, "ranks-everyone-once")


def test_a_list_out_of_nothing_is_caught() -> None:
    def count(ids: list[str], tally: Tally) -> Ranking:
        tally.record(Placed(tuple(ids)))
        return Ranking([ids or ["a"]])

    assert "one place: a" in fault(made(count), "empty-profile")


def test_whoever_stumbles_over_few_projects_is_caught() -> None:
    def count(ids: list[str], tally: Tally) -> Ranking:
        tally.record(Placed((ids[0], ids[1], *ids[2:])))
        return Ranking([ids])

    assert "one project only, and it raises IndexError" in fault(made(count), "one-project")
    assert "nobody voted, and it raises IndexError" in fault(made(count), "empty-profile")


def test_what_stands_in_a_blank_cell_is_not_to_be_read() -> None:
    @method
    class Careless:
        """Add up score sheets without looking for blanks."""

        info: ClassVar[MethodInfo] = evolve(POINTS, kinds=(ScoresheetProfile,))

        def count(self, profile: ScoresheetProfile, tally: Tally) -> Ranking:
            sums = profile.values.sum(axis=(0, 2)).tolist()
            ids = [project.id for project in profile.projects]
            scores = {each: Fraction(total) for each, total in zip(ids, sums, strict=True)}
            return by_score(tally, scores)

    assert "reads numbers where nothing was given" in fault(Careless, "blank-is-not-zero")


def test_whom_no_paper_names_is_not_above_whom_one_names() -> None:
    @method
    class Contrary:
        """Count marks against a project."""

        info: ClassVar[MethodInfo] = evolve(POINTS, kinds=(PaperProfile,))

        def count(self, profile: PaperProfile, tally: Tally) -> Ranking:
            scores = {
                project.id: -Fraction(int((profile.marks == row).sum()))
                for row, project in enumerate(profile.projects)
            }
            return by_score(tally, scores)

    assert "nobody names" in fault(Contrary, "truncated-ballots")


def test_a_mood_that_passes_is_named_as_such() -> None:
    said: list[str] = []

    def count(ids: list[str], tally: Tally) -> Ranking:
        if not said:
            said.append("hello")
            print(*said)  # noqa: T201
        return all_equal(ids, tally)

    assert "the same question has different answers" in fault(made(count), "prints-nothing")


@pytest.mark.parametrize(
    "name", ["errors-only-ours", "exact", "steps-replay", "hides-no-tie-break"]
)
def test_a_loss_of_projects_does_not_pass_for_a_refusal(name: str) -> None:
    cheat = made(lambda _ids, _tally: Ranking(()))

    assert "does not give every project one place" in fault(cheat, name)


@pytest.mark.parametrize(
    "name", ["ranks-everyone-once", "repeatable", "exact", "steps-replay", "errors-only-ours"]
)
def test_a_refusal_with_a_reason_is_no_fault(name: str) -> None:
    def count(ids: list[str], tally: Tally) -> Ranking:
        if len(ids) > 2:
            raise InputError(message("{n} projects are too many", n=len(ids)))
        return all_equal(ids, tally)

    ask(made(count), name)


def test_numbers_of_other_types_are_named() -> None:
    def count(ids: list[str], tally: Tally) -> Ranking:
        tally.record(Scored("share", tuple((each, 0.5) for each in ids)))  # type: ignore[misc]  # this is the cheat
        return Ranking([ids])

    assert "float 0.5 stands in the outcome or its steps" in fault(made(count), "exact")


def test_a_method_that_is_not_exact_may_differ_by_its_tolerance() -> None:
    @method
    class Rough:
        """Share out votes by floats."""

        info: ClassVar[MethodInfo] = evolve(
            POINTS, exact=False, tolerance=Fraction(1, 10**6), axioms=FAIR
        )

        def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
            votes = first_votes(profile, [project.id for project in profile.projects])
            total = float(sum(votes.values())) or 1.0
            scores = {each: Fraction(float(number) / total) for each, number in votes.items()}
            tally.record(Scored("share", tuple(scores.items())))
            rounded = {each: round(score, 6) for each, score in scores.items()}
            tiers = [
                [each for each in rounded if rounded[each] == score]
                for score in sorted(set(rounded.values()), reverse=True)
            ]
            tally.record(*(Placed(tuple(tier)) for tier in tiers))
            return Ranking(tiers, tuple(sorted(scores.items())))

    check_method(Rough)


def test_a_refusal_without_a_reason_is_none() -> None:
    def count(_ids: list[str], _tally: Tally) -> Ranking:
        raise InputError([])

    assert "it refuses and does not say why" in fault(made(count), "errors-only-ours")
