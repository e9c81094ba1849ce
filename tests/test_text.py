"""Messages and the one door through which they are translated."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritize.text import ENGLISH, Message, counted, message, number_text, render, retold


class Shouting:
    """A catalog that translates by shouting, and counts in threes."""

    def gettext(self, message: str, /) -> str:
        return {", ": " AND ", "we have {parts}": "WE HAVE {parts}"}[message]

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        return "{number} DOT" if n % 3 == 1 else f"{msgid1} {msgid2}"


def test_the_facts_fill_the_placeholders() -> None:
    text = message("{project} has {score} points", project="road", score=Fraction(7, 2))

    assert render(text) == "road has 7/2 points"
    assert str(text) == render(text)


def test_a_number_rules_the_form() -> None:
    assert [str(counted("{number} ballot", "{number} ballots", number=n)) for n in (0, 1, 2)] == [
        "0 ballots",
        "1 ballot",
        "2 ballots",
    ]


def test_a_message_may_be_a_fact_of_another() -> None:
    reason = counted("{number} dot too many", "{number} dots too many", number=2)

    assert str(message("Set aside: {reason}", reason=reason)) == "Set aside: 2 dots too many"


def test_several_facts_are_listed() -> None:
    text = message("Did you mean {names}?", names=("a", Fraction(1, 2), message("c")))

    assert str(text) == "Did you mean a, 1/2, c?"


def test_a_catalog_translates_every_part() -> None:
    inner = counted("{number} dot", "{number} dots", number=4)
    text = message("we have {parts}", parts=("x", inner))

    assert render(text, Shouting()) == "WE HAVE x AND 4 DOT"


def test_names_with_braces_stay_as_they_are() -> None:
    assert str(message("{project} is first", project="{score}")) == "{score} is first"


def test_facts_are_retold_wherever_they_stand() -> None:
    inner = counted("{number} dot of {group}", "{number} dots of {group}", number=2, group="G1")
    text = message("{inner}: {ids}", inner=inner, ids=("P1", 3))

    told = retold(text, lambda id: message("<{id}>", id=id))

    assert str(told) == "2 dots of <G1>: <P1>, 3"


def test_messages_are_values() -> None:
    assert message("{a}", a=1) == Message("{a}", (("a", 1),))
    assert len({message("{a}", a=1), message("{a}", a=1)}) == 1


def test_english_is_what_the_templates_say() -> None:
    assert ENGLISH.gettext("{x} is first") == "{x} is first"


@given(st.fractions())
def test_a_number_is_written_without_loss(number: Fraction) -> None:
    assert Fraction(number_text(number)) == number
