"""A small consultation that is really counted, so that a bundle can really be verified."""

from attrs import evolve

from prioritize.audit.bundle import Bundle, Stamp, build_bundle
from prioritize.audit.entry import Tool
from prioritize.audit.layout import SUMS, sums
from prioritize.audit.material import CONSULTATION, Imported, Material, Recount, Run
from prioritize.audit.verify import verify
from prioritize.errors import Finding, InputError, Spot
from prioritize.model.digest import canonical_json, sha256
from prioritize.text import message


STAMP = Stamp("2026-03-14T09:07:12Z", Tool("prioritize", "0.0"), lambda: "5a" * 16)

MATERIAL = Material(
    form=CONSULTATION,
    source="consultation.toml",
    files={
        "consultation.toml": 'title = "Өнүктүрүү, 2026"\n'.encode(),
        "inputs/Кыштут.csv": b"school,5\nroad,3\nroad,9\n",
        "inputs/sumbula.csv": b"water,7\nroad,3\nsport,-\n",
    },
    settings={"method": "", "options": [["cap", "1"]], "seats": None, "tie_break": "share"},
)


def recompute(material: Material) -> Recount:
    """Add up the dots of every input: one list and one count for each."""
    title = material.read(material.source).decode().split('"')[1]
    inputs = [name for name in sorted(material.files) if name != material.source]
    lists = [listed(material, name) for name in inputs]
    table = "".join(
        f"{name};{row}\n" for name, ranking in zip(inputs, lists, strict=True) for row in ranking
    )
    result = canonical_json({"lists": lists, "schema": "sample"})
    return Recount(
        title=title,
        rules=sha256(b"rules"),
        imported=tuple(imported(material, name) for name in inputs),
        runs=tuple(run(material, *each) for each in zip(inputs, lists, strict=True)),
        results={"result.json": result, "ranking.csv": table.encode()},
    )


def dots(material: Material, name: str) -> list[tuple[str, str]]:
    """Split the rows of an input."""
    rows = [line.split(",") for line in material.read(name).decode().splitlines()]
    if any(len(row) != 2 for row in rows):
        raise InputError(Finding(message("A row needs two cells"), Spot(file=name), code="V01"))
    return [(row[0], row[1]) for row in rows]


def listed(material: Material, name: str) -> list[str]:
    """Write totals, the largest first."""
    totals: dict[str, int] = {}
    for project, count in dots(material, name):
        totals[project] = totals.get(project, 0) + (int(count) if count != "-" else 0)
    return [
        f"{project}={totals[project]}"
        for project in sorted(totals, key=lambda each: (-totals[each], each))
    ]


def imported(material: Material, name: str) -> Imported:
    """Say which rows of an input were blank."""
    rows = dots(material, name)
    blanks = tuple(
        Finding(message("{project} is blank", project=project), Spot(row=row), code="V09")
        for row, (project, count) in enumerate(rows, 1)
        if count == "-"
    )
    return Imported(name, blanks)


def run(material: Material, name: str, ranking: list[str]) -> Run:
    """Describe the count of one input."""
    return Run(
        community=name,
        instrument="gallery",
        level="project",
        view="raw",
        method="dots",
        version=1,
        options={"cap": 1, "per_voter": 3},
        tie_break="share",
        profile=sha256(material.read(name)),
        result=sha256(canonical_json(ranking)),
    )


BUNDLE = build_bundle(MATERIAL, recompute(MATERIAL), stamp=STAMP, notes=["The count took place."])


def codes(bundle: Bundle) -> set[str]:
    """Verify a bundle and return the codes of what was found."""
    return {finding.code for finding in verify(bundle, recompute=recompute)}


def with_file(path: str, content: bytes, bundle: Bundle = BUNDLE) -> Bundle:
    """Put a file into a bundle, in place of one of that name."""
    return evolve(bundle, files={**bundle.files, path: content})


def without_file(path: str, bundle: Bundle = BUNDLE) -> Bundle:
    """Take a file out of a bundle."""
    return evolve(bundle, files={name: each for name, each in bundle.files.items() if name != path})


def with_new_sums(bundle: Bundle) -> Bundle:
    """Write the sums anew, as someone does who hopes that nobody looks further."""
    return with_file(SUMS, sums(bundle.files), bundle)
