"""Verify a bundle: whether it hangs together, and counting again gives the same bytes.

Whatever the bundle holds, the answer is a list of findings. It is empty when all is well.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeAlias

from attrs import evolve

from prioritize.audit.bundle import Bundle
from prioritize.audit.chain import LOG, Log, read_log
from prioritize.audit.commitment import DISCLOSURES, read_disclosures
from prioritize.audit.comparison import compare_entries, compare_results, plainly
from prioritize.audit.contents import check_contents
from prioritize.audit.counting_types import RUN
from prioritize.audit.entry import Tool, entries
from prioritize.audit.event import Event
from prioritize.audit.material import Material, Recount
from prioritize.audit.printable import printable
from prioritize.audit.record import material_of, tool_of
from prioritize.audit.sampling_compared import compare_plans
from prioritize.audit.story import check_story
from prioritize.errors import AuditError, Finding, PrioritizeError
from prioritize.registry import discover
from prioritize.text import Message, message


__all__ = ["Recompute", "bundled_material", "check_integrity", "verify"]

Recompute: TypeAlias = "Callable[[Material], Recount]"
"""Counts material again; reads nothing else, and raises only `PrioritizeError` on purpose."""

_MOST_FINDINGS: Final = 200
_REMEDY: Final = message("Ask for the bundle again where it was first published.")


def verify(bundle: Bundle, *, recompute: Recompute) -> tuple[Finding, ...]:
    """Check a bundle and count again.

    Parameters
    ----------
    bundle
        The bundle as it was read; it may be hostile.
    recompute
        Counts the material of the bundle.

    Returns
    -------
    tuple of Finding
        Each with code, place and remedy; the codes stand in ``docs/bundle-format.md``.

    """
    if bundle.findings and not bundle.files:
        return _bounded(bundle.findings)
    log = read_log(bundle.files.get(LOG, b""))
    return _bounded([*_integrity(bundle, log), *_recounted(bundle, log, recompute)])


def check_integrity(bundle: Bundle) -> tuple[Finding, ...]:
    """Check a bundle short of counting again; this works for ever, whatever methods exist."""
    return _bounded(_integrity(bundle, read_log(bundle.files.get(LOG, b""))))


def bundled_material(bundle: Bundle) -> Material:
    """Return what a bundle counted, to count it once more or otherwise.

    Raises
    ------
    AuditError
        The bundle does not hang together; every finding is named.

    """
    unread = bundle.findings if not bundle.files else ()
    findings = unread or check_integrity(bundle)
    if findings:
        raise AuditError(findings)
    return material_of(read_log(bundle.files[LOG]).events.values(), bundle.files)


def _integrity(bundle: Bundle, log: Log) -> Iterator[Finding]:
    yield from bundle.findings
    yield from log.findings
    yield from check_story(log)
    yield from check_contents(bundle.files, log)


def _recounted(bundle: Bundle, log: Log, recompute: Recompute) -> tuple[Finding, ...]:
    remedy = _ask_the_maker(tool_of(log.events.values()))
    try:
        found = _compared(bundle, log, recompute)
    except PrioritizeError as error:
        install = _install(log.events.values())
        return tuple(
            _not_recounted(each, install or each.remedy or remedy) for each in error.findings
        )
    # The bundle may be hostile and this door has to hold, so not even our own mistakes pass it.
    except Exception as error:  # noqa: BLE001
        reason = printable(f"{type(error).__name__}: {error}")
        what = message("Counting again failed: {reason}", reason=reason)
        return (Finding(what, remedy=remedy, code="B99"),)
    return tuple(evolve(each, remedy=remedy) for each in found)


def _compared(bundle: Bundle, log: Log, recompute: Recompute) -> list[Finding]:
    events = log.events.values()
    material = material_of(events, bundle.files)
    recount = recompute(material)
    expected = entries(material, recount, tool=tool_of(events), hide=plainly)
    shown, _ = read_disclosures(bundle.files.get(DISCLOSURES, b""))
    return [
        *compare_entries(log.events, expected, shown),
        *compare_results(bundle.files, recount.results),
        *compare_plans(log.events, recount),
    ]


def _ask_the_maker(tool: Tool) -> Message:
    return message(
        "Verify with {tool} {version}, which made the bundle;"
        " if it finds the same, ask those who counted.",
        tool=printable(tool.name),
        version=printable(tool.version),
    )


def _install(events: Iterable[Event]) -> Message | None:
    """Ask for the packages of methods that the log names and nothing here brings."""
    named = {event.body.get("method") for event in events if event.type == RUN}
    try:
        known = discover()
    except PrioritizeError:
        return None
    lacking = sorted(each for each in named if isinstance(each, str) and each not in known)
    if not lacking:
        return None
    return message(
        "The package that brings {methods} is not installed here. Ask those who counted which one"
        " it is, install it, and verify again.",
        methods=tuple(map(printable, lacking)),
    )


def _not_recounted(finding: Finding, remedy: Message) -> Finding:
    what = message("Nothing could be counted again: {reason}", reason=finding.what)
    return Finding(what, finding.spot, remedy, "R01")


def _bounded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give every finding a remedy, and stop where there are too many to read."""
    remaining = iter(findings)
    first = [
        each if each.remedy else evolve(each, remedy=_REMEDY)
        for each in islice(remaining, _MOST_FINDINGS)
    ]
    more = sum(1 for _ in remaining)
    if more:
        what = message("There are {n} more findings", n=more)
        first.append(Finding(what, remedy=_REMEDY, code="B99"))
    return tuple(first)
