"""The door for methods: `@method` and `option` to write one, `discover` and `build` to use one.

Adding a method takes one module, one card of the same name, and one line in `BUILTIN`. A plug-in
brings its own through the entry-point group ``prioritize.methods`` instead of the line.

Long because every method has its line here.
"""

import importlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final, TypeVar, dataclass_transform

import attrs

from prioritize.errors import (
    Finding,
    InputError,
    OptionError,
    PluginError,
    Spot,
    UnknownMethodError,
    closest,
)
from prioritize.model.method import AXIOMS, FAMILIES, MethodInfo
from prioritize.model.option import Kind, OptionInfo, Stored
from prioritize.text import Message, message


__all__ = [
    "BUILTIN",
    "GROUP",
    "build",
    "configure",
    "discover",
    "load",
    "method",
    "option",
    "options_of",
    "package_of",
    "stored_options",
]

T = TypeVar("T")
C = TypeVar("C", bound=type)

GROUP: Final = "prioritize.methods"
"""The entry-point group in which plug-ins name their methods."""

BUILTIN: Final[Mapping[str, str]] = {
    "dots": "prioritize.methods.dots.dots:Dots",
    "plurality": "prioritize.methods.dots.plurality:Plurality",
    "approval": "prioritize.methods.dots.approval:Approval",
    "score": "prioritize.methods.dots.score:Score",
    "star": "prioritize.methods.dots.star:Star",
    "majority-judgment": "prioritize.methods.dots.majority_judgment:MajorityJudgment",
    "quadratic": "prioritize.methods.dots.quadratic:Quadratic",
    "multivoting": "prioritize.methods.dots.multivoting:Multivoting",
    "borda": "prioritize.methods.ranked.borda:Borda",
    "bucklin": "prioritize.methods.ranked.bucklin:Bucklin",
    "instant-runoff": "prioritize.methods.ranked.instant_runoff:InstantRunoff",
    "stv": "prioritize.methods.ranked.stv:Stv",
    "coombs": "prioritize.methods.ranked.coombs:Coombs",
    "copeland": "prioritize.methods.ranked.copeland:Copeland",
    "minimax": "prioritize.methods.ranked.minimax:Minimax",
    "schulze": "prioritize.methods.ranked.schulze:Schulze",
    "ranked-pairs": "prioritize.methods.ranked.ranked_pairs:RankedPairs",
    "kemeny": "prioritize.methods.ranked.kemeny:Kemeny",
    "split-cycle": "prioritize.methods.ranked.split_cycle:SplitCycle",
    "stable-voting": "prioritize.methods.ranked.stable_voting:StableVoting",
    "nanson": "prioritize.methods.ranked.nanson:Nanson",
    "baldwin": "prioritize.methods.ranked.baldwin:Baldwin",
    "black": "prioritize.methods.ranked.black:Black",
    "benham": "prioritize.methods.ranked.benham:Benham",
    "condorcet": "prioritize.methods.ranked.condorcet:Condorcet",
    "weighted-sum": "prioritize.methods.criteria.weighted_sum:WeightedSum",
    "weighted-product": "prioritize.methods.criteria.weighted_product:WeightedProduct",
    "waspas": "prioritize.methods.criteria.waspas:Waspas",
    "topsis": "prioritize.methods.criteria.topsis:Topsis",
    "vikor": "prioritize.methods.criteria.vikor:Vikor",
    "promethee": "prioritize.methods.criteria.promethee:Promethee",
    "ahp": "prioritize.methods.criteria.ahp:Ahp",
    "best-worst": "prioritize.methods.criteria.best_worst:BestWorst",
    "bradley-terry": "prioritize.methods.criteria.bradley_terry:BradleyTerry",
    "hanlon": "prioritize.methods.criteria.hanlon:Hanlon",
    "chnri": "prioritize.methods.criteria.chnri:Chnri",
    "rubric": "prioritize.methods.criteria.rubric:Rubric",
    "greedy-budget": "prioritize.methods.budget.greedy_budget:GreedyBudget",
    "knapsack": "prioritize.methods.budget.knapsack:Knapsack",
    "equal-shares": "prioritize.methods.budget.equal_shares:EqualShares",
    "phragmen": "prioritize.methods.budget.phragmen:Phragmen",
    "pav": "prioritize.methods.budget.pav:Pav",
    "nominal-group": "prioritize.methods.facilitation.nominal_group:NominalGroup",
    "pairwise-matrix": "prioritize.methods.facilitation.pairwise_matrix:PairwiseMatrix",
    "matrix-scoring": "prioritize.methods.facilitation.matrix_scoring:MatrixScoring",
    "ten-seed": "prioritize.methods.facilitation.ten_seed:TenSeed",
    "combine-points": "prioritize.methods.combine.combine_points:CombinePoints",
    "combine-ranks": "prioritize.methods.combine.combine_ranks:CombineRanks",
}
"""The methods of this package: id, module and class; modules are imported when first used."""

