"""Texts as HTML: everything escaped, what comes from outside kept to its own direction."""

from typing import Final

from markupsafe import Markup, escape

from prioritize.report.isolate import Piece, pieces


__all__ = ["inline"]

_OUTSIDE: Final = Markup("<bdi>{}</bdi>")


def inline(text: str) -> Markup:
    """Write a text as it stands within a line; texts from outside stand in ``<bdi>``.

    Parameters
    ----------
    text
        A rendered text with the marks that `prioritize.report.isolate` makes.

    Examples
    --------
    >>> from prioritize.report.isolate import outside
    >>> print(inline(f"{outside('<b>Жол')} & {outside('7')}"))
    <bdi>&lt;b&gt;Жол</bdi> &amp; 7

    """
    return Markup().join(map(_piece, pieces(text)))


def _piece(piece: Piece) -> Markup:
    # Digits alone cannot turn the direction of anything.
    if piece.is_outside and not (piece.text.isascii() and piece.text.isdecimal()):
        return _OUTSIDE.format(piece.text)
    return escape(piece.text)
