"""One plain sentence for every kind of step that a count records.

Long because the set of steps is closed, and every kind has its sentence here.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from prioritize.report.considered_sentence import considered_sentence
from prioritize.report.group_names import groups_called
from prioritize.report.measure import measured
from prioritize.report.naming import Naming, shortened
from prioritize.report.numbers import amount, in_decimals, shown
from prioritize.report.pair_sentence import chain_sentence, defeat_sentence, named_sentence
from prioritize.report.points_story import weighed_sentence
from prioritize.report.product_story import raised_sentence
from prioritize.report.purpose import purpose_message
from prioritize.report.round_sentence import kept_sentence, returned_sentence, round_sentence
from prioritize.report.share_sentence import (
    earned_sentence,
    endowed_sentence,
    paid_sentence,
    short_sentence,
)
from prioritize.report.stage_sentence import excluded_sentence, parted_sentence
from prioritize.report.template import filled, word
from prioritize.report.turnout import reason_message
from prioritize.tally.step import (
    ByGroup,
    Chain,
    Chosen,
    Compared,
    Considered,
    Converted,
    Defeat,
    Earned,
    Elected,
    Endowed,
    Exchange,
    Excluded,
    Kept,
    Named,
    Opened,
    Paid,
    Parted,
    Placed,
    Raised,
    Related,
    Remark,
    Resolved,
    Returned,
    Round,
    Scored,
    Scores,
    Seated,
    SetAside,
    Shared,
    Short,
    Step,
    Undecided,
    Weighed,
)
from prioritize.text import Fact, Message, counted, message


__all__ = ["sentence"]


def sentence(step: Step, names: Naming) -> Message:
    """Say what one step of a count did.

    Examples
    --------
    >>> str(sentence(Shared(("road", "well")), Naming({})))
    'road, well share one place: their order depends on how a tie falls.'

    """
    return _SENTENCES[type(step)](step, names)


def _opened(step: Opened, names: Naming) -> Message:
    if step.outcome == "allocation" and step.seats is None:
        return message("{money} can be spent.", money=amount(step.budget or 0, names.currency))
    if step.seats is not None:
        return counted(
            "{number} project is elected.", "{number} projects are elected.", number=step.seats
        )
    return _ASKED[step.outcome]


_ASKED: Final = {
    "ranking": message("All projects are put in order."),
    "relation": message("Projects are compared; some pairs may stay without an order."),
    "selection": message("Projects are elected."),
}


def _converted(step: Converted, _names: Naming) -> Message:
    return message(
        "The ballots ({source}) were read as {target}: {rule}.",
        source=word(step.source),
        target=word(step.target),
        rule=step.rule,
    )


def _set_aside(step: SetAside, _names: Naming) -> Message:
    return counted(
        "{number} ballot was not counted: {reason}.",
        "{number} ballots were not counted: {reason}.",
        number=step.ballots,
        reason=reason_message(step.reason),
    )


def _scored(step: Scored, names: Naming) -> Message:
    by_itself = "decides" if step.decides else "stands by"
    return filled(
        _MEASURES["mean" if step.measure in names.criteria else by_itself],
        measure=names.measure(step.measure),
        scores=_by_score(step.scores, names),
    )


_MEASURES: Final = {
    "decides": message("{measure}: {scores}."),
    "stands by": message("{measure}, which decides nothing: {scores}."),
    "mean": message("{measure}, the means: {scores}."),
}


def _by_group(step: ByGroup, names: Naming) -> Message:
    return message(
        "For each of the {people} people of {groups}: {scores}.",
        people=step.people,
        groups=groups_called(step.groups, names),
        scores=_by_score(step.scores, names),
    )


def _by_score(scores: Scores, names: Naming) -> Fact:
    """Write the highest first, equal ones by id."""
    ordered = sorted(scores, key=lambda pair: (-pair[1], pair[0]))
    numbers = names.numbers([score for _, score in ordered])
    return shortened(
        tuple(
            message("{project} {score}", project=names.project(project), score=number)
            for (project, _), number in zip(ordered, numbers, strict=True)
        )
    )


def _compared(step: Compared, names: Naming) -> Message:
    turned = step.against > step.support
    template = _PAIRS["equal" if step.support == step.against else "beats"]
    return filled(
        template,
        first=names.project(step.second if turned else step.first),
        second=names.project(step.first if turned else step.second),
        more=shown(max(step.support, step.against)),
        fewer=shown(min(step.support, step.against)),
    )


_PAIRS: Final = {
    "equal": message("{first} and {second} are equal: {more} to {fewer}."),
    "beats": message("{first} beats {second} by {more} to {fewer}."),
}


def _related(step: Related, names: Naming) -> Message:
    if not step.pairs:
        return message("No project stands above another.")
    pairs = tuple(
        message("{above} above {below}", above=names.project(above), below=names.project(below))
        for above, below in step.pairs
    )
    return message("What stands above what: {pairs}.", pairs=shortened(pairs))


def _placed(step: Placed, names: Naming) -> Message:
    template = _ENDS[step.end, len(step.projects) > 1]
    placed = filled(template, projects=names.listed(step.projects))
    return _with_reason(placed, step.reason and names.called(in_decimals(step.reason)))


_ENDS: Final = {
    ("top", False): message("{projects} takes the best place still open"),
    ("top", True): message("{projects} share the best place still open"),
    ("bottom", False): message("{projects} takes the last place still open"),
    ("bottom", True): message("{projects} share the last place still open"),
}


def _elected(step: Elected, names: Naming) -> Message:
    elected = message("Elected: {projects}", projects=names.listed(step.projects))
    return _with_reason(elected, step.reason)


def _seated(step: Seated, names: Naming) -> Message:
    projects = names.listed(step.projects)
    if step.points is None:
        return message("The seats go to {projects}.", projects=projects)
    return message(
        "The seats go to {projects}; together they have {points}.",
        projects=projects,
        points=measured(step.points, "points", names),
    )


_EXCHANGES: Final = {
    (True, True): message("Without {leaving}, {entering} would do as well."),
    (True, False): message("Without {leaving}, {entering} would do best, with {loss} less."),
    (False, True): message("With {entering} instead of {leaving} they would do as well."),
    (False, False): message("With {entering} instead of {leaving} they would have {loss} less."),
}


def _exchange(step: Exchange, names: Naming) -> Message:
    return filled(
        _EXCHANGES[step.project == step.leaving, not step.loss],
        leaving=names.project(step.leaving),
        entering=names.project(step.entering),
        loss=measured(step.loss, "points", names),
    )


def _with_reason(what: Message, reason: Message | None) -> Message:
    if reason is None:
        return message("{what}.", what=what)
    return message("{what}: {reason}.", what=what, reason=reason)


_CHOICES: Final = {
    "order": message("{tied} were equal ({purpose}); the declared order decided: {order}."),
    "lottery": message("{tied} were equal ({purpose}); the lottery decided: {order}."),
    "any": message("{tied} were equal ({purpose}); every way this could fall was followed."),
}


def _chosen(step: Chosen, names: Naming) -> Message:
    return filled(
        _CHOICES[step.by],
        tied=names.listed(step.tied),
        purpose=purpose_message(step.purpose),
        order=names.listed(step.order),
    )


_DECISIONS: Final = {
    "revote": message("{tied} were equal; they were voted on again: {scores}."),
    "lot": message("{tied} were equal; a lot was drawn before witnesses: {order}."),
}


def _resolved(step: Resolved, names: Naming) -> Message:
    return filled(
        _DECISIONS[step.by],
        tied=names.listed(tuple(sorted(each for tier in step.tiers for each in tier))),
        order=names.listed(tuple(each for tier in step.tiers for each in tier)),
        scores=_by_score(step.votes, names),
    )


def _shared(step: Shared, names: Naming) -> Message:
    return message(
        "{projects} share one place: their order depends on how a tie falls.",
        projects=names.listed(step.projects),
    )


def _undecided(step: Undecided, names: Naming) -> Message:
    return message(
        "Undecided, because it depends on how a tie falls: {projects}.",
        projects=names.listed(step.projects),
    )


def _remark(step: Remark, names: Naming) -> Message:
    return names.remarked(step.text)


_SENTENCES: Final[Mapping[type, Callable[[Any, Naming], Message]]] = {
    Opened: _opened,
    Converted: _converted,
    SetAside: _set_aside,
    Scored: _scored,
    Weighed: weighed_sentence,
    Raised: raised_sentence,
    ByGroup: _by_group,
    Compared: _compared,
    Defeat: defeat_sentence,
    Chain: chain_sentence,
    Named: named_sentence,
    Related: _related,
    Placed: _placed,
    Round: round_sentence,
    Returned: returned_sentence,
    Kept: kept_sentence,
    Elected: _elected,
    Seated: _seated,
    Exchange: _exchange,
    Considered: considered_sentence,
    Endowed: endowed_sentence,
    Paid: paid_sentence,
    Earned: earned_sentence,
    Short: short_sentence,
    Chosen: _chosen,
    Resolved: _resolved,
    Excluded: excluded_sentence,
    Parted: parted_sentence,
    Shared: _shared,
    Undecided: _undecided,
    Remark: _remark,
}
