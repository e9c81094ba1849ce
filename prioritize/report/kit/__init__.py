"""The paper for an evening in the hall, to be printed from one page."""
