"""`python -m prioritize` does what `prioritize` does."""

from prioritize.cli import main


if __name__ == "__main__":
    main(prog_name="prioritize")
