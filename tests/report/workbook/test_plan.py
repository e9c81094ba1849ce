"""Where things stand on a sheet: nothing on top of something else, and nothing left out."""

from collections import Counter

import pytest

from prioritize.model.hall.layout import HallField, HallSheet
from prioritize.model.hall.load import hall_layout
from prioritize.report.workbook.plan import HINT, field_lines, plan_sheet


LAYOUT = hall_layout()
TABLES = [each for each in LAYOUT.sheets if each.columns]

each_table = pytest.mark.parametrize("sheet", TABLES, ids=[each.id for each in TABLES])


@each_table
def test_every_row_has_one_use(sheet: HallSheet) -> None:
    plan = plan_sheet(LAYOUT, sheet)

    used = [row for _, row in plan.on_top]
    used += [plan.header, *([plan.names] if plan.names >= 0 else [])]
    for block in plan.blocks:
        used += [*range(block.first, block.last + 1), *(row for _, row in block.controls)]
    assert sorted(used) == list(range(HINT + 1, plan.last_row + 1))


@each_table
def test_every_control_row_has_a_place_in_every_block(sheet: HallSheet) -> None:
    plan = plan_sheet(LAYOUT, sheet)

    placed = [control.id for control, _ in plan.on_top]
    placed += [control.id for block in plan.blocks for control, _ in block.controls]

    blocks = sheet.blocks if sheet.controls_at == "bottom" else 1
    assert Counter(placed) == {each.id: blocks for each in sheet.controls}


@each_table
def test_columns_stand_side_by_side_in_the_order_of_the_layout(sheet: HallSheet) -> None:
    plan = plan_sheet(LAYOUT, sheet)

    ids = list(dict.fromkeys(each.column.id for each in plan.columns))
    assert [each.position for each in plan.columns] == list(range(len(plan.columns)))
    assert ids == [each.id for each in sheet.columns]


@each_table
def test_all_votes_lie_beside_one_another(sheet: HallSheet) -> None:
    """Sums are over a range of cells."""
    positions = [each.position for each in plan_sheet(LAYOUT, sheet).votes]

    assert positions == list(range(*([positions[0], positions[-1] + 1] if positions else [0])))


def test_a_column_is_repeated_for_every_code_under_its_code() -> None:
    plan = plan_sheet(LAYOUT, LAYOUT.sheet("wall"))

    codes = tuple(each.code for each in plan.columns if each.code)

    assert codes == LAYOUT.group_codes
    assert plan.names == plan.header - 1
    assert plan.position("total") == 2 + len(codes)
    assert plan.position("serial") == -1


def test_the_lines_of_the_meeting_follow_one_another() -> None:
    lines = field_lines(LAYOUT.sheet("meeting").sections)

    members = [
        each.row
        for each in lines
        if isinstance(each.part, HallField) and each.part.id == "commission"
    ]

    assert [each.row for each in lines] == list(range(HINT + 1, HINT + 1 + len(lines)))
    assert members == list(range(members[0], members[0] + 5))
