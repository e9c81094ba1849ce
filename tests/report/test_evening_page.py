"""What the facilitator reads when the workbook has been dropped."""

from textwrap import dedent

from attrs import evolve

from prioritize.errors import Finding, Spot
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.project import Names
from prioritize.model.shorthand import totals
from prioritize.report.evening_page import (
    Evening,
    Paper,
    evening_text,
    faults_text,
    findings_text,
)
from prioritize.report.voice import Voice
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.ties import SHARE
from prioritize.text import ENGLISH, message
from tests.report.told import RULES


VOICE = Voice("en", ENGLISH)
FAULT = Finding(
    message("12.5 is no whole number"),
    Spot("hall.xlsx", "Топтор", 5, 6),
    message("Write a whole number."),
)
PAPERS = (
    Paper("result", "hall-1a2b3c4d-result.html"),
    Paper("protocol-docx", "hall-1a2b3c4d-protocol.docx"),
    Paper("protocol-html", "hall-1a2b3c4d-protocol.html"),
    Paper("bundle", "hall-1a2b3c4d-bundle.zip"),
    Paper("findings", "hall-1a2b3c4d-findings.txt"),
)


def evening(*papers: Paper, road: int = 32, well: int = 27) -> Evening:
    """Count hands and lay papers beside the workbook."""
    profile = totals({"road": [road], "well": [well], "school": [0]})
    hands = Listing(run(Plurality(), profile, tie_break=SHARE), instrument="hands")
    lists = Lists(RULES, (hands,), title=Names.of({"en": "Meeting at Zhangy-Aryk"}))
    return Evening("hall.xlsx", lists, papers or PAPERS, seal="0123456789abcdef" * 4)


def test_a_clear_evening_says_who_leads_which_files_there_are_and_what_comes_next() -> None:
    assert evening_text(evening(), VOICE) == dedent("""\
        Meeting at Zhangy-Aryk
        ======================

        hands: road is first with 32 votes. well follows with 27 votes. If 3 votes had
        moved from one to the other, the order would be reversed.

        Beside hall.xlsx there is now
        -----------------------------

        File                         What it is
        ---------------------------  -------------------------------------------------
        hall-1a2b3c4d-result.html    the result for everybody: print it and hang it up
        hall-1a2b3c4d-protocol.docx  the protocol: read it, print it, have it signed
        hall-1a2b3c4d-protocol.html  the same protocol, to be read without Word
        hall-1a2b3c4d-bundle.zip     the file to send: with it anybody can count again
        hall-1a2b3c4d-findings.txt   what the program noticed

        What to do next
        ---------------

        - Read the places aloud, and let people ask why.
        - Have the protocol signed by all who are named in it.
        - Send the file that ends with .zip. No names and telephones are in it.
        - Note where others see it, on the flip chart or in a photo: 0123 4567 89ab cdef
        """)


def test_a_shared_place_leads_to_a_vote_among_the_tied() -> None:
    assert "vote again among the tied" in evening_text(evening(road=27), VOICE)
    assert "vote again" not in evening_text(evening(), VOICE)


def test_what_was_noticed_is_to_be_read_first() -> None:
    one, two = (evening_text(evolve(evening(), noticed=number), VOICE) for number in (1, 2))

    assert "- The program noticed 1 thing. Read it first.\n- Read the places" in one
    assert "- The program noticed 2 things. Read them first.\n" in two


def test_a_file_that_somebody_changed_is_told() -> None:
    changed = Paper("protocol-docx", "hall-1a2b3c4d-protocol-2.docx", "numbered")

    text = " ".join(evening_text(evening(changed), VOICE).split())

    assert "It stays; the new one is hall-1a2b3c4d-protocol-2.docx." in text


def test_nothing_new_is_told() -> None:
    same = tuple(evolve(each, state="same") for each in PAPERS)

    assert "nothing has changed since" in evening_text(evening(*same), VOICE)
    assert "nothing has changed" not in evening_text(evening(PAPERS[0], *same[1:]), VOICE)


def test_files_of_an_earlier_count_are_not_to_be_sent() -> None:
    text = evening_text(evolve(evening(), earlier=("hall-00000000-bundle.zip",)), VOICE)

    assert "do not send them:\n  hall-00000000-bundle.zip." in text


def test_a_training_says_so() -> None:
    training = evening()
    training = evolve(training, lists=evolve(training.lists, kind="training", title=Names()))

    assert evening_text(training, VOICE).startswith("hall.xlsx\n=========\n\nTRAINING: votes made")


def test_faults_are_told_in_every_language_with_sheet_and_cell() -> None:
    text = faults_text([FAULT, FAULT], "hall.xlsx", [VOICE, VOICE])

    once, again = text.split("\nhall.xlsx\n=========\n")
    assert once.removeprefix("hall.xlsx\n=========\n") == again
    assert "1 thing has to be mended" in once
    assert "12.5 is no whole number" in once
    assert "Топтор" in once
    assert "drop the workbook once more" in once


def test_findings_are_told_or_that_there_are_none() -> None:
    assert "12.5 is no whole number" in findings_text([FAULT], "hall.xlsx", [VOICE])
    assert findings_text([], "hall.xlsx", [VOICE]).endswith("Nothing was found.\n")
