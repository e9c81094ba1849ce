from pathlib import Path

import pytest

from prioritize.errors import InputError, UsageError
from prioritize.ports.output import Existing
from prioritize.workflow.demo import copy_demo
from prioritize.workflow.material import gather
from prioritize.workflow.new import new_folder
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.workflow.files import COUNCIL, RULES, WALL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "consultation.toml").write_text(RULES, encoding="utf-8")
    (tmp_path / "wall.csv").write_text(WALL, encoding="utf-8")
    (tmp_path / "council.csv").write_text(COUNCIL, encoding="utf-8")
    return tmp_path


def test_a_folder_stands_for_the_consultation_in_it(folder: Path) -> None:
    by_folder = gather(str(folder), Request())

    assert by_folder == gather(str(folder / "consultation.toml"), Request())
    assert sorted(by_folder.files) == ["consultation.toml", "council.csv", "wall.csv"]


def test_every_missing_file_is_named_with_its_place_in_the_rules(folder: Path) -> None:
    (folder / "wall.csv").unlink()
    (folder / "council.csv").unlink()

    with pytest.raises(InputError) as caught:
        gather(str(folder), Request())

    assert [each.spot.field for each in caught.value.findings] == [
        "inputs[0].file = 'wall.csv'",
        "inputs[1].file = 'council.csv'",
    ]


def test_an_order_of_projects_is_read_from_a_file(folder: Path) -> None:
    order = folder / "order.txt"
    order.write_text("\ufeffwell\n\n road \nschool\n", encoding="utf-8")

    material = gather(str(folder), Request(tie_break=f"order:@{order}"))

    assert material.settings["tie_break"] == "order:well,road,school"


def test_an_order_in_another_encoding_is_refused(folder: Path) -> None:
    order = folder / "order.txt"
    order.write_bytes("суу".encode("cp1251"))

    with pytest.raises(InputError, match="not in UTF-8"):
        gather(str(folder), Request(tie_break=f"order:@{order}"))


def test_standard_input_is_read_by_the_format_named() -> None:
    text = b"# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 1\n1: 2,1\n"

    material = gather("-", Request(method="borda", input_format="toi"), stdin=lambda: text)

    assert material.source == "stdin.toi"
    assert len(rank(material).listings) == 1


def test_standard_input_without_a_format_is_a_fault_of_usage() -> None:
    with pytest.raises(UsageError, match="--input-format"):
        gather("-", Request(), stdin=lambda: b"")


def test_a_new_folder_can_be_ranked_as_it_is(tmp_path: Path) -> None:
    paths = new_folder(tmp_path / "mine", existing=Existing.KEEP)

    assert all(path.is_file() for path in paths)
    assert rank(gather(str(tmp_path / "mine"), Request())).listings


def test_the_demonstration_can_be_copied_and_ranked(tmp_path: Path) -> None:
    copy_demo(tmp_path / "batken", existing=Existing.KEEP)

    assert len(rank(gather(str(tmp_path / "batken"), Request())).listings) > 15
