import tomllib
from collections.abc import Iterator

import pytest

from prioritize.intake.toml_lines import Path, line_of, lines_of, path_text


TEXT = '''\
# A comment with = and [brackets]
kind = "real"
title.ky = "Сугат"   # [[not]] a table
note = """
[inputs]
file = "no key"
"""

[[inputs]]
file = "a # b.csv"
"odd key" = 'x'
options = { cap = 1, per_voter = 3 }
aliases = [
  "one",   # two
  "a = b",

  { deep = [1, 2] },
]

[[inputs]]
file = """a""""
[inputs.options]
cap = 2
[[inputs.columns]]
name = 1
[[inputs.columns]]
name = 2
'''


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from paths(each, (*path, key))
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from paths(each, (*path, index))


def test_every_value_has_a_line() -> None:
    lines = lines_of(TEXT)

    assert set(lines) == set(paths(tomllib.loads(TEXT)))


@pytest.mark.parametrize(
    "path, line",
    [
        (("kind",), 2),
        (("title", "ky"), 3),
        (("note",), 4),
        (("inputs",), 9),
        (("inputs", 0), 9),
        (("inputs", 0, "file"), 10),
        (("inputs", 0, "odd key"), 11),
        (("inputs", 0, "options", "per_voter"), 12),
        (("inputs", 0, "aliases", 1), 15),
        (("inputs", 0, "aliases", 2, "deep", 1), 17),
        (("inputs", 1, "file"), 21),
        (("inputs", 1, "options", "cap"), 23),
        (("inputs", 1, "columns", 1, "name"), 27),
    ],
)
def test_a_value_stands_on_its_line(path: Path, line: int) -> None:
    assert lines_of(TEXT)[path] == line


def test_windows_line_ends_count_once() -> None:
    assert lines_of(TEXT.replace("\n", "\r\n")) == lines_of(TEXT)


def test_what_is_missing_is_looked_for_around_it() -> None:
    lines = lines_of(TEXT)

    assert line_of(lines, ("inputs", 0, "method")) == 9
    assert line_of(lines, ("budget", "method")) == 0


def test_a_path_is_written_as_people_read_it() -> None:
    assert path_text(("inputs", 2, "options", "cap")) == "inputs[2].options.cap"
    assert path_text(()) == ""


def test_a_key_that_needs_quotes_gets_them() -> None:
    assert path_text(("names", "a b\u202e")) == "names.'a b\\u202e'"
