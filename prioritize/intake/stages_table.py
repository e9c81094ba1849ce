"""The `stages` of an input of scores: what an application passes before it is ranked."""

from fractions import Fraction
from typing import Final

from prioritize.errors import InputError, Spot, closest, finding
from prioritize.intake.toml_table import Item, PlacedFaults, Table
from prioritize.intake.toml_value import texts
from prioritize.model.consultation import Input
from prioritize.model.number import exact
from prioritize.model.option import choice, number, whole_number
from prioritize.model.scoresheet import Criterion
from prioritize.model.stages import COST, Stages
from prioritize.text import message


__all__ = ["STAGE_KEYS", "check_stages", "read_stages"]

STAGE_KEYS: Final = (
    *("eligibility", "vetoes", "minimum_reviews", "quorum", "thresholds", "total"),
    *("ranking_weights", "ties", "consensus", "round"),
)


def read_stages(table: Table | None) -> Stages | None:
    """Read the stages; where there are none, only the quorum of the method counts."""
    if table is None:
        return None
    return Stages(
        eligibility=table.get("eligibility", texts, ()),
        vetoes=table.pairs("vetoes", exact),
        minimum_reviews=table.get("minimum_reviews", whole_number(1).parse, None),
        quorum=table.get("quorum", _part, Fraction(1, 2)),
        thresholds=table.pairs("thresholds", exact),
        total=table.get("total", exact, None),
        ranking_weights=table.pairs("ranking_weights", number(0).parse),
        ties=table.get("ties", texts, ()),
        consensus=table.get("consensus", choice("beside", "counts").parse, "beside"),
        round=table.get("round", whole_number(1).parse, None),
    )


def _part(value: object) -> Fraction:
    part = exact(value)
    if not 0 <= part <= 1:
        raise InputError(finding(message("must be a part from 0 to 1")))
    return part


def check_stages(
    item: Item[Input], criteria: tuple[Item[Criterion], ...], faults: PlacedFaults
) -> None:
    """Report stages of an input that has no scores, and criteria that are not declared."""
    stages = item.value.stages
    if stages is None:
        return
    path = (*item.path, "stages")
    if item.value.instrument != "scores":
        faults.add(path, finding(message("Only scores have stages")))
        return
    declared = [each.value.id for each in criteria]
    named = {
        "eligibility": stages.eligibility,
        "vetoes": tuple(id for id, _ in stages.vetoes),
        "thresholds": tuple(id for id, _ in stages.thresholds),
        "ranking_weights": tuple(id for id, _ in stages.ranking_weights),
        "ties": tuple(each for each in stages.ties if each != COST),
    }
    for key, ids in named.items():
        for id in ids:
            if id not in declared:
                what = message("{id} is not declared under [[{key}]]", id=id, key="criteria")
                fault = finding(what, Spot(field=key), remedy=closest(id, declared))
                faults.add(path, fault)
