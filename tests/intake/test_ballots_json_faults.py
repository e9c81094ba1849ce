"""What documents of ballots are refused for, with path, row and column."""

import pytest

from tests.intake.faulty import findings_of, lines_of
from tests.intake.json_documents import document, paths, read


@pytest.mark.parametrize("value", [[], "text", 3, None, True])
def test_j09_the_document_is_an_object(value: object) -> None:
    assert "an object" in lines_of(lambda: read(value))[0]


def test_j10_a_number_in_quotes_is_told() -> None:
    election = read(document("approval", [{"count": "3", "approve": ["a"]}]))

    (found,) = election.findings
    assert found.spot.field == "ballots[0].count"


@pytest.mark.parametrize(
    "ballots, path",
    [
        ({"a": 1}, "ballots"),
        (["a"], "ballots[0]"),
        ([{}], "ballots[0].marks"),
        ([{"marks": "a"}], "ballots[0].marks"),
        ([{"marks": {"a": 1}}], "ballots[0].marks"),
        ([{"marks": [1]}], "ballots[0].marks[0]"),
        ([{"marks": [[1]]}], "ballots[0].marks[0][0]"),
        ([{"marks": [[]]}], "ballots[0].marks[0]"),
        ([{"marks": [True]}], "ballots[0].marks[0]"),
    ],
)
def test_j11_values_of_a_wrong_kind_are_refused(ballots: object, path: str) -> None:
    assert paths(document("ranked", ballots)) == [path]


def test_what_is_missing_is_refused_at_the_whole() -> None:
    found = findings_of(lambda: read(document("ranked", [{"count": 2}])))

    assert [each.spot.field for each in found] == ["ballots[0].marks"]


@pytest.mark.parametrize("schema", ["prioritize/ballots/2", "", 1, None])
def test_j16_another_version_is_refused(schema: object) -> None:
    value = {**document("ranked", []), "schema": schema}

    assert 'Known is "prioritize/ballots/1".' in lines_of(lambda: read(value))[0]


def test_an_unknown_kind_is_refused_with_a_proposal() -> None:
    assert "Did you mean ranked?" in lines_of(lambda: read(document("rankd", [])))[0]


@pytest.mark.parametrize(
    "projects, path",
    [
        ([], "projects"),
        ({}, "projects"),
        (["a", "a"], "projects[1]"),
        (["a", {"id": "a"}], "projects[1]"),
        (["a", ""], "projects[1]"),
        (["a", "x" * 201], "projects[1]"),
        (["a", "b\u202ec"], "projects[1]"),
        (["a", 3], "projects[1]"),
        (["a", {}], "projects[1].id"),
        (["a", {"id": "b", "cost": "1e6"}], "projects[1].cost"),
        (["a", {"id": "b", "cost": -1}], "projects[1].cost"),
        (["a", {"id": "b", "cost": True}], "projects[1].cost"),
        (["a", {"id": "b", "name": 3}], "projects[1].name"),
    ],
)
def test_projects_hold_together(projects: object, path: str) -> None:
    value = document("approval", [{"approve": []}], projects=projects)

    assert path in paths(value)


@pytest.mark.parametrize(
    "kind, ballot, path",
    [
        ("ranked", {"marks": ["d"]}, "ballots[0].marks[0]"),
        ("ranked", {"count": 0, "marks": []}, "ballots[0].count"),
        ("ranked", {"count": 1.5, "marks": []}, "ballots[0].count"),
        ("ranked", {"count": None, "marks": []}, "ballots[0].count"),
        ("ranked", {"weight": 0, "marks": []}, "ballots[0].weight"),
        ("approval", {"approve": ["d"]}, "ballots[0].approve[0]"),
        ("dots", {"dots": [["a", -1]]}, "ballots[0].dots[0][1]"),
        ("dots", {"dots": [["a", 2.5]]}, "ballots[0].dots[0][1]"),
        ("dots", {"dots": [["a", 1], ["a", 2]]}, "ballots[0].dots[1]"),
        ("dots", {"dots": [["a"]]}, "ballots[0].dots[0]"),
        ("dots", {"dots": [["a", 1]], "offered": ["b"]}, "ballots[0]"),
        ("score", {"scores": [["a", 6]]}, "ballots[0].scores[0][1]"),
        ("score", {"scores": [["a", "nan"]]}, "ballots[0].scores[0][1]"),
        (
            "criteria",
            {"reviewer": "r", "scores": [["a", "x", {"blank": "lazy"}]]},
            "ballots[0].scores[0][2].blank",
        ),
        (
            "criteria",
            {"reviewer": "r", "scores": [["a", "x", 1], ["a", "x", 2]]},
            "ballots[0].scores[1]",
        ),
        ("pairwise", ["a", "b", "c", 1], "ballots[0][2]"),
        ("pairwise", ["a", "a", "tie", 1], "ballots[0]"),
        ("pairwise", ["a", "b"], "ballots[0]"),
        ("pairwise", ["a", "d", "a", 1], "ballots[0][1]"),
        ("totals", ["a", "women", -1], "ballots[0][2]"),
        ("totals", ["d", "women", 1], "ballots[0][0]"),
    ],
)
def test_faults_name_their_path(kind: str, ballot: object, path: str) -> None:
    more = {"scale": [0, 5]} if kind == "score" else {}

    assert path in paths(document(kind, [ballot], **more))


