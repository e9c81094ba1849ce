"""Consultations that tests read as they are or damage: a small one, and one with every key."""

from fractions import Fraction

import pytest

from prioritize.errors import Finding, InputError
from prioritize.intake.consultation import read_consultation
from prioritize.model.consultation import (
    BudgetRule,
    Combination,
    Community,
    Consultation,
    Group,
    Input,
)
from prioritize.model.project import Direction, Location, Names, Problem, Project
from prioritize.model.scoresheet import Criterion


__all__ = ["EXPECTED", "FULL", "MINIMAL", "changed", "findings", "read"]

MINIMAL = """\
schema = "prioritize/consultation/1"
title = "Two roads"
kind = "real"

[[communities]]
id = "village"

[[projects]]
id = "north"

[[projects]]
id = "south"

[[inputs]]
instrument = "gallery"
file = "hands.csv"
level = "project"
method = "plurality"
"""


FULL = """\
schema = "prioritize/consultation/1"
title = { ky = "Артыкчылыктар", ru = "Приоритеты", en = "Priorities" }
kind = "training"
date = 2024-01-20
currency = "KGS"
tie_break = "order:road, school"

[[communities]]
id = "sumbula"
name = "Сумбула"
area = [39.70, "69.55", 39.95, 69.90]
adults = 2100

[[communities]]
id = "ken-talaa"

[[groups]]
id = "women"
name = { ky = "Аялдар" }
aliases = ["Женщины"]

[[problems]]
id = "dry-canal"
name = "Арыкка суу жетпейт"
aliases = ["Суу жок"]

[[directions]]
id = "irrigation"
name = { ky = "Сугат суу", ru = "Поливная вода" }
aliases = ["Сугат"]
problems = ["dry-canal"]

[[projects]]
id = "school"
name = "Мектеп"
direction = "irrigation"
cost = 1500000.50
location = { latitude = 39.8215, longitude = 69.7170 }
categories = ["children"]
neighborhood = "Upper street"

[[projects]]
id = "road"
direction = "irrigation"
community = "sumbula"
cost = "1/3"
aliases = ["Жол"]

[[criteria]]
id = "need"
name = "Муктаждык"
weight = 2.5
lowest = 1
highest = 5

[[criteria]]
id = "price"
weight = 1
direction = "cost"

[[inputs]]
instrument = "map"
community = "sumbula"
file = "inputs/map.geojson"
level = "problem"
method = "approval"
roll_up = "direction"
reading = { distance = 100 }

[[inputs]]
instrument = "gallery"
community = "sumbula"
file = "inputs/gallery.xlsx"
sheet = "Лист1"
level = "direction"
cast = "visible-dots"
method = "dots"
options = { per_voter = 3, cap = 1 }
roll_up = "direction"

[[inputs]]
id = "committee"
instrument = "scores"
community = "sumbula"
file = "inputs/scores.csv"
level = "project"
method = "weighted-sum"
columns = { reviewer = "Эксперт", need = "Керек" }
reading = {}

[combination]
method = "combine-points"
level = "direction"
weights = { gallery = 1.5, committee = 0 }
total = 1.5

[budget]
method = "greedy-budget"
instrument = "committee"
amounts = { sumbula = 2000000 }
options = { on_overflow = "skip" }
"""


EXPECTED = Consultation(
    title=Names.of({"ky": "Артыкчылыктар", "ru": "Приоритеты", "en": "Priorities"}),
    kind="training",
    date="2024-01-20",
    currency="KGS",
    tie_break="order:road,school",
    communities=(
        Community(
            "sumbula",
            Names.of("Сумбула"),
            (Fraction("39.7"), Fraction("69.55"), Fraction("39.95"), Fraction("69.9")),
            2100,
        ),
        Community("ken-talaa"),
    ),
    groups=(Group("women", Names.of({"ky": "Аялдар"}), ("Женщины",)),),
    problems=(Problem("dry-canal", Names.of("Арыкка суу жетпейт"), ("Суу жок",)),),
    directions=(
        Direction(
            "irrigation",
            Names.of({"ky": "Сугат суу", "ru": "Поливная вода"}),
            ("dry-canal",),
            ("Сугат",),
        ),
    ),
    projects=(
        Project(
            "school",
            Names.of("Мектеп"),
            Fraction("1500000.5"),
            "irrigation",
            location=Location(Fraction("39.8215"), Fraction("69.717")),
            categories=("children",),
            neighborhood="Upper street",
        ),
        Project(
            "road",
            cost=Fraction(1, 3),
            direction="irrigation",
            community="sumbula",
            aliases=("Жол",),
        ),
    ),
    criteria=(
        Criterion("need", Names.of("Муктаждык"), Fraction(5, 2), Fraction(1), Fraction(5)),
        Criterion("price", direction="cost"),
    ),
    inputs=(
        Input(
            "map",
            "map",
            "inputs/map.geojson",
            "problem",
            "approval",
            community="sumbula",
            roll_up="direction",
            reading=(("distance", "100"),),
        ),
        Input(
            "gallery",
            "gallery",
            "inputs/gallery.xlsx",
            "direction",
            "dots",
            community="sumbula",
            sheet="Лист1",
            cast="visible-dots",
            options=(("cap", 1), ("per_voter", 3)),
        ),
        Input(
            "committee",
            "scores",
            "inputs/scores.csv",
            "project",
            "weighted-sum",
            community="sumbula",
            columns=(("need", "Керек"), ("reviewer", "Эксперт")),
        ),
    ),
    combination=Combination(
        "combine-points",
        (("committee", Fraction(0)), ("gallery", Fraction(3, 2)), ("map", Fraction(0))),
        "direction",
    ),
    budget=BudgetRule(
        "greedy-budget",
        (("sumbula", Fraction(2000000)),),
        "committee",
        (("on_overflow", "skip"),),
    ),
)
"""What `FULL` says."""


def read(text: str) -> Consultation:
    """Read a consultation from its text."""
    return read_consultation(text.encode(), "consultation.toml")


def findings(text: str) -> tuple[Finding, ...]:
    """Return what is found wrong with a text that must be refused."""
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value.findings


def changed(old: str, new: str) -> str:
    """Return `FULL` with the one place that holds the old text changed."""
    assert FULL.count(old) == 1, old
    return FULL.replace(old, new)
