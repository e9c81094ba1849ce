import pytest

from prioritize.audit.material import Material
from prioritize.audit.personal import check_personal
from tests.audit.sample import MATERIAL


def found(content: str, name: str = "votes.csv") -> list[tuple[str, int]]:
    """Look at one file, and say in which rows something looks personal."""
    material = Material("ballots", name, {name: content.encode()}, {})
    return [(str(each.what), each.spot.row) for each in check_personal(material)]


@pytest.mark.parametrize(
    "heading",
    ["serial,Phone,road", "ФИО;дорога", "Аты-жөнү,жол", "voter,e-mail", "Паспорт;1;2", "ПИН,жол"],
)
def test_a_heading_that_promises_persons_is_found(heading: str) -> None:
    assert [row for _, row in found(f"{heading}\n1,2,3\n")] == [1]


def test_a_telephone_number_is_found_with_its_row() -> None:
    assert found("serial,note\n1,x\n2,+996 555 12-34-56\n") == [
        ("This looks like a telephone number", 3)
    ]


@pytest.mark.parametrize(
    "content", ["voter,road,well\n1,2,3\n", "phoneme,spin\n1,2\n", "id,cost\nroad,250000\n", ""]
)
def test_what_a_count_needs_is_not_called_personal(content: str) -> None:
    assert found(content) == []


def test_only_tables_are_looked_at() -> None:
    assert found("phone\n", "photo.jpg") == []
    assert list(check_personal(MATERIAL)) == []
