"""Running a method: ties followed, the declared rule applied, everything recorded."""

from fractions import Fraction

import pytest

from prioritize.errors import InputError, PluginError, UnresolvedTieError, UsageError, finding
from prioritize.model.outcome import Allocation, Outcome, Ranking, Relation, Selection
from prioritize.model.shorthand import approvals, ranked
from prioritize.tally.engine import run
from prioritize.tally.layers import layered
from prioritize.tally.result import Result, Tie, Ways, ranking_of
from prioritize.tally.step import (
    Chosen,
    Considered,
    Converted,
    Elected,
    Opened,
    Placed,
    Related,
    Scored,
    Shared,
    Undecided,
)
from prioritize.tally.tally import Tally
from prioritize.tally.ties import ALL, LEAVE, REFUSE, SHARE, TieBreak, parse_tie_break
from prioritize.text import message
from tests.tally.scripted import Scripted, nobody_voted
from tests.testing.honest import Points


LOTTERY = parse_tie_break("lottery:83920175564410928377")


def one_by_one(ids: list[str], tally: Tally) -> Ranking:
    """Let one after another leave, all of them equal."""
    order: list[str] = []
    while left := [each for each in ids if each not in order]:
        gone = tally.choose(left, LEAVE, state=frozenset(left))
        tally.record(Placed((gone,), "bottom"))
        order.append(gone)
    return Ranking([[each] for each in reversed(order)])


def elect_one(ids: list[str], tally: Tally) -> Selection:
    """Elect one of all."""
    chosen = tally.choose(ids, "elect")
    tally.record(Elected((chosen,)))
    rest = [each for each in ids if each != chosen]
    return Selection((chosen,), Ranking([[chosen], rest] if rest else [[chosen]]))


def fund_one(ids: list[str], tally: Tally) -> Allocation:
    """Fund one of all for 5 of 8."""
    chosen = tally.choose(ids, "fund")
    tally.record(Considered(chosen, Fraction(5), "funded", Fraction(3)))
    rest = [each for each in ids if each != chosen]
    return Allocation((chosen,), Ranking([[chosen], rest]), Fraction(8), Fraction(5))


def relate_one(ids: list[str], tally: Tally) -> Relation:
    """Put one of all above another."""
    chosen = tally.choose(ids[:2], "lock")
    pairs = ((chosen, ids[2]),)
    tally.record(Related(pairs))
    return Relation(pairs, layered(ids, pairs))


def counted(play: object, rule: TieBreak, ids: str = "abc") -> Result[Outcome]:
    """Count by a script."""
    return run(Scripted(play), nobody_voted(ids), tie_break=rule)  # type: ignore[arg-type]  # scripts return what they return


def test_a_count_without_ties_is_what_the_method_says() -> None:
    result = run(Points(), ranked("2: a > b > c", "b > a > c"))

    assert result.outcome.tiers == (("a",), ("b",), ("c",))
    assert [type(step) for step in result.steps] == [Opened, Scored]
    assert (result.ties, result.notices, result.undecided) == ((), (), ())
    assert result.ways == Ways(1, complete=True, winners=("a",))


def test_a_result_holds_what_repeats_it() -> None:
    profile = ranked("a > b")

    result = run(Points(bonus=2), profile, tie_break=REFUSE)

    assert (result.method, result.profile, result.tie_break) == (Points(bonus=2), profile, REFUSE)
    assert result.profile_digest == profile.digest
    assert run(result.method, result.profile, tie_break=result.tie_break) == result


def test_what_was_done_before_counting_comes_first() -> None:
    before = Converted("paper", "ranked", message("As they stand."))

    result = run(Points(), ranked("a > b"), before=[before])

    assert result.steps[0] == before
    assert isinstance(result.steps[1], Opened)


def test_a_kind_that_the_method_does_not_count_is_refused() -> None:
    with pytest.raises(InputError, match="points cannot count approval; it counts ranked"):
        run(Points(), approvals("a"))


@pytest.mark.parametrize("rule", [SHARE, TieBreak("order", order=tuple("abc"))])
def test_a_method_that_loses_a_project_is_named(rule: TieBreak) -> None:
    with pytest.raises(PluginError, match="scripted does not give every project one place: c, x"):
        counted(lambda _ids, _tally: Ranking([["a"], ["b", "x"]]), rule)


def test_equals_share_a_place_and_the_tie_is_named() -> None:
    result = run(Points(), ranked("a > b > c", "b > a > c"))

    assert result.outcome.tiers == (("a", "b"), ("c",))
    assert result.ties == (Tie(("a", "b"), "place", "shared"),)


def test_a_tie_that_does_not_matter_is_recorded_as_such() -> None:
    """Whichever of b and c is asked for first, the order stays the same."""

    def play(ids: list[str], tally: Tally) -> Ranking:
        tally.choose(ids[1:], "look")
        tally.record(Placed(("a",)))
        return Ranking([["a"], ids[1:]])

    result = counted(play, SHARE)

    assert result.ties[0] == Tie(("b", "c"), "look", "none")
    assert ranking_of(result.outcome).tiers == (("a",), ("b", "c"))


def test_projects_whose_order_differs_between_ways_share_a_place() -> None:
    result = counted(one_by_one, SHARE)

    assert ranking_of(result.outcome).tiers == (("a", "b", "c"),)
    assert result.steps[-1] == Shared(("a", "b", "c"))
    assert {tie.effect for tie in result.ties} == {"shared"}
    assert result.ways.winners == ("a", "b", "c")


