"""The use cases: what the command line, and whatever else, asks prioritize to do."""
