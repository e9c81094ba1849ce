"""An evening from its workbook to the lists, and to a bundle that anybody can count again.

Long because one evening is followed through every use case.
"""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from prioritize.audit.material import WORKBOOK, Material
from prioritize.errors import InputError, UnresolvedTieError, UsageError
from prioritize.intake.hall.record import RECORD_NAME
from prioritize.model.outcome import Tiers
from prioritize.model.project import Names
from prioritize.ports.bundle_io import Existing, read_bundle
from prioritize.ports.env import ENV
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Remark, Resolved
from prioritize.workflow.bundled import save_bundle
from prioritize.workflow.check import check, check_against
from prioritize.workflow.explain import lists_about
from prioritize.workflow.material import gather
from prioritize.workflow.methods import methods_for
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from prioritize.workflow.verified import verify_path
from tests.cli.shell import FIXTURES
from tests.intake.hall.evening import an_evening, told_of
from tests.intake.hall.typed import Changes, record_bytes
from tests.workflow.files import ballots


HALL = FIXTURES / "hall" / "hall.xlsx"
TIED = {"C5": "27", "D5": "27", "C6": "27", "D6": "27", "C7": "0", "D7": "0"}
REVOTE = {"B5": "P1", "D5": "24", "E5": "24", "B6": "P2", "D6": "31", "E6": "31"}
AGAIN = {"B16": "P1", "D16": "20", "B17": "P2", "D17": "20"}
LOT = {"A5": "1", "B5": "P2 P1", "C5": "Окуучу", "D5": "Күбө"}
MERGE = {
    "A5": "P2 P3",
    "B5": "P2",
    "C5": "добуш берүүдөн кийин",
    "E5": "Жыйын",
    "F5": "Бир жол",
}
STOP = {"B36": "санак токтойт"}


def material(changes: Changes, request: Request | None = None) -> Material:
    """Give the material of an evening with changed cells."""
    settings = (request or Request()).settings()
    return Material(WORKBOOK, RECORD_NAME, {RECORD_NAME: record_bytes(changes)}, settings)


def lists_of(changes: Changes, request: Request | None = None) -> Lists:
    """Count an evening with changed cells."""
    return rank(material(changes, request))


def listing(lists: Lists, instrument: str) -> Listing:
    """Return the list of an instrument."""
    return next(each for each in lists.listings if each.instrument == instrument)


def tiers(lists: Lists, instrument: str) -> Tiers:
    """Return the order of an instrument's list."""
    return ranking_of(listing(lists, instrument).result.outcome).tiers


def scores(lists: Lists, instrument: str) -> Mapping[str, int]:
    """Return the votes of an instrument's list."""
    found = ranking_of(listing(lists, instrument).result.outcome).scores
    return {id: int(score) for id, score in found}


def test_every_sheet_of_votes_has_a_list_of_its_own() -> None:
    lists = lists_of({"hands": TIED})

    assert [each.instrument for each in lists.listings] == ["hands", "wall"]
    assert scores(lists, "wall") == {"P1": 13, "P2": 10, "P3": 3}
    assert [each.cast for each in lists.listings] == ["open", "visible-dots"]
    assert lists.kind == "training"
    assert lists.meeting
    assert lists.meeting.community == "Жаңы-Арык"


def test_a_tie_is_a_shared_place_until_people_settle_it() -> None:
    assert tiers(lists_of({"hands": TIED}), "hands") == (("P1", "P2"), ("P3",))


def test_a_revote_settles_a_tie_and_both_rounds_stay_in_the_record() -> None:
    lists = lists_of({"hands": TIED, "revote": REVOTE})

    assert tiers(lists, "hands") == (("P2",), ("P1",), ("P3",))
    assert scores(lists, "hands") == {"P1": 27, "P2": 27, "P3": 0}
    (step,) = (s for s in listing(lists, "hands").result.steps if isinstance(s, Resolved))
    assert step.by == "revote"
    assert dict(step.votes) == {"P1": Fraction(24), "P2": Fraction(31)}
    assert tiers(lists, "wall") == (("P1",), ("P2",), ("P3",))


