"""Whoever may write a bundle may write anything: the page stays a page, and answers."""

import json
from pathlib import Path

import pytest

from prioritize.audit.bundle import Bundle
from prioritize.ports.bundle_io import read_bundle, write_bundle
from tests.driven import Driven
from tests.report.hostile import PAYLOADS
from tests.report.verifier.damage import DAMAGES
from tests.report.verifier.looking import chosen
from tests.report.verifier.test_bundles_in_browser import GOLDEN, bundle_of
from tests.report.verifier.test_counts_in_browser import lying


HANDS = GOLDEN / "version-1-hands"
TOO_LARGE = 201 * 2**20
LARGE = 150 * 2**20


def shown(driven: Driven) -> str:
    """Read all that stands on the page."""
    return str(driven.ask("document.querySelector('#report').textContent"))


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Write a bundle that names everything in a way that tries to become more than a name."""
    folder = tmp_path / "bundle"
    write_bundle(folder, read_bundle(HANDS))
    result = json.loads((folder / "results" / "result.json").read_bytes())
    named = zip(result["names"], PAYLOADS, strict=False)
    result["names"] = [[id, payload] for (id, _), payload in named]
    (folder / "results" / "result.json").write_text(json.dumps(result), encoding="utf-8")
    for number, payload in enumerate(PAYLOADS):
        # A file may have almost any name.
        name = "".join(each if each.isprintable() and each != "/" else "|" for each in payload)
        (folder / f"{number} {name[:60]}").write_bytes(b"")
    return folder


def test_what_a_bundle_says_never_becomes_an_element_or_a_script(
    driven: Driven, hostile: Path
) -> None:
    plain = chosen(driven, "#folder", HANDS)
    kinds = driven.ask("[...new Set([...document.querySelectorAll('*')].map(e => e.tagName))]")

    told = chosen(driven, "#folder", hostile)

    assert (plain.codes, told.codes >= {"B15", "B18", "B19"}) == (set(), True)
    after = driven.ask("[...new Set([...document.querySelectorAll('*')].map(e => e.tagName))]")
    assert isinstance(after, list)
    assert isinstance(kinds, list)
    assert set(after) - set(kinds) <= {"B"}
    assert driven.ask("document.querySelectorAll('script, style, link, meta').length") == 7
    assert "<script>alert(1)<|script>" in shown(driven)
    assert driven.complaints == []
    assert [each for each in driven.requests if not each.startswith(("file:", "blob:"))] == []


def test_marks_that_turn_text_around_are_shown_as_what_they_are(driven: Driven) -> None:
    quoted = driven.ask("quoted('a\\u202eb\\u0000c\\u200bd').textContent")

    assert quoted == "a�b�c�d"
    assert len(str(driven.ask("quoted('x'.repeat(5000)).textContent"))) == 301


@pytest.mark.parametrize("field", ["#folder", "#zip"])
def test_what_is_no_bundle_is_not_called_a_broken_one(
    driven: Driven, tmp_path: Path, field: str
) -> None:
    path = tmp_path / "notes"
    if field == "#folder":
        path.mkdir()
        (path / "notes.txt").write_bytes(b"hello")
    else:
        path = path.with_suffix(".zip")
        path.write_bytes(b"no archive")

    told = chosen(driven, field, path)

    assert (told.why, told.findings) == ("no-bundle", ())
    assert driven.ask("document.querySelector('.verdict').className") == "verdict none"


def test_what_is_too_large_is_not_read(driven: Driven, tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with path.open("wb") as target:
        target.truncate(TOO_LARGE)

    assert chosen(driven, "#zip", path).why == "too-large"


def test_checking_can_be_stopped(driven: Driven, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    write_bundle(folder, read_bundle(HANDS))
    with (folder / "large").open("wb") as target:
        target.truncate(LARGE)

    driven.ask("document.body.dataset.state = ''")
    driven.choose("#folder", folder)
    driven.wait("document.querySelector('.stop')")
    driven.ask("document.querySelector('.stop').click()")

    assert driven.ask("[document.body.dataset.state, state.report.why]") == ["done", "too-long"]
    assert chosen(driven, "#folder", HANDS).findings == ()


def test_a_browser_without_threads_checks_on_the_page_itself(driven: Driven) -> None:
    driven.ask("self.Thread = self.Worker; self.Worker = undefined; true")
    told = chosen(driven, "#folder", HANDS)
    driven.ask("self.Worker = self.Thread; true")

    assert (told.findings, told.states) == ((), ("same",))


def test_the_page_speaks_three_languages_and_says_every_word_in_each(driven: Driven) -> None:
    written = driven.ask("Object.entries({ ...TEXTS, ...PARTS })")
    assert isinstance(written, list)
    assert [key for key, words in written if len(words) != 3 or not all(words)] == []
    verdicts = []
    for language in ("ky", "ru", "en"):
        driven.ask(f"document.getElementById('{language}').click()")
        chosen(driven, "#folder", HANDS)
        verdicts.append(driven.ask("document.querySelector('.verdict h2').textContent"))
        assert driven.ask("document.documentElement.lang") == language
    driven.ask("document.getElementById('ky').click()")

    assert verdicts == ["Ката табылган жок", "Ошибок не найдено", "Nothing wrong was found"]


@pytest.mark.parametrize("what", ["good", "damaged", "lying", "none"])
def test_the_page_has_no_faults_for_people_who_see_or_hear_it_in_another_way(
    driven: Driven, tmp_path: Path, what: str
) -> None:
    bundles = {
        "good": lambda: bundle_of("batken"),
        "damaged": lambda: Bundle(DAMAGES["blobs swapped"].make(read_bundle(HANDS).files)),
        "lying": lambda: lying(bundle_of("tie")),
        "none": lambda: Bundle({"results/other.csv": b""}),
    }
    folder = tmp_path / "bundle"
    write_bundle(folder, bundles[what]())

    chosen(driven, "#folder", folder)

    assert driven.faults() == []
