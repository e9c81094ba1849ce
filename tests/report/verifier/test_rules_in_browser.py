"""The rules of the ledger: an evening told by its events alone, on the page as in the program."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from prioritize.audit.bundle import with_log
from prioritize.audit.checkpoint import checkpoint_of
from prioritize.audit.layout import INTERNAL
from prioritize.audit.story import check_story
from tests.audit import test_rules as evenings
from tests.audit.evening import AFTER, BEFORE, Said, freeze, log_of
from tests.driven import Driven
from tests.report.verifier.looking import told_of


Story = tuple[Said, ...]


def cases_of(test: Callable[..., None]) -> list[Any]:
    """Return the cases that a test of the program goes through."""
    (mark,) = (each for each in vars(test)["pytestmark"] if each.name == "parametrize")
    return [getattr(case, "values", case) for case in mark.args[1]]


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


def ended(before: Iterable[Said]) -> Story:
    """Freeze an evening correctly and end it as ever."""
    return (*before, freeze(before), *AFTER)


def test_the_page_knows_the_rules_by_the_same_codes(driven: Driven) -> None:
    logs = [log_of(story) for story in stories()]
    bundles = [with_log({}, log.content, audience=INTERNAL).files for log in logs]

    said = [
        {code for code, place in told.findings if place.startswith("log.jsonl:")}
        for told in told_of(driven, bundles)
    ]

    wanted = [{finding.code for finding in check_story(log)} for log in logs]
    assert len(wanted) > 50
    assert said == wanted
