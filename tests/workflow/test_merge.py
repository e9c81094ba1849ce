"""Merging posters of an evening in the log beside its workbook, and taking that back.

Long because merges are made, undone and refused here.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

from prioritize.audit.merge_log import SUFFIX, LoggedMerge, read_merges
from prioritize.errors import InputError, OutputError, UsageError
from prioritize.model.meeting import Meeting, Merge, MergeEffect
from prioritize.ports.journal import open_journal
from prioritize.ports.output import Existing
from prioritize.tally.listing import Lists
from prioritize.tally.result import ranking_of
from prioritize.workflow.bundled import save_bundle
from prioritize.workflow.material import gather
from prioritize.workflow.merge import merge_posters, undo_merge
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from prioritize.workflow.verified import verify_path
from tests.intake.hall.evening import Filled, an_evening
from tests.ports.breaking import tree


BRIDGE = Merge(("P2", "P3"), "P2", why="бир эле нерсе", who="жыйын")
NONE = Merge((), "")


@frozen
class Noon:
    """A clock that stands still."""

    def now(self) -> str:
        """Return the time."""
        return "2025-02-14T12:00:00Z"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Write the workbook of an evening."""
    return written(tmp_path, an_evening())


def written(folder: Path, filled: Filled) -> Path:
    """Write a workbook."""
    path = folder / "жыйын.xlsx"
    path.write_bytes(filled.saved())
    return path


def merged_on_the_sheet(codes: str, into: str) -> Filled:
    """Fill in an evening at which posters were merged in the workbook itself."""
    cells: dict[str, Any] = {"from": codes, "into": into, "who": "жыйын", "why": "x"}
    return an_evening().add("merges", **cells)


def log_of(workbook: Path) -> Path:
    """Return the path of the log."""
    return workbook.with_name(workbook.name + SUFFIX)


def logged(workbook: Path) -> tuple[LoggedMerge, ...]:
    """Read the log."""
    return read_merges(log_of(workbook).read_bytes(), "log")


def counted(workbook: Path) -> Lists:
    """Count the workbook as anybody would."""
    return rank(gather(str(workbook), Request()))


def tiers(lists: Lists) -> tuple[tuple[str, ...], ...]:
    """Return the order of the first list."""
    return ranking_of(lists.listings[0].result.outcome).tiers


def fault(workbook: Path, wish: Merge) -> str:
    """Return why posters cannot be merged; nothing may have been written."""
    before = tree(workbook.parent)
    with pytest.raises(InputError) as caught:
        merge_posters(workbook, wish, clock=Noon())
    assert tree(workbook.parent) == before
    return str(caught.value)


def test_a_merge_is_logged_with_its_effect_and_the_workbook_stays(workbook: Path) -> None:
    content = workbook.read_bytes()

    merge = merge_posters(workbook, BRIDGE, clock=Noon()).merge

    effect = MergeEffect(
        "wall",
        before=(("P1",), ("P2",), ("P3",)),
        after=(("P1", "P2"),),
        possible=(("P2", Fraction(10), Fraction(13)),),
    )
    assert merge == evolve(BRIDGE, when="after", effects=(effect,))
    assert [each.merge for each in logged(workbook)] == [evolve(merge, time=Noon().now())]
    assert workbook.read_bytes() == content


def test_everything_counts_with_the_merge_from_then_on(workbook: Path) -> None:
    told = merge_posters(workbook, BRIDGE, clock=Noon())

    lists = counted(workbook)
    assert tiers(told.before) == (("P1",), ("P2",), ("P3",))
    assert tiers(told.after) == tiers(lists) == (("P1", "P2"),)
    assert (lists.meeting or Meeting()).merges[0].why == "бир эле нерсе"


def test_the_log_goes_into_the_bundle_and_is_counted_again(workbook: Path) -> None:
    merge_posters(workbook, BRIDGE, clock=Noon())
    material = gather(str(workbook), Request())
    bundle = workbook.with_name("evening.zip")
    save_bundle(bundle, material, rank(material), clock=Noon(), existing=Existing.KEEP)

    verified = verify_path(bundle)
    from_bundle = rank(gather(str(bundle), Request()))

    assert sorted(material.files) == ["hall.json", log_of(workbook).name]
    assert verified.findings == ()
    assert tiers(from_bundle) == (("P1", "P2"),)


