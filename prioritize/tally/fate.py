"""What can become of a project that comes up for money."""

from typing import Literal, TypeAlias


__all__ = ["Fate"]

Fate: TypeAlias = Literal[
    "funded",
    "unaffordable",
    "stopped",
    "below-minimum",
    "excluded",
    "ruled-out",
    "waiting",
    "over-limit",
    "outweighed",
    "unsupported",
    "unpaid",
]
"""What becomes of a project that comes up for money.

``funded``; ``unaffordable``: more than is left; ``stopped``: below the line; ``below-minimum``: too
few votes; ``excluded``: not on the list that money follows; ``ruled-out``: a rival is funded;
``waiting``: what it needs is not funded so far; ``over-limit``: more than its category or its
neighborhood has left; ``outweighed``: others bring more for the money; ``unsupported``: no votes;
``unpaid``: those who back it cannot pay for it.
"""
