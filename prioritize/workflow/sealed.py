"""The fingerprint of the rules, which can be noted before anybody votes."""

from prioritize.audit.material import WORKBOOK, Material
from prioritize.errors import PrioritizeError
from prioritize.intake.hall.fingerprint import hall_fingerprint
from prioritize.intake.hall.prepared import read_rules
from prioritize.model.hall.rules import Rules
from prioritize.tally.ties import parse_tie_break
from prioritize.workflow.request import Request, request_from


__all__ = ["evening_fingerprint", "fingerprint_before"]


def evening_fingerprint(rules: Rules, request: Request) -> str:
    """Return the fingerprint of the rules of an evening, with what was asked for beyond them.

    Raises
    ------
    UsageError
        The tie rule that was asked for is none.

    """
    rule = parse_tie_break(request.tie_break or rules.tie_rule)
    return hall_fingerprint(rules, tie_break=str(rule), without=request.without)


def fingerprint_before(material: Material) -> str:
    """Return the fingerprint of a workbook in which nobody need have voted.

    It is empty where the material is no workbook, or its rules cannot be read.
    """
    if material.form != WORKBOOK:
        return ""
    try:
        rules = read_rules(material.read(material.source))
        return evening_fingerprint(rules, request_from(material.settings))
    except PrioritizeError:
        return ""