_MISSING: Final = object()
_AS_TYPED: Final = (str, bool, int, float, list, dict)
"""What the command line, TOML and JSON hand over; a parser takes it or refuses it."""


def option(
    kind: Kind[T],
    *,
    help: Message,
    default: Any = _MISSING,  # noqa: ANN401  # as attrs has it
    follows: Callable[[Any], T] | None = None,
) -> T:
    """Declare one option of a method as a field of its class.

    Parameters
    ----------
    kind
        What values the option takes.
    help
        What it means, in one sentence for the person who sets it.
    default
        The value where none is given; an option without a default is required.
    follows
        Gives the value where none is given, from the options declared before; `help` then says
        how, and `default` is what it gives where those have their defaults.

    """
    info: Mapping[str, object] = {"kind": kind, "help": help, "default": default}
    value = attrs.NOTHING if default is _MISSING else default

    def parsed(value: object) -> T:
        return kind.parse(_as_given(value, kind))

    field: Any = attrs.field(
        kw_only=True,
        default=attrs.Factory(follows, takes_self=True) if follows else value,
        converter=parsed,
        metadata={"prioritize": info},
    )
    return field  # type: ignore[no-any-return]  # a field stands for its value, as in attrs


def _as_given(value: Any, kind: Kind[Any]) -> object:  # noqa: ANN401  # any option's value
    """Let a value that is already of the option's type pass through its parser."""
    typed = isinstance(value, _AS_TYPED) or value is None
    return value if typed else kind.store(value)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(option,))
def method(cls: C) -> C:
    """Make a class with `info`, options and `count` a method: a frozen value, checked.

    Raises
    ------
    PluginError
        The class does not describe itself.

    """
    info = cls.__dict__.get("info")
    faults = _faults(cls, info) if isinstance(info, MethodInfo) else [message("info is missing")]
    if faults:
        where = Spot(field=f"{cls.__module__}.{cls.__qualname__}")
        raise PluginError([Finding(fault, where) for fault in faults])
    return attrs.frozen(kw_only=True)(cls)


def _faults(cls: type, info: MethodInfo) -> list[Message]:
    checks = (
        (info.family in FAMILIES, message("family {name} is not known", name=info.family)),
        (info.axioms <= set(AXIOMS), message("an axiom is declared that is not known")),
        (bool(info.kinds), message("no kind of profile is named")),
        (bool(info.source.strip()), message("the source is missing")),
        (info.exact or info.tolerance is not None, message("the tolerance is missing")),
        (callable(getattr(cls, "count", None)), message("count is missing")),
    )
    return [fault for holds, fault in checks if not holds]


@cache
def discover() -> Mapping[str, EntryPoint | str]:
    """Return where each method lives by its id, built-ins first, without importing any.

    Raises
    ------
    PluginError
        A plug-in takes the name of a built-in, or two plug-ins take the same name.

    """
    found: dict[str, EntryPoint | str] = dict(BUILTIN)
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        if point.name in found:
            raise PluginError(_taken(point, found[point.name]))
        found[point.name] = point
    return found


def _taken(point: EntryPoint, rival: EntryPoint | str) -> Finding:
    what = message(
        "{package} names a method {id}, and there is one of that name in {other}",
        package=_package(point),
        id=point.name,
        other="prioritize" if isinstance(rival, str) else _package(rival),
    )
    return Finding(what, remedy=message("Uninstall it or rename its method."))


