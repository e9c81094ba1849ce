"""How far a list can be trusted: other weights, other reviewers, other criteria."""
