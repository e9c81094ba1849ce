"""The minutes as a whole."""

from attrs import evolve

from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.document import (
    Grid,
)
from prioritize.report.protocol.template import BLOCKS
from prioritize.report.protocol.template_file import protocol_template
from tests.report.protocol.evening import BILINGUAL, ENGLISH_VOICES, RULES, evening
from tests.report.protocol.shown import plain


def test_every_block_that_a_template_can_name_stands_in_ours() -> None:
    parts = [part for each in protocol_template().sections for part in each.parts]

    assert {part.block for part in parts if part.block} == BLOCKS


def test_two_languages_have_names_side_by_side_and_numbers_once() -> None:
    protocol = compose(evening(), BILINGUAL)

    grids = [
        block for each in protocol.sections for block in each.blocks if isinstance(block, Grid)
    ]
    (results,) = [each for each in grids if each.columns[0].heading == ("Place", "Place")][:1]

    assert protocol.languages == ("ky", "ru")
    assert protocol.sections[1].title == ("Катышкандар", "Присутствовали")
    assert [each.language for each in results.columns] == ["", "ky", "ru", ""]
    assert [plain(cell) for cell in results.rows[0]] == [
        "1",
        "Сугат каналын оңдоо (P1)",
        "Ремонт канала (P1)",
        "17",
    ]


def test_every_text_has_a_part_for_each_language_or_is_the_same_in_all() -> None:
    protocol = compose(evening(), BILINGUAL)

    grids = [
        block for each in protocol.sections for block in each.blocks if isinstance(block, Grid)
    ]
    widths = {len(cell) for grid in grids for row in grid.rows for cell in row}

    assert widths == {1, 2}
    assert {len(each.title) for each in protocol.sections} == {2}


def test_the_foot_of_every_page_has_the_code_of_the_rules() -> None:
    assert compose(evening(), ENGLISH_VOICES).footer == (
        f"Code of the rules: \u2068{' '.join(RULES[i : i + 4] for i in range(0, 16, 4))}\u2069",
    )


def test_only_a_training_is_marked() -> None:
    training, real = (compose(evening(kind=kind), ENGLISH_VOICES) for kind in ("training", "real"))

    assert training.watermark == ("TRAINING",)
    assert "These are no results" in training.training[0]
    assert (real.watermark, real.training) == ((), ())


def test_minutes_without_a_title_have_no_second_one() -> None:
    assert compose(evolve(evening(), title=evening().title.of({})), BILINGUAL).subtitle == ("", "")
