"""Margins, compared with every other way the ballots could have been."""
