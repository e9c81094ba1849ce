"""The JSON of results, held against the contract."""

import json

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize.methods.dots.dots import Dots
from prioritize.model.project import Names
from prioritize.model.shorthand import dots
from prioritize.report.json_result import result_json
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from tests.report.told import BALLOT, in_one, named, told
from tests.report.written import only, read


CONTRACT = [
    "community",
    "instrument",
    "level",
    "view",
    "method",
    "profile",
    "ballots",
    "weight",
    "not_counted",
    "ranking",
    "relation",
    "selected",
    "undecided",
    "possible_winners",
    "possible_selections",
    "complete",
    "budget",
    "spent",
    "left",
    "parts",
    "agreement",
    "criteria",
    "excluded",
    "reserve",
    "ties",
    "steps",
    "notices",
]

GALLERY = (
    "36: irrigation preschool road",
    "2: irrigation preschool sport",
    "2: irrigation road sport",
    "irrigation sport",
    "2: sport",
    "2: irrigation preschool road sport",
)


def gallery() -> Listing:
    """Count the gallery of the contract's example."""
    result = run(Dots(per_voter=3, cap=1), dots(*GALLERY))
    return Listing(result, "sumbula", "gallery", "direction")


def test_the_list_of_the_contract_is_written_as_the_contract_says() -> None:
    written = only(gallery())

    assert {key: written[key] for key in CONTRACT if key != "steps"} == {
        "community": "sumbula",
        "instrument": "gallery",
        "level": "direction",
        "view": "raw",
        "method": {
            "id": "dots",
            "version": 1,
            "options": {"per_voter": 3, "cap": 1, "exactly": False, "over_full": "set-aside"},
        },
        "profile": gallery().result.profile_digest,
        "ballots": 43,
        "weight": "43",
        "not_counted": [["over-full", 2]],
        "ranking": [
            {"rank": 1, "projects": ["irrigation"], "score": "41"},
            {"rank": 2, "projects": ["preschool", "road"], "score": "38"},
            {"rank": 4, "projects": ["sport"], "score": "7"},
        ],
        "relation": None,
        "selected": None,
        "undecided": [],
        "possible_winners": None,
        "possible_selections": None,
        "complete": True,
        "budget": None,
        "spent": None,
        "left": None,
        "parts": None,
        "agreement": None,
        "criteria": None,
        "excluded": [],
        "reserve": [],
        "ties": [{"tied": ["preschool", "road"], "purpose": "place", "effect": "shared"}],
        "notices": [],
    }


def test_the_keys_of_the_contract_come_first_and_in_its_order() -> None:
    document = read(in_one(gallery()))

    assert list(document)[:5] == ["schema", "kind", "rules", "names", "lists"]
    assert list(document["lists"][0])[: len(CONTRACT)] == CONTRACT


def test_names_are_pairs_sorted_by_id_in_the_language_asked_for() -> None:
    projects = (named("road", ""), named("irrigation", "Сугат суу"), named("sport", "Спорт"))
    listing = told(profile=evolve(BALLOT, projects=projects))
    community = ("sumbula", Names.of({"ky": "Сумбула", "en": "Sumbula"}))
    lists = evolve(in_one(listing), names=(community,))

    names = json.loads(result_json(lists, language="en"))["names"]

    assert names == [["irrigation", "Сугат суу"], ["sport", "Спорт"], ["sumbula", "Sumbula"]]


def test_only_a_what_if_is_marked_as_one() -> None:
    real, what_if = read(in_one(told())), read(in_one(evolve(told(), what_if=True)))

    assert "what_if" not in real
    assert "what_if" not in real["lists"][0]
    assert what_if["what_if"] is True
    assert what_if["lists"][0]["what_if"] is True


def test_training_is_marked() -> None:
    assert read(evolve(in_one(told()), kind="training"))["kind"] == "training"


@given(st.permutations(list(GALLERY)))
def test_the_order_of_the_ballots_changes_no_byte(lines: list[str]) -> None:
    listing = Listing(
        run(Dots(per_voter=3, cap=1), dots(*lines)), "sumbula", "gallery", "direction"
    )

    assert result_json(in_one(listing)) == result_json(in_one(gallery()))
