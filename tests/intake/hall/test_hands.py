"""Two tellers count hands, each alone, and what was agreed on decides."""

from prioritize.model.totals import TotalsProfile
from tests.intake.hall.evening import told_of, votes_of
from tests.intake.hall.typed import changed, collected, faults


HANDS = {"C5": "32", "D5": "32", "C6": "27", "D6": "27", "C7": "0", "D7": "0"}
AGREED = "sheet Кол көтөрүү, cell E6, Макулдашылган сан"
CONTROLS = {"C30": "60", "C31": "0", "C32": "1"}


def test_hands_are_counted_as_they_were_raised() -> None:
    hands = collected("hands", {"hands": HANDS | CONTROLS})

    assert votes_of(hands) == {"P1": (32,), "P2": (27,), "P3": (0,)}
    assert (hands.input.method, hands.input.instrument) == ("plurality", "hands")
    assert isinstance(hands.profile, TotalsProfile)
    assert hands.profile.columns[0].voters == 59


def test_where_tellers_differ_the_agreed_number_decides_and_all_of_it_is_told() -> None:
    cells = HANDS | {"D6": "26", "E6": "27", "F6": "Бакыт", "G6": "кайра саналды"}

    hall = changed({"hands": cells})

    hands = hall.collected[0]
    assert votes_of(hands)["P2"] == (27,)
    assert told_of(hands.findings) == [
        "sheet Кол көтөрүү: Two tellers counted, and 2 of 3 numbers agree",
        f"[V06] {AGREED}: The tellers counted 27 and 26 hands for P2; 27 was agreed",
    ]
    (difference,) = hall.meeting.differences
    assert (difference.where, difference.who, difference.why) == (
        "Кол көтөрүү, E6",
        "Бакыт",
        "кайра саналды",
    )


def test_where_tellers_differ_and_nothing_was_agreed_all_such_cells_are_faults() -> None:
    told = faults({"hands": HANDS | {"D5": "31", "D6": "26"}})

    assert [line.split(":")[0] for line in told] == [
        "[V06] sheet Кол көтөрүү, cell E5, Макулдашылган сан",
        "[V06] sheet Кол көтөрүү, cell E6, Макулдашылган сан",
    ]
    assert "counted 32 and 31 hands for Арык (P1)" in told[0]
    assert "Count again aloud" in told[0]


def test_what_was_agreed_on_may_stand_on_the_sheet_of_differences_too() -> None:
    agreed = {"A5": "Кол көтөрүү", "B5": "D6", "E5": "27", "F5": "Бакыт", "G5": "кайра саналды"}

    hall = changed({"hands": HANDS | {"D6": "26"}, "differences": agreed})

    assert votes_of(hall.collected[0])["P2"] == (27,)
    (difference,) = hall.meeting.differences
    assert (difference.agreed, difference.who) == ("27", "Бакыт")


def test_one_teller_is_allowed_and_told() -> None:
    cells = {name: text for name, text in HANDS.items() if name[0] == "C"}

    hands = collected("hands", {"hands": cells})

    assert votes_of(hands)["P1"] == (32,)
    assert "One teller counted, and nobody checked it" in told_of(hands.findings)[0]


def test_a_line_without_numbers_was_not_put_to_the_vote_and_zero_is_a_number() -> None:
    hands = collected("hands", {"hands": {"C5": "32", "D5": "32", "C7": "0", "D7": "0"}})

    assert votes_of(hands) == {"P1": (32,), "P3": (0,)}
    assert "P2 were not put to the vote" in " ".join(told_of(hands.findings))


def test_the_tellers_are_named_in_the_minutes() -> None:
    hall = changed({"hands": HANDS | CONTROLS | {"C33": "Гүлнара, Эрмек", "D33": "Анна"}})

    cast = next(each for each in hall.meeting.cast if each.instrument == "hands")
    assert cast.tellers == ("Гүлнара", "Эрмек", "Анна")
    assert dict(cast.controls) == {"present": 60, "against": 0, "abstaining": 1}


def test_more_hands_than_people_are_told_with_their_cell() -> None:
    hands = collected("hands", {"hands": HANDS | {"C30": "55", "C32": "1"}})

    (line,) = (each for each in told_of(hands.findings) if "V04" in each)
    assert line.startswith(
        "[V04] sheet Кол көтөрүү, cell C30, 1-санакчы: 59 hands, and 1 against or abstaining,"
        " are more than the 55 people present"
    )


def test_where_everybody_may_raise_a_hand_often_only_the_most_are_compared() -> None:
    rules = {"B37": "ар бир адам каалаганча көтөрөт"}

    hands = collected("hands", {"meeting": rules, "hands": HANDS | {"C30": "33", "C32": "1"}})

    assert hands.input.method == "approval"
    assert [each for each in told_of(hands.findings) if "V04" in each] == []


def test_a_total_of_hands_that_does_not_add_up_is_told() -> None:
    hands = collected("hands", {"hands": HANDS | {"C29": "58", "D29": "59"}})

    (line,) = (each for each in told_of(hands.findings) if "V07" in each)
    assert "cell C29, 1-санакчы: The total is 58, the votes add up to 59" in line


def test_an_unknown_code_with_hands_and_the_same_code_twice_are_faults() -> None:
    told = faults({"hands": HANDS | {"A8": "P77", "C8": "3", "A9": "P1", "C9": "4"}})

    assert told[0].startswith("[V03] sheet Кол көтөрүү, cell A8, Код: There is no project 'P77'")
    assert told[1] == "[V05] sheet Кол көтөрүү, cell A9, Код: Арык (P1) has a line already"


def test_a_code_and_a_name_of_different_posters_are_a_fault() -> None:
    (line,) = faults({"hands": HANDS | {"B5": "Бакча"}})

    assert line == (
        "sheet Кол көтөрүү, cell A5, Код: The code and the name mean different things:"
        " Арык (P1), Бакча (P2)"
    )


def test_words_where_numbers_belong_are_all_named_at_once() -> None:
    told = faults({"hands": HANDS | {"C5": "көп", "D6": "2.5", "C7": "1O"}})

    assert [line.split(",")[1].strip() for line in told] == ["cell C5", "cell D6", "cell C7"]
    assert "Did you mean 10?" in told[2]
