"""Words on score sheets: why there is no score, and who the reviewers are together."""

from collections.abc import Mapping
from typing import Final

from prioritize.intake.spelling import fold


__all__ = ["is_agreement", "reason_of"]

_REASONS: Final[Mapping[str, str]] = {
    word: reason
    for reason, words in {
        "missing": ("", "-", "–", "н/д", "n/a", "na", "missing", "жок", "коюлган жок", "нет"),
        "recused": (
            *("recused", "recusal", "conflict", "conflict of interest", "coi", "отвод"),
            *("самоотвод", "конфликт интересов", "четтетилди", "четтөө"),
            *("кызыкчылыктардын кагылышуусу", "кызыкчылык кагылышы"),
        ),
        "absent": (
            "absent",
            "отсутствовал",
            "отсутствовала",
            "отсутствие",
            "келген жок",
            "жок болду",
        ),
        "not-assigned": (
            "not assigned",
            "not-assigned",
            "не назначен",
            "не назначено",
            "дайындалган эмес",
        ),
        "not-applicable": (
            *("not applicable", "not-applicable", "не применимо", "неприменимо"),
            *("колдонулбайт", "тиешелүү эмес"),
        ),
        "withdrawn": (
            "withdrawn",
            "отозвано",
            "отозвана",
            "снято",
            "кайра алынды",
            "чакыртып алынды",
        ),
    }.items()
    for word in words
}

_AGREEMENT: Final = frozenset(
    fold(each)
    for each in (
        *("consensus", "agreed", "panel", "консенсус", "согласованная оценка", "комиссия"),
        *("макулдашуу", "макулдашылган баа", "жалпы макулдук"),
    )
)


def reason_of(text: str) -> str | None:
    """Return the reason that a cell gives for holding no score; `None` where it holds one.

    Examples
    --------
    >>> [reason_of(each) for each in ("Отвод", "", "4")]
    ['recused', 'missing', None]

    """
    return _REASONS.get(text.casefold().rstrip("."))


def is_agreement(reviewer: str) -> bool:
    """Say whether a score is one that the reviewers agreed on together."""
    return fold(reviewer) in _AGREEMENT
