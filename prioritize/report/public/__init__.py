"""The page for everybody: one sheet of paper for each community, to hang up and to photograph."""
