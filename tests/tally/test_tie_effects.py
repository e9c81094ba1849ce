"""A tie is told as what became of it, and not as what became of another."""

from prioritize.model.outcome import Outcome, Ranking, Selection
from prioritize.tally.engine import run
from prioritize.tally.tally import Tally
from prioritize.tally.ties import ALL, SHARE, TieBreak
from tests.tally.scripted import Scripted, nobody_voted


def effects(method: Scripted, rule: TieBreak = SHARE) -> list[tuple[str, str]]:
    """Return the purposes of the ties with their effects."""
    result = run(method, nobody_voted("abcd"), tie_break=rule)
    return [(tie.purpose, tie.effect) for tie in result.ties if tie.purpose != "place"]


def lead(ids: list[str], first: str) -> Ranking:
    return Ranking([[first], [each for each in ids if each != first]])


def test_a_tie_that_changes_nothing_stands_beside_one_that_does() -> None:
    def play(ids: list[str], tally: Tally) -> Outcome:
        tally.choose("cd", "look at")
        return lead(ids, tally.choose("ab", "lead"))

    assert effects(Scripted(play)) == [("look at", "none"), ("lead", "shared")]


def test_a_tie_that_matters_after_another_matters() -> None:
    def play(ids: list[str], tally: Tally) -> Outcome:
        one, other = tally.choose("ab", "lead"), tally.choose("cd", "follow")
        return Ranking([[one], [other], [each for each in ids if each not in (one, other)]])

    assert effects(Scripted(play)) == [("lead", "shared"), ("follow", "shared")]


def test_ties_that_only_matter_together_both_matter() -> None:
    def play(ids: list[str], tally: Tally) -> Outcome:
        one, other = tally.choose("ab", "one"), tally.choose("ab", "other")
        return lead(ids, "c" if one == other else "d")

    assert effects(Scripted(play)) == [("one", "shared"), ("other", "shared")]


def test_a_tie_after_which_others_come_up_and_all_end_alike_changes_nothing() -> None:
    def play(ids: list[str], tally: Tally) -> Outcome:
        first = tally.choose("ab", "lead")
        if tally.choose("cd", "look at") == "d":
            tally.choose("ab", "look again")
        return lead(ids, first)

    assert effects(Scripted(play)) == [("lead", "shared"), ("look at", "none")]


def test_ways_that_meet_leave_only_what_became_of_all_ties() -> None:
    def play(ids: list[str], tally: Tally) -> Outcome:
        tally.choose("cd", "look at", state="start")
        return lead(ids, tally.choose("ab", "lead", state="met"))

    assert effects(Scripted(play)) == [("look at", "shared"), ("lead", "shared")]


def test_of_seats_the_tie_that_decides_nobody_is_not_open() -> None:
    def play(ids: list[str], tally: Tally) -> Outcome:
        tally.choose("cd", "look at")
        elected = tally.choose("ab", "elect")
        return Selection((elected,), lead(ids, elected))

    assert effects(Scripted(play, seats=1), ALL) == [("look at", "none"), ("elect", "open")]
