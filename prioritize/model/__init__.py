"""Frozen values: what is voted on, how people voted, and what comes out."""
