"""Put the minutes together, section after section, as their template says."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from prioritize.report.protocol.count_blocks import not_counted, remarks, results, ties
from prioritize.report.protocol.decision_blocks import (
    agreement,
    corrections,
    differences,
    lots,
    merges,
    revotes,
)
from prioritize.report.protocol.desk import Desk
from prioritize.report.protocol.document import Block, Lines, Prose, Protocol, ProtocolSection
from prioritize.report.protocol.hall_blocks import (
    Blocks,
    agenda,
    attachments,
    cast,
    entries,
    present,
    signatures,
)
from prioritize.report.protocol.template import Part, ProtocolTemplate, Section
from prioritize.report.protocol.template_file import protocol_template
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists


__all__ = ["compose"]

_BLOCKS: Final[Mapping[str, Callable[[Desk], Blocks]]] = {
    "agenda": agenda,
    "agreement": agreement,
    "attachments": attachments,
    "cast": cast,
    "corrections": corrections,
    "differences": differences,
    "lots": lots,
    "merges": merges,
    "not_counted": not_counted,
    "present": present,
    "remarks": remarks,
    "results": results,
    "revotes": revotes,
    "signatures": signatures,
    "ties": ties,
}
_UNKNOWN_LINES: Final = 2


def compose(
    lists: Lists,
    voices: tuple[Voice, ...],
    *,
    date: str = "",
    template: ProtocolTemplate | None = None,
) -> Protocol:
    """Put the minutes together.

    Parameters
    ----------
    lists
        What was counted, with the record of the meeting where there is one. What nobody recorded
        becomes lines to write on.
    voices
        The languages, side by side in this order.
    date
        When people were asked, where the meeting does not say.
    template
        The sections and words; our own where none is given.

    """
    desk = Desk(lists, voices, template or protocol_template(), date)
    words = desk.template
    is_training = lists.kind == "training"
    return Protocol(
        languages=tuple(voice.language for voice in voices),
        title=desk.say(words.head("title")),
        subtitle=desk.name(lists.title),
        sections=tuple(_section(desk, each) for each in words.sections),
        footer=desk.say(words.head("footer")),
        page=tuple(words.head("page").in_language(voice.language) for voice in voices),
        blank=words.blank,
        training=desk.say(words.head("training")) if is_training else (),
        watermark=desk.say(words.head("watermark")) if is_training else (),
    )


def _section(desk: Desk, section: Section) -> ProtocolSection:
    blocks = tuple(block for part in section.parts for block in _part(desk, part))
    return ProtocolSection(desk.say(section.title), blocks)


def _part(desk: Desk, part: Part) -> Iterator[Block]:
    if part.block:
        yield from _block(desk, part)
    elif part.fields:
        yield entries(desk, part.fields)
    elif part.lines:
        yield Lines(part.lines, is_numbered=part.numbered)
    elif not set(part.needs) - set(desk.facts):
        yield Prose(desk.say(part.text))


def _block(desk: Desk, part: Part) -> Iterator[Block]:
    found = _BLOCKS[part.block](desk)
    if found is None:
        yield Lines(_UNKNOWN_LINES)
    elif found:
        yield from found
    elif part.empty.texts:
        yield Prose(desk.say(part.empty))
