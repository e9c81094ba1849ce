"""The pages about minutes and paper name what there is."""

import re
import tomllib
from pathlib import Path

from prioritize.report.protocol.template import BLOCKS, FACTS, FIELDS
from prioritize.report.protocol.template_file import TEMPLATE, own_template


FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "how-to"
MINUTES = (FOLDER / "write-the-minutes.md").read_text(encoding="utf-8")
TEMPLATE_FILE = (
    FOLDER.parent.parent / "prioritize" / "report" / "protocol" / "protocol.toml"
).read_text(encoding="utf-8")


def words_in(text: str) -> set[str]:
    """List what is set as code."""
    return set(re.findall(r"`([a-z_]+)`", text))


def test_the_page_names_every_block_field_and_fact() -> None:
    (texts, fields, blocks) = re.findall(
        r"^- (?:A )?\*\*(?:text|fields|block)\*\*(.*?)(?=^- )", MINUTES, re.MULTILINE | re.DOTALL
    )

    assert words_in(texts) == FACTS
    assert words_in(fields) == FIELDS
    assert words_in(blocks) - {"empty"} == BLOCKS


def test_the_template_itself_names_them_too() -> None:
    head = TEMPLATE_FILE.partition("template = ")[0]

    missing = [each for each in (*BLOCKS, *FACTS) if not re.search(rf"\b{each}\b", head)]
    assert missing == []


def test_the_example_is_a_part_of_a_template() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", MINUTES, re.DOTALL)

    own = own_template(f'template = "{TEMPLATE}"\n{example}'.encode(), "own.toml")

    assert [section.id for section in own.sections] == ["council"]
    assert len(own.sections[0].parts) == len(tomllib.loads(example)["sections"][0]["parts"])
