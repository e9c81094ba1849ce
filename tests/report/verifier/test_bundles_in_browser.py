"""Whole bundles, chosen from the disk as a person does: the page and the program agree."""

from pathlib import Path

import pytest

from prioritize.audit.bundle import Bundle
from prioritize.audit.checkpoint import NOTE, checkpoint_of, flip_chart_code
from prioritize.audit.readme import readme
from prioritize.model.digest import sha256
from prioritize.ports.bundle_io import read_bundle, write_bundle
from prioritize.ports.env import ENV
from prioritize.workflow.bundled import make_bundle, make_public_bundle
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.driven import Driven
from tests.report.verifier.looking import chosen, told_of


ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "audit" / "bundles"
SOURCES = {
    "batken": "batken",
    "hall": "hall/hall.xlsx",
    "hands": "hands",
    "tie": "tie",
    "cycle": "cycle",
}
COUNTED = {"batken": 9, "hall": 0, "hands": 1, "tie": 1, "cycle": 0}
COUNTED_OF_PUBLIC = {"batken": 20, "hall": 2, "hands": 1, "tie": 1, "cycle": 0}
"""How many lists the page counts again; it knows neither every method nor every kind of file."""


def bundle_of(name: str) -> Bundle:
    """Count a scenario and bundle it."""
    material = gather(str(ROOT / "fixtures" / SOURCES[name]), Request())
    return make_bundle(material, rank(material), clock=ENV.clock)


def public_bundle_of(name: str) -> Bundle:
    """Count a scenario and bundle what may be published."""
    material = gather(str(ROOT / "fixtures" / SOURCES[name]), Request())
    return make_public_bundle(rank(material), clock=ENV.clock)


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.name)
def test_a_golden_bundle_is_whole_in_the_browser_too(driven: Driven, path: Path) -> None:
    told = chosen(driven, "#folder", path)

    log = read_bundle(path).files["log.jsonl"]
    assert (told.why, told.findings) == ("", ())
    assert told.facts["code"] == flip_chart_code(checkpoint_of(log).root)
    assert told.facts["origin"] == checkpoint_of(log).origin
    assert "other" not in told.states


def test_what_people_raised_their_hands_for_is_counted_again(driven: Driven) -> None:
    told = chosen(driven, "#folder", GOLDEN / "version-1-hands")

    assert told.states == ("same",)
    shown = driven.ask("document.querySelector('#report table').textContent")
    assert "32" in str(shown)


def test_a_bundle_of_which_nothing_was_counted_is_not_called_right(driven: Driven) -> None:
    for name, verdict in [("cycle", "uncounted"), ("hands", "good")]:
        chosen(driven, "#folder", GOLDEN / f"version-1-{name}")

        shown = driven.ask("document.querySelector('.verdict').className")
        assert shown == f"verdict {verdict}"


@pytest.mark.parametrize("name", SOURCES)
def test_bundles_of_every_scenario_are_whole_and_counted_again(driven: Driven, name: str) -> None:
    internal, public = told_of(driven, [bundle_of(name).files, public_bundle_of(name).files])

    assert (internal.findings, public.findings) == ((), ())
    assert (internal.facts["audience"], public.facts["audience"]) == ("internal", "public")
    assert internal.states.count("same") == COUNTED[name]
    assert public.states.count("same") == COUNTED_OF_PUBLIC[name]
    assert "other" not in {*internal.states, *public.states}


def test_an_archive_is_read_as_its_folder_is(driven: Driven, tmp_path: Path) -> None:
    bundle = bundle_of("tie")
    write_bundle(tmp_path / "tie.zip", bundle)

    told = chosen(driven, "#zip", tmp_path / "tie.zip")

    (same,) = told_of(driven, [bundle.files])
    assert (told.findings, told.states) == ((), same.states)
    assert told.facts["origin"] == same.facts["origin"]


def test_a_note_that_was_kept_shows_whether_anything_was_rewritten(
    driven: Driven, tmp_path: Path
) -> None:
    path = GOLDEN / "version-1-hands"
    log = read_bundle(path).files["log.jsonl"]
    other = read_bundle(GOLDEN / "version-1-cycle").files[NOTE]
    notes = {
        "early": (checkpoint_of(log, size=3).text(), set()),
        "now": (checkpoint_of(log).text(), set()),
        "other": (other, {"B13"}),
        "none": (b"", {"B11"}),
    }

    found = {}
    for name, (note, _) in notes.items():
        (tmp_path / name).write_bytes(note)
        driven.choose("#kept", tmp_path / name)
        found[name] = chosen(driven, "#folder", path).codes
    driven.ask("document.querySelector('#kept').value = ''")

    assert found == {name: wanted for name, (_, wanted) in notes.items()}


def test_the_page_knows_the_text_that_stands_in_every_bundle(driven: Driven) -> None:
    known = driven.ask("[READMES.internal, READMES.public]")

    assert known == [sha256(readme("internal")), sha256(readme("public"))]


def test_whoever_types_the_code_of_the_flip_chart_learns_whether_it_is_that_bundle(
    driven: Driven,
) -> None:
    code = chosen(driven, "#folder", GOLDEN / "version-1-hands").facts["code"]

    def answer(typed: str) -> object:
        return driven.ask(
            f"(() => {{ const field = document.getElementById('typed'); field.value = '{typed}';"
            " field.dispatchEvent(new Event('input'));"
            " return document.querySelector('.answer').className; })()"
        )

    assert answer(code) == "answer same"
    assert answer(code.replace(" ", "")) == "answer same"
    assert answer("00000" + code[5:]) == "answer other"
    assert answer(code[:-1]) == "answer"
