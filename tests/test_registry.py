"""The door for methods: how one is written, found, set and refused."""

from fractions import Fraction
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest
from attrs import evolve

from prioritize import registry
from prioritize.errors import InputError, OptionError, PluginError, UnknownMethodError
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice, flag, identifiers, number, optional, whole_number
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import (
    BUILTIN,
    build,
    configure,
    discover,
    load,
    method,
    option,
    options_of,
    package_of,
    stored_options,
)
from prioritize.tally.tally import Tally
from prioritize.text import message


INFO = MethodInfo(
    "sample",
    "ranked",
    message("Sample"),
    message("A sample."),
    (RankedProfile,),
    Ranking,
    "Anonymous (1900)",
)


def nothing(self: object, profile: RankedProfile, tally: Tally) -> Ranking:
    """Count nothing."""
    del self, tally
    return Ranking([[project.id for project in profile.projects]])


@method
class Sample:
    """A method with options of every kind."""

    info: ClassVar[MethodInfo] = INFO
    seats: int = option(whole_number(1, 9), help=message("How many are elected."))
    rule: str = option(choice("droop", "hare"), help=message("The quota."), default="droop")
    threshold: Fraction = option(number(0), help=message("The least."), default=Fraction(1, 3))
    batch: bool = option(flag(), help=message("Together."), default=False)
    first: tuple[str, ...] = option(identifiers(), help=message("Who leaves."), default=())
    top: int | None = option(optional(whole_number()), help=message("Ranks."), default=None)
    count = nothing


