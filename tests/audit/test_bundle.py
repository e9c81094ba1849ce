import json
from collections.abc import Mapping

import pytest
from attrs import evolve

from prioritize.audit.bundle import build_bundle
from prioritize.audit.canonical import Value
from prioritize.audit.chain import read_log
from prioritize.audit.commitment import Disclosure
from prioritize.audit.entry import Tool
from prioritize.audit.event import Actor
from prioritize.audit.layout import is_bundle_path
from prioritize.audit.material import Imported, Material, Recount
from prioritize.errors import AuditError, Finding
from prioritize.model.digest import sha256
from prioritize.text import message
from tests.audit.sample import BUNDLE, MATERIAL, STAMP, recompute


RECOUNT = recompute(MATERIAL)
RECOUNT_OF_NOTHING = evolve(RECOUNT, imported=(), runs=())
RUN = RECOUNT.runs[0]
SPORT_IS_BLANK = Disclosure("5a" * 16, "finding", "sport is blank")


def bodies(type_: str) -> list[Mapping[str, Value]]:
    """Return what the events of a type say."""
    events = read_log(BUNDLE.files["log.jsonl"]).events.values()
    return [event.body for event in events if event.type == type_]


def test_the_log_tells_the_count_in_order() -> None:
    log = read_log(BUNDLE.files["log.jsonl"])

    assert log.findings == ()
    assert [event.type for event in log.events.values()] == [
        "consultation.created",
        "config.set",
        "file.imported",
        "file.imported",
        "file.imported",
        "ballots.frozen",
        "method.run",
        "method.run",
        "note",
        "result.published",
    ]


def test_log_and_header_say_that_they_are_of_version_1() -> None:
    first = json.loads(BUNDLE.files["log.jsonl"].splitlines()[0])

    assert (first["v"], first["body"]["version"]) == (1, 1)
    assert json.loads(BUNDLE.files["BUNDLE.json"])["version"] == 1


def test_every_file_that_was_counted_lies_under_its_hash_and_keeps_its_name() -> None:
    named = {str(body["name"]): str(body["blob"]) for body in bodies("file.imported")}

    assert named == {name: sha256(content) for name, content in MATERIAL.files.items()}
    assert {name: BUNDLE.files["blobs/" + blob] for name, blob in named.items()} == MATERIAL.files


def test_an_import_says_how_many_rows_and_what_was_odd() -> None:
    body = next(body for body in bodies("file.imported") if body["name"] == "inputs/sumbula.csv")

    assert body["found"] == 1
    assert body["findings"] == [
        {
            "code": "V09",
            "what": SPORT_IS_BLANK.committed(),
            "file": "",
            "sheet": "",
            "row": 3,
            "column": 0,
            "field": "",
        }
    ]


def test_settings_and_options_are_recorded_whole() -> None:
    assert bodies("config.set")[0]["settings"] == MATERIAL.settings
    assert bodies("method.run")[0]["options"] == {"cap": 1, "per_voter": 3}


def test_what_was_published_is_named_by_its_hash() -> None:
    published = {name: sha256(content) for name, content in RECOUNT.results.items()}

    files = bodies("result.published")[0]["files"]

    assert files == [
        {"name": name, "sha256": published[name], "bytes": len(RECOUNT.results[name])}
        for name in sorted(published)
    ]


def test_every_name_in_a_bundle_is_one_that_it_may_hold() -> None:
    assert all(is_bundle_path(path) for path in BUNDLE.files)


def test_time_program_and_person_change_the_log_alone() -> None:
    stamp = evolve(
        STAMP, at="2026-03-15T00:00:00Z", tool=Tool("other", "9"), actor=Actor("a", "clerk")
    )

    other = build_bundle(MATERIAL, RECOUNT, stamp=stamp, notes=["The count took place."])

    differing = {path for path in BUNDLE.files if other.files[path] != BUNDLE.files[path]}
    assert differing == {
        "BUNDLE.json",
        "SHA256SUMS",
        "checkpoint.note",
        "log.jsonl",
        "ro-crate-metadata.json",
    }


def test_equal_counts_give_equal_bundles() -> None:
    backwards = evolve(MATERIAL, files=dict(sorted(MATERIAL.files.items(), reverse=True)))

    again = build_bundle(
        backwards, recompute(backwards), stamp=STAMP, notes=["The count took place."]
    )

    assert list(again.files.items()) == list(BUNDLE.files.items())


def test_two_files_of_one_content_share_a_blob() -> None:
    material = Material("ballots", "a.csv", {"a.csv": b"x", "b.csv": b"x"}, {})

    bundle = build_bundle(material, RECOUNT_OF_NOTHING, stamp=STAMP)

    assert [path for path in bundle.files if path.startswith("blobs/")] == ["blobs/" + sha256(b"x")]


def test_very_many_findings_are_counted_and_the_first_are_kept() -> None:
    found = tuple(Finding(message("row {row}", row=row)) for row in range(20_000))
    imported = (Imported("inputs/sumbula.csv", found),)

    bundle = build_bundle(MATERIAL, evolve(RECOUNT, imported=imported), stamp=STAMP)

    line = next(each for each in bundle.files["log.jsonl"].splitlines() if b"sumbula" in each)
    body = json.loads(line)["body"]
    assert (body["found"], len(body["findings"])) == (20_000, 500)


def test_a_title_may_be_anything() -> None:
    bundle = build_bundle(MATERIAL, evolve(RECOUNT, title="a\x00\x1b[31m"), stamp=STAMP)

    assert json.loads(bundle.files["log.jsonl"].splitlines()[0])["body"]["title"] == (
        r"a\u0000\u001b[31m"
    )


@pytest.mark.parametrize(
    "recount, what",
    [
        (evolve(RECOUNT, rules="short"), "config.set, rules: must be a SHA-256"),
        (evolve(RECOUNT, results={"../result.json": b""}), "cannot name a file of results"),
        (evolve(RECOUNT, results={"Тизме.csv": b""}), "Тизме.csv cannot name a file of results"),
        (evolve(RECOUNT, imported=(Imported("b.csv"),)), r"imported file b\.csv is not among"),
        (evolve(RECOUNT, runs=(evolve(RUN, profile=""),)), "method.run, profile: must be"),
        (evolve(RECOUNT, runs=(evolve(RUN, options={"a": 2**60}),)), "the number is too large"),
        (evolve(RECOUNT, runs=(evolve(RUN, options={"Ключ": 1}),)), "cannot be the key"),
    ],
    ids=["rules", "path", "letters", "import", "profile", "number", "key"],
)
def test_a_recount_that_cannot_be_recorded_is_refused(recount: Recount, what: str) -> None:
    with pytest.raises(AuditError, match=what):
        build_bundle(MATERIAL, recount, stamp=STAMP)


@pytest.mark.parametrize(
    "material, what",
    [
        (evolve(MATERIAL, form="box"), "form: must be one of consultation, ballots"),
        (evolve(MATERIAL, source="other.toml"), "main file other.toml is not among"),
        (evolve(MATERIAL, files={**MATERIAL.files, "../a.csv": b""}), "a.csv cannot name a file"),
        (evolve(MATERIAL, settings={"seats": 2**60}), "the number is too large"),
        (evolve(MATERIAL, settings={"note": "e\u0301"}), "is not in Unicode's form NFC"),
    ],
    ids=["form", "source", "path", "number", "text"],
)
def test_material_that_cannot_be_recorded_is_refused(material: Material, what: str) -> None:
    with pytest.raises(AuditError, match=what):
        build_bundle(material, RECOUNT_OF_NOTHING, stamp=STAMP)
