"""A second verifier: one page with plain JavaScript that shares no code with the first."""
