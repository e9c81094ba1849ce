"""Bad input: a clear error with its place and a remedy, exit 1, no traceback, nothing written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

from tests.cli.shell import copied, prioritize, tree


def _rewritten(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def hands(old: str, new: str) -> Callable[[Path], None]:
    """Change the tally of hands."""
    return lambda home: _rewritten(home / "hands" / "inputs" / "hands.csv", old, new)


def rules(scenario: str, old: str, new: str) -> Callable[[Path], None]:
    """Change the rules of a scenario."""
    return lambda home: _rewritten(home / scenario / "consultation.toml", old, new)


def ballots(old: str, new: str) -> Callable[[Path], None]:
    """Change the ranked ballots of the council."""
    return lambda home: _rewritten(home / "cycle" / "inputs" / "council.csv", old, new)


def file(name: str, content: bytes) -> Callable[[Path], None]:
    """Add a file."""

    def add(home: Path) -> None:
        (home / name).write_bytes(content)

    return add


@frozen
class Case:
    """What is done to the scenarios, what is asked then, and what the answer has to name."""

    name: str
    change: Callable[[Path], object]
    words: str
    named: tuple[str, ...]


KYRGYZ_LOST = "долбоор;кол\nСуу т?т?г?н тартуу;32\nК?п?р?н? оңдоо;27\n".replace("ң", "?")

CASES = [
    Case("no such file", Path.exists, "rank nowhere.toml", ("nowhere.toml", "no such file")),
    Case(
        "an input is missing",
        lambda home: (home / "hands" / "inputs" / "hands.csv").unlink(),
        "rank hands",
        ("consultation.toml", "inputs/hands.csv"),
    ),
    Case("wrong ending", file("notes.docx", b"PK"), "rank notes.docx", ("notes.docx", "csv")),
    Case("an empty consultation", file("a.toml", b""), "rank a.toml", ("a.toml",)),
    Case("empty ballots", file("a.toi", b""), "rank a.toi -m borda", ("a.toi", "empty")),
    Case("an empty table", file("a.csv", b""), "rank a.csv -m borda", ("a.csv", "empty")),
    Case(
        "an unknown project",
        hands("Суу түтүгүн тартуу", "Суу тармагы"),
        "rank hands",
        ("hands.csv", "row ", "Суу тармагы"),
    ),
    Case(
        "duplicate ids",
        rules("hands", 'id = "bridge"', 'id = "pipe"'),
        "rank hands",
        ("consultation.toml", "pipe"),
    ),
    Case("a negative number", hands("32", "-32"), "rank hands", ("hands.csv", "row ", "-32")),
    Case("a huge number", hands("32", "1e9999999"), "rank hands", ("hands.csv", "row ", "1e99999")),
    Case("nan", hands("32", "nan"), "rank hands", ("hands.csv", "row ", "nan")),
    Case(
        "a huge cost",
        rules("hands", "cost = 640000", "cost = 1e9999999"),
        "rank hands",
        ("consultation.toml", "cost"),
    ),
    Case(
        "an unknown method",
        Path.exists,
        "rank cycle/inputs/council.csv -m bordda",
        ("'bordda'", "Did you mean borda?"),
    ),
    Case(
        "an unknown method in the rules",
        rules("cycle", 'method = "copeland"', 'method = "copland"'),
        "rank cycle",
        ("consultation.toml", "Did you mean copeland?"),
    ),
    Case(
        "an unknown option",
        Path.exists,
        "rank cycle/inputs/council.csv -m borda -o per_voter=3",
        ("per_voter", "borda"),
    ),
    Case(
        "weights that are no numbers",
        rules("batken", "weights = { gallery = 2,", 'weights = { gallery = "two",'),
        "rank batken",
        ("consultation.toml", "weights", "two"),
    ),
    Case(
        "Kyrgyz letters that became question marks",
        lambda home: (home / "hands" / "inputs" / "hands.csv").write_bytes(
            KYRGYZ_LOST.encode("cp1251")
        ),
        "rank hands",
        ("hands.csv, row 2", "hands.csv, row 3", "Open the original"),
    ),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a folder with scenarios in it."""
    for name in ("batken", "cycle", "hands"):
        copied(name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_bad_input_is_refused_with_its_place_and_nothing_is_written(case: Case, home: Path) -> None:
    case.change(home)
    before = tree(home)

    outputs = ["--output", "result.json", "--bundle", "out"]
    run = prioritize(*case.words.split(), "--json", *outputs, folder=home)

    assert (run.returncode, run.stdout) == (1, "")
    assert [name for name in case.named if name not in run.stderr] == []
    assert all(line.startswith("Error: ") for line in run.stderr.splitlines())
    assert "fault of the program" not in run.stderr
    assert tree(home) == before


def test_all_that_is_wrong_is_said_at_once(home: Path) -> None:
    hands("32", "nan")(home)
    hands("27", "-27")(home)

    run = prioritize("rank", "hands", folder=home)

    assert len(run.stderr.splitlines()) == 2
