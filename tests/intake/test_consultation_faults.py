"""Everything that can be wrong with one key of `consultation.toml`, one after another."""

import pytest

from tests.intake.consultations import FULL, changed, findings


FAULTS = [
    ('schema = "prioritize/consultation/1"\n', "", "", "schema is missing"),
    ("consultation/1", "consultation/2", "schema", "must be one of prioritize/consultation/1"),
    ('kind = "training"', 'kind = "trainning"', "kind", "Did you mean training?"),
    ('kind = "training"', 'knd = "training"', "knd", "Did you mean kind?"),
    ('kind = "training"', "kind = true", "kind", "must be one of real, training"),
    ("date = 2024-01-20", "date = 2024-01-20T10:00:00", "date", "a date such as 2024-01-20"),
    ("date = 2024-01-20", 'date = "20240120"', "date", "a date such as 2024-01-20"),
    ("date = 2024-01-20", 'date = "2024-02-30"', "date", "a date such as 2024-01-20"),
    ('"KGS"', '"som"', "currency", "three letters of a currency"),
    ('"order:road, school"', '"alphabet"', "tie_break", "is no tie rule"),
    ('"order:road, school"', '"lottery:123"', "tie_break", "at least 20 digits"),
    ('"order:road, school"', '"order:road,scool"', "tie_break", "Did you mean school?"),
    ('"order:road, school"', "7", "tie_break", "must be text in quotes, not '7'"),
    ('ky = "Артыкчылыктар"', 'kg = "Артыкчылыктар"', "title.kg", "Use ky for Kyrgyz"),
    ('ky = "Артыкчылыктар"', 'ky = " "', "title.ky", "is empty"),
    ('ky = "Артыкчылыктар"', "ky = 5", "title.ky", "must be text in quotes"),
    ('name = { ky = "Аялдар" }', "name = {}", "groups[0].name", "texts by language"),
    ('name = { ky = "Аялдар" }', "name = []", "groups[0].name", "not a list"),
    ('name = { ky = "Аялдар" }', f'name = "{"ө" * 301}"', "groups[0].name", "longer than 300"),
    ('name = { ky = "Аялдар" }', 'name = "a\\u202Eb"', "groups[0].name", "cannot be seen"),
    ('name = { ky = "Аялдар" }', 'name = "a\\nb"', "groups[0].name", "cannot be seen"),
    ('id = "sumbula"', 'id = "Sumbula"', "communities[0].id", "small Latin letters"),
    ('id = "women"', 'id = "-women"', "groups[0].id", "small Latin letters"),
    ('id = "women"', "", "groups[0]", "id is missing"),
    ('id = "ken-talaa"', 'id = "sumbula"', "communities[1].id", "taken on line 8"),
    ('id = "irrigation"', 'id = "school"', "projects[0].id", "taken on line 27"),
    ("[39.70, ", "[", "communities[0].area", "[south, west, north, east]"),
    ("[39.70, ", "[nan, ", "communities[0].area[0]", "'nan' is not a number"),
    ("[39.70, ", "[139.70, ", "communities[0].area", "degrees from -90 to 90"),
    ("39.95, 69.90]", "39.60, 69.90]", "communities[0].area", "has no extent"),
    ("adults = 2100", "adults = 0", "communities[0].adults", "a whole number from 1"),
    ("adults = 2100", "adults = 20.5", "communities[0].adults", "a whole number from 1"),
    ('aliases = ["Женщины"]', 'aliases = "Женщины"', "groups[0].aliases", "must be a list"),
    ('aliases = ["Женщины"]', "aliases = [1]", "groups[0].aliases[0]", "text in quotes"),
    ('problems = ["dry-canal"]', 'problems = ["dry-cannal"]', "directions[0].problems[0]", "dry"),
    ('community = "sumbula"\ncost', 'community = "sumbul"\ncost', "projects[1].community", "bul"),
    ("cost = 1500000.50", "cost = -1", "projects[0].cost", "a number from 0, not '-1'"),
    ("cost = 1500000.50", "cost = inf", "projects[0].cost", "a number from 0, not 'inf'"),
    ("cost = 1500000.50", "cost = 1e9999999", "projects[0].cost", "not '1e9999999'"),
    ("cost = 1500000.50", 'cost = "1,5 млн"', "projects[0].cost", "not '1,5 млн'"),
    ("cost = 1500000.50", "", "projects[0]", "no cost, which the budget needs"),
    ("latitude = 39.8215", "latitude = 99", "projects[0].location", "degrees from -90 to 90"),
    ("latitude = 39.8215", "lat = 39.8215", "projects[0].location", "{ latitude = …"),
    ("weight = 2.5", "weight = -1", "criteria[0].weight", "a number from 0"),
    ("weight = 2.5", "", "criteria[0]", "weight is missing"),
    ("highest = 5", "highest = 1", "criteria[0]", "highest must be above 1"),
    ('direction = "cost"', 'direction = "down"', "criteria[1].direction", "benefit, cost"),
    ('instrument = "map"', 'instrument = "mapp"', "inputs[0].instrument", "Did you mean map?"),
    ('id = "committee"', 'id = "combined"', "inputs[2].id", "taken by the combined list"),
    ('id = "committee"', 'id = "gallery"', "inputs[2]", "has an input gallery on line 70"),
    ('"inputs/map.geojson"', '"../map.geojson"', "inputs[0].file", "leads out of the folder"),
    ('"inputs/map.geojson"', '"/srv/map.geojson"', "inputs[0].file", "path of one computer"),
    ('"inputs/map.geojson"', '"C:/map.geojson"', "inputs[0].file", "path of one computer"),
    ('"inputs/map.geojson"', "'inputs\\map.csv'", "inputs[0].file", "Write / between folders"),
    ('"inputs/map.geojson"', '"."', "inputs[0].file", "names no file"),
    ('level = "problem"', 'level = "problems"', "inputs[0].level", "Did you mean problem"),
    ('level = "problem"\n', "", "inputs[0]", "level is missing"),
    ('cast = "visible-dots"', 'cast = "visible"', "inputs[1].cast", "visible-dots, secret"),
    ('"dots"', '"dotts"', "inputs[1].method", "Did you mean dots"),
    ('"dots"', '"combine-points"', "inputs[1].method", "counts no votes"),
    ("per_voter = 3, ", "per_voters = 3, ", "inputs[1].options.per_voters", "per_voter"),
    ("per_voter = 3, ", "per_voter = 0, ", "inputs[1].options.per_voter", "whole number from 1"),
    ("per_voter = 3, ", "", "inputs[1].options", "needs the option per_voter"),
    ("cap = 1", "cap = nan", "inputs[1].options.cap", "must be"),
    ("cap = 1", "cap = { of = 1 }", "inputs[1].options.cap", "not a table"),
    ("cap = 1", "cap = [1]", "inputs[1].options.cap[0]", "must be text in quotes"),
    (
        'columns = { reviewer = "Эксперт", ',
        "columns = 1 # ",
        "inputs[2].columns",
        "a table of keys",
    ),
    ('reviewer = "Эксперт"', "reviewer = 1", "inputs[2].columns.reviewer", "text"),
    ('reviewer = "Эксперт"', 'revewer = "Эксперт"', "inputs[2].columns.revewer", "reviewer?"),
    ('reviewer = "Эксперт"', 'x = "Эксперт"', "inputs[2].columns.x", "Known are code, name"),
    ("distance = 100", "distance = 0", "inputs[0].reading.distance", "a number above 0"),
    ("distance = 100", "distanse = 100", "inputs[0].reading.distanse", "Did you mean distance?"),
    ("reading = {}", "reading = { distance = 1 }", "inputs[2].reading.distance", "no such key"),
    ('method = "combine-points"', 'method = "borda"', "combination.method", "combine-points"),
    ('"direction"\nweights', '"project"\nweights', "inputs[1]", "on the level direction"),
    ("gallery = 1.5", "gallery = -1", "combination.weights.gallery", "a number from 0"),
    ("gallery = 1.5", 'gallery = "much"', "combination.weights.gallery", "not 'much'"),
    ("gallery = 1.5", "galery = 1.5", "combination.weights.galery", "Did you mean gallery?"),
    ("gallery = 1.5", '"\\u001b" = 1', "combination.weights.'\\x1b'", "cannot be seen"),
    ("gallery = 1.5, ", "", "combination.weights", "The weight of gallery is missing"),
    ("total = 1.5", "total = 2", "combination.total", "add up to 3/2, not to 2"),
    ("total = 1.5", "total = 0", "combination.total", "a number above 0"),
    ('"greedy-budget"', '"approval"', "budget.method", "no method of the family budget"),
    ('instrument = "committee"', 'instrument = "comittee"', "budget.instrument", "committee?"),
    ('instrument = "committee"', "", "budget.instrument", "combined is not about projects"),
    ("sumbula = 2000000", "sumbula = 0", "budget.amounts.sumbula", "a number above 0"),
    ("sumbula = 2000000", "sumbula = -1", "budget.amounts.sumbula", "a number from 0"),
    ("sumbula = 2000000", "sumbul = 2000000", "budget.amounts.sumbul", "Did you mean sumbula?"),
    ("amounts = { sumbula = 2000000 }", "", "budget", "amounts is missing"),
    ("amounts = { sumbula = 2000000 }", "amounts = 5", "budget.amounts", "a table of keys"),
    ('on_overflow = "skip"', 'on_overflow = "skipp"', "budget.options.on_overflow", "skip"),
    ('"skip" }', '"skip", rivals = ["road"] }', "budget.options.rivals", "such as a,b"),
    ('"skip" }', '"skip", rivals = ["road,x"] }', "budget.options.rivals", "no project 'x'"),
    (
        '"skip" }',
        '"skip", needs = ["road,school", "school,road"] }',
        "budget.options.needs",
        "in a circle",
    ),
    (
        '"skip" }',
        '"skip", budget_per_category = ["childre=5"] }',
        "budget.options.budget_per_category",
        "Did you mean children?",
    ),
    ('"skip" }', '"skip", minimum = ["road=5"] }', "budget.options.minimum", "at most its cost"),
    ("[[groups]]", "[groups]", "groups", "Begin each one with [[groups]]"),
    ("[budget]", "[budgets]", "budgets", "Did you mean budget?"),
    ("[budget]", "[[budget]]", "budget", "must be a table"),
    ('name = "Мектеп"', 'name = "жол"', "projects[1].aliases[0]", "already means school"),
    ('problems = ["dry-canal"]', "", "inputs[0].roll_up", "dry-canal stand under no direction"),
]


