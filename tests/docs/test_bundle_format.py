"""The page on the bundle says what the code does."""

import re
from pathlib import Path

from prioritize.audit.event import parse_event
from prioritize.audit.event_types import BODIES
from prioritize.audit.layout import INTERNAL
from prioritize.audit.readme import readme
from tests.audit.sample import BUNDLE


ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "bundle-format.md").read_text(encoding="utf-8")
CODE = re.compile(r'"([ABPR]\d\d)"')


def test_every_code_of_a_finding_is_explained_and_no_other() -> None:
    sources = [*ROOT.glob("prioritize/audit/*.py"), *ROOT.glob("prioritize/ports/*.py")]
    used = {code for path in sources for code in CODE.findall(path.read_text(encoding="utf-8"))}

    explained = re.findall(r"^\| ([ABPR]\d\d) \|", PAGE, re.MULTILINE)

    assert sorted(explained) == sorted(used)


def test_every_type_of_event_is_described() -> None:
    described = re.findall(r"^\| `([a-z]+\.[a-z]+|note)` \|", PAGE, re.MULTILINE)

    assert sorted(described) == sorted(
        ["log.jsonl", "checkpoint.note", "disclosures.jsonl", *BODIES]
    )


def test_the_event_on_the_page_is_one() -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith('{"actor"'))

    assert parse_event(line.encode()).type == "note"


def test_every_file_of_a_bundle_is_described_on_the_page_and_in_the_bundle() -> None:
    names = {path.split("/")[0] for path in BUNDLE.files}

    assert all(name in PAGE for name in names)
    assert all(name in readme(INTERNAL).decode() for name in names)
