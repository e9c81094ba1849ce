"""What things are called."""

from attrs import evolve

from prioritize.errors import Spot, finding
from prioritize.model.project import Names
from prioritize.model.scoresheet import Criterion
from prioritize.report.naming import Naming, naming
from prioritize.text import message
from tests.report.told import BALLOT, in_one, named, scoresheet, told


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


def test_a_finding_ends_with_a_full_stop() -> None:
    names = Naming({})
    bare = finding(message("is odd"), Spot("a.csv"))
    whole = finding(message("is odd"), remedy=message("Look at it."))

    assert [str(names.finding(each)) for each in (bare, whole)] == [
        "a.csv: is odd.",
        "is odd. Look at it.",
    ]