@pytest.mark.parametrize("old, new, field, what", FAULTS)
def test_a_fault_is_named_with_its_field(old: str, new: str, field: str, what: str) -> None:
    found = [each for each in findings(changed(old, new)) if each.spot.field == field]

    assert found, findings(changed(old, new))
    assert what in found[0].render()


@pytest.mark.parametrize("old, new, field, what", FAULTS)
def test_a_fault_is_named_once(old: str, new: str, field: str, what: str) -> None:
    same = [
        each
        for each in findings(changed(old, new))
        if each.spot.field == field and what in each.render()
    ]

    assert len(same) == 1


def test_every_fault_is_named_at_once_in_the_order_of_the_file() -> None:
    text = (
        FULL.replace('kind = "training"', 'kind = "trainning"')
        .replace("adults = 2100", "adults = nan")
        .replace("per_voter = 3", "per_voter = 0")
        .replace('method = "approval"', 'method = "aproval"')
    )

    places = [(each.spot.row, each.spot.field) for each in findings(text)]

    assert places == [
        (3, "kind"),
        (12, "communities[0].adults"),
        (66, "inputs[0].method"),
        (78, "inputs[1].options.per_voter"),
    ]


def test_of_very_many_faults_the_first_hundred_are_told() -> None:
    found = findings(FULL + "".join(f"[unknown{number}]\n" for number in range(150)))

    assert len(found) == 101
    assert found[-1].render() == "consultation.toml: And 50 more faults"


def test_a_finding_names_the_file() -> None:
    finding = findings(changed('kind = "training"', 'kind = "trainning"'))[0]

    assert finding.render() == (
        "consultation.toml, row 3, kind: must be one of real, training, not 'trainning'."
        " Did you mean training?"
    )
