"""What stands beside the lists of a consultation, because it declares groups of participants."""

from attrs import evolve

from prioritize.model.consultation import Consultation, Input
from prioritize.tally.listing import Listing
from prioritize.tally.views import Voices, group_views


__all__ = ["declared_voices", "with_views"]

_NO_VOTES = ("map", "scores")
"""Marks on a map are evidence, and reviewers belong to no group of participants."""


def declared_voices(consultation: Consultation) -> Voices:
    """Return what a consultation declares about its groups."""
    groups = consultation.groups
    return Voices(
        order=tuple(each.id for each in groups),
        weights=tuple((each.id, each.weight) for each in groups),
    )


def with_views(
    official: Listing, input: Input, consultation: Consultation
) -> tuple[Listing, tuple[Listing, ...]]:
    """Make the lists that show what groups said, where groups are declared.

    Returns
    -------
    tuple
        The official list, which now says why others cannot be shown, and the others.

    """
    if not consultation.groups or input.instrument in _NO_VOTES:
        return official, ()
    voiced = group_views(official, evolve(declared_voices(consultation), views=input.views))
    findings = (*official.findings, *voiced.findings)
    return evolve(official, findings=findings), voiced.listings
