"""The kit says in plain words what a method does not tell about itself."""

from pathlib import Path
from typing import Any, ClassVar

import pytest
from attrs import evolve

from prioritize.errors import PluginError
from prioritize.methods.card import card
from prioritize.model.method import MethodInfo
from prioritize.model.option import flag
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.tally import Tally
from prioritize.testing.checks.description import describes_itself, has_a_card
from prioritize.text import message
from tests.testing.honest import POINTS, Points


NOTHING = message("")


@pytest.mark.parametrize(
    "changes, fault",
    [
        ({"id": "Points Count"}, "its id is not kebab-case"),
        ({"title": NOTHING}, "it has no title"),
        ({"summary": NOTHING}, "it has no summary"),
        ({"source": "Borda"}, "its source names no year"),
        ({"version": 0}, "its version is below 1"),
        ({"outcome": tuple}, "its outcome is no class of prioritize.model.outcome"),
        ({"kinds": (tuple,)}, "a kind is no kind of profile"),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, Any], fault: str) -> None:
    @method
    class Incomplete:
        """A sample."""

        info: ClassVar[MethodInfo] = evolve(POINTS, **changes)
        count = Points.count

    with pytest.raises(AssertionError, match=fault):
        describes_itself(Incomplete)


def test_an_old_source_has_a_year_too() -> None:
    @method
    class Old:
        """A sample."""

        info: ClassVar[MethodInfo] = evolve(POINTS, source="Llull (1299), De arte eleccionis")
        count = Points.count

    describes_itself(Old)


def test_an_option_says_what_it_means_and_takes() -> None:
    @method
    class Mute:
        """A sample."""

        info: ClassVar[MethodInfo] = POINTS
        bonus: bool = option(evolve(flag(), says=NOTHING), help=NOTHING, default=False)

        def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
            return Points().count(profile, tally)

    with pytest.raises(AssertionError) as caught:
        describes_itself(Mute)

    assert "the option bonus has no help" in str(caught.value)
    assert "the kind of the option bonus does not say what it takes" in str(caught.value)


def test_a_class_without_a_docstring_is_told_what_to_say() -> None:
    @method
    class Undocumented:
        info: ClassVar[MethodInfo] = POINTS
        count = Points.count

    with pytest.raises(AssertionError, match="say what a voter should know"):
        describes_itself(Undocumented)


def plugged(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> type[Any]:
    """Make a method of a package with this card."""
    cards = folder / f"brought_{abs(hash(folder.name))}" / "cards"
    cards.mkdir(parents=True)
    (cards.parent / "__init__.py").touch()
    (cards / "points.md").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(Points, "__module__", cards.parent.name)
    return Points


def test_a_card_lies_in_the_package_of_the_method(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = plugged(tmp_path, "# Points\n\nA card.\n", monkeypatch)

    has_a_card(brought)

    assert card(brought) == "# Points\n\nA card.\n"


@pytest.mark.parametrize("text", ["", "# Points\n", "Points\n\nNo heading.\n"])
def test_a_card_has_a_heading_and_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    brought = plugged(tmp_path, text, monkeypatch)

    with pytest.raises(AssertionError, match="needs a heading and a text below it"):
        has_a_card(brought)


def test_a_missing_card_is_named_with_where_it_belongs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Points, "__module__", "no_such_package.points")

    with pytest.raises(PluginError, match=r"points has no card. Write it: cards/points.md"):
        card(Points)


def test_a_built_in_card_belongs_into_the_folder_of_its_family(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Points, "__module__", "prioritize.methods.ranked.points")
    monkeypatch.setattr(Points, "info", evolve(POINTS, id="borda", family="facilitation"))

    with pytest.raises(PluginError, match=r"Write it: methods/facilitation/borda.md"):
        card(Points)
