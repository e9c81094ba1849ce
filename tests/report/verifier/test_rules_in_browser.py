"""The rules of the ledger: an evening told by its events alone, on the page as in the program."""

import copy
import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from prioritize.audit.bundle import with_log
from prioritize.audit.chain import Log
from prioritize.audit.checkpoint import checkpoint_of
from prioritize.audit.layout import INTERNAL
from prioritize.audit.story import check_story
from tests.audit import comparing
from tests.audit import test_rules as evenings
from tests.audit import test_sampling_rules as sampling
from tests.audit.evening import AFTER, BEFORE, Said, freeze, log_of
from tests.audit.test_verify_insiders import Events, edit
from tests.driven import Driven
from tests.report.verifier.looking import told_of


Story = tuple[Said, ...]


def cases_of(test: Callable[..., None]) -> list[Any]:
    """Return the cases that a test of the program goes through."""
    (mark,) = (each for each in vars(test)["pytestmark"] if each.name == "parametrize")
    return [case.values if hasattr(case, "marks") else case for case in mark.args[1]]


def stories() -> Iterator[Story]:
    """Tell every evening that the rules of the program are tested with."""
    yield evenings.STORY
    for new, after in cases_of(evenings.test_what_an_evening_may_also_hold_passes):
        yield ended(evenings.put(new, after=after))
    for before, _ in cases_of(evenings.test_who_bends_a_rule_before_the_freeze_is_found_out):
        yield ended(before)
    for story, _ in cases_of(evenings.test_who_bends_a_rule_later_is_found_out):
        yield story
    log = log_of((*BEFORE, evenings.FROZEN)).content
    for size, root in [(21, checkpoint_of(log).root.hex()), (20, "0" * 64), (99, "0" * 64)]:
        shown = Said("checkpoint.shown", {"size": size, "root": root, "how": "on the flip chart"})
        yield (*BEFORE, evenings.FROZEN, shown, *AFTER)


def comparisons() -> Iterator[Story]:
    """Tell comparisons of papers that follow, and some that do not."""
    one, plan = comparing.ONE_LOOK, comparing.PLAN
    yield from (one, comparing.grown(), (*one, one[-1]), one[:-2] + one[-1:])
    for changes in cases_of(sampling.test_a_plan_whose_numbers_do_not_go_together_is_found):
        yield sampling.but(one[: plan + 1], plan, **changes)
    for changes, _ in cases_of(sampling.test_a_draw_that_the_digits_do_not_give_is_found):
        yield sampling.but(one[: plan + 2], plan + 1, **changes)
    for changes, _ in cases_of(sampling.test_a_paper_that_was_not_drawn_is_found):
        yield sampling.but(one[: plan + 3], plan + 2, **changes)
    for changes in cases_of(sampling.test_a_conclusion_that_the_papers_do_not_give_is_found):
        yield sampling.but(one, -1, **changes)
    large = comparing.plan(ballots=60_000, wrong=600)
    yield (*comparing.START, large, large.but(stack="men"))


def ended(before: Iterable[Said]) -> Story:
    """Freeze an evening correctly and end it as ever."""
    return (*before, freeze(before), *AFTER)


def said_by_the_page(driven: Driven, logs: Iterable[Log]) -> list[set[str]]:
    """Return the codes of what the page finds in the events of logs."""
    bundles = [with_log({}, log.content, audience=INTERNAL).files for log in logs]
    return [
        {code for code, place in told.findings if place.startswith("log.jsonl:")}
        for told in told_of(driven, bundles)
    ]


@pytest.mark.parametrize("told, least", [(stories, 50), (comparisons, 25)])
def test_the_page_knows_the_rules_by_the_same_codes(
    driven: Driven, told: Callable[[], Iterator[Story]], least: int
) -> None:
    logs = [log_of(story) for story in told()]

    said = said_by_the_page(driven, logs)

    assert len(logs) >= least
    assert said == [{finding.code for finding in check_story(log)} for log in logs]


def odd(story: Story, chance: random.Random) -> Log:
    """Tell a story with something odd in it."""
    events: Events = [
        {"type": each.type, "body": copy.deepcopy(dict(each.body)), "who": each.who}
        for each in story
    ]
    for _ in range(chance.randrange(1, 4)):
        edit(events, chance)
    return log_of(Said(**each) for each in events)


def test_whatever_a_log_says_page_and_program_agree_whether_it_keeps_the_rules(
    driven: Driven,
) -> None:
    chance = random.Random(2026)  # noqa: S311  # repeatable, not secret
    logs = [odd(story, chance) for story in (evenings.STORY, comparing.ONE_LOOK) for _ in range(90)]

    said = said_by_the_page(driven, logs)

    # What is missing at the end has no line.
    wanted = [
        {each.code for each in (*log.findings, *check_story(log)) if each.spot.row} for log in logs
    ]
    assert [bool(codes) for codes in said] == [bool(codes) for codes in wanted]
