"""Budgets of categories and neighborhoods in Pabulib files."""

import pytest

from prioritize.intake.pabulib import read_pabulib
from tests.intake.pabulib_files import VOTES, read, text, told
from tests.shared import shared_path


PROJECTS = [
    "project_id;cost;category;neighborhood",
    "GRA/0006;400;Water,Roads;North",
    "b;700;Roads;None",
    "c;0;;",
]
META = {
    "categories": "Water,Roads, Parks",
    "budget_per_category": "500, 600.50,100",
    "neighborhoods": "North,South",
    "budget_per_neighborhood": "300,400",
}


def test_amounts_become_options_for_the_names_that_projects_have() -> None:
    election = read(text(META, PROJECTS, VOTES))

    assert election.limits == (
        ("budget_per_category", ("Water=500", "Roads=1201/2")),
        ("budget_per_neighborhood", ("North=300",)),
    )
    assert [each.neighborhood for each in election.profile.projects] == ["North", "", ""]
    assert told(election) == []


@pytest.mark.parametrize("amounts", ["500,600", "500,600,many", "500,-1,2"])
def test_amounts_that_do_not_go_with_the_names_are_told_and_not_applied(amounts: str) -> None:
    election = read(text({**META, "budget_per_category": amounts}, PROJECTS, VOTES))

    assert [name for name, _ in election.limits] == ["budget_per_neighborhood"]
    (line,) = told(election)
    assert line.startswith(f"city.pb: META says budget_per_category {amounts}, which are not")


def test_a_real_file_limits_its_categories() -> None:
    name = "Netherlands_Amsterdam_166.pb"

    election = read_pabulib(shared_path("data", "pabulib", name).read_bytes(), name)

    ((option, limits),) = election.limits
    assert (option, len(limits), limits[0]) == ("budget_per_category", 6, "Armoede=52000")
