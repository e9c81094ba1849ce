"""Attributes of voters, read when they are asked for."""

import pytest

from prioritize.model.voters import VoterTable


def test_columns_are_read_when_first_asked_for() -> None:
    asked: list[str] = []

    def load() -> dict[str, tuple[str, ...]]:
        asked.append("now")
        return {"group": ("women", "men")}

    table = VoterTable(("group",), load)

    assert asked == []
    assert table.column("group") == ("women", "men")
    assert asked == ["now"]


def test_a_table_is_made_from_columns() -> None:
    table = VoterTable.of({"group": ("women",)})

    assert table.names == ("group",)
    with pytest.raises(KeyError):
        table.column("age")
