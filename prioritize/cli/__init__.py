"""The command line: `main` is the program, and each command a module of its own."""

from prioritize.cli.group import main


__all__ = ["main"]
