"""Workbooks for people to fill in, written so that any spreadsheet program opens them."""
