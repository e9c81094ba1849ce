"""Lists as they are handed to the reports: what belongs to what."""

from attrs import evolve

from prioritize.methods.dots.approval import Approval
from prioritize.model.project import Names, Project
from prioritize.model.shorthand import approvals
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists


BALLOTS = approvals("2: a b", "a")
RESULT = run(Approval(), BALLOTS)
OFFICIAL = Listing(RESULT, community="Ak-Suu", instrument="dots", level="village")
EQUAL = evolve(OFFICIAL, view="equal-voice")
ELSEWHERE = evolve(EQUAL, community="Boz-Uy")
LISTS = Lists("rules", (OFFICIAL,), views=(ELSEWHERE, EQUAL))


def test_a_list_shows_the_method_that_made_it() -> None:
    assert OFFICIAL.method == Approval()
    assert (OFFICIAL.is_raw, EQUAL.is_raw) == (True, False)


def test_beside_an_official_list_stand_the_views_of_the_same_place() -> None:
    assert LISTS.all == (OFFICIAL, ELSEWHERE, EQUAL)
    assert LISTS.beside(OFFICIAL) == (EQUAL,)
    assert LISTS.beside(EQUAL) == ()


def test_declared_names_come_before_those_of_the_ballots() -> None:
    named = Project("a", names=Names((("en", "Road"),)))
    profile = evolve(BALLOTS, projects=(named, Project("b")))
    official = evolve(OFFICIAL, result=evolve(RESULT, profile=profile))
    declared = Names((("en", "The road to the school"),))

    assert Lists("rules", (official,)).known_names == {"a": named.names}
    assert Lists("rules", (official,), names=(("a", declared),)).known_names == {"a": declared}
