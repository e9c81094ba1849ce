from collections.abc import Iterable

import pytest

from prioritize.audit.chain import Entry, append, read_log
from prioritize.audit.entry import entries
from prioritize.audit.event import OPERATOR
from prioritize.audit.story import check_story
from tests.audit.sample import MATERIAL, STAMP, recompute


CREATED, CONFIGURED, *IMPORTED, FIRST_RUN, SECOND_RUN, NOTE, PUBLISHED = entries(
    MATERIAL, recompute(MATERIAL), tool=STAMP.tool, notes=["All went well."]
)
RUNS = (FIRST_RUN, SECOND_RUN)


def codes(story: Iterable[Entry]) -> list[str]:
    """Write a log anew, chain and all, and return what is wrong with its story."""
    log = append(b"", story, at=STAMP.at, actor=OPERATOR)
    return [finding.code for finding in check_story(read_log(log))]


def test_a_count_is_a_story_and_notes_may_stand_anywhere() -> None:
    story = (CREATED, NOTE, CONFIGURED, NOTE, *IMPORTED, NOTE, *RUNS, PUBLISHED, NOTE)

    assert codes(story) == []


@pytest.mark.parametrize(
    "story, wanted",
    [
        pytest.param((), ["P01", "P02", "P16"], id="nothing"),
        pytest.param((CONFIGURED, *IMPORTED, *RUNS, PUBLISHED), ["P01", "P01"], id="no beginning"),
        pytest.param((CREATED, *IMPORTED, *RUNS, PUBLISHED), ["P02"], id="no rules"),
        pytest.param((CREATED, CONFIGURED, *IMPORTED, *RUNS), ["P16"], id="no end"),
        pytest.param(
            (CREATED, CREATED, CONFIGURED, *IMPORTED, *RUNS, PUBLISHED),
            ["P01"],
            id="two beginnings",
        ),
        pytest.param(
            (CREATED, CONFIGURED, *IMPORTED, *RUNS, PUBLISHED, PUBLISHED), ["P16"], id="two ends"
        ),
        pytest.param(
            (CREATED, *IMPORTED, CONFIGURED, *RUNS, PUBLISHED), ["P02"], id="rules after the votes"
        ),
        pytest.param(
            (CREATED, CONFIGURED, FIRST_RUN, *IMPORTED, PUBLISHED),
            ["P16"] * 3,
            id="votes after a run",
        ),
        pytest.param(
            (CREATED, CONFIGURED, *IMPORTED, PUBLISHED, *RUNS), ["P16"] * 2, id="runs after the end"
        ),
        pytest.param(
            (NOTE, CREATED, CONFIGURED, *IMPORTED, *RUNS, PUBLISHED), ["P01"], id="a note first"
        ),
        pytest.param(
            (CREATED, CONFIGURED, *IMPORTED, IMPORTED[0], *RUNS, PUBLISHED),
            ["B06"],
            id="a name twice",
        ),
        pytest.param(
            (
                CREATED,
                CONFIGURED,
                Entry(IMPORTED[0].type, {**IMPORTED[0].body, "name": "../../a"}),
                PUBLISHED,
            ),
            ["B06"],
            id="a name that leads out",
        ),
        pytest.param(
            (CREATED, CONFIGURED, Entry("ballot.recorded", {}), PUBLISHED), ["B09"], id="unknown"
        ),
        pytest.param(
            (CREATED, CONFIGURED, Entry("note", {"text": 1}), PUBLISHED), ["B06"], id="no text"
        ),
    ],
)
def test_another_story_is_found_out(story: tuple[Entry, ...], wanted: list[str]) -> None:
    assert codes(story) == wanted