def package_of(id: str) -> str:
    """Return the package that a plug-in's method comes from; empty for a built-in."""
    place = discover()[id]
    return "" if isinstance(place, str) else _package(place)


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.value


def load(id: str) -> type[Any]:
    """Import the class of a method.

    Raises
    ------
    UnknownMethodError
        No method has this id; close names are proposed.
    PluginError
        The package that brings it cannot be imported, or its class is not a method.

    """
    place = discover().get(id)
    if place is None:
        what = message("There is no method {id}", id=repr(id))
        raise UnknownMethodError(Finding(what, remedy=closest(id, discover())))
    cls: type[Any] = _imported(place) if isinstance(place, str) else _plugged(place)
    if not isinstance(getattr(cls, "info", None), MethodInfo) or cls.info.id != id:
        what = message("{id} does not lead to a method of that id", id=id)
        raise PluginError(Finding(what, Spot(field=package_of(id))))
    return cls


def _imported(place: str) -> Any:  # noqa: ANN401  # a class not yet checked
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


def _plugged(point: EntryPoint) -> Any:  # noqa: ANN401  # a class not yet checked
    try:
        return point.load()
    except Exception as error:  # a stranger's package may fail in any way
        what = message(
            "The package {package} cannot be loaded: {reason}",
            package=_package(point),
            reason=f"{type(error).__name__}: {error}",
        )
        raise PluginError(Finding(what)) from error


def options_of(cls: type[Any]) -> tuple[OptionInfo, ...]:
    """Return the options of a method's class, in the order of its fields."""
    return tuple(
        OptionInfo(
            each.name,
            each.metadata["prioritize"]["kind"],
            each.metadata["prioritize"]["help"],
            required=each.default is attrs.NOTHING,
            default=None
            if each.default is attrs.NOTHING
            else each.metadata["prioritize"]["default"],
        )
        for each in attrs.fields(cls)
        if "prioritize" in each.metadata
    )


def stored_options(method: Any) -> dict[str, Stored]:  # noqa: ANN401  # any method
    """Return every option of a method with its value, defaults included, as records hold them."""
    return {
        each.name: each.kind.store(getattr(method, each.name)) for each in options_of(type(method))
    }


def build(id: str, options: Mapping[str, object]) -> Any:  # noqa: ANN401  # any method
    """Make a method from its id and the options as typed.

    Raises
    ------
    UnknownMethodError
        No method has this id.
    OptionError
        Options are unknown, missing or have values they cannot have; all are named at once.

    """
    return configure(load(id), options)


def configure(cls: type[Any], options: Mapping[str, object]) -> Any:  # noqa: ANN401  # any method
    """Make a method from its class and the options as typed.

    Raises
    ------
    OptionError
        Options are unknown, missing or have values they cannot have; all are named at once.

    """
    id = cls.info.id
    known = {each.name: each for each in options_of(cls)}
    findings = [_unknown(cls.info, name, known) for name in options if name not in known]
    findings.extend(
        Finding(
            message(
                "{method} needs the option {name}: {help}", method=id, name=name, help=info.help
            )
        )
        for name, info in known.items()
        if info.required and name not in options
    )
    for name in options:
        if name in known:
            findings.extend(_value_findings(known[name], options[name]))
    if findings:
        raise OptionError(findings)
    return cls(**options)


def _unknown(info: MethodInfo, name: str, known: Mapping[str, OptionInfo]) -> Finding:
    what = message("{method} has no option {name}", method=info.id, name=name)
    remedy = dict(info.refuses).get(name)
    if remedy is not None:
        return Finding(what, Spot(field=name), remedy)
    if known:
        remedy = closest(name, known) or message("It has: {names}.", names=tuple(known))
    else:
        remedy = message("It has none.")
    return Finding(what, Spot(field=name), remedy)


def _value_findings(info: OptionInfo, value: object) -> tuple[Finding, ...]:
    try:
        info.kind.parse(value)
    except InputError as error:
        return tuple(each.at(Spot(field=info.name)) for each in error.findings)
    return ()
