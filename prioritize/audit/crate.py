"""A bundle as a research object: ``ro-crate-metadata.json``, derived from the log.

The form is RO-Crate 1.1 with the count as a `CreateAction`, so that an archive of research data
can show who counted what with which program. It says nothing that the log does not say.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from prioritize.audit.chain import Log
from prioritize.audit.counting_types import CREATED, IMPORTED, PUBLISHED
from prioritize.audit.event import Event


__all__ = ["crate"]

_CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
_PROFILE: Final = "https://w3id.org/ro/crate/1.1"
_ABOUT: Final = (
    "The files that were counted, the log of the count, and its results, with all that is needed"
    " to count again."
)
_LICENSE: Final = "Not stated here; ask those who counted."
_TYPES: Final = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".txt": "text/plain",
}


def crate(log: Log, paths: Iterable[str]) -> bytes:
    """Return the metadata of a bundle.

    Parameters
    ----------
    log
        The log of the bundle.
    paths
        The files to be named, but for the metadata themselves.

    """
    events = tuple(log.events.values())
    files = sorted(paths)
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": _PROFILE},
        },
        _root(events, files),
        *(_file(path, events) for path in files),
        *_count(events),
    ]
    document = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _root(events: Sequence[Event], files: Sequence[str]) -> Mapping[str, object]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "datePublished": max((event.at for event in events), default=""),
        "description": _ABOUT,
        "hasPart": [{"@id": path} for path in files],
        "license": _LICENSE,
        "mentions": [{"@id": "#count"}],
        "name": next(
            (str(event.body.get("title")) for event in events if event.type == CREATED), ""
        ),
    }


def _file(path: str, events: Sequence[Event]) -> Mapping[str, object]:
    """Describe a file; a blob goes by the name that it had."""
    names = sorted(
        str(event.body.get("name"))
        for event in events
        if event.type == IMPORTED and path == f"blobs/{event.body.get('blob')}"
    )
    ending = path[path.rfind(".") :] if "." in path else ".txt"
    type_ = "application/octet-stream" if names else _TYPES.get(ending, "text/plain")
    return {
        "@id": path,
        "@type": "File",
        "encodingFormat": type_,
        "name": ", ".join(names) or path,
    }


def _count(events: Sequence[Event]) -> Iterable[Mapping[str, object]]:
    """Describe the count: by whom, with what, from which files, to which results."""
    tool: object = next((e.body.get("tool") for e in events if e.type == CREATED), None)
    program = dict(tool) if isinstance(tool, Mapping) else {}
    blobs = sorted({f"blobs/{e.body.get('blob')}" for e in events if e.type == IMPORTED})
    last = next((event for event in reversed(events) if event.type == PUBLISHED), None)
    results = last.body.get("files") if last else None
    named = (
        [each for each in results if isinstance(each, Mapping)]
        if (isinstance(results, list))
        else []
    )
    person = last.actor.id if last else ""
    yield {
        "@id": "#count",
        "@type": "CreateAction",
        "agent": {"@id": f"#{person}"},
        "endTime": last.at if last else "",
        "instrument": {"@id": "#program"},
        "name": "The count",
        "object": [{"@id": path} for path in blobs],
        "result": [{"@id": f"results/{each.get('name')}"} for each in named],
    }
    yield {"@id": f"#{person}", "@type": "Person", "name": person}
    yield {
        "@id": "#program",
        "@type": "SoftwareApplication",
        "name": str(program.get("name", "")),
        "version": str(program.get("version", "")),
    }