def test_a_revote_that_is_equal_again_is_followed_by_a_lot() -> None:
    equal = REVOTE | {"D5": "31", "E5": "31"}

    open_still = lists_of({"hands": TIED, "revote": equal})
    settled = lists_of({"hands": TIED, "revote": equal | AGAIN, "lot": LOT})

    assert tiers(open_still, "hands")[0] == ("P1", "P2")
    assert tiers(settled, "hands") == (("P2",), ("P1",), ("P3",))
    steps = [s for s in listing(settled, "hands").result.steps if isinstance(s, Resolved)]
    assert [step.by for step in steps] == ["revote", "revote", "lot"]
    assert steps[-1].witnesses == ("Окуучу", "Күбө")


def test_a_decision_about_no_tie_is_told_and_changes_nothing() -> None:
    cells = {"B5": "P1", "D5": "3", "B6": "P3", "D6": "4"}

    lists = lists_of({"hands": TIED, "revote": cells})

    assert told_of(lists.findings) == [
        (
            "sheet Кайра добуш берүү, cell B5, Код: No list has P1, P3 on one place."
            " What was decided about them changes nothing."
        )
    ]
    assert tiers(lists, "hands") == (("P1", "P2"), ("P3",))


def test_where_a_tie_stops_the_count_a_revote_lets_it_go_on() -> None:
    with pytest.raises(UnresolvedTieError, match="P1, P2 are tied, and nobody has settled it"):
        lists_of({"meeting": STOP, "hands": TIED})

    lists = lists_of({"meeting": STOP, "hands": TIED, "revote": REVOTE})

    assert tiers(lists, "hands")[0] == ("P2",)
    assert {str(each.result.tie_break) for each in lists.listings} == {"refuse"}
    assert lists.rules != lists_of({"hands": TIED, "revote": REVOTE}).rules


def test_a_tie_that_a_merge_settles_does_not_stop_the_count() -> None:
    equal = {"C8": "6", "D8": "4"}

    lists = lists_of({"meeting": STOP, "wall": equal, "merges": MERGE})

    assert tiers(lists, "wall") == (("P2",), ("P1",))
    assert lists.meeting
    assert lists.meeting.merges[0].effects[0].before == (("P1",), ("P2", "P3"))


def test_a_merge_is_told_with_what_it_changed_and_how_far_it_is_open() -> None:
    lists = lists_of({"merges": MERGE})

    wall = listing(lists, "wall")
    assert scores(lists, "wall") == {"P1": 13, "P2": 13}
    assert [line.partition(": ")[2] for line in told_of(wall.findings) if "Бириктирүү" in line] == [
        "P3 counts as P2. If merged: 1st–2nd; if not merged: P2 2nd, P3 3rd",
        (
            "People may have voted for several of them: P2 stands for 10 to 13 dots."
            " With the fewest it would be 2nd."
        ),
    ]
    assert lists.meeting
    (merge,) = lists.meeting.merges
    (effect,) = merge.effects
    assert effect.before == (("P1",), ("P2",), ("P3",))
    assert effect.after == (("P1", "P2"),)
    assert effect.possible == (("P2", Fraction(10), Fraction(13)),)


def test_a_merged_poster_goes_by_one_name_in_every_list() -> None:
    """Hands were raised for P1 alone, and only P3 has a name in Russian."""
    russian = {"C7": "Мост"}
    hands = {"C5": "3", "D5": "3", "C6": "2", "D6": "2"}
    merge = {"A5": "P1 P3", "B5": "P1", "C5": "добуш берүүдөн кийин", "E5": "Баары", "F5": "бир"}

    lists = lists_of({"projects": russian, "hands": hands, "merges": merge})

    both = Names.of({"ky": "Арык", "ru": "Мост"})
    assert dict(lists.names)["P1"] == both
    for each in lists.listings:
        projects = {project.id: project for project in each.result.profile.projects}
        assert projects["P1"].names == both


