"""What a consultation declares about groups: weights, and what stands beside the official list."""

from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.intake.consultation import read_consultation
from prioritize.intake.rules import rules_fingerprint
from prioritize.model.consultation import Consultation
from tests.workflow.files import RULES


GROUPS = '[[groups]]\nid = "women"\n\n[[groups]]\nid = "men"\nweight = "1/2"\n'


def read(rules: str) -> Consultation:
    return read_consultation(rules.encode(), "rules.toml")


def with_views(views: str, groups: str = GROUPS, rules: str = RULES) -> str:
    method = 'method = "dots"\n'
    return rules.replace(method, f"{method}views = {views}\n") + groups


def faults(rules: str) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        read(rules)
    return [(each.spot.field, str(each.what)) for each in caught.value.findings]


def test_weights_of_groups_are_exact() -> None:
    weights = {each.id: each.weight for each in read(RULES + GROUPS).groups}

    assert weights == {"women": Fraction(1), "men": Fraction(1, 2)}


def test_without_views_all_there_are_are_shown() -> None:
    wall, council = read(with_views('["equal-voice", "raw"]')).inputs

    assert wall.views == ("equal-voice", "raw")
    assert council.views is None
    assert read(with_views("[]")).inputs[0].views == ()


@pytest.mark.parametrize("weight", ["0", "-1", '"heavy"', "true"])
def test_a_weight_is_a_number_above_0(weight: str) -> None:
    (fault,) = faults(RULES + GROUPS.replace('"1/2"', weight))

    assert fault[0] == "groups[1].weight"


def test_views_that_do_not_exist_are_named_all_at_once() -> None:
    found = faults(with_views('["equal", "per-head", 3]'))

    assert [field for field, _ in found] == ["inputs[0].views[0]", "inputs[0].views[2]"]


def test_views_need_groups() -> None:
    assert faults(with_views('["per-head"]', groups="")) == [
        ("inputs[0].views", "There are no groups that votes could be shown by")
    ]
    assert read(with_views('["raw"]', groups="")).inputs[0].views == ("raw",)


def test_declared_voices_need_weights() -> None:
    equal = GROUPS.replace('"1/2"', "1")

    assert faults(with_views('["weighted-voice"]', groups=equal)) == [
        ("inputs[0].views", "All groups have the same weight, which is an equal voice")
    ]
    assert read(with_views('["weighted-voice"]')).inputs[0].views == ("weighted-voice",)


def test_a_map_has_no_votes_by_group() -> None:
    rules = RULES.replace('instrument = "gallery"', 'instrument = "map"')

    assert faults(with_views('["per-head"]', rules=rules)) == [
        ("inputs[0].views", "A map has no votes by group")
    ]


def test_weights_and_views_are_rules() -> None:
    bare = GROUPS.replace('weight = "1/2"\n', "")
    rules = [RULES + bare, RULES + GROUPS, with_views("[]"), with_views('["per-head"]')]

    assert len({rules_fingerprint(read(each)) for each in rules}) == 4


def test_a_weight_of_1_is_the_usual_one() -> None:
    bare = GROUPS.replace('weight = "1/2"\n', "")

    assert rules_fingerprint(read(RULES + bare)) == rules_fingerprint(
        read(RULES + GROUPS.replace('"1/2"', "1"))
    )
