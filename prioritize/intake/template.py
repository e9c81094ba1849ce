"""The files that `prioritize new` puts into a folder: a small consultation that ranks as it is."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final


__all__ = ["starter_files"]

_FOLDER: Final = "starter"


def starter_files() -> dict[str, bytes]:
    """Return the files of a consultation to start from, by their paths in its folder.

    Examples
    --------
    >>> list(starter_files())
    ['README.md', 'consultation.toml', 'inputs/gallery.csv', 'inputs/questionnaire.csv']

    """
    return dict(sorted(_files(files("prioritize.intake") / _FOLDER, "")))


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _files(each, f"{path}{each.name}/")
        else:
            yield f"{path}{each.name}", each.read_bytes()
