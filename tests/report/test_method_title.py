import json

import pytest

from prioritize.model.shorthand import ranked, scoresheet
from prioritize.registry import build
from prioritize.report.json_result import result_json
from prioritize.report.method_title import method_title, normalisation_of
from prioritize.report.plain import result_text
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from tests.report.told import in_one


SHEET = scoresheet({"need": 1, "use": 2}, {"ann": "road=5,2 well=3,4"}, scale=(0, 5))


@pytest.mark.parametrize(
    "id, options, title",
    [
        ("weighted-sum", {}, "Weighted sum (normalisation: fixed scale)"),
        ("weighted-sum", {"normalisation": "max"}, "Weighted sum (normalisation: max)"),
        ("weighted-product", {}, "Weighted product (normalisation: none)"),
        ("waspas", {}, "WASPAS (normalisation: max)"),
        ("topsis", {}, "TOPSIS (normalisation: vector)"),
        ("vikor", {}, "VIKOR (normalisation: min-max)"),
        ("vikor", {"ideals": "scale"}, "VIKOR (normalisation: fixed scale)"),
        ("promethee", {}, "PROMETHEE (normalisation: none)"),
    ],
)
def test_a_normalisation_is_part_of_the_name_in_every_output(
    id: str, options: dict[str, object], title: str
) -> None:
    listing = Listing(run(build(id, {"minimum_reviews": 1, **options}), SHEET))

    assert str(method_title(listing)) == title
    assert title in " ".join(result_text(in_one(listing)).split())
    written = json.loads(result_json(in_one(listing)))["lists"][0]["method"]
    assert written["normalisation"] == normalisation_of(listing)


def test_without_any_scale_there_is_no_normalisation_by_scales() -> None:
    sheet = scoresheet({"need": 1, "idle": 0}, {"ann": "road=5,1 well=3,1"})

    listing = Listing(run(build("weighted-sum", {"minimum_reviews": 1}), sheet))

    assert normalisation_of(listing) == "none"


def test_other_methods_go_by_their_title() -> None:
    listing = Listing(run(build("borda", {}), ranked("a > b")))

    assert str(method_title(listing)) == "Borda count"
    written = json.loads(result_json(in_one(listing)))["lists"][0]["method"]
    assert "normalisation" not in written
