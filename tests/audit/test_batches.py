"""What belongs to a batch once records were mended."""

from prioritize.audit.story import check_story
from tests.audit import evening
from tests.audit.evening import AFTER, BEFORE, Said, freeze, log_of


def test_a_paper_whose_two_entries_were_moved_counts_in_its_new_batch_alone() -> None:
    """A clerk wrote the wrong box on it, so both entries are mended, one after the other."""
    moved = tuple(
        Said(
            "record.corrected",
            {
                "supersedes": [seq],
                "reason": "wrong-row",
                "note": "",
                "type": "ballot.recorded",
                "record": {**said.body, "batch": "bag"},
            },
            said.who,
        )
        for seq, said in ((8, evening.FIRST_A), (10, evening.SECOND_A))
    )
    papers = {"papers": 1, "recorded": 1, "spoiled": 0, "blank": 0}
    bag = evening.OPENED.but(batch="bag")
    both = (evening.FIRST_B, evening.SECOND_B.but(marks=evening.FIRST_B.body["marks"]))
    closing = tuple(evening.CLOSED_BOX.but(**papers, batch=each) for each in ("box", "bag"))
    rest = BEFORE[BEFORE.index(evening.SHEET) :]
    until = (*BEFORE[: BEFORE.index(evening.FIRST_A)], bag, evening.FIRST_A, both[0])

    story = (*until, evening.SECOND_A, both[1], *moved, *closing, *rest)
    findings = check_story(log_of((*story, freeze(story), *AFTER)))

    assert list(findings) == []
