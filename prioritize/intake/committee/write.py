"""What a committee's workbook says as a consultation: its rules in TOML, its scores as a table.

These two files are what is counted and what a bundle holds. Names of reviewers, applicants' notes
and everything else of the workbook stay behind.
"""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from prioritize.model.committee.filled import Criteria, Decided, ReadCommittee
from prioritize.text import number_text


__all__ = ["SCORES", "committee_rules", "committee_scores"]

SCORES: Final = "scores.csv"
"""The name of the table of scores beside the rules."""


def committee_rules(read: ReadCommittee) -> bytes:
    """Write the rules, the criteria and the applications as a consultation."""
    return "\n".join(_lines(read)).encode()


def committee_scores(read: ReadCommittee) -> bytes:
    """Write the scores with one row for each reviewer and application."""
    head = ["reviewer", "code", *(each.id for each in read.criteria)]
    rows = [head, *([reviewer, code, *cells] for reviewer, code, cells in read.scores)]
    return ("\n".join(";".join(_cell(each) for each in row) for row in rows) + "\n").encode()


def _cell(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if any(each in text for each in ';"\n') else text


def _lines(read: ReadCommittee) -> Iterator[str]:
    yield from _head(read)
    for criterion in read.criteria:
        yield from _criterion(criterion, read.rules.rule)
    for application in read.applications:
        yield f'\n[[projects]]\nid = "{application.id}"\nname = {_text(application.name)}'
        yield from _optional("cost", application.cost)
    yield from _input(read)
    if read.rules.budget is not None:
        yield '\n[budget]\nmethod = "greedy-budget"\ninstrument = "scores"'
        yield f"amounts = {{ contest = {_number(read.rules.budget)} }}"
        yield f'options = {{ on_overflow = "{read.rules.on_overflow}" }}'
    for decided in read.decisions:
        yield from _decision(decided)
    yield ""


def _head(read: ReadCommittee) -> Iterator[str]:
    rules = read.rules
    yield 'schema = "prioritize/consultation/1"'
    yield f"title = {_text(rules.title)}"
    yield f'kind = "{"training" if rules.is_training else "real"}"'
    if rules.date:
        yield f"date = {rules.date}"
    if rules.currency:
        yield f"currency = {_text(rules.currency)}"
    yield '\n[[communities]]\nid = "contest"'


def _criterion(each: Criteria, rule: str) -> Iterator[str]:
    yield "\n[[criteria]]"
    yield f'id = "{each.id}"\nname = {_text(each.name)}\nweight = {_number(each.weight)}'
    yield f'direction = "{each.direction}"'
    if each.kind == "boolean":
        yield 'kind = "boolean"'
    else:
        yield from _optional("lowest", each.lowest)
        yield from _optional("highest", each.highest)
    if each.decimals:
        yield f"decimals = {each.decimals}"
    if each.paragraph or rule:
        yield f"paragraph = {_text(each.paragraph or rule)}"


def _decision(decided: Decided) -> Iterator[str]:
    yield f'\n[[decisions]]\nproject = "{decided.project}"'
    if decided.decided:
        yield f'decided = "{decided.decided}"'
    yield from _optional("amount", decided.amount)
    if decided.reason:
        yield f"reason = {_text(decided.reason)}"


def _input(read: ReadCommittee) -> Iterator[str]:
    rules = read.rules
    yield '\n[[inputs]]\ninstrument = "scores"\nlevel = "project"\nmethod = "weighted-sum"'
    yield f'file = "{SCORES}"'
    if rules.normalisation != "scale":
        yield f'options = {{ normalisation = "{rules.normalisation}" }}'
    yield "\n[inputs.stages]"
    if rules.minimum_reviews:
        yield f"minimum_reviews = {rules.minimum_reviews}"
    if rules.quorum:
        yield f'quorum = "{rules.quorum}"'
    if rules.total:
        yield f'total = "{rules.total}"'
    lines = [
        f'{each.id} = "{number_text(each.least)}"'
        for each in read.criteria
        if each.least is not None
    ]
    if lines:
        yield f"thresholds = {{ {', '.join(lines)} }}"
    if rules.ties:
        yield f"ties = [{', '.join(map(_text, rules.ties))}]"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(number: Fraction) -> str:
    return f'"{number_text(number)}"'


def _optional(key: str, number: Fraction | None) -> Iterator[str]:
    if number is not None:
        yield f"{key} = {_number(number)}"
