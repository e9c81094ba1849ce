"""What projects are called on a sheet."""

from prioritize.model.project import Names
from prioritize.report.naming import Naming
from prioritize.report.public.calling import calling, code_of
from prioritize.text import message
from tests.report.public.posters import NAMES, hands


NAMING = Naming(NAMES, "en")


def test_a_name_needs_no_id() -> None:
    names = calling(NAMING, [hands(3, 2, 1)])

    assert names.project("P1") == "Irrigation"


def test_names_that_look_alike_keep_their_ids() -> None:
    twins = {**NAMES, "P2": Names.of({"en": "irrigation"})}

    names = calling(Naming(twins, "en"), [hands(3, 2, 1)])

    assert [names.project(id) for id in ("P1", "P2", "P3")] == [
        "Irrigation (P1)",
        "irrigation (P2)",
        "Bridge",
    ]


def test_a_code_as_on_the_posters_is_shown_and_another_id_is_not() -> None:
    known = {**NAMES, "road-7b": Names.of({"en": "Road"})}
    names = calling(Naming(known, "en"), [hands(3, 2, 1)])

    assert code_of("P1", names) == "P1"
    assert code_of("road-7b", names) == ""
    assert code_of("unnamed", names) == ""


def test_a_name_as_long_as_a_page_is_cut() -> None:
    endless = {"P1": Names.of({"en": "canal " * 900})}

    names = calling(Naming(endless, "en"), [hands(1)])

    assert len(names.project("P1")) == 100
    assert names.project("P1").endswith("…")


def test_remarks_speak_of_projects_and_instruments_by_name() -> None:
    names = calling(NAMING, [hands(3, 2, 1)])
    remark = message("First in {instrument}: {projects}", instrument="gallery", projects=("P1",))

    assert str(names.called(remark)) == "First in gallery: Irrigation"


def test_a_number_in_a_remark_stays_a_number() -> None:
    numbered = {"7": Names.of({"en": "Road"})}

    text = Naming(numbered, "en").called(message("{votes} votes", votes="7"))

    assert str(text) == "7 votes"
