"""What people decided is read: re-votes and lots, merges, corrections."""

from prioritize.model.hall.evening import Decision
from prioritize.model.meeting import Correction, Lot, Merge, Revote
from tests.intake.hall.evening import told_of, votes_of
from tests.intake.hall.typed import changed, collected, faults


REVOTE = {"B5": "P1", "D5": "31", "E5": "31", "B6": "P2", "D6": "24", "E6": "24"}
MERGE = {"A5": "P1 P3", "B5": "P1", "C5": "добуш берүүдөн кийин", "D5": "19:40:00", "E5": "Баары"}
WHY = {"F5": "Бир эле нерсе"}


def test_a_revote_is_read_with_its_controls_and_tellers() -> None:
    controls = {"D12": "55", "D13": "0", "D14": "1", "D15": "Гүлнара", "E15": "Эрмек"}

    hall = changed({"revote": REVOTE | controls})

    assert hall.meeting.revotes == (
        Revote(1, (("P1", 31), ("P2", 24)), 55, 0, 1, ("Гүлнара", "Эрмек")),
    )
    (decision,) = hall.decisions
    assert (decision.tiers, decision.by) == ((("P1",), ("P2",)), "revote")
    assert decision.witnesses == ("Гүлнара", "Эрмек")
    assert (decision.spot.sheet, decision.spot.row) == ("Кайра добуш берүү", 5)


def test_rounds_follow_one_another_and_equals_stay_together() -> None:
    second = {"B16": "P1", "D16": "20", "B17": "P2", "D17": "20", "B18": "P3", "D18": "9"}

    hall = changed({"revote": REVOTE | second})

    assert [each.round for each in hall.meeting.revotes] == [1, 2]
    assert hall.decisions[1].tiers == (("P1", "P2"), ("P3",))


def test_more_hands_than_people_in_a_revote_are_told() -> None:
    told = told_of(changed({"revote": REVOTE | {"D12": "50"}}).findings)

    assert told[0].startswith("[V04] sheet Кайра добуш берүү, cell D12, 1-санакчы: 55 hands")


def test_tellers_who_differ_in_a_revote_need_an_agreed_number() -> None:
    (line,) = faults({"revote": REVOTE | {"E5": "30"}})

    assert line.startswith("[V06] sheet Кайра добуш берүү, cell F5, Макулдашылган сан")


def test_a_lot_is_read_with_who_drew_and_who_saw() -> None:
    cells = {"A5": "2", "B5": "Р3, p2", "C5": "Окуучу", "D5": "Күбө А, Күбө Б", "E5": "20:15"}

    hall = changed({"lot": cells})

    assert hall.meeting.lots == (Lot(("P3", "P2"), "2", "Окуучу", ("Күбө А", "Күбө Б"), "20:15"),)
    assert hall.decisions == (
        Decision(
            (("P3",), ("P2",)),
            "lot",
            (),
            ("Окуучу", "Күбө А", "Күбө Б"),
            hall.decisions[0].spot,
        ),
    )


def test_a_lot_without_witnesses_is_told_and_one_of_a_single_code_is_a_fault() -> None:
    told = told_of(changed({"lot": {"B5": "P3 P2"}}).findings)
    (line,) = faults({"lot": {"B5": "P3", "C5": "А", "D5": "Б"}})

    assert "does not say who drew it and who saw it" in told[0]
    assert "must name every tied project once" in line


def test_a_merge_is_read_with_when_who_and_why() -> None:
    hall = changed({"merges": MERGE | WHY})

    (placed,) = hall.merges
    assert placed.merge == Merge(("P1", "P3"), "P1", "after", "19:40", "Бир эле нерсе", "Баары")
    assert hall.meeting.merges == (placed.merge,)


def test_a_merge_that_does_not_say_why_is_told() -> None:
    assert "does not say when, why and by whom" in told_of(changed({"merges": MERGE}).findings)[0]


def test_merges_of_unknown_codes_of_one_code_and_of_a_code_twice_are_faults() -> None:
    unknown = faults({"merges": MERGE | WHY | {"A5": "P1 P77"}})
    alone = faults({"merges": MERGE | WHY | {"A5": "P1"}})
    nowhere = faults({"merges": MERGE | WHY | {"B5": ""}})
    again = faults({"merges": {**MERGE, **WHY, "A6": "P3 P2", "B6": "P2"}})

    assert "There is no project 'P77'" in unknown[0]
    assert "A merge needs two codes at least" in alone[0]
    assert "The code that stays is not written down" in nowhere[0]
    assert "Көпүрө (P3) were merged into another already" in again[0]


def test_posters_merged_before_the_vote_need_no_line_of_their_own() -> None:
    gone = {"A8": "", "B8": "", "C8": "", "D8": ""}
    before = MERGE | WHY | {"C5": "добуш берүүгө чейин"}

    wall = collected("wall", {"merges": before, "wall": gone})

    assert set(votes_of(wall)) == {"P1", "P2"}


def test_a_correction_is_read_and_told() -> None:
    cells = {
        "A5": "Топтор",
        "B5": "F5",
        "C5": "11",
        "D5": "12",
        "E5": "Анна",
        "F5": "Бирөө келди",
    }

    hall = changed({"corrections": cells})

    assert hall.meeting.corrections == (
        Correction("Топтор, F5", "11", "12", "Бирөө келди", "Анна"),
    )
    assert told_of(hall.findings) == [
        "sheet Оңдоолор, cell B5, Уяча: Топтор, F5: 11 was corrected to 12"
    ]


def test_a_correction_that_the_sheet_does_not_show_is_told() -> None:
    cells = {"A5": "Группы", "B5": "F5", "C5": "11", "D5": "13"}

    told = told_of(changed({"corrections": cells}).findings)

    assert "Write down who changed it, and why" in told[0]
    assert "Топтор, F5 holds 12, and the correction says 13" in told[1]
