"""A square code that a telephone reads, as a drawing within the page."""

import segno
from markupsafe import Markup


__all__ = ["qr_code"]


def qr_code(text: str) -> Markup:
    """Draw a text as a QR code of the class ``qr``, with the white margin that it needs.

    Parameters
    ----------
    text
        What a telephone shows; the drawing fills the width that the style gives it.

    """
    code = segno.make_qr(text, error="m")
    return Markup(code.svg_inline(svgclass="qr", lineclass=None, omitsize=True))  # noqa: S704  # made of squares only
