"""Every row of the corpus of bad input that is about votes has a test that is named after it."""

from pathlib import Path

import pytest


HERE = Path(__file__).parent
ROWS = (*(f"pb{row:02}" for row in range(1, 20)), *(f"c{row}" for row in range(25, 41)))


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_corpus_has_a_test(row: str) -> None:
    """Tests say the row in their name, or as the name of a case."""
    named = (f"test_{row}_", f"_{row}(", f"_and_{row}_", f'"{row}"', f'"{row}-')
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(HERE.glob("test_*.py"))
        if path.name != "test_corpus.py"
    ]

    assert any(name in text for text in texts for name in named)
