"""Whatever a method counts, every report can tell it."""

import csv
import io
import json
from itertools import islice, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.registry import discover, load
from prioritize.report.csv_table import canonical_csv, result_csv
from prioritize.report.explain import Question, explain_json, explain_text
from prioritize.report.json_result import result_json
from prioritize.report.markdown import result_markdown
from prioritize.report.plain import result_text
from prioritize.report.safe_text import HIDDEN
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import ALL
from prioritize.testing.strategies import methods_for, profiles_for
from tests.report.told import in_one


def counted(data: st.DataObject, id: str) -> Lists:
    """Count some ballots by a method with some options."""
    method_class = load(id)
    method = data.draw(methods_for(method_class))
    profile = data.draw(profiles_for(method_class))
    try:
        result = run(method, profile, tie_break=ALL)
    except InputError:
        return in_one()
    return in_one(Listing(result))


def questions(lists: Lists) -> list[Question]:
    """Ask about everything, about each project, and about some pairs."""
    listings = lists.listings
    ids = sorted({each for one in listings for each in ranking_of(one.result.outcome).projects})
    pairs = (Question(*pair) for pair in islice(permutations(ids, 2), 6))
    return [Question(), *(Question(each) for each in ids), *pairs]


@pytest.mark.parametrize("id", discover())
@settings(max_examples=20)
@given(st.data())
def test_every_list_is_told_in_every_form(id: str, data: st.DataObject) -> None:
    lists = counted(data, id)

    texts = [
        result_text(lists),
        result_markdown(lists),
        *(explain_text(lists, each) for each in questions(lists)),
    ]

    assert [line for text in texts for line in text.split("\n") if HIDDEN.search(line)] == []
    assert all(len(line) <= 80 for line in texts[0].split("\n"))


@pytest.mark.parametrize("id", discover())
@settings(max_examples=20)
@given(st.data())
def test_every_table_has_every_project_once(id: str, data: st.DataObject) -> None:
    lists = counted(data, id)
    projects = [each for one in lists.listings for each in ranking_of(one.result.outcome).projects]

    written = json.loads(result_json(lists))["lists"]
    bare = list(csv.reader(io.StringIO(canonical_csv(lists).decode())))
    people = list(
        csv.reader(io.StringIO(result_csv(lists).decode("utf-8-sig"), newline=""), delimiter=";")
    )

    ranked = [each for one in written for tier in one["ranking"] for each in tier["projects"]]
    assert ranked == projects
    assert [row[6] for row in bare[1:]] == projects
    assert len(people) == 1 + len(projects)


@pytest.mark.parametrize("id", discover())
@settings(max_examples=10)
@given(st.data())
def test_every_question_is_answered_for_programs(id: str, data: st.DataObject) -> None:
    lists = counted(data, id)

    answers = [json.loads(explain_json(lists, each)) for each in questions(lists)]

    assert all(len(each["lists"]) == len(lists.listings) for each in answers)
    assert all(one["sentences"] for each in answers for one in each["lists"])
