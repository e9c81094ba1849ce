"""On which line each key of a TOML file stands.

The standard library's reader keeps no positions. This one walks over text that the library has
already found to be sound, so it only has to follow the brackets.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import attrs


__all__ = ["Lines", "Path", "line_of", "lines_of", "path_text"]

Path: TypeAlias = "tuple[str | int, ...]"
"""The keys and positions that lead to a value."""
Lines: TypeAlias = "Mapping[Path, int]"

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{},=\n]"
    r"|[^\s\[\]{},=\"'#]+",
    re.DOTALL,
)
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_KEY: Final = re.compile(r'"((?:\\.|[^"\\])*)"|\'([^\']*)\'|([A-Za-z0-9_-]+)')


def lines_of(text: str) -> Lines:
    r"""Return the line, counted from 1, on which each key and each element of a list begins.

    Parameters
    ----------
    text
        Sound TOML.

    Examples
    --------
    >>> lines = lines_of('kind = "real"\n[[inputs]]\nfile = "a.csv"\n')
    >>> lines[("kind",)], lines[("inputs", 0)], lines[("inputs", 0, "file")]
    (1, 2, 3)

    """
    walk = _Walk(list(_tokens(text)))
    walk.document()
    return walk.lines


def line_of(lines: Lines, path: Path) -> int:
    """Return the line of a path, or of the nearest thing around it; 0 where there is none."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


def path_text(path: Path) -> str:
    """Write a path as people read it.

    Examples
    --------
    >>> path_text(("inputs", 2, "options", "cap"))
    'inputs[2].options.cap'

    """
    parts = (f"[{part}]" if isinstance(part, int) else f".{_shown(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def _shown(key: str) -> str:
    """Quote a key that TOML quotes too, so that nothing in it acts on a terminal."""
    return key if _BARE.fullmatch(key) else repr(key)


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for token in _TOKEN.findall(text.replace("\r\n", "\n")):
        if not token.startswith("#"):
            yield token, line
        line += token.count("\n")


@attrs.define
class _Walk:
    """One pass over the tokens; `at` is the next of them."""

    tokens: list[tuple[str, int]]
    lines: dict[Path, int] = attrs.field(factory=dict)
    at: int = 0
    _elements: dict[Path, int] = attrs.field(factory=dict)

    def document(self) -> None:
        around: Path = ()
        while self.at < len(self.tokens):
            if self._next == "\n":
                self.at += 1
            elif self._next == "[":
                around = self._header()
            else:
                self._pair(around)

    @property
    def _next(self) -> str:
        return self.tokens[self.at][0]

    def _header(self) -> Path:
        """Pass over ``[a.b]`` or ``[[a.b]]`` and return where its keys belong."""
        line = self.tokens[self.at][1]
        is_list = self.tokens[self.at + 1][0] == "["
        self.at += 1 + is_list
        path: Path = ()
        for key in self._keys("]"):
            path = self._last_element((*path, key))
        self.at += 1 + is_list
        if is_list:
            path = self._new_element(path)
        self._mark(path, line)
        return path

    def _last_element(self, path: Path) -> Path:
        count = self._elements.get(path, 0)
        return (*path, count - 1) if count else path

    def _new_element(self, path: Path) -> Path:
        """Count one more element of a list, whose last one the path may already name."""
        if path and isinstance(path[-1], int):
            path = path[:-1]
        self._elements[path] = self._elements.get(path, 0) + 1
        return (*path, self._elements[path] - 1)

    def _pair(self, around: Path) -> None:
        line = self.tokens[self.at][1]
        path = (*around, *self._keys("="))
        self.at += 1
        self._mark(path, line)
        self._value(path)

    def _keys(self, end: str) -> list[str]:
        start = self.at
        while self._next != end:
            self.at += 1
        written = "".join(token for token, _ in self.tokens[start : self.at])
        return ["".join(parts) for parts in _KEY.findall(written)]

    def _value(self, path: Path) -> None:
        opening = self._next
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            while self.at < len(self.tokens) and self._next not in ("\n", ",", "]", "}"):
                self.at += 1

    def _list(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self._next != "]":
            if self._next in (",", "\n"):
                self.at += 1
                continue
            self._mark((*path, index), self.tokens[self.at][1])
            self._value((*path, index))
            index += 1
        self.at += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while self._next != "}":
            if self._next in (",", "\n"):
                self.at += 1
                continue
            self._pair(path)
        self.at += 1

    def _mark(self, path: Path, line: int) -> None:
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)
