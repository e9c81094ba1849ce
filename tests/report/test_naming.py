"""What things are called."""

from fractions import Fraction

from attrs import evolve

from prioritize.errors import Spot, finding
from prioritize.methods.dots.approval import Approval
from prioritize.model.consultation import MapEvidence
from prioritize.model.lists import ListProfile
from prioritize.model.outcome import tiers_by_score
from prioritize.model.project import Names
from prioritize.model.scoresheet import Criterion
from prioritize.model.shorthand import approvals, totals
from prioritize.registry import build
from prioritize.report.naming import Naming, naming
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.step import Scored
from prioritize.text import message
from tests.methods.priced import priced
from tests.report.told import BALLOT, in_one, named, pairs, scoresheet, told


MARKED = MapEvidence("a", (), 7, None)


def test_seats_are_no_money() -> None:
    votes = approvals("2: a", "b")
    by_seats, by_money = (
        Listing(run(build("phragmen", {each: 1}), priced(votes, a=1, b=1)))
        for each in ("seats", "budget")
    )

    currencies = [Naming({}, currency="KGS").within(each).currency for each in (by_seats, by_money)]

    assert currencies == ["", "KGS"]


def test_a_project_goes_by_its_name_and_its_id() -> None:
    names = Naming({"a": Names.of({"ky": "Көпүрө", "ru": "Мост"}), "b": Names.of("b")}, "ru")

    assert [names.project(id) for id in ("a", "b", "c")] == ["Мост (a)", "b", "c"]


def test_a_project_and_a_direction_of_one_id_keep_their_names() -> None:
    own = told(profile=evolve(BALLOT, projects=(named("a", "Көпүрө"), *BALLOT.projects[1:])))
    lists = evolve(in_one(own, told()), names=(("a", Names.of("Direction")),))

    names = naming(lists, "")

    assert names.within(own).project("a") == "Көпүрө (a)"
    assert names.within(told()).project("a") == "Direction (a)"


def test_a_place_without_a_name_goes_by_its_id() -> None:
    assert [str(each) for each in (Naming({}).place("{hall}"), Naming({}).place("combined"))] == [
        "{hall}",
        "combined",
    ]


def test_a_criterion_goes_by_its_name_and_a_measure_by_its_word() -> None:
    need = Criterion("need", Names.of({"ky": "Зарылдык"}))
    listing = told()
    sheet = evolve(listing, result=evolve(listing.result, profile=scoresheet(need)))

    names = Naming({}).within(sheet)

    assert [str(names.measure(each)) for each in ("need", "dots")] == ["Зарылдык", "dots"]


def test_a_map_is_counted_in_marks_and_where_people_are_known_in_people() -> None:
    marks = Listing(run(Approval(), totals({"a": [7], "b": [1]})), map_evidence=(MARKED,))
    people = Listing(run(Approval(), approvals("2: a", "b")), map_evidence=(MARKED,))
    votes = Listing(run(Approval(), approvals("2: a", "b")))

    words = [str(Naming({}).within(each).measure("approvals")) for each in (marks, people, votes)]

    assert words == ["marks", "people who marked", "approvals"]


def test_a_finding_names_what_it_speaks_of() -> None:
    names = Naming({"P3": Names.of("Bridge"), "7": Names.of("Seven")}, "en")
    odd = finding(
        message("{id} has {number} of {text}", id="P3", number=7, text="7"),
        remedy=message("Look at {ids}.", ids=("P3",)),
    )

    assert str(names.finding(odd)) == "Bridge (P3) has 7 of 7. Look at Bridge (P3)."


def test_a_remark_names_projects_of_digits_where_it_says_that_they_are_projects() -> None:
    names = Naming({"7": Names.of("Seven"), "8": Names.of("Eight")}, "en")
    said = message(
        "{number} sets, and with {project} {text} of {projects}",
        number=7,
        project="7",
        text="7",
        projects=("7", "8"),
    )

    assert str(names.called(said)) == "7 sets, and with Seven (7) 7 of Seven (7), Eight (8)"


def test_a_finding_ends_with_a_full_stop() -> None:
    names = Naming({})
    bare = finding(message("is odd"), Spot("a.csv"))
    whole = finding(message("is odd"), remedy=message("Look at it."))

    assert [str(names.finding(each)) for each in (bare, whole)] == [
        "a.csv: is odd.",
        "is odd. Look at it.",
    ]


def test_a_criterion_is_called_below_the_heading_that_it_stands_under() -> None:
    own = Criterion("need", Names.of({"ru": "Нужность"}), part_of="Качество")
    listing = told(Scored("need", pairs(a=1), decides=False))
    sheet = evolve(listing.result, profile=scoresheet(own, Criterion("cost", part_of="Цена")))

    names = Naming({}, "ru").within(evolve(listing, result=sheet))

    assert [str(names.measure(each)) for each in ("need", "cost")] == [
        "Качество: Нужность",
        "Цена: cost",
    ]


def test_the_numbers_of_a_committee_are_decimals_and_those_of_votes_are_not() -> None:
    said = message("{criterion} has {score}", criterion="need", score=Fraction(31, 7))
    votes = told(Scored("dots", pairs(a=Fraction(31, 7), b=1, c=0)))
    sheet = evolve(votes.result, profile=scoresheet(Criterion("need")))

    of_votes, of_sheet = (Naming({}).within(each) for each in (votes, evolve(votes, result=sheet)))

    assert [str(each.number(Fraction(31, 7))) for each in (of_votes, of_sheet)] == [
        "31/7",
        "≈ 4.4286",
    ]
    assert str(of_votes.remarked(said)) == "need has 31/7."
    assert str(of_sheet.remarked(said)) == "need has ≈ 4.4286."
    assert str(of_sheet.finding(finding(said))) == "need has ≈ 4.4286."


def test_money_under_the_scores_of_a_committee_shows_decimals_too() -> None:
    """Scores of many digits are rounded, and thirds beside them are then decimals as well."""
    rankings = (
        tiers_by_score({"a": Fraction(1, 3), "b": other})
        for other in (Fraction(2), Fraction(1, 97))
    )
    lists = [ListProfile(BALLOT.projects[:2], each) for each in rankings]
    listing = told(Scored("score", pairs(a=2, b=1, c=0)))

    names = [
        Naming({}).within(evolve(listing, result=evolve(listing.result, profile=each)))
        for each in lists
    ]

    assert [str(each.number(Fraction(1, 3))) for each in names] == ["1/3", "≈ 0.3333"]
