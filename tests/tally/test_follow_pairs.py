"""What one ballot says about pairs."""

from prioritize.model.shorthand import ranked
from prioritize.tally.cast import find_casts
from prioritize.tally.follow_pairs import voice_of


PROFILE = ranked("b > a", "a = c > d", projects="a b c d")


def test_unranked_projects_stand_last_together() -> None:
    voice = voice_of(PROFILE, *find_casts(PROFILE, "1"))

    assert voice.tiers == (("b",), ("a",), ("c", "d"))
    assert (voice.spoken, voice.pairs) == (5, 6)


def test_a_ballot_may_say_nothing_of_unranked_projects() -> None:
    voice = voice_of(PROFILE, *find_casts(PROFILE, "1"), unranked="no-opinion")

    assert (voice.tiers, voice.mute) == ((("b",), ("a",)), ("c", "d"))
    assert (voice.spoken, voice.pairs) == (1, 6)


def test_equal_places_are_silence() -> None:
    voice = voice_of(PROFILE, *find_casts(PROFILE, "2"))

    assert voice.tiers == (("a", "c"), ("d",), ("b",))
    assert voice.spoken == 5
