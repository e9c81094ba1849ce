"""BLT, the format of programs for the single transferable vote."""

import re
from typing import Final

import numpy as np

from prioritize.errors import Spot
from prioritize.intake.blt_head import Head, read_head
from prioritize.intake.blt_line import BallotLine, read_line
from prioritize.intake.blt_names import read_names
from prioritize.intake.content import clean_text
from prioritize.intake.faults import Faults
from prioritize.intake.line_grammar import DIGIT, END, NEXT, SAME, Grammar
from prioritize.intake.order_lines import Orders, read_orders
from prioritize.intake.paper_marks import Marks, paper_profile
from prioritize.intake.size import check_size
from prioritize.model.election import DeclaredRule, Election
from prioritize.model.electorate import Electorate
from prioritize.model.profile import SKIPPED, PaperProfile, RankedProfile
from prioritize.model.project import Names, Project
from prioritize.model.withdraw import without
from prioritize.text import message


__all__ = ["read_blt"]

_GRAMMAR: Final = Grammar(
    ((" ", NEXT), ("=", SAME)),
    (
        (DIGIT, DIGIT),
        (DIGIT, NEXT),
        (NEXT, DIGIT),
        (DIGIT, SAME),
        (SAME, DIGIT),
        (DIGIT, END),
        (END, DIGIT),
    ),
    after_count=NEXT,
    closing_zeros=1,
)
_RULE: Final = "stv"
_LAST: Final = re.compile(r"^[ \t]*0[ \t]*(?:#.*)?$", re.MULTILINE)
_PLAIN_LAST: Final = "\n0\n"


def read_blt(content: bytes, name: str) -> Election:
    r"""Read a file of ranked ballots with its seats, which a single transferable vote fills.

    Projects joined by ``=`` share a place, and a skipped rank ``-`` leaves no gap. Where a ballot
    names a project twice the marks are kept as on paper, because what they mean depends on the
    method. The ids of the projects are their numbers; those who withdrew are taken out.

    Raises
    ------
    InputError
        With every fault that was found: no line with a single 0 after the ballots, a project
        beyond the last, a number of ballots that is no whole number from 1, fewer names than
        projects and a title, quotes that do not fit, more seats than projects.

    References
    ----------
    .. [1] Hill, I. D., Wichmann, B. A. and Woodall, D. R. (1987), Algorithm 123: Single
       transferable vote by Meek's method, The Computer Journal 30(3).

    Examples
    --------
    >>> election = read_blt(b'2 1\n3 2 1 0\n1 1 0\n0\n"Road"\n"Well"\n"Village"\n', "hall.blt")
    >>> election.seats, election.profile.places.tolist()
    (1, [[2, 1], [1, 0]])

    """
    faults = Faults(name)
    text = clean_text(content, faults)
    head = read_head(text, faults)
    found = _ballots(text, head, faults)
    if found is None:
        faults.refuse(
            message("The line with a single 0 that closes the ballots is missing"),
            remedy=message("Add it between the ballots and the names."),
        )
    ballots, orders = found
    closing = text.index("0", ballots.stop) + 1
    projects, title = _named(text[closing:], head.rows + orders.counts.size, head, faults)
    lines = [] if orders.is_read.all() else text[ballots].split("\n")
    profile = _profile(lines, orders, head, projects, faults)
    withdrawn = tuple(projects[number - 1] for number in head.withdrawn)
    faults.stop()
    return Election(
        without(profile, {each.id for each in withdrawn}),
        title=title,
        seats=head.seats,
        rule=DeclaredRule(_RULE, _RULE),
        findings=faults.accepted,
        withdrawn=withdrawn,
    )


