"""The card of a method: what it means for a voter, as the package that brings it ships it."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from prioritize.errors import Finding, PluginError, Spot
from prioritize.registry import BUILTIN
from prioritize.text import message


__all__ = ["card"]

_PACKAGE: Final = "prioritize"


def card(method_class: type[Any]) -> str:
    """Return the card of a method, in Markdown.

    Raises
    ------
    PluginError
        The package that brings the method brings no card for it.

    """
    for place in _places(method_class):
        if place.is_file():
            return place.read_text(encoding="utf-8")
    info = method_class.info
    name = f"{info.family}/{info.id}.md" if _is_ours(method_class) else f"{info.id}.md"
    folder = "methods" if _is_ours(method_class) else "cards"
    what = message("The method {id} has no card", id=info.id)
    where = Spot(field=f"{method_class.__module__}.{method_class.__qualname__}")
    remedy = message("Write it: {name}.", name=f"{folder}/{name}")
    raise PluginError(Finding(what, where, remedy))


def _is_ours(method_class: type[Any]) -> bool:
    module = method_class.__module__
    return module.partition(".")[0] == _PACKAGE and method_class.info.id in BUILTIN


def _places(method_class: type[Any]) -> list[Traversable]:
    """Name where the card may lie: for ours one folder, for a plug-in any package it stands in."""
    info = method_class.info
    if _is_ours(method_class):
        # An installed package carries the cards; a checkout has them beside it.
        package = files(_PACKAGE)
        folders = (package / "_cards", package / ".." / "methods")
        return [folder / info.family / f"{info.id}.md" for folder in folders]
    parts = method_class.__module__.split(".")
    packages = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return [
        folder / "cards" / f"{info.id}.md"
        for folder in map(_folder, packages)
        if folder is not None
    ]


def _folder(package: str) -> Traversable | None:
    """Return the folder of a package; a module that is none has no folder."""
    try:
        return files(package)
    except (ModuleNotFoundError, TypeError):
        return None
