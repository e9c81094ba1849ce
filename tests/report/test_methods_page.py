"""Methods as people and programs read them."""

import json
from textwrap import dedent

from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.plurality import Plurality
from prioritize.report.methods_page import (
    admissions_json,
    admissions_text,
    method_text,
    methods_json,
    methods_text,
)
from prioritize.text import message
from tests.report.told import Told


ADMISSIONS = (
    (
        "sumbula/gallery",
        (("dots", None), ("borda", message("borda needs {kind}", kind="ballots that rank"))),
    ),
    ("sumbula/list", (("borda", message("borda needs ballots that rank")),)),
)


def test_methods_are_listed_with_what_they_count() -> None:
    assert methods_text([Dots, Plurality]) == dedent("""\
        Method     Family    Title                      Counts
        ---------  --------  -------------------------  ------------------------
        dots       dots      Dot voting                 dots, approval, totals
        plurality  dots      One vote each (plurality)  approval, ranked, totals
        """)


def test_a_method_is_shown_with_its_card_and_its_options() -> None:
    text = method_text(Dots, "# Dots\n\nSticky ones.\n")

    assert text.startswith("# Dots\n\nSticky ones.\n\nOptions\n-------\n\n")
    assert "\nper_voter  a whole number from 1     must be given  " in text
    assert "\ncap        a whole number from 1     none           " in text
    assert "\nexactly    true or false             false          " in text
    assert "- Version 1 of its rules.\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_options_that_the_card_explains_are_not_repeated() -> None:
    text = method_text(Dots, "# Dots\n\n## Options\n\n| option |\n")

    assert text.count("Options") == 1


def test_a_method_without_a_card_is_shown_by_its_summary() -> None:
    assert method_text(Told, "") == dedent("""\
        Told (told)
        ===========

        Tells what it is told.

        Options
        -------

        This method has no options.

        About this method
        -----------------

        - Source: A test
        - It counts: ranked.
        - Version 1 of its rules.
        """)


def test_the_json_describes_a_method_whole() -> None:
    answer = json.loads(methods_json([Dots], cards={"dots": "# Dots"}))

    (method,) = answer["methods"]
    assert answer["schema"] == "prioritize/methods/1"
    assert {key: method[key] for key in ("id", "family", "kinds", "outcome", "exact", "card")} == {
        "id": "dots",
        "family": "dots",
        "kinds": ["dots", "approval", "totals"],
        "outcome": "ranking",
        "exact": True,
        "card": "# Dots",
    }
    assert method["options"][0] == {
        "name": "per_voter",
        "help": "How many dots each person has; declared before the vote.",
        "value": "a whole number from 1",
        "required": True,
        "repeatable": False,
        "default": None,
    }
    assert [option["default"] for option in method["options"]] == [
        None,
        None,
        False,
        "set-aside",
    ]


def test_what_a_source_admits_is_said_list_by_list() -> None:
    assert admissions_text(ADMISSIONS) == dedent("""\
        sumbula/gallery
        ---------------

        Methods that can count it: dots.

        - borda needs ballots that rank

        sumbula/list
        ------------

        No method can count it.

        - borda needs ballots that rank
        """)


def test_what_a_source_admits_is_written_for_programs() -> None:
    answer = json.loads(admissions_json(ADMISSIONS))

    assert answer["lists"][0] == {
        "source": "sumbula/gallery",
        "methods": [
            {"id": "dots", "admitted": True, "reason": None},
            {"id": "borda", "admitted": False, "reason": "borda needs ballots that rank"},
        ],
    }