def test_refuse_stops_at_shared_places_and_names_all() -> None:
    with pytest.raises(UnresolvedTieError) as caught:
        run(Points(), ranked("a = b > c = d"), tie_break=REFUSE)

    assert caught.value.tied == ("a", "b")
    assert [each.what.facts for each in caught.value.findings] == [
        (("projects", ("a", "b")),),
        (("projects", ("c", "d")),),
    ]


def test_refuse_accepts_a_tie_that_does_not_matter() -> None:
    result = counted(elect_one, REFUSE, "a")

    assert result.outcome == Selection(("a",), Ranking([["a"]]))


@pytest.mark.parametrize("play", [elect_one, fund_one])
@pytest.mark.parametrize("rule", [SHARE, REFUSE])
def test_seats_and_money_cannot_be_shared(play: object, rule: TieBreak) -> None:
    with pytest.raises(UnresolvedTieError, match=r"a, b, c are tied.*Vote again") as caught:
        counted(play, rule)

    assert caught.value.tied == ("a", "b", "c")


def test_a_partial_order_cannot_be_shared() -> None:
    with pytest.raises(UnresolvedTieError) as caught:
        counted(relate_one, SHARE)

    assert caught.value.tied == ("a", "b")


def test_all_shows_every_way() -> None:
    elected = counted(elect_one, ALL)
    funded = counted(fund_one, ALL)

    assert elected.outcome == Selection((), Ranking([["a", "b", "c"]]))
    assert elected.undecided == ("a", "b", "c")
    assert elected.ways == Ways(
        3, complete=True, winners=("a", "b", "c"), selections=(("a",), ("b",), ("c",))
    )
    assert elected.steps[-2:] == (Shared(("a", "b", "c")), Undecided(("a", "b", "c")))
    assert {tie.effect for tie in elected.ties} == {"open"}
    assert isinstance(funded.outcome, Allocation)
    assert funded.outcome.funded == ()
    assert funded.outcome.left == 8


def test_all_shows_the_first_of_several_partial_orders() -> None:
    result = counted(relate_one, ALL)

    assert isinstance(result.outcome, Relation)
    assert result.outcome.pairs == (("a", "c"),)
    assert result.ways.followed == 2


def test_a_declared_order_decides_choices_and_places() -> None:
    result = counted(one_by_one, TieBreak("order", order=("b", "c", "a")))

    assert ranking_of(result.outcome).tiers == (("b",), ("c",), ("a",))
    assert [step.order[-1] for step in result.steps if isinstance(step, Chosen)] == ["a", "c"]
    assert {tie.effect for tie in result.ties} == {"decided"}


def test_a_declared_order_splits_shared_places() -> None:
    result = run(Points(), ranked("a = b = c"), tie_break=TieBreak("order", order=tuple("cab")))

    assert result.outcome.tiers == (("c",), ("a",), ("b",))
    assert result.ties == (Tie(("a", "b", "c"), "place", "decided"),)


def test_a_declared_order_has_to_name_the_tied() -> None:
    with pytest.raises(UsageError, match="does not name c"):
        run(Points(), ranked("a = b = c"), tie_break=TieBreak("order", order=tuple("ab")))


@pytest.mark.parametrize("play", [elect_one, fund_one])
def test_a_lottery_decides_seats_and_money(play: object) -> None:
    result = counted(play, LOTTERY)

    chosen = LOTTERY.preferred("abc")[0]
    assert getattr(result.outcome, "selected", getattr(result.outcome, "funded", ())) == (chosen,)
    assert result.ways.winners == (chosen,)


def test_notices_of_the_method_are_in_the_result() -> None:
    def play(ids: list[str], tally: Tally) -> Ranking:
        tally.notice(finding(message("Odd.")))
        return Ranking([ids])

    assert counted(play, SHARE).notices == (finding(message("Odd.")),)


def test_ways_that_are_not_followed_are_said_to_be() -> None:
    def play(ids: list[str], tally: Tally) -> Ranking:
        first = tally.choose(ids, "look")
        rest = [each for each in ids if each != first]
        tally.record(Placed((first,)), Placed(tuple(rest)))
        return Ranking([[first], rest])

    result = run(Scripted(play), nobody_voted("abcde"), limit=3)

    assert not result.ways.complete
    assert "Only 3 of the ways" in result.notices[-1].render()


def test_seats_that_some_unfollowed_way_may_change_are_not_given() -> None:
    """The two ways that were followed agree, the third was not seen."""

    def play(ids: list[str], tally: Tally) -> Selection:
        first = tally.choose(ids, "look")
        chosen = "b" if first == "c" else "a"
        tally.record(Elected((chosen,)))
        return Selection((chosen,), Ranking([[chosen], [each for each in ids if each != chosen]]))

    with pytest.raises(UnresolvedTieError):
        run(Scripted(play), nobody_voted("abc"), limit=2)


def test_the_opening_step_says_what_is_asked_for() -> None:
    seats = run(Scripted(elect_one, seats=1), nobody_voted("a")).steps[0]
    money = run(Scripted(fund_one), nobody_voted("ab"), tie_break=ALL).steps[0]

    assert seats == Opened("selection", seats=1)
    assert money == Opened("allocation", budget=Fraction(8))
