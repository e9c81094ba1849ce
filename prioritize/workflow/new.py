"""Start a consultation: a folder with files to fill in, which counts as it is."""

from pathlib import Path

from prioritize.errors import Finding, OutputError, Spot
from prioritize.intake.template import starter_files
from prioritize.ports.output import Existing, write_output
from prioritize.text import message


__all__ = ["new_folder", "write_folder"]


def new_folder(folder: Path, *, existing: Existing) -> tuple[Path, ...]:
    """Write the files of a new consultation and return their paths.

    Raises
    ------
    OutputError
        The folder already holds something, or writing fails.

    """
    return write_folder(folder, starter_files(), existing=existing)


def write_folder(folder: Path, files: dict[str, bytes], *, existing: Existing) -> tuple[Path, ...]:
    """Write files into a folder that is new or empty, unless existing ones may be replaced."""
    if (
        existing is Existing.KEEP
        and folder.exists()
        and (not folder.is_dir() or any(folder.iterdir()))
    ):
        what = message("This already exists and is not an empty folder")
        remedy = message("Choose another name, or overwrite its files with --force.")
        raise OutputError(Finding(what, Spot(str(folder)), remedy))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_output(path, content, existing=existing)
    return tuple(folder / name for name in files)
