"""The first places of several communities on a few lines."""

from textwrap import dedent

from attrs import evolve

from prioritize.model.project import Names
from prioritize.report.overview import overview_text
from prioritize.tally.step import Placed
from tests.report.told import in_one, told


def test_the_overview_names_first_and_second_of_every_community() -> None:
    clear = evolve(told(Placed(("a",)), Placed(("b",))), community="sumbula")
    equal = evolve(told(Placed(("b", "c"))), community="kyshtut")
    lists = evolve(in_one(clear, equal), names=(("sumbula", Names.of("Сумбула")),))

    assert overview_text(lists) == dedent("""\
        In short
        --------

        Community    First        Second
        -----------  -----------  --------
        Сумбула      a            b
        kyshtut      equal: b, c  a

        Each community has a list of its own; points of two lists cannot be compared.
        """)


def test_a_list_of_one_tier_has_no_second() -> None:
    lists = in_one(evolve(told(), community="sumbula"))

    assert "sumbula      equal: a, b, c" in overview_text(lists)
