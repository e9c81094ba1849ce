"""The screen in the README is how the demonstration ends."""

import re
from pathlib import Path
from typing import Final

from tests.cli.transcript import Terminal
from tests.golden import Golden


README: Final = Path(__file__).resolve().parent.parent.parent / "README.md"
SCREEN: Final = re.compile(
    r"(?<=<!-- demo starts -->\n```text\n).*?(?=```\n<!-- demo ends)", re.DOTALL
)
HEADING: Final = re.compile(r"^[^\n]+\n-+$", re.MULTILINE)


def test_the_readme_shows_how_the_demonstration_ends(tmp_path: Path, golden: Golden) -> None:
    printed = Terminal(tmp_path).run("prioritize demo")
    last_list, _overview = [found.start() for found in HEADING.finditer(printed)][-2:]

    readme = SCREEN.sub(lambda _: printed[last_list:], README.read_text(encoding="utf-8"))

    golden.check(README, readme)
