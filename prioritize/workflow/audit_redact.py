"""Remove personal values from a bundle on disk, which stays valid."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from prioritize.audit.bundle import Bundle
from prioritize.audit.continuation import disclosed
from prioritize.audit.env import Clock
from prioritize.audit.redact import redact
from prioritize.errors import AuditError, Spot
from prioritize.ports.bundle_io import Existing, read_bundle, write_bundle
from prioritize.report.audit_redact_page import RedactTold


__all__ = ["redact_bundle", "values_in"]


def values_in(path: Path) -> RedactTold:
    """Tell which personal values a bundle still discloses.

    Raises
    ------
    InputError
        There is no bundle.
    AuditError
        It cannot be read whole.

    """
    return RedactTold(str(path), dict(disclosed(_whole(path))))


def redact_bundle(path: Path, ids: Sequence[str], *, ground: str, clock: Clock) -> RedactTold:
    """Remove values from a bundle, which is replaced as a whole or stays as it is.

    Parameters
    ----------
    path
        The bundle, a folder or an archive.
    ids
        Digests of the values, or how they begin.
    ground
        Why they are removed; it stands in the log.
    clock
        Says when.

    Raises
    ------
    InputError
        There is no bundle.
    AuditError
        It cannot be read whole, or an id names none of its values.
    OutputError
        It cannot be replaced.

    """
    files = _whole(path)
    before = disclosed(files)
    after = redact(files, ids, ground=ground, at=clock.now())
    write_bundle(path, Bundle(after), existing=Existing.REPLACE)
    kept = disclosed(after)
    gone = {digest: each for digest, each in before.items() if digest not in kept}
    return RedactTold(str(path), dict(kept), tuple(gone), ground.strip())


def _whole(path: Path) -> Mapping[str, bytes]:
    bundle = read_bundle(path)
    if bundle.findings:
        raise AuditError([each.at(Spot(str(path))) for each in bundle.findings])
    return bundle.files
