"""Which translation a run speaks: the door of `prioritize.text`, chosen by ``--language``.

A language is a file ``LANGUAGE/LC_MESSAGES/prioritize.mo`` in `LOCALES`. Where there is none, words
stay English while names of projects and places still come in that language. What click itself says
goes through the standard library's own gettext, which asks the environment for the language.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from prioritize.text import ENGLISH, Catalog, Message, render


__all__ = [
    "LOCALES",
    "catalog_for",
    "catalog_of",
    "choose_language",
    "chosen_language",
    "has_catalog",
    "own_language",
    "translated",
]

LOCALES: Final = Path(__file__).parent.parent / "report" / "locales"
"""The folder of the translations."""

_DOMAIN: Final = "prioritize"
_VARIABLE: Final = "LANGUAGE"
_CATALOG: Final = "prioritize.catalog"
_LANGUAGE: Final = "prioritize.language"


def catalog_for(language: str) -> Catalog:
    """Return the translations into a language; English where there are none."""
    if language in ("", "en"):
        return ENGLISH
    return gettext.translation(_DOMAIN, LOCALES, [language], fallback=True)


def has_catalog(language: str) -> bool:
    """Say whether there are translations into a language."""
    return language in ("", "en") or gettext.find(_DOMAIN, LOCALES, [language]) is not None


def choose_language(context: click.Context, language: str) -> None:
    """Speak a language for the rest of this run."""
    context.meta[_LANGUAGE] = language
    context.meta[_CATALOG] = catalog_for(language)


@contextmanager
def own_language(language: str) -> Iterator[None]:
    """Let click speak a language during a run, whatever the environment asks for."""
    domain, before = gettext.textdomain(), os.environ.get(_VARIABLE)
    gettext.bindtextdomain(_DOMAIN, str(LOCALES))
    gettext.textdomain(_DOMAIN)
    os.environ[_VARIABLE] = language or "en"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop(_VARIABLE, None)
        if before is not None:
            os.environ[_VARIABLE] = before


def chosen_language(context: click.Context | None = None) -> str:
    """Return the code of the language that was asked for, or nothing."""
    current = context or click.get_current_context()
    return str(current.meta.get(_LANGUAGE, ""))


def catalog_of(context: click.Context | None = None) -> Catalog:
    """Return the translations that this run speaks by."""
    current = context or click.get_current_context()
    catalog: Catalog = current.meta.get(_CATALOG, ENGLISH)
    return catalog


def translated(text: Message, context: click.Context | None = None) -> str:
    """Render a message in the language of this run."""
    return render(text, catalog_of(context))