def test_undoing_brings_the_lists_back_and_both_stay_in_the_log(workbook: Path) -> None:
    before = counted(workbook)
    merge_posters(workbook, BRIDGE, clock=Noon())
    line = log_of(workbook).read_bytes()

    told = undo_merge(workbook, evolve(NONE, why="эки башка нерсе"), clock=Noon())

    assert told.action == "undone"
    assert told.merge.effects == (
        MergeEffect("wall", before=(("P1", "P2"),), after=(("P1",), ("P2",), ("P3",))),
    )
    assert counted(workbook).listings == before.listings
    assert log_of(workbook).read_bytes().startswith(line)
    assert [each.undone for each in logged(workbook)] == [True]


def test_what_was_undone_can_be_merged_again(workbook: Path) -> None:
    merge_posters(workbook, BRIDGE, clock=Noon())
    undo_merge(workbook, NONE, clock=Noon())

    merge_posters(workbook, BRIDGE, clock=Noon())

    assert [each.undone for each in logged(workbook)] == [True, False]
    assert tiers(counted(workbook)) == (("P1", "P2"),)


def test_the_merge_to_be_undone_can_be_named_in_any_spelling(workbook: Path) -> None:
    merge_posters(workbook, BRIDGE, clock=Noon())
    merge_posters(workbook, Merge(("P1",), "P2", why="дагы"), clock=Noon())

    undo_merge(workbook, Merge(("p3",), "P2"), clock=Noon())

    assert [(each.merge.projects, each.undone) for each in logged(workbook)] == [
        (("P2", "P3"), True),
        (("P1", "P2"), False),
    ]


def test_there_may_be_nothing_to_undo(workbook: Path) -> None:
    with pytest.raises(InputError, match="No merge stands in the log"):
        undo_merge(workbook, NONE, clock=Noon())
    merge_posters(workbook, BRIDGE, clock=Noon())
    with pytest.raises(InputError, match=r"No merge of P1 stands.*P2, P3 into P2"):
        undo_merge(workbook, Merge(("P1",), ""), clock=Noon())


def test_people_may_write_names_and_mix_alphabets(workbook: Path) -> None:
    told = merge_posters(workbook, Merge(("Көпүрө",), "Р2", why="x"), clock=Noon())

    assert (told.merge.projects, told.merge.into) == (("P3", "P2"), "P2")


def test_every_unknown_poster_is_named(workbook: Path) -> None:
    text = fault(workbook, Merge(("P2", "P9"), "суу", why="x"))

    assert "There is no project 'P9'" in text
    assert "There is no project 'суу'" in text


def test_a_poster_is_not_merged_into_itself(workbook: Path) -> None:
    assert "P2 cannot be merged into itself" in fault(workbook, Merge(("P2", "P2"), "P2"))


def test_a_poster_is_not_merged_twice(workbook: Path) -> None:
    merge_posters(workbook, BRIDGE, clock=Noon())

    text = fault(workbook, Merge(("P3",), "P1", why="x"))

    assert f"{log_of(workbook).name}, row 1: P3 was merged into P2 already" in text
    assert "--undo" in text


def test_a_merge_of_the_workbook_is_known_and_undone_there(tmp_path: Path) -> None:
    filled = merged_on_the_sheet("P2 P3", "P2")
    workbook = written(tmp_path, filled)

    text = fault(workbook, Merge(("P3", "P1"), "P1", why="x"))

    assert "P3 was merged into P2 already" in text
    assert "sheet Бириктирүү" in text
    assert "Take the line out of the workbook first" in text


def test_the_log_gives_way_where_the_workbook_says_the_same(tmp_path: Path) -> None:
    workbook = written(tmp_path, an_evening())
    merge_posters(workbook, BRIDGE, clock=Noon())
    filled = merged_on_the_sheet("P2 P3", "P2")
    written(tmp_path, filled)

    lists = counted(workbook)

    assert tiers(lists) == (("P1", "P2"),)
    assert "says already that P2, P3 were merged" in str([str(f.what) for f in lists.findings])