def _ballots(text: str, head: Head, faults: Faults) -> tuple[slice, Orders] | None:
    """Read the lines before the closing 0, which rarely has another than its plain form.

    Where all lines before a plain one were read, none of them closes the ballots.
    """
    plain = text.find(_PLAIN_LAST, head.length - 1)
    if plain >= 0:
        before = slice(head.length, plain + 1)
        orders = _orders(text, before, head, faults)
        if orders.is_read.all():
            return before, orders
    last = _LAST.search(text, head.length)
    if last is None:
        return None
    before = slice(head.length, last.start())
    return before, _orders(text, before, head, faults)


def _orders(text: str, ballots: slice, head: Head, faults: Faults) -> Orders:
    check_size(head.projects, text.count("\n", ballots.start, ballots.stop), faults)
    return read_orders(text, _GRAMMAR, projects=head.projects, last=head.projects, part=ballots)


def _named(tail: str, rows: int, head: Head, faults: Faults) -> tuple[tuple[Project, ...], Names]:
    """Read the names and the title after the closing 0 and the rows before it."""
    names = read_names(tail, rows, head.projects + 1, faults)
    if len(names) <= head.projects:
        faults.fault(
            message(
                "{given} texts follow the ballots, and {projects} names and a title are needed",
                given=len(names),
                projects=head.projects,
            ),
            Spot(row=rows + 2),
            remedy=message("Give every project a line with its name, and then the title."),
        )
    for each in names[head.projects + 1 :]:
        faults.odd(message("A text after the title is ignored: {text}", text=each[:60]))
    padded = (*names, *[""] * (head.projects + 1 - len(names)))
    projects = tuple(
        Project(str(number), Names.of(each) if each else Names())
        for number, each in enumerate(padded[: head.projects], 1)
    )
    return projects, Names.of(padded[head.projects])


def _profile(
    lines: list[str], orders: Orders, head: Head, projects: tuple[Project, ...], faults: Faults
) -> RankedProfile | PaperProfile:
    if not orders.counts.size:
        faults.fault(message("There are no ballots in the file"))
    careful: dict[int, BallotLine] = {}
    for at in np.flatnonzero(~orders.is_read).tolist():
        if lines[at].partition("#")[0].strip() and not faults.are_full:
            with faults.gather(Spot(row=head.rows + at + 1)):
                careful[at] = read_line(lines[at], head.projects)
    if any(_repeats(each.marks) for each in careful.values()):
        return _paper(lines, orders, careful, projects)
    counts, places = orders.counts, orders.places
    for at, read in careful.items():
        counts[at] = read.count
        for place, marked in enumerate(filter(None, read.marks), 1):
            places[list(marked), at] = place
    kept = counts > 0
    if not kept.all():
        counts, places = counts[kept], places[:, kept]
    return RankedProfile(projects, Electorate(counts), places)


def _repeats(marks: Marks) -> bool:
    return sum(map(len, marks)) > len({project for marked in marks for project in marked})


def _paper(
    lines: list[str],
    orders: Orders,
    careful: dict[int, BallotLine],
    projects: tuple[Project, ...],
) -> PaperProfile:
    """Keep the marks of all lines as they stand."""
    is_strict = orders.is_read & (orders.ranked == orders.last)
    for at in np.flatnonzero(orders.is_read & ~is_strict).tolist():
        careful[at] = read_line(lines[at], len(projects))
    columns = list(careful)
    some = paper_profile(
        projects,
        [each.marks for each in careful.values()],
        Electorate.of(each.count for each in careful.values()),
    )
    used = some.marks.shape[0]
    ranks = max(used, int(orders.last[is_strict].max(initial=0)))
    marks = np.full((ranks, len(orders.counts)), SKIPPED, dtype=np.int32)
    marks[:used, columns] = some.marks
    for project, places in enumerate(orders.places):
        ranked = np.flatnonzero(is_strict & (places > 0))
        marks[places[ranked].astype(np.intp) - 1, ranked] = project
    counts = orders.counts.copy()
    counts[columns] = some.electorate.counts
    kept = counts > 0
    return PaperProfile(projects, Electorate(counts[kept]), marks[:, kept], some.overvotes)
