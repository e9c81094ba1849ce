"""Findings and notices as JSON."""

from prioritize.errors import Finding
from prioritize.report.json_text import Json
from prioritize.text import Catalog, render


__all__ = ["finding_json"]


def finding_json(finding: Finding, catalog: Catalog) -> dict[str, Json]:
    """Write what was found, where, and the remedy; parts that do not apply are null."""
    spot = finding.spot
    return {
        "code": finding.code or None,
        "text": render(finding.what, catalog),
        "file": spot.file or None,
        "row": spot.row or None,
        "column": spot.column or None,
        "field": spot.field or None,
        "sheet": spot.sheet or None,
        "remedy": render(finding.remedy, catalog) if finding.remedy else None,
    }