def plug_in(folder: Path, package: str, *points: str) -> None:
    """Lay down what installing a package leaves of it: its name and its entry points."""
    info = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    lines = "\n".join(("[prioritize.methods]", *points))
    (info / "entry_points.txt").write_text(f"{lines}\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401  # a generator
    """Give a folder on the path, and forget afterwards what was discovered there."""
    monkeypatch.syspath_prepend(tmp_path)
    discover.cache_clear()
    yield tmp_path
    discover.cache_clear()


def test_a_method_is_a_frozen_value() -> None:
    sample: Any = Sample(seats=2)

    assert sample == Sample(seats=2)
    assert hash(sample) == hash(Sample(seats=2))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        sample.seats = 3


def test_its_repr_shows_every_option() -> None:
    assert repr(Sample(seats=2)) == (
        "Sample(seats=2, rule='droop', threshold=Fraction(1, 3), batch=False, first=(), top=None)"
    )


def test_a_value_of_the_options_type_is_taken_as_it_is() -> None:
    sample = Sample(seats=2, threshold=Fraction(1, 7), first=("a", "b"), top=3)

    assert (sample.threshold, sample.first, sample.top) == (Fraction(1, 7), ("a", "b"), 3)


@pytest.mark.parametrize("value", [0.5, 0.1, float("nan"), [1], {}])
def test_what_is_no_number_is_refused_by_the_class_too(value: object) -> None:
    options: dict[str, Any] = {"seats": 2, "threshold": value}

    with pytest.raises(InputError, match="must be a number from 0"):
        Sample(**options)


def test_options_are_listed_with_all_that_they_say() -> None:
    listed = options_of(Sample)

    assert [each.name for each in listed] == [
        "seats",
        "rule",
        "threshold",
        "batch",
        "first",
        "top",
    ]
    assert [each.required for each in listed] == [True, False, False, False, False, False]
    assert [each.default for each in listed] == [None, "droop", Fraction(1, 3), False, (), None]
    assert str(listed[0].help) == "How many are elected."


def test_other_fields_are_no_options() -> None:
    @method
    class Impure:
        info: ClassVar[MethodInfo] = INFO
        secret: int = attrs.field(default=1)
        count = nothing

    assert options_of(Impure) == ()


def test_the_record_holds_every_option_defaults_included() -> None:
    assert stored_options(Sample(seats=2, first=("a",))) == {
        "seats": 2,
        "rule": "droop",
        "threshold": "1/3",
        "batch": False,
        "first": ["a"],
        "top": None,
    }


def test_a_method_comes_back_from_its_record() -> None:
    sample = Sample(seats=2, threshold=Fraction(5, 2), batch=True, first=("b", "a"), top=0)

    assert configure(Sample, stored_options(sample)) == sample


def test_options_are_read_as_typed() -> None:
    made = configure(Sample, {"seats": "2", "threshold": "0.5", "batch": "true", "first": "a"})

    assert made == Sample(seats=2, threshold=Fraction(1, 2), batch=True, first=("a",))


def test_all_wrong_options_are_named_at_once() -> None:
    with pytest.raises(OptionError) as caught:
        configure(Sample, {"rule": "drop", "treshold": "1", "batch": "yes"})

    assert str(caught.value).splitlines() == [
        "treshold: sample has no option treshold. Did you mean threshold?",
        "sample needs the option seats: How many are elected.",
        "rule: must be one of droop, hare, not 'drop'. Did you mean droop?",
        "batch: must be true or false, not 'yes'",
    ]


def test_an_option_unlike_any_other_is_answered_with_the_list() -> None:
    with pytest.raises(OptionError, match="It has: seats, rule, threshold, batch, first, top"):
        configure(Sample, {"seats": 1, "zzz": 1})


def test_a_method_without_options_says_so() -> None:
    @method
    class Plain:
        info: ClassVar[MethodInfo] = INFO
        count = nothing

    with pytest.raises(OptionError, match=r"sample has no option zzz. It has none\."):
        configure(Plain, {"zzz": 1})


@pytest.mark.parametrize(
    "changes, fault",
    [
        ({"family": "other"}, "family other is not known"),
        ({"axioms": frozenset({"beauty"})}, "an axiom is declared that is not known"),
        ({"kinds": ()}, "no kind of profile is named"),
        ({"source": " "}, "the source is missing"),
        ({"exact": False}, "the tolerance is missing"),
    ],
)
def test_a_class_that_does_not_describe_itself_is_no_method(
    changes: dict[str, Any], fault: str
) -> None:
    with pytest.raises(PluginError, match=fault):

        @method
        class Wrong:
            info: ClassVar[MethodInfo] = evolve(INFO, **changes)
            count = nothing


def test_a_class_without_info_or_count_is_no_method() -> None:
    class Heir(Sample):
        pass

    with pytest.raises(PluginError, match="Heir: info is missing"):
        method(Heir)
    with pytest.raises(PluginError, match="Mute: count is missing"):
        method(type("Mute", (), {"info": INFO}))


def test_a_method_that_is_not_exact_declares_its_tolerance() -> None:
    info = evolve(INFO, exact=False, tolerance=Fraction(1, 10**9))

    made: Any = method(type("Rough", (), {"info": info, "count": nothing}))

    assert made.info.tolerance == Fraction(1, 10**9)


def test_built_in_methods_come_first() -> None:
    assert list(discover())[: len(BUILTIN)] == list(BUILTIN)


@pytest.mark.parametrize("id", BUILTIN)
def test_every_built_in_is_where_the_table_says(id: str) -> None:
    assert load(id).info.id == id
    assert load(id).info.family == BUILTIN[id].split(".")[2]
    assert package_of(id) == ""


def test_an_unknown_method_is_answered_with_close_names() -> None:
    with pytest.raises(UnknownMethodError, match=r"no method 'bordda'. Did you mean borda\?"):
        load("bordda")


def test_a_method_is_built_from_its_id() -> None:
    assert build("borda", {}) == load("borda")()


def test_a_plug_in_is_found_by_its_entry_point(folder: Path) -> None:
    (folder / "brought.py").write_text("from tests.test_registry import Sample\n")
    plug_in(folder, "new-methods", "sample = brought:Sample")

    assert package_of("sample") == "new-methods"
    assert load("sample") is Sample


def test_a_plug_in_that_fails_is_named_with_the_reason(folder: Path) -> None:
    (folder / "failing.py").write_text("1 / 0\n")
    plug_in(folder, "new-methods", "sample = failing:Sample")

    with pytest.raises(PluginError, match="new-methods cannot be loaded: ZeroDivisionError"):
        load("sample")


@pytest.mark.parametrize("value", ["json:loads", "tests.test_registry:Sample"])
def test_a_plug_in_that_leads_elsewhere_is_named(folder: Path, value: str) -> None:
    plug_in(folder, "new-methods", f"another = {value}")

    with pytest.raises(PluginError, match="new-methods: another does not lead to a method"):
        load("another")


def test_a_plug_in_may_not_take_the_name_of_a_built_in(folder: Path) -> None:
    plug_in(folder, "new-methods", "borda = brought:Borda")

    with pytest.raises(
        PluginError,
        match="new-methods names a method borda, and there is one of that name in prioritize",
    ):
        discover()


def test_two_plug_ins_may_not_take_one_name(folder: Path) -> None:
    plug_in(folder, "one", "sample = brought:Sample")
    plug_in(folder, "two", "sample = brought:Sample")

    with pytest.raises(
        PluginError, match=r"names a method sample, and there is one .* in (one|two)"
    ):
        discover()


def test_an_entry_point_without_a_package_goes_by_its_value() -> None:
    point = EntryPoint("sample", "brought:Sample", registry.GROUP)

    assert registry._package(point) == "brought:Sample"
