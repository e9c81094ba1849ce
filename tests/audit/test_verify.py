"""Verification: what is whole passes, and every way of breaking it is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from prioritize.audit.bundle import Bundle, build_bundle
from prioritize.audit.entry import Tool
from prioritize.audit.material import Material, Recount
from prioritize.audit.verify import bundled_material, check_integrity, verify
from prioritize.errors import AuditError, Finding, UnknownMethodError
from prioritize.registry import discover
from prioritize.text import message
from tests.audit.sample import (
    BUNDLE,
    MATERIAL,
    STAMP,
    codes,
    recompute,
    with_file,
    with_new_sums,
)


def test_a_bundle_as_it_was_written_passes() -> None:
    assert verify(BUNDLE, recompute=recompute) == ()


def test_verifying_changes_nothing() -> None:
    before = dict(BUNDLE.files)

    verify(BUNDLE, recompute=recompute)

    assert BUNDLE.files == before


def test_an_intact_bundle_gives_back_what_was_counted() -> None:
    assert check_integrity(BUNDLE) == ()
    assert bundled_material(BUNDLE) == MATERIAL


def test_a_broken_bundle_gives_nothing_back() -> None:
    with pytest.raises(AuditError, match="B19"):
        bundled_material(with_file("README.txt", b""))


def test_an_archive_that_could_not_be_read_is_one_finding() -> None:
    damaged = Bundle({}, (Finding(message("The archive is damaged"), code="B99"),))

    assert codes(damaged) == {"B99"}
    with pytest.raises(AuditError) as caught:
        bundled_material(damaged)
    assert [each.code for each in caught.value.findings] == ["B99"]


def test_whatever_becomes_of_counting_again_is_a_finding() -> None:
    """Another program, a missing method or a mistake of ours: never a traceback."""

    def lacks_a_method(_: Material) -> Recount:
        raise UnknownMethodError(Finding(message("There is no method {id}", id="nanson")))

    def fails(_: Material) -> Recount:
        raise ZeroDivisionError("division by \x1b zero")

    def cannot_be_recorded(material: Material) -> Recount:
        return evolve(recompute(material), title="other", rules="\x00")

    lacking = verify(BUNDLE, recompute=lacks_a_method)
    failing = verify(BUNDLE, recompute=fails)
    unrecorded = verify(BUNDLE, recompute=cannot_be_recorded)

    assert [(each.code, str(each.what)) for each in lacking] == [
        ("R01", "Nothing could be counted again: There is no method nanson")
    ]
    assert all("Verify with prioritize 0.0" in str(each.remedy) for each in (*lacking, *failing))
    assert [(each.code, str(each.what)) for each in failing] == [
        ("B99", r"Counting again failed: ZeroDivisionError: division by \u001b zero")
    ]
    assert {each.code for each in unrecorded} == {"R01"}


def test_a_method_that_nothing_here_brings_asks_for_its_package() -> None:
    def with_a_plug_in(material: Material) -> Recount:
        counted = recompute(material)
        return evolve(counted, runs=tuple(evolve(each, method="dowdall") for each in counted.runs))

    def without_it(_: Material) -> Recount:
        raise UnknownMethodError(Finding(message("There is no method {id}", id="dowdall")))

    bundle = build_bundle(MATERIAL, with_a_plug_in(MATERIAL), stamp=STAMP)

    (found,) = verify(bundle, recompute=without_it)

    assert found.render() == (
        "[R01] Nothing could be counted again: There is no method dowdall. The package that brings"
        " dowdall is not installed here. Ask those who counted which one it is, install it, and"
        " verify again."
    )


def test_plug_ins_that_are_at_odds_do_not_stop_the_verifier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which packages lack cannot be said then; who made the bundle can."""

    def refuse(_: Material) -> Recount:
        raise UnknownMethodError(Finding(message("There is no method {id}", id="dowdall")))

    info = tmp_path / "rival-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: rival\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[prioritize.methods]\nborda = brought:Borda\n")
    monkeypatch.syspath_prepend(tmp_path)
    discover.cache_clear()

    (found,) = verify(BUNDLE, recompute=refuse)
    discover.cache_clear()

    assert found.code == "R01"
    assert "Verify with prioritize 0.0, which made the bundle" in found.render()


def test_findings_of_counting_again_name_the_program_that_made_the_bundle() -> None:
    found = verify(with_new_sums(with_file("results/result.json", b"")), recompute=recompute)

    remedies = [finding.render() for finding in found if finding.code == "R02"]

    assert len(remedies) == 1
    assert "Verify with prioritize 0.0, which made the bundle" in remedies[0]


def test_very_many_findings_are_counted_and_not_all_shown() -> None:
    strays = {f"stray{number}": b"" for number in range(1000)}

    found = verify(evolve(BUNDLE, files={**BUNDLE.files, **strays}), recompute=recompute)

    assert len(found) == 201
    assert str(found[-1].what) == "There are 800 more findings"


Change = Callable[[Recount], Recount]


@pytest.mark.parametrize(
    "change, wanted",
    [
        pytest.param(
            lambda recount: evolve(recount, results={**recount.results, "result.json": b"{}"}),
            {"R02"},
            id="39 the result lies",
        ),
        pytest.param(
            lambda recount: evolve(recount, results={**recount.results, "ranking.csv": b""}),
            {"R03"},
            id="the table lies",
        ),
        pytest.param(
            lambda recount: evolve(
                recount, runs=(evolve(recount.runs[0], result="0" * 64), *recount.runs[1:])
            ),
            {"R01"},
            id="the log lies about a result",
        ),
        pytest.param(
            lambda recount: evolve(
                recount, runs=(evolve(recount.runs[0], options={"cap": True}), *recount.runs[1:])
            ),
            {"P17"},
            id="44 other options, alike for Python",
        ),
        pytest.param(
            lambda recount: evolve(
                recount, runs=(evolve(recount.runs[0], version=2), *recount.runs[1:])
            ),
            {"P17"},
            id="86 another version of the method",
        ),
        pytest.param(lambda recount: evolve(recount, rules="0" * 64), {"P17"}, id="55 other rules"),
        pytest.param(lambda recount: evolve(recount, title="Other"), {"P17"}, id="another title"),
        pytest.param(
            lambda recount: evolve(recount, imported=()), {"P17"}, id="findings kept back"
        ),
        pytest.param(lambda recount: evolve(recount, runs=()), {"P16"}, id="runs kept back"),
    ],
)
def test_an_insider_who_writes_everything_anew_is_found_out(
    change: Change, wanted: set[str]
) -> None:
    bundle = build_bundle(MATERIAL, change(recompute(MATERIAL)), stamp=STAMP)

    assert codes(bundle) == wanted


def test_who_counted_when_and_with_what_is_not_counted_again() -> None:
    """These are claims; no verification can confirm them."""
    stamp = evolve(STAMP, at="1999-12-31T23:59:59Z", tool=Tool("other", "\u202e"))

    assert codes(build_bundle(MATERIAL, recompute(MATERIAL), stamp=stamp)) == set()
