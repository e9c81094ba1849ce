"""The minutes of a meeting: one model of them, written as a document or as a page."""
