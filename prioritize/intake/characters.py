"""Characters that people do not see in what they typed, and those that no text may hold."""

import re
from typing import Final


__all__ = ["FORBIDDEN", "INVISIBLE", "SPACES"]

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters without width, which are taken out."""
SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces of special width, which are read as plain ones."""
FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters and those that change how the text around them is shown."""
