"""What stands on the sheet of one community, before it is laid out."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from prioritize.report.dates import date_written
from prioritize.report.listing_page import cast_message
from prioritize.report.map_sentence import map_sentences
from prioritize.report.money import money_sentences
from prioritize.report.naming import Naming, naming
from prioritize.report.plain_method import allowance
from prioritize.report.public.calling import calling, shortened_text
from prioritize.report.public.chart import Chart, chart
from prioritize.report.public.choice import Choice, choices
from prioritize.report.public.crowd import (
    Crowd,
    crowd_of,
    crowd_sentences,
    fewer_than_came,
    present_crowd,
    scope_sentence,
)
from prioritize.report.public.instrument import of_instrument
from prioritize.report.public.lead import lead
from prioritize.report.public.left_out import left_out, remarks
from prioritize.report.public.lookalike import alike
from prioritize.report.public.occasion import Occasion
from prioritize.report.public.settled import settled
from prioritize.report.row import deciding_score
from prioritize.report.template import quoted
from prioritize.report.voice import Voice
from prioritize.tally.listing import Listing, Lists
from prioritize.text import Message, message


__all__ = ["Page", "Part", "pages"]

_TITLE: Final = 160


@frozen
class Part:
    """A heading with sentences."""

    heading: Message
    sentences: tuple[Message, ...]


@frozen
class Page:
    """The sheet of one community in one language.

    Attributes
    ----------
    voice
        Its language.
    title, where
        What was voted on, and community, place and date.
    warnings
        That this is a training, or that another method was tried.
    watermark
        What stands in large letters across the sheet, if anything.
    charts
        The lists, each with the reasons for its order.
    parts
        Who took part, how votes were counted, what was not counted.
    rules
        The fingerprint of the rules, whole.

    """

    voice: Voice
    title: Message
    where: tuple[Message, ...]
    warnings: tuple[Message, ...]
    watermark: Message | None
    charts: tuple[Chart, ...]
    parts: tuple[Part, ...]
    rules: str


def pages(lists: Lists, occasion: Occasion, voice: Voice) -> tuple[Page, ...]:
    """Make the sheets of all communities in one language."""
    return tuple(_page(each, lists, occasion, voice) for each in choices(lists.listings))


def _page(choice: Choice, lists: Lists, occasion: Occasion, voice: Voice) -> Page:
    shown = (*choice.main, *choice.parts, *choice.asked)
    names = calling(naming(lists, voice.language, voice.catalog), shown)
    title = lists.title.in_language(voice.language)
    training = lists.kind == "training"
    return Page(
        voice,
        quoted(shortened_text(title, _TITLE)) if title else message("Ranked list"),
        tuple(_where(choice.community, occasion, names)),
        tuple(_warnings(lists, choice)),
        message("TRAINING") if training else None,
        tuple(
            evolve(chart(each, choice, names), why=tuple(lead(each, choice.parts, names)))
            for each in choice.main
        ),
        tuple(part for part in _parts(choice, occasion, names) if part.sentences),
        lists.rules,
    )


def _where(community: str, occasion: Occasion, names: Naming) -> Iterator[Message]:
    meeting = occasion.meeting
    name = names.name(community) or meeting.community or community
    for text in (name, meeting.place):
        if text:
            yield quoted(shortened_text(text))
    if occasion.date:
        yield date_written(shortened_text(occasion.date))


def _warnings(lists: Lists, choice: Choice) -> Iterator[Message]:
    if lists.kind == "training":
        yield message("TRAINING: votes made up for practice. These are no results.")
    if any(each.what_if for each in (*choice.main, choice.funded) if each):
        yield message("What if: this is not by the rules of the consultation.")


def _parts(choice: Choice, occasion: Occasion, names: Naming) -> Iterator[Part]:
    yield Part(message("Who took part"), tuple(_people(choice, occasion, names)))
    yield Part(message("How it was counted"), tuple(_methods(choice, names)))
    yield Part(message("What was not counted"), tuple(_left_out(choice, names)))
    done = tuple(settled(occasion.meeting, _measures(choice), names))
    yield Part(message("Merged, corrected, checked"), done)
    if not choice.parts and not any(each.map_evidence for each in choice.main):
        yield Part(message("What the map shows"), tuple(map_sentences(choice.evidence, names)))


def _measures(choice: Choice) -> dict[str, str]:
    """Say of every list that is shown what it is ordered by."""
    shown = {each.instrument: deciding_score(each.result) for each in (*choice.main, *choice.parts)}
    return {instrument: score.measure if score else "" for instrument, score in shown.items()}


def _people(choice: Choice, occasion: Occasion, names: Naming) -> Iterator[Message]:
    present = present_crowd(occasion.meeting.present)
    crowds = [crowd_of(each, names) for each in choice.asked]
    if present.people is not None:
        yield from crowd_sentences(present, names)
        for listing, crowd in zip(choice.asked, crowds, strict=True):
            for each in fewer_than_came(crowd, present):
                yield of_instrument(listing.instrument, each, names)
        yield scope_sentence([present], occasion.adults_of(choice.community))
        return
    yield from _by_instrument(choice.asked, crowds, names)
    yield scope_sentence(crowds, occasion.adults_of(choice.community))


def _by_instrument(
    asked: Sequence[Listing], crowds: Sequence[Crowd], names: Naming
) -> Iterator[Message]:
    for listing, crowd in zip(asked, crowds, strict=True):
        for each in crowd_sentences(crowd, names):
            yield of_instrument(listing.instrument, each, names) if len(asked) > 1 else each


def _methods(choice: Choice, names: Naming) -> Iterator[Message]:
    several = len(choice.main) > 1
    for listing in choice.main:
        for each in (listing.method.info.summary, *allowance(listing), *_beside(listing, names)):
            yield of_instrument(listing.instrument, each, names) if several else each
    for part in choice.parts:
        cast = cast_message(part.cast)
        if cast is not None:
            yield of_instrument(part.instrument, cast, names)
    if choice.funded:
        yield from money_sentences(choice.funded.result, names)


def _beside(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say what a combined list remarks: which weights would put whom first."""
    return remarks(listing, names) if listing.parts else iter(())


def _left_out(choice: Choice, names: Naming) -> Iterator[Message]:
    listings = (*choice.main, *choice.parts)
    for listing in listings:
        for each in left_out(listing, names):
            yield of_instrument(listing.instrument, each, names) if len(listings) > 1 else each
    if any(_look_alike(each, names) for each in choice.main):
        yield message("Some names look alike: compare the codes beside them.")


def _look_alike(listing: Listing, names: Naming) -> bool:
    ids = [project.id for project in listing.result.profile.projects]
    return bool(alike({id: names.name(id) for id in ids if names.name(id)}))
