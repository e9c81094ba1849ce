"""What `consultation.toml` says, and everything that can be wrong with it."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def read(text: str) -> Consultation:
    return read_consultation(text.encode(), "consultation.toml")


def findings(text: str) -> tuple[Finding, ...]:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value.findings


def changed(old: str, new: str) -> str:
    assert FULL.count(old) == 1, old
    return FULL.replace(old, new)


def test_everything_declared_is_read() -> None:
    consultation = read(FULL)

    assert consultation == Consultation(
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


def test_the_only_community_goes_without_saying() -> None:
    consultation = read(MINIMAL)

    assert [each.community for each in consultation.inputs] == ["village"]
    assert (consultation.combination, consultation.budget) == (None, None)
    assert consultation.tie_break == "share"


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
    ('id = "committee"', 'id = "gallery"', "inputs[2]", "has an input gallery on line 69"),
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
        (65, "inputs[0].method"),
        (77, "inputs[1].options.per_voter"),
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


def test_an_empty_table_lacks_everything_that_is_needed() -> None:
    whats = [str(each.what) for each in findings("x = 1")]

    assert "There is no such key" in whats
    assert "schema is missing" in whats
    assert "There are no communities" in whats
    assert "There are no inputs" in whats


def test_several_files_of_one_input_need_communities_of_their_own() -> None:
    second = MINIMAL[MINIMAL.index("[[inputs]]") :]

    (finding,) = findings(MINIMAL + "\n" + second)

    assert (finding.spot.row, finding.spot.field) == (20, "inputs[1]")


def test_one_id_does_not_stand_for_two_instruments() -> None:
    text = changed(
        "[combination]",
        '[[inputs]]\nid = "gallery"\ninstrument = "questionnaire"\ncommunity = "ken-talaa"\n'
        'file = "q.csv"\nlevel = "direction"\nmethod = "approval"\n[combination]',
    )

    (finding,) = findings(text)

    assert str(finding.what) == "The input gallery on line 69 is no questionnaire"


def test_an_input_for_all_communities_leaves_no_room_for_another() -> None:
    text = changed(
        "[combination]",
        '[[inputs]]\ninstrument = "gallery"\nfile = "all.csv"\nlevel = "direction"\n'
        'method = "approval"\n[combination]',
    )

    (finding,) = findings(text)

    assert "The same community has an input gallery" in str(finding.what)


@pytest.mark.parametrize("level, key", [("problem", "problems"), ("direction", "directions")])
def test_what_an_input_is_about_must_be_declared(level: str, key: str) -> None:
    (finding,) = findings(MINIMAL.replace('level = "project"', f'level = "{level}"'))

    assert finding.spot.field == "inputs[0].level"
    assert f"There are no {key}" in str(finding.what)


def test_projects_of_another_community_are_nothing_to_vote_on() -> None:
    text = MINIMAL + '[[communities]]\nid = "town"\n'
    text = text.replace('id = "north"', 'id = "north"\ncommunity = "town"')
    text = text.replace('id = "south"', 'id = "south"\ncommunity = "town"')
    text = text.replace('file = "hands.csv"', 'file = "hands.csv"\ncommunity = "village"')

    (finding,) = findings(text)

    assert finding.spot.field == "inputs[0].level"


def test_scores_need_criteria() -> None:
    (finding,) = findings(
        MINIMAL.replace('"gallery"', '"scores"').replace('"plurality"', '"weighted-sum"')
    )

    assert "There are no criteria" in str(finding.what)


@pytest.mark.parametrize("roll_up", ["problem", "project"])
def test_votes_are_never_rolled_down(roll_up: str) -> None:
    text = changed(
        'roll_up = "direction"\n\n[[inputs]]\nid', f'roll_up = "{roll_up}"\n\n[[inputs]]\nid'
    )

    (finding,) = findings(text)

    assert "cannot be rolled up" in str(finding.what)


def test_a_problem_of_two_directions_cannot_be_rolled_up() -> None:
    second = '[[directions]]\nid = "water"\nproblems = ["dry-canal"]\n\n[[projects]]\nid = "school"'

    (finding,) = findings(changed('[[projects]]\nid = "school"', second))

    assert "dry-canal stand under several directions" in str(finding.what)


def test_a_project_without_a_direction_cannot_be_rolled_up() -> None:
    text = MINIMAL + 'roll_up = "direction"\n'

    (finding,) = findings(text)

    assert "north, south stand under no direction" in str(finding.what)


def test_an_input_of_another_level_may_stand_beside_the_combined_list() -> None:
    text = changed('method = "approval"\nroll_up = "direction"', 'method = "approval"')

    assert read(text).inputs[0].roll_up == ""


def test_a_weight_for_another_level_needs_a_roll_up() -> None:
    text = changed("committee = 0", "committee = 1").replace("total = 1.5", "total = 2.5")

    (finding,) = findings(text)

    assert finding.spot.field == "inputs[2]"
    assert 'Declare roll_up = "direction"' in finding.render()


def test_weights_of_0_combine_nothing() -> None:
    text = changed("gallery = 1.5", "gallery = 0").replace("total = 1.5\n", "")

    (finding,) = findings(text)

    assert str(finding.what) == "No weight is above 0"


def test_a_budget_needs_the_list_that_it_names() -> None:
    budget = '[budget]\nmethod = "greedy-budget"\namounts = { village = 5 }\n'
    costs = MINIMAL.replace('id = "north"', 'id = "north"\ncost = 3').replace(
        'id = "south"', 'id = "south"\ncost = 4'
    )

    (finding,) = findings(costs + budget)

    assert str(finding.what) == "There is no list combined to put under the budget"


def test_the_same_name_may_be_used_in_two_communities() -> None:
    text = MINIMAL + '[[communities]]\nid = "town"\n'
    text = text.replace('id = "north"', 'id = "north"\nname = "Жол"\ncommunity = "town"')
    text = text.replace('id = "south"', 'id = "south"\nname = "жол"\ncommunity = "village"')

    assert [each.names.in_language("ky") for each in read(text).projects] == ["Жол", "жол"]


def test_names_are_composed_letters() -> None:
    decomposed = "Тай\u0438\u0306"  # и and a breve instead of й

    consultation = read(MINIMAL.replace('"Two roads"', f'"{decomposed}"'))

    assert consultation.title.in_language("") == "Тайй"


@given(st.integers(0, len(FULL)), st.text(st.characters(codec="utf-8"), max_size=5))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(position: int, noise: str) -> None:
    damaged = FULL[:position] + noise + FULL[position + 1 :]

    with suppress(InputError):
        assert read(damaged).inputs
