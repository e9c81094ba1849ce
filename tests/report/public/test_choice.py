"""Which lists of a community stand on its sheet."""

from fractions import Fraction

from attrs import evolve

from prioritize.model.consultation import MapEvidence
from prioritize.report.public.choice import choices
from tests.report.public.posters import hands, in_community, together, wall


WALL = wall({"P1": [5], "P2": [3]})
HANDS = hands(4, 2)
MAP = evolve(WALL, instrument="map", map_evidence=(MapEvidence("P1", (), 3, None),))


def test_without_weights_every_instrument_stands_for_itself() -> None:
    (choice,) = choices((HANDS, WALL))

    assert choice.main == (HANDS, WALL)
    assert choice.parts == ()


def test_a_combined_list_is_the_main_one_and_its_parts_stand_beside_it() -> None:
    first, second, combined = together((WALL, 2), (HANDS, 1))

    (choice,) = choices((first, second, combined))

    assert choice.main == (combined,)
    assert choice.parts == (WALL, HANDS)
    assert choice.asked == (WALL, HANDS)


def test_an_instrument_of_weight_zero_is_no_part() -> None:
    *lists, combined = together((WALL, 2), (HANDS, 1))
    weightless = evolve(combined, parts=(("gallery", combined.parts[0][1]), ("hands", Fraction(0))))

    (choice,) = choices((*lists, weightless))

    assert choice.parts == (WALL,)


def test_the_map_is_no_vote_where_there_are_votes() -> None:
    (choice,) = choices((WALL, MAP))

    assert choice.main == (WALL,)
    assert choice.asked == (WALL, MAP)
    assert choice.evidence == MAP.map_evidence


def test_a_map_alone_is_shown() -> None:
    (choice,) = choices((MAP,))

    assert choice.main == (MAP,)


def test_of_a_list_rolled_up_the_one_as_collected_is_told_of() -> None:
    rolled = evolve(WALL, level="direction")

    (choice,) = choices((WALL, rolled))

    assert choice.main == choice.asked == (WALL,)


def test_a_part_is_the_list_on_the_level_of_the_combined_one() -> None:
    problems = evolve(WALL, level="problem")
    *_, combined = together((WALL, 1), (HANDS, 1))

    (choice,) = choices((problems, WALL, HANDS, combined))

    assert choice.parts == (WALL, HANDS)


def test_the_list_under_the_budget_stands_by_itself() -> None:
    funded = evolve(WALL, view="budget")

    (choice,) = choices((WALL, funded))

    assert (choice.main, choice.funded) == ((WALL,), funded)


def test_a_list_under_a_budget_alone_is_shown() -> None:
    funded = evolve(WALL, view="budget")

    (choice,) = choices((funded,))

    assert (choice.main, choice.funded) == ((funded,), None)


def test_every_community_has_its_own_lists() -> None:
    north, south = in_community(WALL, "north"), in_community(HANDS, "south")

    found = choices((north, south))

    assert [(each.community, each.main) for each in found] == [
        ("north", (north,)),
        ("south", (south,)),
    ]
