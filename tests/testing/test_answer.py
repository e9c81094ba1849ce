"""Two counts are compared by what does not depend on the way that is followed first."""

from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.model.outcome import Ranking, Relation, Selection
from prioritize.model.shorthand import approvals
from prioritize.tally.layers import layered
from prioritize.tally.step import Elected, Related
from prioritize.tally.tally import Tally
from prioritize.testing.answer import Answer, answer, attempt
from tests.tally.scripted import Scripted, nobody_voted
from tests.testing.honest import Points


HALF = Fraction(1, 2)
ONE = Answer((("a",), ("b",)), (("a", Fraction(1)), ("b", HALF)))


def test_an_answer_is_written_in_a_few_words() -> None:
    elected = Answer((("a",), ("b", "c")), chosen=frozenset("a"), undecided=frozenset("bc"))

    assert str(ONE) == "a > b; a 1, b 1/2"
    assert str(elected) == "a > b = c; chosen a; undecided b, c"
    assert str(Answer()) == "nothing"


def test_a_refusal_is_an_answer() -> None:
    given = answer(Points(), approvals("a"))

    assert given == Answer(refused="InputError", reason="said otherwise")
    assert str(given) == "a refusal (InputError: points cannot count approval; it counts ranked)"
    assert not given.counted
    assert isinstance(attempt(Points(), approvals("a")), InputError)


def test_a_broken_method_is_no_answer() -> None:
    broken = Scripted(lambda _ids, _tally: Ranking(()))

    with pytest.raises(AssertionError, match="does not give every project one place: a"):
        answer(broken, nobody_voted("a"))


def test_names_change_everywhere() -> None:
    given = Answer(
        (("a",), ("b",)),
        (("a", HALF), ("b", HALF)),
        chosen=frozenset("a"),
        undecided=frozenset("b"),
        winners=frozenset("a"),
        pairs=frozenset({("a", "b")}),
    )

    assert given.renamed({"a": "b", "b": "a"}) == Answer(
        (("b",), ("a",)),
        (("a", HALF), ("b", HALF)),
        chosen=frozenset("b"),
        undecided=frozenset("a"),
        winners=frozenset("b"),
        pairs=frozenset({("b", "a")}),
    )


@pytest.mark.parametrize(
    "score, tolerance, agrees",
    [
        (HALF, None, True),
        (HALF + Fraction(1, 1000), None, False),
        (HALF + Fraction(1, 1000), Fraction(1, 1000), True),
        (HALF + Fraction(1, 999), Fraction(1, 1000), False),
    ],
)
def test_scores_may_differ_by_a_tolerance(
    score: Fraction,
    tolerance: Fraction | None,
    agrees: bool,  # noqa: FBT001  # an expected value
) -> None:
    other = evolve(ONE, scores=(("a", Fraction(1)), ("b", score)))

    assert ONE.agrees_with(other, tolerance) is agrees


def test_what_was_not_followed_to_its_end_agrees_with_anything() -> None:
    assert ONE.agrees_with(Answer(complete=False), None)


def test_of_several_partial_orders_only_the_first_places_are_compared() -> None:
    def play(ids: list[str], tally: Tally) -> Relation:
        pairs = ((tally.choose(ids[:2], "lock"), ids[2]),)
        tally.record(Related(pairs))
        return Relation(pairs, layered(ids, pairs))

    assert answer(Scripted(play), nobody_voted("abc")) == Answer(winners=frozenset("ab"))


def test_who_is_elected_in_some_ways_is_undecided() -> None:
    def play(ids: list[str], tally: Tally) -> Selection:
        chosen = tally.choose(ids, "elect")
        tally.record(Elected((chosen,)))
        return Selection((chosen,), Ranking([[chosen], [x for x in ids if x != chosen]]))

    assert answer(Scripted(play), nobody_voted("ab")) == Answer(
        (("a", "b"),), undecided=frozenset("ab"), winners=frozenset("ab")
    )
