"""The page on the bundle says what the code does."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from prioritize.audit.canonical import Value
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


EXAMPLES: Mapping[str, tuple[Value, Value]] = {
    "id": ("x", ""),
    "text": ("", 5),
    "sentence": ("x", " "),
    "whole": (1, -1),
    "number": ("-7/2", "x"),
    "digest": ("0" * 64, "x"),
    "commitment": ({"_sd": "0" * 64}, "x"),
    "object": ({"x": 1}, "x"),
    "ids": (["x"], [""]),
    "texts": ([""], [5]),
    "counts": ([["x", 0]], [["x", -1]]),
    "digests": (["0" * 64], ["x"]),
    "numbers": ([0], [-1]),
    "names": ([["ky", ""]], [["ky"]]),
    "scores": ([["x", None]], [["x", 1]]),
    "entry": (2, 3),
    "answer": ("yes", "maybe"),
}
"""For every form something that has it, and something that has not."""
FORMS: Mapping[str, frozenset[str]] = {
    name: frozenset(re.findall(r"`([a-z.]+: [a-z_]+|[a-z_]+)`", fields))
    for name, fields in re.findall(r"^\| ([a-z ]+) \| [^|]+ \| (`[^|]+) \|$", PAGE, re.MULTILINE)
}


def form_of(type_: str, name: str) -> str:
    """Return the form that the page gives a field."""
    forms = [form for form in FORMS if form != "or null"]
    own = [form for form in forms if f"{type_}: {name}" in FORMS[form]]
    return (own or [form for form in forms if name in FORMS[form]])[0]


def accepts(type_: str, name: str, value: Value) -> bool:
    """Say whether a field of an event can have a value, whatever the others have."""
    findings = BODIES[type_]({name: value}, "")
    return not any(each.spot.field.startswith(name) for each in findings)


def fields_of(type_: str) -> list[str]:
    """Return the fields that the body of an event lacks when it is empty."""
    lacks = [dict(each.what.facts)["fields"] for each in BODIES[type_]({}, "")]
    return [str(name) for names in lacks if isinstance(names, tuple) for name in names]


@pytest.mark.parametrize("type_", sorted(BODIES))
def test_every_field_has_the_form_that_the_page_says(type_: str) -> None:
    for name in fields_of(type_):
        form = form_of(type_, name)
        right, wrong = EXAMPLES.get(form, (None, None))
        is_null = name in FORMS["or null"] or f"{type_}: {name}" in FORMS["or null"]

        assert accepts(type_, name, None) == is_null, name
        if form in EXAMPLES:
            assert accepts(type_, name, right), name
            assert not accepts(type_, name, wrong), name