def test_a_log_that_contradicts_the_workbook_stops_the_count_until_it_is_undone(
    tmp_path: Path,
) -> None:
    workbook = written(tmp_path, an_evening())
    merge_posters(workbook, BRIDGE, clock=Noon())
    written(tmp_path, merged_on_the_sheet("P1 P3", "P1"))

    with pytest.raises(InputError, match=r"Already merged into Арык \(P1\): Көпүрө \(P3\).*--undo"):
        counted(workbook)
    told = undo_merge(workbook, NONE, clock=Noon())

    assert told.merge.effects == ()
    assert tiers(counted(workbook)) == (("P1",), ("P2",))


def test_before_the_vote_posters_are_merged_without_an_effect(tmp_path: Path) -> None:
    """The poster that went is not missed when the votes are in."""
    workbook = written(tmp_path, without_votes())

    told = merge_posters(workbook, BRIDGE, clock=Noon())
    voted = an_evening()
    voted.line("wall", "P3", votes=[None, None])
    written(tmp_path, voted)

    assert (told.merge.when, told.merge.effects) == ("before", ())
    assert dict(told.before.names)["P3"].in_language("ky") == "Көпүрө"
    assert tiers(counted(workbook)) == (("P1",), ("P2",))


def test_before_the_vote_nothing_was_decided_after_it(tmp_path: Path) -> None:
    workbook = written(tmp_path, without_votes())

    assert "Nobody has voted yet" in fault(workbook, evolve(BRIDGE, when="after"))


def without_votes() -> Filled:
    """Prepare a workbook on which nobody has voted yet."""
    filled = an_evening()
    for code in ("P1", "P2", "P3"):
        filled.line("wall", code, votes=[None, None])
    for control in ("issued", "unused", "spoiled", "voters"):
        filled.control("wall", control, None, None)
    return filled


def test_a_workbook_with_faults_is_mended_first(tmp_path: Path) -> None:
    workbook = written(tmp_path, an_evening().line("wall", "P1", votes=["көп", 5]))

    assert "көп" in fault(workbook, BRIDGE)


def test_a_tie_that_stops_the_count_does_not_stop_a_merge(tmp_path: Path) -> None:
    filled = an_evening().field("tie_rule", "санак токтойт").line("wall", "P2", votes=[8, 5])
    workbook = written(tmp_path, filled)

    told = merge_posters(workbook, BRIDGE, clock=Noon())

    assert tiers(told.before) == (("P1", "P2"), ("P3",))
    assert tiers(told.after) == (("P2",), ("P1",))


def test_texts_are_logged_on_one_line(workbook: Path) -> None:
    wish = evolve(BRIDGE, why="  бир\nэле  жаи\u0306 ")

    assert merge_posters(workbook, wish, clock=Noon()).merge.why == "бир эле жай"


def test_a_line_that_broke_off_is_left_out_and_written_over(workbook: Path) -> None:
    """A power cut tears the line that was being written; nobody was told that it stood."""
    merge_posters(workbook, BRIDGE, clock=Noon())
    whole = log_of(workbook).read_bytes()
    log_of(workbook).write_bytes(whole + b'{"actor":{"id":"oper')

    assert tiers(counted(workbook)) == (("P1", "P2"),)
    undo_merge(workbook, NONE, clock=Noon())

    assert log_of(workbook).read_bytes().startswith(whole)
    assert [each.undone for each in logged(workbook)] == [True]


def test_a_log_that_was_changed_by_hand_is_refused(workbook: Path) -> None:
    merge_posters(workbook, BRIDGE, clock=Noon())
    merge_posters(workbook, Merge(("P1",), "P2", why="дагы"), clock=Noon())
    path = log_of(workbook)
    path.write_bytes(path.read_bytes().replace("бир эле".encode(), "эки эле".encode()))

    with pytest.raises(InputError, match=r"\[B08\] жыйын\.xlsx\.log\.jsonl, row 2"):
        counted(workbook)
    assert "nothing in it may be changed by hand" in fault(workbook, BRIDGE)


def test_nobody_else_writes_the_log_meanwhile(workbook: Path) -> None:
    with (
        open_journal(log_of(workbook)),
        pytest.raises(OutputError, match="Somebody else is writing"),
    ):
        merge_posters(workbook, BRIDGE, clock=Noon())


def test_only_a_workbook_of_the_hall_has_such_a_log(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(b"code;women\nroad;9\n")

    with pytest.raises(UsageError, match=r"no workbook of the hall"):
        merge_posters(path, BRIDGE, clock=Noon())
    assert [each.name for each in tmp_path.iterdir()] == ["votes.csv"]
