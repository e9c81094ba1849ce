"""What `consultation.toml` says, and how its parts have to fit together."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from tests.intake.consultations import EXPECTED, FULL, MINIMAL, changed, findings, read


def test_everything_declared_is_read() -> None:
    assert read(FULL) == EXPECTED


def test_the_only_community_goes_without_saying() -> None:
    consultation = read(MINIMAL)

    assert [each.community for each in consultation.inputs] == ["village"]
    assert (consultation.combination, consultation.budget) == (None, None)
    assert consultation.tie_break == "share"


def test_an_empty_table_lacks_everything_that_is_needed() -> None:
    whats = [str(each.what) for each in findings("x = 1")]

    assert "There is no such key" in whats
    assert "schema is missing" in whats
    assert "There are no communities" in whats
    assert "There are no inputs" in whats


def test_several_files_of_one_input_need_communities_of_their_own() -> None:
    second = MINIMAL[MINIMAL.index("[[inputs]]") :]

    (finding,) = findings(MINIMAL + "\n" + second)

    assert (finding.spot.row, finding.spot.field) == (20, "inputs[1]")


def test_one_id_does_not_stand_for_two_instruments() -> None:
    text = changed(
        "[combination]",
        '[[inputs]]\nid = "gallery"\ninstrument = "questionnaire"\ncommunity = "ken-talaa"\n'
        'file = "q.csv"\nlevel = "direction"\nmethod = "approval"\n[combination]',
    )

    (finding,) = findings(text)

    assert str(finding.what) == "The input gallery on line 70 is no questionnaire"


def test_an_input_for_all_communities_leaves_no_room_for_another() -> None:
    text = changed(
        "[combination]",
        '[[inputs]]\ninstrument = "gallery"\nfile = "all.csv"\nlevel = "direction"\n'
        'method = "approval"\n[combination]',
    )

    (finding,) = findings(text)

    assert "The same community has an input gallery" in str(finding.what)


@pytest.mark.parametrize("level, key", [("problem", "problems"), ("direction", "directions")])
def test_what_an_input_is_about_must_be_declared(level: str, key: str) -> None:
    (finding,) = findings(MINIMAL.replace('level = "project"', f'level = "{level}"'))

    assert finding.spot.field == "inputs[0].level"
    assert f"There are no {key}" in str(finding.what)


def test_projects_of_another_community_are_nothing_to_vote_on() -> None:
    text = MINIMAL + '[[communities]]\nid = "town"\n'
    text = text.replace('id = "north"', 'id = "north"\ncommunity = "town"')
    text = text.replace('id = "south"', 'id = "south"\ncommunity = "town"')
    text = text.replace('file = "hands.csv"', 'file = "hands.csv"\ncommunity = "village"')

    (finding,) = findings(text)

    assert finding.spot.field == "inputs[0].level"


def test_scores_need_criteria() -> None:
    (finding,) = findings(
        MINIMAL.replace('"gallery"', '"scores"').replace('"plurality"', '"weighted-sum"')
    )

    assert "There are no criteria" in str(finding.what)


@pytest.mark.parametrize("roll_up", ["problem", "project"])
def test_votes_are_never_rolled_down(roll_up: str) -> None:
    text = changed(
        'roll_up = "direction"\n\n[[inputs]]\nid', f'roll_up = "{roll_up}"\n\n[[inputs]]\nid'
    )

    (finding,) = findings(text)

    assert "cannot be rolled up" in str(finding.what)


def test_a_problem_of_two_directions_cannot_be_rolled_up() -> None:
    second = '[[directions]]\nid = "water"\nproblems = ["dry-canal"]\n\n[[projects]]\nid = "school"'

    (finding,) = findings(changed('[[projects]]\nid = "school"', second))

    assert "dry-canal stand under several directions" in str(finding.what)


def test_a_project_without_a_direction_cannot_be_rolled_up() -> None:
    text = MINIMAL + 'roll_up = "direction"\n'

    (finding,) = findings(text)

    assert "north, south stand under no direction" in str(finding.what)


def test_an_input_of_another_level_may_stand_beside_the_combined_list() -> None:
    text = changed('method = "approval"\nroll_up = "direction"', 'method = "approval"')

    assert read(text).inputs[0].roll_up == ""


def test_a_weight_for_another_level_needs_a_roll_up() -> None:
    text = changed("committee = 0", "committee = 1").replace("total = 1.5", "total = 2.5")

    (finding,) = findings(text)

    assert finding.spot.field == "inputs[2]"
    assert 'Declare roll_up = "direction"' in finding.render()


def test_weights_of_0_combine_nothing() -> None:
    text = changed("gallery = 1.5", "gallery = 0").replace("total = 1.5\n", "")

    (finding,) = findings(text)

    assert str(finding.what) == "No weight is above 0"


def test_a_budget_needs_the_list_that_it_names() -> None:
    budget = '[budget]\nmethod = "greedy-budget"\namounts = { village = 5 }\n'
    costs = MINIMAL.replace('id = "north"', 'id = "north"\ncost = 3').replace(
        'id = "south"', 'id = "south"\ncost = 4'
    )

    (finding,) = findings(costs + budget)

    assert str(finding.what) == "There is no list combined to put under the budget"


def test_the_same_name_may_be_used_in_two_communities() -> None:
    text = MINIMAL + '[[communities]]\nid = "town"\n'
    text = text.replace('id = "north"', 'id = "north"\nname = "Жол"\ncommunity = "town"')
    text = text.replace('id = "south"', 'id = "south"\nname = "жол"\ncommunity = "village"')

    assert [each.names.in_language("ky") for each in read(text).projects] == ["Жол", "жол"]


def test_names_are_composed_letters() -> None:
    decomposed = "Тай\u0438\u0306"  # и and a breve instead of й

    consultation = read(MINIMAL.replace('"Two roads"', f'"{decomposed}"'))

    assert consultation.title.in_language("") == "Тайй"


@given(st.integers(0, len(FULL)), st.text(st.characters(codec="utf-8"), max_size=5))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(position: int, noise: str) -> None:
    damaged = FULL[:position] + noise + FULL[position + 1 :]

    with suppress(InputError):
        assert read(damaged).inputs


def test_the_same_instrument_may_be_used_in_several_communities() -> None:
    text = changed(
        "[combination]",
        '[[inputs]]\ninstrument = "gallery"\ncommunity = "ken-talaa"\nfile = "wall.csv"\n'
        'level = "direction"\nmethod = "approval"\n[combination]',
    )

    assert [each.id for each in read(text).inputs] == ["map", "gallery", "committee", "gallery"]


def test_options_keep_exact_numbers_and_lists() -> None:
    text = changed('on_overflow = "skip"', 'min_score = 0.10, by = "score"')

    budget = read(text).budget

    assert budget is not None
    assert budget.options == (("by", "score"), ("min_score", "1/10"))


def test_an_option_may_be_a_list() -> None:
    text = MINIMAL.replace(
        '"plurality"', '"instant-runoff"\noptions = { eliminate_first = ["north"] }'
    )

    assert read(text).inputs[0].options == (("eliminate_first", ["north"]),)


def test_an_element_that_is_no_table_is_named() -> None:
    (finding,) = findings(
        MINIMAL.replace('[[communities]]\nid = "village"', "").replace(
            'kind = "real"', 'kind = "real"\ncommunities = [{ id = "village" }, 7]'
        )
    )

    assert finding.spot.field == "communities[1]"
