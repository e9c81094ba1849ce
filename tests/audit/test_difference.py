from attrs import evolve

from prioritize.audit.bundle import Bundle, build_bundle
from prioritize.audit.continuation import disclosed
from prioritize.audit.difference import Change, compare_bundles
from prioritize.audit.material import Material
from prioritize.audit.redact import redact
from prioritize.model.digest import canonical_json
from tests.audit.sample import BUNDLE, MATERIAL, STAMP, recompute, with_file


def made(material: Material) -> Bundle:
    """Make a bundle on another day, with other salts."""
    stamp = evolve(STAMP, at="2026-03-15T00:00:00Z", salt=lambda: "77" * 16)
    notes = ["The count took place."]
    return build_bundle(material, recompute(material), stamp=stamp, notes=notes)


def with_result(bundle: Bundle, **places: list[list[str]]) -> Bundle:
    """Put lists of places into a bundle, whatever was counted."""
    lists = [
        {
            "community": name,
            "instrument": None,
            "ranking": [
                {"rank": rank, "projects": projects} for rank, projects in enumerate(tiers, 1)
            ],
        }
        for name, tiers in places.items()
    ]
    return with_file("results/result.json", canonical_json({"lists": lists}), bundle)


def test_two_counts_of_the_same_files_say_the_same_and_are_two_logs() -> None:
    difference = compare_bundles(BUNDLE, made(MATERIAL))

    assert difference.is_empty
    assert not difference.continues


def test_a_bundle_continues_itself() -> None:
    difference = compare_bundles(BUNDLE, BUNDLE)

    assert difference.is_empty
    assert difference.continues


def test_other_rules_and_files_are_named() -> None:
    files = {**MATERIAL.files, "inputs/sumbula.csv": b"water,9\n", "inputs/new.csv": b"road,1\n"}
    settings = {**MATERIAL.settings, "tie_break": "refuse"}

    changes = compare_bundles(
        BUNDLE, made(evolve(MATERIAL, files=files, settings=settings))
    ).changes

    sumbula = ("inputs/sumbula.csv", "gallery", "project", "raw")
    assert set(changes) == {
        Change("changed", "config.set", (), ("settings",)),
        Change(
            "changed",
            "file.imported",
            ("inputs/sumbula.csv",),
            ("blob", "bytes", "findings", "found"),
        ),
        Change("changed", "method.run", sumbula, ("profile", "result")),
        Change("added", "file.imported", ("inputs/new.csv",)),
        Change("added", "method.run", ("inputs/new.csv", *sumbula[1:])),
        *(each for each in changes if each.type == "ballots.frozen"),
    }


def test_a_redaction_is_an_event_more_in_a_log_that_continues() -> None:
    files = redact(BUNDLE.files, list(disclosed(BUNDLE.files)), ground="asked", at=STAMP.at)

    difference = compare_bundles(BUNDLE, Bundle(files))

    assert difference.continues
    assert [(each.how, each.type) for each in difference.changes] == [
        ("changed", "file.imported"),
        ("added", "redaction.applied"),
    ]


def test_places_that_differ_are_named_list_by_list() -> None:
    old = with_result(BUNDLE, upper=[["road"], ["well", "bus"]], lower=[["road"]])
    new = with_result(BUNDLE, upper=[["well"], ["road"], ["gym"]], middle=[["road"]])

    difference = compare_bundles(old, new)

    assert [(each.project, each.before, each.after) for each in difference.moves] == [
        ("bus", 2, None),
        ("gym", None, 3),
        ("road", 1, 2),
        ("well", 2, 1),
    ]
    assert (difference.lists_added, difference.lists_removed) == ((("middle",),), (("lower",),))


def test_results_that_cannot_be_read_have_no_lists() -> None:
    for content in (b"", b"[]", b"\xff", b"[" * 100_000, b'{"lists":[{}]}'):
        assert compare_bundles(BUNDLE, with_file("results/result.json", content)).moves == ()
