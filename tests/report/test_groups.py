"""Results by group, as pages, JSON and CSV."""

import csv
import io
import json
from textwrap import dedent
from typing import Any

from attrs import evolve

from prioritize.errors import Spot, finding
from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.profile import Profile
from prioritize.model.project import Names
from prioritize.model.shorthand import ranked, totals
from prioritize.report.groups_csv import groups_csv
from prioritize.report.groups_json import groups_json
from prioritize.report.groups_page import groups_markdown, groups_text
from prioritize.tally.group_lists import Grouped, grouped
from prioritize.tally.listing import Lists
from prioritize.tally.views import Voices
from prioritize.text import message
from tests.report.told import RULES
from tests.tally.crowds import ALL, AnyMethod, approved, of_groups, official


NAMES = (("women", Names.of({"en": "Women"})), ("men", Names.of({"en": "Men"})))
SHEET = totals(
    {"road": [5, 24], "preschool": [6, 9], "water": [5, 21], "field": [1, 22]},
    groups=("women", "men"),
    voters=(6, 29),
)
Told = tuple[Lists, tuple[Grouped, ...]]


def told(method: AnyMethod, profile: Profile, voices: Voices = ALL) -> Told:
    listing = official(method, profile)
    found = grouped(listing, voices)
    return Lists(RULES, (listing,), names=NAMES), (found,) if found else ()


WALL = told(Dots(per_voter=3), SHEET, Voices(order=("women", "men")))


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def document(content: bytes) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(content)
    return read


def test_a_page_says_what_every_group_wants() -> None:
    text = groups_text(*WALL).partition("\n\n")[2].partition("\nThese rules'")[0]

    assert text == dedent("""\
        Ranked list
        -----------

        - Method: Dot voting [dots]. Options: per_voter=3, exactly=false,
          over_full=set-aside.
        - People whose votes count: Women 6, Men 29.

        Women put preschool first. Men put road first. With one voice for every person
        road is first. The table shows places, and in parentheses what there is for each
        person (dots).

        Project         Women       Men       All    Equal voice
        ---------  ----------  --------  --------  -------------
        road       2–3 (0.83)  1 (0.83)  1 (0.83)       1 (0.83)
        water      2–3 (0.83)  3 (0.72)  2 (0.74)       2 (0.78)
        field        4 (0.17)  2 (0.76)  3 (0.66)       4 (0.46)
        preschool    1 (1.00)  4 (0.31)  4 (0.43)       3 (0.66)

        - With an equal voice for every group the first place stays the same, and others
          change.
        - preschool is among the first three of Women and not of all.
        """)


def test_a_page_names_what_would_be_overlooked() -> None:
    text = groups_text(*WALL).replace("\n  ", " ")

    assert "- preschool is among the first three of Women and not of all." in text


def test_groups_that_put_several_first_are_told_in_the_plural() -> None:
    lists, groups = told(Approval(), approved({"women": ["6: a b"], "men": ["7: b"]}))

    assert "Women put a, b first, equal." in groups_text(lists, groups)


def test_why_nothing_is_shown_stands_on_the_page() -> None:
    lists, groups = told(Approval(), approved({"women": ["4: a"], "men": ["7: b"]}))

    text = groups_text(lists, groups).replace("\n  ", " ")

    assert "fewer than two groups have 5 people or more" in text
    assert "Project" not in text


def test_places_alone_are_shown_where_votes_do_not_add_up() -> None:
    ballots = of_groups(ranked("6: a > b", "9: b > a"), ("women", "men"))

    text = groups_text(*told(InstantRunoff(), ballots))

    assert "Project      Men    Women    All    Equal voice" in text
    assert "in parentheses" not in text


def test_a_group_that_stops_at_a_tie_is_undecided() -> None:
    lists, (found,) = WALL
    stopped = evolve(found, own=tuple(evolve(each, result=None) for each in found.own))

    assert "undecided" in groups_text(lists, [stopped])
    assert document(groups_json(lists, [stopped]))["lists"][0]["groups"][0]["ranking"] is None
    assert {row["view"] for row in table(groups_csv(lists, [stopped]))} == {"raw", "equal-voice"}


def test_what_reading_found_is_not_on_the_page_because_it_may_tell_of_a_few_people() -> None:
    lists, groups = WALL
    found = finding(message("1 dot of youth is missing"), Spot("wall.csv"))

    assert "missing" not in groups_text(evolve(lists, findings=(found,)), groups)


def test_markdown_has_the_same_table() -> None:
    assert "| Project | Women | Men | All | Equal voice |" in groups_markdown(*WALL)


def test_json_holds_groups_views_and_exact_numbers() -> None:
    read = document(groups_json(*WALL))

    (found,) = read["lists"]
    women, men = found["groups"]
    assert (read["schema"], read["smallest"]) == ("prioritize/groups/1", 5)
    assert read["names"] == [["men", "Men"], ["women", "Women"]]
    assert (found["measure"], found["method"]["id"]) == ("dots", "dots")
    assert (women["groups"], women["people"], women["overlooked"]) == (["women"], 6, ["preschool"])
    assert women["ranking"][0] == {"rank": 1, "projects": ["preschool"], "score": "6"}
    assert ["road", "24/29"] in men["per_head"]
    assert [each["view"] for each in found["views"]] == ["raw", "per-head", "equal-voice"]
    assert "changes_first" not in found["views"][0]
    assert found["views"][2]["changes_first"] is False
    assert "what_if" not in read


def test_json_marks_a_what_if() -> None:
    lists, (found,) = WALL
    tried = evolve(found, official=evolve(found.official, what_if=True))

    assert document(groups_json(lists, [tried]))["what_if"] is True


def test_csv_has_one_row_for_each_project_and_voice() -> None:
    rows = table(groups_csv(*WALL))

    voices = list(dict.fromkeys((row["view"], row["group"], row["people"]) for row in rows))
    assert voices == [
        ("per-head", "Women", "6"),
        ("per-head", "Men", "29"),
        ("raw", "", "35"),
        ("equal-voice", "", "35"),
    ]
    (road,) = (row for row in rows if (row["group"], row["project"]) == ("Men", "road"))
    assert (road["place"], road["per head"], road["exactly per head"]) == (
        "1",
        "0,827586",
        "'24/29",
    )
    assert len(rows) == 4 * 4


def test_csv_marks_a_training() -> None:
    lists, groups = WALL

    rows = table(groups_csv(evolve(lists, kind="training"), groups))

    assert {row["note"] for row in rows} == {"TRAINING, no result"}
