"""Cards, modules and the registry agree, and what a card shows is what is counted."""

import doctest
import re
from pathlib import Path

import pytest

from prioritize.model.option import OptionInfo
from prioritize.registry import BUILTIN, load, options_of
from prioritize.text import render


ROOT = Path(__file__).resolve().parent.parent
CARDS = sorted((ROOT / "methods").glob("*/*.md"))
MODULES = sorted((ROOT / "prioritize" / "methods").glob("*/[a-z]*.py"))

# What every card has, in this order.
SECTIONS = [
    "What it means for a voter",
    "How it is counted",
    "Worked example",
    "Ties, blanks and what is not ranked",
    "Options",
    "Source",
]
YEAR = re.compile(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b")

for_every_card = pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)


def read(path: Path) -> str:
    """Read a card."""
    return path.read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Take what stands under a heading."""
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0].strip()


def options_table(options: tuple[OptionInfo, ...]) -> str:
    """Write the options as a card has to show them."""
    if not options:
        return "This method has no options."
    rows = ["| option | takes | default | meaning |", "|---|---|---|---|"]
    for each in options:
        cells = (f"`{each.name}`", render(each.kind.says), default(each), render(each.help))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def default(option: OptionInfo) -> str:
    """Write the default of an option; what must be given has none."""
    if option.required:
        return "required"
    stored = option.kind.store(option.default)
    if isinstance(stored, bool):
        return f"`{str(stored).lower()}`"
    return "none" if stored in (None, []) else f"`{stored}`"


def test_every_builtin_method_has_a_module_and_a_card_of_its_name() -> None:
    places = {
        f"{load(id).info.family}/{id.replace('-', '_')}": place.partition(":")[0]
        for id, place in BUILTIN.items()
    }

    modules = {f"{path.parent.name}/{path.stem}" for path in MODULES}
    cards = {f"{path.parent.name}/{path.stem.replace('-', '_')}" for path in CARDS}

    assert modules == set(places)
    assert cards == set(places)
    assert all(
        module == f"prioritize.methods.{name.replace('/', '.')}" for name, module in places.items()
    )


@for_every_card
def test_a_card_has_its_sections_in_order(path: Path) -> None:
    text = read(path)

    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS
    assert [heading for heading in SECTIONS if not section(text, heading)] == []


@for_every_card
def test_a_card_bears_the_title_of_its_method_and_says_something_first(path: Path) -> None:
    heading, _, rest = read(path).partition("\n")

    assert heading == f"# {render(load(path.stem).info.title)}"
    assert not rest.strip().startswith("#")


@for_every_card
def test_a_card_shows_the_options_that_the_method_has(path: Path) -> None:
    shown = section(read(path), "Options")

    table, _, _ = shown.partition("\n\n")

    assert table == options_table(options_of(load(path.stem)))


@for_every_card
def test_a_card_names_the_source_with_its_year(path: Path) -> None:
    source = section(read(path), "Source")

    assert YEAR.search(source)
    assert load(path.stem).info.source in source


@for_every_card
def test_the_worked_example_is_what_is_counted(path: Path) -> None:
    blocks = re.findall(r"^```pycon\n(.*?)^```", read(path), re.MULTILINE | re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, path.stem, str(path), 0)

    results = doctest.DocTestRunner().run(examples)

    assert results.attempted > 2
    assert results.failed == 0
