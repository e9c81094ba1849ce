from collections.abc import Iterable

import pytest

from prioritize.audit.chain import Entry, append, read_log
from prioritize.audit.entry import Hiding, entries
from prioritize.audit.event import OPERATOR
from prioritize.audit.story import check_story
from tests.audit.sample import MATERIAL, STAMP, recompute


CREATED, CONFIGURED, *IMPORTED, FROZEN, FIRST_RUN, SECOND_RUN, NOTE, PUBLISHED = entries(
    MATERIAL,
    recompute(MATERIAL),
    tool=STAMP.tool,
    hide=Hiding(STAMP.salt),
    notes=["All went well."],
)
RUNS = (FIRST_RUN, SECOND_RUN)
READ = (*IMPORTED, FROZEN)


def codes(story: Iterable[Entry]) -> list[str]:
    """Write a log anew, chain and all, and return what is wrong with its story."""
    log = append(b"", story, at=STAMP.at, actor=OPERATOR)
    return [finding.code for finding in check_story(read_log(log))]


def test_a_count_is_a_story_and_notes_may_stand_anywhere() -> None:
    story = (CREATED, NOTE, CONFIGURED, NOTE, *IMPORTED, NOTE, FROZEN, *RUNS, PUBLISHED, NOTE)

    assert codes(story) == []


def test_a_count_may_be_repeated() -> None:
    assert codes((CREATED, CONFIGURED, *READ, *RUNS, PUBLISHED, *RUNS, PUBLISHED)) == []


@pytest.mark.parametrize(
    "story, wanted",
    [
        pytest.param((), ["P01", "P02", "P16"], id="nothing"),
        pytest.param((CONFIGURED, *READ, *RUNS, PUBLISHED), ["P01", "P01"], id="no beginning"),
        pytest.param((CREATED, *READ, *RUNS, PUBLISHED), ["P02"], id="no rules"),
        pytest.param((CREATED, CONFIGURED, *READ, *RUNS), ["P16"], id="no end"),
        pytest.param(
            (CREATED, CREATED, CONFIGURED, *READ, *RUNS, PUBLISHED), ["P01"], id="two beginnings"
        ),
        pytest.param(
            (CREATED, *IMPORTED, CONFIGURED, FROZEN, *RUNS, PUBLISHED),
            ["P02"],
            id="rules after the votes",
        ),
        pytest.param(
            (CREATED, CONFIGURED, FROZEN, *IMPORTED, FIRST_RUN, PUBLISHED),
            ["P11", *["P04"] * 3],
            id="votes after the freeze",
        ),
        pytest.param(
            (CREATED, CONFIGURED, *IMPORTED, *RUNS, PUBLISHED), ["P16"] * 3, id="never frozen"
        ),
        pytest.param(
            (CREATED, CONFIGURED, *READ, FROZEN, *RUNS, PUBLISHED), ["P11"], id="frozen twice"
        ),
        pytest.param(
            (NOTE, CREATED, CONFIGURED, *READ, *RUNS, PUBLISHED), ["P01"], id="a note first"
        ),
        pytest.param(
            (CREATED, CONFIGURED, *IMPORTED, IMPORTED[0], FROZEN, *RUNS, PUBLISHED),
            ["B06", "P11"],
            id="a name twice",
        ),
        pytest.param(
            (
                CREATED,
                CONFIGURED,
                Entry(IMPORTED[0].type, {**IMPORTED[0].body, "name": "../../a"}),
                FROZEN,
                PUBLISHED,
            ),
            ["B06", "P11"],
            id="a name that leads out",
        ),
        pytest.param(
            (CREATED, CONFIGURED, Entry("ballot.guessed", {}), PUBLISHED), ["B09"], id="unknown"
        ),
        pytest.param(
            (CREATED, CONFIGURED, Entry("note", {"text": 1}), PUBLISHED), ["B06"], id="no text"
        ),
    ],
)
def test_another_story_is_found_out(story: tuple[Entry, ...], wanted: list[str]) -> None:
    assert codes(story) == wanted
