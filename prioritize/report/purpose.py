"""What equal projects were equal for, in words."""

from typing import Final

from prioritize.report.template import word
from prioritize.tally.ties import LEAVE
from prioritize.text import Message, message


__all__ = ["purpose_message"]

_PURPOSES: Final = {
    LEAVE: message("who leaves the count"),
    "advance": message("who goes to the runoff"),
    "elect": message("who is elected"),
    "fund": message("who is funded"),
    "lock": message("whose win counts first"),
    "lock-over": message("over whom its win counts first"),
    "place": message("the place"),
    "transfer": message("whose surplus moves on first"),
    "win": message("who wins the runoff"),
}


def purpose_message(purpose: str) -> Message:
    """Say what a choice was about; a word that a plug-in brings stands as it is."""
    return _PURPOSES.get(purpose) or word(purpose)
