"""A bundle whose log goes on: what was there stays, and what follows from the log is renewed."""

from collections.abc import Iterable, Mapping

from prioritize.audit.bundle import Bundle, with_log
from prioritize.audit.chain import LOG, Entry, append, read_log
from prioritize.audit.commitment import DISCLOSURES, Disclosure, read_disclosures, write_disclosures
from prioritize.audit.event import OPERATOR, Actor
from prioritize.audit.layout import BLOBS, HEADER, INTERNAL, RESULTS, audience_of
from prioritize.audit.verify import check_integrity
from prioritize.errors import AuditError


__all__ = ["continued", "disclosed", "recorded"]


def disclosed(files: Mapping[str, bytes]) -> Mapping[str, Disclosure]:
    """Return what a bundle still discloses, by the digests in its log.

    Raises
    ------
    AuditError
        The disclosures are malformed.

    """
    found, findings = read_disclosures(files.get(DISCLOSURES, b""))
    if findings:
        raise AuditError(findings)
    return found


def continued(
    files: Mapping[str, bytes],
    entries: Iterable[Entry],
    *,
    shown: Mapping[str, Disclosure],
    at: str,
    actor: Actor = OPERATOR,
) -> Mapping[str, bytes]:
    """Return the files of a bundle with more events at the end of its log.

    Parameters
    ----------
    files
        The files of the bundle.
    entries
        What happened.
    shown
        What the bundle discloses from now on.
    at
        What `Clock.now` returns.
    actor
        Who says so.

    Raises
    ------
    AuditError
        The log is broken, or an entry has no canonical form.

    """
    log = files.get(LOG, b"")
    findings = read_log(log).findings
    if findings:
        raise AuditError(findings)
    content = {path: each for path, each in files.items() if path.startswith((BLOBS, RESULTS))}
    content[DISCLOSURES] = write_disclosures(shown)
    audience = audience_of(files.get(HEADER, b"")) or INTERNAL
    longer = append(log, entries, at=at, actor=actor)
    return with_log(content, longer, audience=audience).files


def recorded(
    bundle: Bundle, entries: Iterable[Entry], *, shown: Mapping[str, Disclosure], at: str
) -> Mapping[str, bytes]:
    """Return the files of a bundle with more events, once all rules hold before and after.

    Parameters
    ----------
    bundle
        The bundle.
    entries
        What happened.
    shown
        What of it is to be disclosed, beside what the bundle discloses already.
    at
        What `Clock.now` returns.

    Raises
    ------
    AuditError
        The bundle does not hang together, or would not with these events.

    """
    _refuse_broken(bundle)
    known = {**disclosed(bundle.files), **shown}
    after = continued(bundle.files, entries, shown=known, at=at)
    _refuse_broken(Bundle(after))
    return after


def _refuse_broken(bundle: Bundle) -> None:
    findings = check_integrity(bundle)
    if findings:
        raise AuditError(findings)
