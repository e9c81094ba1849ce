"""Projects found by what people call them."""

import pytest

from prioritize.errors import UsageError
from prioritize.workflow.explain import lists_about
from tests.workflow.files import ballots


CITY = (
    "META\nkey;value\nbudget;10\nvote_type;approval\nrule;greedy\n"
    "PROJECTS\nproject_id;cost;name\n2023/DAB/0001;7;Dance\n2023/DAB/0002;4;Winter cinema\n"
    "2023/DAB/0003;4;Summer cinema\n2023/DAB/0004;4;Open-air cinema\n2023/DAB/0005;4;Cinema bus\n"
    "VOTES\nvoter_id;vote\n1;2023/DAB/0001\n"
)


@pytest.mark.parametrize(
    "said, remedy",
    [
        ("2023/DAB/001", "Did you mean 2023/DAB/0001, "),
        ("0003", "Did you mean 2023/DAB/0003?"),
        ("summer CINEMA", "Did you mean 2023/DAB/0003?"),
        ("er cinema", "Did you mean 2023/DAB/0002, 2023/DAB/0003?"),
        ("cinema", "None"),
        ("swimming pool", "None"),
    ],
)
def test_what_no_list_holds_is_met_with_a_proposal(said: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        lists_about(ballots("city.pb", CITY), (said,))

    (found,) = caught.value.findings
    assert str(found.what) == f"No list asked for holds the project {said!r}"
    assert str(found.remedy).startswith(remedy)
