"""A page as one file that a browser may open from anywhere and that reaches for nothing."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from prioritize.report.html.markup import inline
from prioritize.report.isolate import unmarked
from prioritize.report.safe_text import safe_text
from prioritize.report.voice import Voice


__all__ = ["document", "language_of"]

_TEMPLATES: Final = Path(__file__).parent.parent
_POLICY: Final = (
    "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none';"
    " form-action 'none'"
)


def document(template: str, *, style: str, facts: Mapping[str, object]) -> bytes:
    """Fill in a template.

    The policy in the head of the page lets a browser apply this very style and nothing else: no
    script, no font, no picture or address from outside. The same facts give the same bytes.

    Parameters
    ----------
    template, style
        The names of files below `prioritize/report`; the template extends
        ``html/document.html.jinja``.
    facts
        What the template speaks of. Texts are escaped; the filter `inline` also sets apart what
        comes from outside, `unmarked` drops the marks where no elements may stand, and `visible`
        shows what cannot be seen in a text that was not rendered.

    """
    css = (_TEMPLATES / style).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
    head = {"policy": _POLICY.format(hash=digest), "style": Markup(css)}  # noqa: S704  # ours, not a user's
    return _environment().get_template(template).render({**head, **facts}).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(inline=inline, unmarked=unmarked, visible=safe_text)
    return environment


def language_of(voice: Voice) -> str:
    """Return the code of the language that the words of a voice are in.

    Examples
    --------
    >>> from prioritize.text import ENGLISH
    >>> language_of(Voice("ky", ENGLISH))
    'en'

    """
    return voice.language if isinstance(voice.catalog, GNUTranslations) else "en"