@pytest.mark.parametrize(
    "kind", ["ranked", "approval", "dots", "score", "criteria", "pairwise", "totals"]
)
def test_no_ballots_are_refused(kind: str) -> None:
    assert findings_of(lambda: read(document(kind, [])))


@pytest.mark.parametrize(
    "more, path",
    [
        ({"seats": 0}, "seats"),
        ({"seats": "one"}, "seats"),
        ({"budget": 0}, "budget"),
        ({"budget": -5}, "budget"),
        ({"budget": "1e9999999"}, "budget"),
        ({"currency": 7}, "currency"),
        ({"title": 7}, "title"),
    ],
)
def test_the_head_holds_together(more: dict[str, object], path: str) -> None:
    assert path in paths(document("approval", [{"approve": ["a"]}], **more))


@pytest.mark.parametrize("scale", [[5, 0], [0], [0, "x"], "0-5"])
def test_a_scale_has_two_ends(scale: object) -> None:
    assert findings_of(lambda: read(document("score", [{"scores": []}], scale=scale)))


def test_a_voter_stands_once() -> None:
    ballots = [{"voter": "v", "marks": ["a"]}, {"voter": "v", "marks": ["b"]}]

    (found,) = findings_of(lambda: read(document("ranked", ballots)))

    assert (found.spot.field, found.code) == ("ballots[1]", "V05")


def test_keys_that_look_misspelled_are_told() -> None:
    election = read(
        document("approval", [{"cuont": 3, "approve": ["a"]}], seat=2, remark="kept apart")
    )

    assert [str(each.remedy) for each in election.findings] == [
        "Did you mean seats, schema?",
        "Did you mean count?",
    ]


def test_all_faults_are_told_with_rows_up_to_a_hundred() -> None:
    ballots = [{"marks": ["x"]} for _ in range(150)]

    found = findings_of(lambda: read(document("ranked", ballots)))

    assert len(found) == 101
    assert all(each.spot.row for each in found[:100])


@pytest.mark.parametrize(
    "criteria, scores, path",
    [
        (["need", "need"], [], "criteria[1]"),
        ([{"id": "need", "direction": "up"}], [], "criteria[0].direction"),
        ([{"id": "need", "weight": -1}], [], "criteria[0]"),
        ([{"id": "need", "lowest": 5, "highest": 1}], [], "criteria[0]"),
        (["need"], [["a", "ned", 1]], "ballots[0].scores[0][1]"),
        (
            [{"id": "need", "lowest": 1, "highest": 5}],
            [["a", "need", 6]],
            "ballots[0].scores[0][2]",
        ),
        (["need"], [["a", "need"]], "ballots[0].scores[0]"),
    ],
)
def test_criteria_hold_together(criteria: object, scores: object, path: str) -> None:
    ballots = [{"reviewer": "r", "scores": scores}]

    assert path in paths(document("criteria", ballots, criteria=criteria))


@pytest.mark.parametrize(
    "ballots, path",
    [
        ([["a", "women"]], "ballots[0]"),
        ([["a", "women", 1], ["a", "women", 2]], "ballots[1]"),
        ([["a", "women", None]], "ballots"),
    ],
)
def test_totals_hold_together(ballots: object, path: str) -> None:
    assert path in paths(document("totals", ballots))


def test_an_attribute_that_is_no_text_is_told_and_left_out() -> None:
    election = read(document("approval", [{"phones": ["1"], "approve": ["a"]}]))

    assert [each.spot.field for each in election.findings] == ["ballots[0].phones"]