def test_on_ballots_a_merge_counts_nobody_twice() -> None:
    papers = {"A9": "1", "D9": "1", "E9": "1", "A10": "2", "C10": "1", "E10": "1"}

    lists = lists_of({"merges": MERGE, "ballots": papers})

    assert scores(lists, "ballots") == {"P1": 1, "P2": 2}
    assert any(
        "1 person marked several of them and counts once" in line
        for line in told_of(listing(lists, "ballots").findings)
    )


def test_weights_make_a_combined_list_of_what_all_instruments_asked() -> None:
    weights = {"B44": "1", "B45": "2"}
    hands = {name: text for name, text in TIED.items() if name[1] != "7"}

    lists = lists_of({"meeting": weights, "hands": hands})

    assert tiers(lists, "combined") == (("P1",), ("P2",))
    steps = listing(lists, "combined").result.steps
    remark = next(step for step in steps if isinstance(step, Remark))
    assert str(remark.text) == "P3 do not stand in all of the lists and are not combined"


def test_a_budget_draws_a_line_under_the_only_list() -> None:
    lists = lists_of({"meeting": {"B48": "350"}})

    funded = next(each for each in lists.listings if each.view == "budget")
    assert funded.result.outcome.funded == ("P1", "P2")  # type: ignore[union-attr]  # money


def test_what_ifs_leave_decisions_of_people_aside() -> None:
    request = Request(method="approval")

    lists = lists_of({"hands": TIED, "revote": REVOTE}, request)

    assert tiers(lists, "hands")[0] == ("P1", "P2")
    assert lists.findings == ()
    assert {each.what_if for each in lists.listings} == {True}


def test_one_instrument_can_be_asked_for_and_a_project_left_out() -> None:
    one = lists_of({"hands": TIED}, Request(instrument="wall"))
    without = lists_of({"hands": TIED}, Request(without=("P1",)))

    assert [each.instrument for each in one.listings] == ["wall"]
    assert tiers(without, "hands") == (("P2",), ("P3",))


def test_the_evening_of_the_fixtures_is_counted_as_it_was_held() -> None:
    lists = rank(gather(str(HALL), Request()))

    assert tiers(lists, "hands") == (("P1",), ("P2",), ("P3",))
    assert tiers(lists, "wall")[:4] == (("P1",), ("P2",), ("P3",), ("P4",))
    assert scores(lists, "wall")["P3"] == 12
    assert sum(scores(lists, "wall").values()) == 58


def test_what_is_asked_about_projects_is_answered_from_a_workbook() -> None:
    lists = lists_about(gather(str(HALL), Request()), ("P1", "P2"))

    assert [each.instrument for each in lists.listings] == ["hands", "wall", "map"]
    (totals,) = methods_for(gather(str(HALL), Request()))
    assert dict(totals[1])["dots"] is None


def test_a_workbook_becomes_one_public_file_and_the_log_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "Жыйын 14-февраль.xlsx"
    path.write_bytes(HALL.read_bytes())

    alone = gather(str(path), Request())

    assert (alone.form, alone.source, list(alone.files)) == (WORKBOOK, RECORD_NAME, [RECORD_NAME])
    assert "Жыйын 14-февраль.xlsx" in alone.files[RECORD_NAME].decode()


def test_other_workbooks_are_files_of_ballots(tmp_path: Path) -> None:
    path = tmp_path / "votes.xlsx"
    path.write_bytes((FIXTURES / "batken" / "inputs" / "toguz-bulak-gallery.xlsx").read_bytes())

    assert gather(str(path), Request()).form == "ballots"


@pytest.mark.parametrize("name", ["evening.zip", "evening"])
def test_a_bundle_is_counted_again_without_the_private_sheets(tmp_path: Path, name: str) -> None:
    source = gather(str(HALL), Request())
    path = tmp_path / name
    save_bundle(path, source, rank(source), clock=ENV.clock, existing=Existing.KEEP)

    verified = verify_path(path)

    assert verified.findings == ()
    assert rank(gather(str(path), Request())) == rank(source)


