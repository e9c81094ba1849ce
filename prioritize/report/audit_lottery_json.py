"""Lots as JSON: ``prioritize/audit/1``."""

from collections.abc import Mapping, Sequence

from prioritize.audit.lottery import Lot
from prioritize.audit.lottery_seed import Thrown
from prioritize.report.audit_lottery_page import LotTold
from prioritize.report.json_listing import place_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.tally.listing import Lists
from prioritize.text import ENGLISH, Catalog


__all__ = ["SCHEMA", "lottery_json"]

SCHEMA = "prioritize/audit/1"
"""The schema of everything that `prioritize audit` answers."""


def lottery_json(
    lists: Lists,
    lots: Sequence[LotTold],
    *,
    thrown: Thrown,
    language: str = "",  # noqa: ARG001  # as the other writers are called
    catalog: Catalog = ENGLISH,  # noqa: ARG001  # as the other writers are called
) -> bytes:
    """Write lots for programs; the parameters are those of `lottery_text`."""
    return json_bytes(
        {
            "schema": SCHEMA,
            "action": "lottery",
            "kind": lists.kind if lists.listings else None,
            "rules": lists.rules or None,
            "frozen": thrown.frozen or None,
            "thrown": thrown.thrown or None,
            "lots": [_lot(each) for each in lots],
        }
    )


def _lot(told: LotTold) -> Mapping[str, Json]:
    lot = told.lot
    place = place_json(told.listing) if told.listing else {}
    record: dict[str, Json] = {
        **place,
        "rule": lot.rule,
        "seed": lot.seed,
        "pool": lot.pool,
        "draws": lot.draws,
        "drawn": lot.drawn,
        "order": lot.order,
    }
    return record | (_tickets(lot) if lot.rule == "sha-256" else _turns(lot))


def _tickets(lot: Lot) -> dict[str, Json]:
    pairs = zip(lot.order, lot.tickets, strict=True)
    return {"contest": lot.contest, "tickets": [list(pair) for pair in pairs]}


def _turns(lot: Lot) -> dict[str, Json]:
    turns: list[Json] = [
        {
            "turn": each.number,
            "md5": each.digest,
            "left": each.left,
            "position": each.position,
            "number": each.chosen,
        }
        for each in lot.choices
    ]
    return {"key": lot.key, "turns": turns}
