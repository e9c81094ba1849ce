"""How counting is recorded: steps, ties, the engine, and what methods share."""