def test_nothing_private_is_anywhere_in_a_bundle(tmp_path: Path) -> None:
    filled = an_evening(papers=("participants", "ballots"))
    private = {
        "name": "Токтогулова Айсулуу",
        "village": "Сай-Бою",
        "phone": "+996 555 12 34 56",
        "signature": "кол-тамга",
        "age": 3737,
    }
    for id, value in {"group": "G1", "sex": "аял", **private}.items():
        filled.page("participants").cell(
            5, filled.plan("participants").position(id) + 1
        ).value = value
    filled.page("wall").cell(5, 10).value = "Телефон"
    filled.page("wall").cell(6, 10).value = "0700 65 43 21"
    filled.page("wall").cell(40, 1).value = "Айсулуу кетип калды"
    filled.ballot("ballots", "Токтогулова Айсулуу", "G1", P1=1)
    filled.book.create_sheet("Башка")["A1"] = "Токтогулова Айсулуу"
    filled.book.properties.creator = "Токтогулова Айсулуу"
    workbook, path = tmp_path / "hall.xlsx", tmp_path / "bundle"
    workbook.write_bytes(filled.saved())
    source = gather(str(workbook), Request())

    lists = rank(source)
    save_bundle(path, source, lists, clock=ENV.clock, existing=Existing.KEEP)

    written = b"".join(read_bundle(path).files.values()).decode()
    secrets = [str(each) for each in private.values()]
    words = (*secrets, "Токтогулова", "Айсулуу", "0700", "555 12")
    assert [each for each in words if each in written] == []
    told = " ".join(told_of(lists.findings))
    assert "The column holds telephone numbers and was left out" in told
    assert "A name stands where the number of a ballot belongs" in told
    assert "sheet Башка: The sheet was left out" in told


def test_what_was_found_in_a_workbook_stands_in_the_log_of_its_bundle(tmp_path: Path) -> None:
    source = gather(str(HALL), Request())
    save_bundle(tmp_path / "b", source, rank(source), clock=ENV.clock, existing=Existing.KEEP)

    files = read_bundle(tmp_path / "b").files
    log, disclosed = (files[name].decode() for name in ("log.jsonl", "disclosures.jsonl"))
    assert '"file":"hall.xlsx"' in log
    assert "One clerk wrote 8, the other 9" in disclosed
    assert "One clerk" not in log


def test_checking_tells_all_without_counting() -> None:
    checked = check(material({"hands": TIED, "merges": MERGE, "wall": {"C35": "4"}}))

    assert checked.refused == ()
    assert [(each.instrument, each.projects) for each in checked.read] == [
        ("hands", 2),
        ("wall", 2),
    ]
    told = told_of(checked.noticed)
    assert any(line.startswith("[V02] sheet Дубалдагы чекиттер, cell C35") for line in told)
    assert any("P3 counts as P2" in line for line in told)


def test_checking_lists_everything_that_has_to_be_mended() -> None:
    checked = check(material({"hands": {"C5": "27", "D5": "26"}, "wall": {"C6": "сегиз"}}))

    assert [each.spot.sheet for each in checked.refused] == ["Кол көтөрүү", "Дубалдагы чекиттер"]


def test_two_workbooks_are_checked_against_each_other() -> None:
    one, other = material({}), material({"wall": {"C6": "7"}})

    agreed, differing = check_against(one, one), check_against(one, other)

    assert agreed.refused == ()
    assert any("agree in 14 of 14 cells" in line for line in told_of(agreed.noticed))
    assert "One clerk wrote 8, the other 7" in told_of(differing.refused)[0]


def test_only_workbooks_of_the_hall_can_be_compared() -> None:
    with pytest.raises(UsageError, match=r"votes\.toi is no workbook of the hall"):
        check_against(material({}), ballots("votes.toi", "# NUMBER ALTERNATIVES: 1\n"))


def test_a_record_that_was_changed_is_refused() -> None:
    source = material({})
    broken = evolve(source, files={RECORD_NAME: b"{}" + source.files[RECORD_NAME]})

    with pytest.raises(InputError):
        rank(broken)
