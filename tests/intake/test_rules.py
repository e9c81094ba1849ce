import pytest
from attrs import evolve

from prioritize.intake.consultation import read_consultation
from prioritize.intake.rules import rules_fingerprint
from prioritize.model.consultation import Consultation


TEXT = """\
schema = "prioritize/consultation/1"
title = "Two lists"
kind = "real"
currency = "KGS"

[[communities]]
id = "village"

[[communities]]
id = "town"

[[groups]]
id = "women"

[[directions]]
id = "roads"
problems = ["mud"]

[[problems]]
id = "mud"

[[projects]]
id = "north"
name = "Түндүк"
cost = 3
direction = "roads"

[[projects]]
id = "south"
aliases = ["S"]
cost = 4

[[criteria]]
id = "need"
weight = 2

[[inputs]]
instrument = "gallery"
community = "village"
file = "wall.csv"
level = "project"
method = "dots"
options = { per_voter = 3 }

[[inputs]]
instrument = "questionnaire"
community = "village"
file = "form.csv"
level = "project"
method = "approval"

[combination]
method = "combine-points"
level = "project"
weights = { gallery = 2, questionnaire = 1 }

[budget]
method = "greedy-budget"
amounts = { village = 5, town = 6 }
"""


def fingerprint(text: str) -> str:
    return rules_fingerprint(read_consultation(text.encode(), "c.toml"))


def parted(text: str) -> list[str]:
    """Split a file into its head and its blocks."""
    return [f"{each}\n" for each in text.split("\n\n")]


def test_a_fingerprint_is_a_sha_256() -> None:
    assert len(bytes.fromhex(fingerprint(TEXT))) == 32


@pytest.mark.parametrize(
    "old, new",
    [
        ('"Two lists"', '{ ky = "Эки тизме" }'),
        ('kind = "real"', 'kind = "training"'),
        ('kind = "real"', 'kind = "real"\ndate = 2024-01-20'),
        ('name = "Түндүк"', 'name = "North"'),
        ('aliases = ["S"]', "categories = ['far']"),
        ('id = "women"', 'id = "women"\naliases = ["Аялдар"]'),
        ('"wall.csv"', '"inputs/wall.xlsx"\nsheet = "1"\ncolumns = { name = "Аты" }'),
        ('id = "village"', 'id = "village"\nadults = 900'),
    ],
)
def test_what_is_no_rule_leaves_it_alone(old: str, new: str) -> None:
    assert fingerprint(TEXT.replace(old, new, 1)) == fingerprint(TEXT)


def test_the_order_of_the_file_leaves_it_alone() -> None:
    head, *blocks = parted(TEXT)

    assert fingerprint("\n".join([head, *reversed(blocks)])) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "old, new",
    [
        ("per_voter = 3", 'per_voter = "3"'),
        ("gallery = 2", 'gallery = "4/2"'),
        ("cost = 3", "cost = 3.00"),
        ('method = "approval"', 'method = "approval"\nroll_up = "project"'),
        ('kind = "real"', 'kind = "real"\ntie_break = "share"'),
        ('method = "greedy-budget"', 'method = "greedy-budget"\ninstrument = "combined"'),
        ('method = "greedy-budget"', 'method = "greedy-budget"\noptions.on_overflow = "stop"'),
    ],
)
def test_the_same_rules_said_otherwise_have_the_same_fingerprint(old: str, new: str) -> None:
    assert fingerprint(TEXT.replace(old, new, 1)) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "old, new",
    [
        ("per_voter = 3", "per_voter = 2"),
        ("per_voter = 3", "per_voter = 3, cap = 1"),
        ('method = "dots"\noptions = { per_voter = 3 }', 'method = "plurality"'),
        ("gallery = 2", "gallery = 3"),
        ('"combine-points"', '"combine-ranks"'),
        ('kind = "real"', 'kind = "real"\ntie_break = "refuse"'),
        ('kind = "real"', 'kind = "real"\ntie_break = "order:north,south"'),
        ("village = 5", "village = 6"),
        ('method = "greedy-budget"', 'method = "greedy-budget"\noptions.on_overflow = "skip"'),
        ('method = "greedy-budget"', 'method = "greedy-budget"\ninstrument = "gallery"'),
        ("cost = 3", "cost = 3.01"),
        ('direction = "roads"', ""),
        ('problems = ["mud"]', ""),
        ("weight = 2", "weight = 3"),
        ('"KGS"', '"USD"'),
        ('id = "women"', 'id = "men"'),
        ('id = "south"', 'id = "east"'),
    ],
)
def test_another_rule_has_another_fingerprint(old: str, new: str) -> None:
    assert fingerprint(TEXT.replace(old, new, 1)) != fingerprint(TEXT)


def test_a_file_without_combination_and_budget_has_one_too() -> None:
    consultation: Consultation = evolve(
        read_consultation(TEXT.encode(), "c.toml"), combination=None, budget=None
    )

    assert rules_fingerprint(consultation) != fingerprint(TEXT)
