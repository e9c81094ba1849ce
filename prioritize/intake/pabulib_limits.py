"""What a Pabulib file lets be spent on its categories and neighborhoods."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from prioritize.errors import InputError
from prioritize.intake.faults import Faults
from prioritize.intake.pabulib_meta import Meta
from prioritize.model.number import exact
from prioritize.model.project import Project
from prioritize.text import message, number_text


__all__ = ["read_limits"]

Limits: TypeAlias = "tuple[tuple[str, tuple[str, ...]], ...]"

_LISTS: Final = {"budget_per_category": "categories", "budget_per_neighborhood": "neighborhoods"}
"""The amounts, one for each of the names, in their order."""


def read_limits(meta: Meta, projects: Sequence[Project], faults: Faults) -> Limits:
    """Return options that keep to these amounts; names that no project has are left out.

    Amounts that cannot be told apart by the names are not applied, which is said.
    """
    return tuple(_limits(meta, projects, faults))


def _limits(
    meta: Meta, projects: Sequence[Project], faults: Faults
) -> Iterator[tuple[str, tuple[str, ...]]]:
    used = {name for each in projects for name in (*each.categories, each.neighborhood)}
    for key, names_key in _LISTS.items():
        said = meta.texts.get(key, "")
        amounts = [each.strip() for each in said.split(",")]
        names = [each.strip() for each in meta.texts.get(names_key, "").split(",")]
        if not said:
            continue
        if len(amounts) != len(names) or not all(map(_is_amount, amounts)):
            what = message(
                "META says {key} {said}, which are not amounts for its {names}; it is not applied",
                key=key,
                said=said,
                names=names_key,
            )
            faults.odd(what)
            continue
        yield (
            key,
            tuple(
                f"{name}={number_text(exact(amount))}"
                for name, amount in zip(names, amounts, strict=True)
                if name in used
            ),
        )


def _is_amount(said: str) -> bool:
    try:
        return exact(said) >= 0
    except InputError:
        return False
