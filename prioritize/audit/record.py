"""From a bundle back to the material that was counted."""

from collections.abc import Iterable, Mapping

from prioritize.audit.canonical import Value
from prioritize.audit.counting_types import AMENDED, CONFIGURED, CREATED, IMPORTED
from prioritize.audit.entry import Tool
from prioritize.audit.event import Event
from prioritize.audit.layout import BLOBS
from prioritize.audit.material import FORMS, Material, clean_name
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding
from prioritize.model.digest import sha256
from prioritize.text import message


__all__ = ["material_of", "tool_of"]


def material_of(events: Iterable[Event], files: Mapping[str, bytes]) -> Material:
    """Put together what was counted, from the log and the blobs.

    Raises
    ------
    AuditError
        The log does not say it, or a file is missing or not the one that was counted.

    """
    form, source = "", ""
    settings: Mapping[str, Value] | None = None
    sources: dict[str, bytes] = {}
    for event in events:
        match event.body:
            case {"form": str(form), "source": str(source)} if event.type == CREATED:
                pass
            case {"settings": dict(settings)} if event.type in (CONFIGURED, AMENDED):
                pass
            case {"name": str(name), "blob": str(blob)} if event.type == IMPORTED:
                sources[clean_name(name)] = _blob(files, blob, name)
    if settings is None or form not in FORMS or source not in sources:
        what = message("The log does not say what was counted, and how")
        raise AuditError(Finding(what))
    return Material(form, source, sources, settings)


def _blob(files: Mapping[str, bytes], blob: str, name: str) -> bytes:
    content = files.get(BLOBS + blob)
    if content is None or sha256(content) != blob:
        what = message("The file {name} is missing or was changed", name=printable(name))
        raise AuditError(Finding(what))
    return content


def tool_of(events: Iterable[Event]) -> Tool:
    """Return the program that the log names."""
    for event in events:
        match event.body:
            case {"tool": {"name": str(name), "version": str(version)}} if event.type == CREATED:
                return Tool(name, version)
    return Tool("", "")
