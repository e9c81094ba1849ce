"""Lists as Markdown, with hostile names in them."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.dots.approval import Approval
from prioritize.model.shorthand import approvals
from prioritize.report.block import Verbatim
from prioritize.report.markdown import escaped, markdown_text, result_markdown
from prioritize.report.safe_text import HIDDEN
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from tests.report.told import RULES, in_one, named


def with_name(name: str) -> str:
    """Write a list in which one project has this name."""
    votes = evolve(approvals("3: a", "2: b"), projects=(named("a", name), named("b", "Well")))
    return result_markdown(in_one(Listing(run(Approval(), votes))))


def test_a_list_is_headings_points_and_a_table() -> None:
    assert with_name("Bridge") == (
        "# Ranked lists\n"
        "\n"
        "## Ranked list\n"
        "\n"
        "- Method: Approval voting \\[approval\\]. Options: split=none.\n"
        "- 5 ballots were counted.\n"
        "\n"
        "Bridge (a) is first with 3 approvals. Well (b) follows with 2 approvals. If 1 approval"
        " had moved from one to the other, the order would be reversed. At least 1 ballot would"
        " have to be different for Well (b) to be level with Bridge (a).\n"
        "\n"
        "| Place | Project | approvals |\n"
        "| ---: | --- | ---: |\n"
        "| 1 | Bridge (a) | 3 |\n"
        "| 2 | Well (b) | 2 |\n"
        "\n"
        f"These rules' fingerprint: 0123 4567 89ab cdef. In full: {RULES}\n"
    )


def test_a_card_stands_as_it_was_written_but_for_what_hides() -> None:
    assert markdown_text([Verbatim("# Card\r\n\n*one*\x1b")]) == "# Card\n\n*one*\\u001b\n"


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a | b", r"a \| b"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[road](javascript:x)", r"\[road\](javascript:x)"),
        ("![x](http://x)", r"\!\[x\](http\://x)"),
        ("see https://x.kg", r"see https\://x.kg"),
        ("WWW.x.kg", r"WWW\.x.kg"),
        ("a@x.kg", r"a\@x.kg"),
        ("# big", r"\# big"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("=====", r"\====="),
        ("`code` *b* _i_ ~s~ $m$ &amp;", r"\`code\` \*b\* \_i\_ \~s\~ \$m\$ \&amp;"),
        ("C:\\road", r"C:\\road"),
        ("Road 2024, 3.5 km", "Road 2024, 3.5 km"),
    ],
)
def test_text_shows_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(max_size=30))
def test_a_name_never_opens_a_cell_or_a_line(name: str) -> None:
    rows = [line for line in with_name(name).split("\n") if line.startswith("|")]

    assert len(rows) == 4
    assert {line.replace(r"\\", "").replace(r"\|", "").count("|") for line in rows} == {4}


@given(st.text(max_size=30))
def test_no_name_brings_a_control_character(name: str) -> None:
    assert [line for line in with_name(name).split("\n") if HIDDEN.search(line)] == []
