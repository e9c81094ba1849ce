"""What the minutes are written from: the lists, the meeting, the languages and the template."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

from attrs import Factory, evolve, field, frozen

from prioritize.model.meeting import Meeting
from prioritize.model.project import Names
from prioritize.report.dates import date_written
from prioritize.report.isolate import outside
from prioritize.report.naming import Naming, naming
from prioritize.report.protocol.document import GridColumn
from prioritize.report.protocol.template import FACTS, ProtocolTemplate
from prioritize.report.public.calling import calling, code_of
from prioritize.report.result_page import grouped
from prioritize.report.template import quoted
from prioritize.report.voice import Said, Voice, every, said
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.small_groups import SMALLEST
from prioritize.text import Fact, Message


__all__ = ["Desk"]

_NOT_KNOWN: Final = Meeting()
_NUMBER: Final = 6
"""How many characters the line for the number of the minutes takes."""


@frozen
class Desk:
    """Everything at hand while the minutes are put together."""

    lists: Lists
    voices: tuple[Voice, ...]
    template: ProtocolTemplate
    date: str = ""
    _namings: tuple[Naming, ...] = field(
        init=False,
        default=Factory(lambda desk: tuple(map(desk.naming, desk.voices)), takes_self=True),
    )

    @property
    def is_recorded(self) -> bool:
        """Whether there is a record of the meeting, so that what it lacks did not happen."""
        return self.lists.meeting is not None

    @property
    def meeting(self) -> Meeting:
        """The record of the meeting, an empty one where there is none."""
        return self.lists.meeting or _NOT_KNOWN

    @property
    def people(self) -> int | None:
        """How many people were present, where that is known of every group."""
        people = [each.people for each in self.meeting.present]
        known = [number for number in people if number is not None]
        return sum(known) if known and len(known) == len(people) else None

    @property
    def blank(self) -> Said:
        """A line to write on."""
        return (self.template.blank,)

    def word(self, id: str) -> Said:
        """Say a label of the template in every language."""
        return self.say(self.template.word(id))

    def say(self, words: Names) -> Said:
        """Say words of the template in every language; what is not known is a line to write on."""
        unknown: dict[str, Fact] = dict.fromkeys(FACTS, quoted(self.template.blank))
        number = quoted(self.template.blank[:_NUMBER])
        return said(self.voices, words, {**unknown, "number": number, **self.facts}.items())

    def name(self, names: Names) -> Said:
        """Say a name in every language that it has."""
        return tuple(outside(names.in_language(voice.language)) for voice in self.voices)

    def written(self, text: str) -> Said:
        """Repeat what somebody wrote, or leave a line to write on."""
        return every(self.voices[:1], text) if text else self.blank

    def listed(self, texts: Iterable[str]) -> Said:
        """Repeat several things that somebody wrote, or leave a line to write on."""
        return (", ".join(outside(each) for each in texts if each) or self.template.blank,)

    def naming(self, voice: Voice) -> Naming:
        """Return how one language calls things: with codes as on the posters, without other ids."""
        names = naming(self.lists, voice.language, voice.catalog)
        short = calling(names, self.lists.listings)
        return evolve(names, bare=frozenset(id for id in short.bare if not code_of(id, short)))

    def named(self, listing: Listing | None = None) -> tuple[Naming, ...]:
        """Return how each language calls things, or those of one list."""
        return tuple(each.within(listing) if listing else each for each in self._namings)

    def tell(
        self, make: Callable[[Naming], Iterable[Message]], listing: Listing | None = None
    ) -> tuple[Said, ...]:
        """Say messages in every language, made with the names that this language has."""
        pairs = zip(self.voices, self.named(listing), strict=True)
        columns = [[voice.say(text) for text in make(names)] for voice, names in pairs]
        return tuple(zip(*columns, strict=True))

    def repeat(self, text: Message) -> Said:
        """Say a message that names nothing in every language."""
        return tuple(voice.say(text) for voice in self.voices)

    def column(self, word: str, align: Literal["left", "right"] = "left") -> GridColumn:
        """Make a column with a label of the template as its heading."""
        return GridColumn(self.word(word), align)

    @property
    def facts(self) -> dict[str, Fact]:
        """What is known of the facts that a template may name."""
        return dict(self._facts())

    @property
    def _community(self) -> str:
        """The name of the one community that the lists are about."""
        ids = {each.community for each in self.lists.listings}
        names = dict(self.lists.names)
        language = self.voices[0].language
        found = [names.get(id, Names()).in_language(language) or id for id in ids if id]
        return found[0] if len(found) == 1 else ""

    def _facts(self) -> Iterator[tuple[str, Fact]]:
        meeting, rules = self.meeting, self.lists.rules
        texts = (
            ("chair", meeting.chair),
            ("community", meeting.community or self._community),
            ("legal_basis", meeting.legal_basis),
            ("opened", meeting.opened),
            ("place", meeting.place),
            ("rules", grouped(rules)),
            ("rules_fixed", meeting.rules_fixed),
            ("rules_in_full", rules),
            ("secretary", meeting.secretary),
            ("title", self.lists.title.in_language(self.voices[0].language)),
        )
        yield from ((id, quoted(text)) for id, text in texts if text)
        if meeting.commission:
            yield "commission", meeting.commission
        if date := meeting.date or self.date:
            yield "date", date_written(date)
        if meeting.adults is not None:
            yield "adults", meeting.adults
        if self.people is not None and self.people >= SMALLEST:
            yield "present", self.people
