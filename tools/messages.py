"""Keep the translations: extract the messages, renew the .po files, compile the .mo files.

`make messages` does it after messages have changed: new ones stand in the .po files untranslated,
those that are gone leave them. With `--check`, as `make check` calls it, nothing is written and
what is missing or wrong is named instead. A folder of translations other than the program's own
may be named last.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po


ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "prioritize"
LOCALES: Final = SOURCE / "report" / "locales"
LANGUAGES: Final = ("ky", "ru")
DOMAIN: Final = "prioritize"
DOORS: Final = {"message": (1,), "counted": (1, 2), "gettext": (1,)}
"""The functions whose arguments, counted from 1, are templates."""

ABOUT: Final = {
    "ky": (
        "Kyrgyz translation of prioritize.",
        "It awaits a native reader: until one has gone through it, every sentence is a proposal.",
        "Corrections are made in this file, then: make messages",
    ),
    "ru": (
        "Russian translation of prioritize.",
        "Corrections are made in this file, then: make messages",
    ),
}
"""What stands at the head of each .po file."""


def messages() -> Catalog:
    """Extract every template of the program, with the files that it stands in."""
    found = Catalog(domain=DOMAIN, fuzzy=False)
    parts = extract_from_dir(SOURCE, [("**.py", "python")], keywords=DOORS, strip_comment_tags=True)
    for name, _, template, _, _ in parts:
        found.add(template, locations=[(Path(name).as_posix(), 0)])
    return found


def closed_doors(folder: Path) -> Iterator[str]:
    """Name the places where a template is not written out, so that nobody could translate it."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        doors = _imported(tree)
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        for call in calls:
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            if name in doors and not _written_out(call, len(DOORS[name])):
                yield f"{path.relative_to(folder).as_posix()}:{call.lineno}: no literal template"


def _imported(tree: ast.Module) -> set[str]:
    """Return the doors that a module imports; a function of its own may have the same name."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = (
        each.name for node in imports if node.module == "prioritize.text" for each in node.names
    )
    return DOORS.keys() & set(names)


def _written_out(call: ast.Call, number: int) -> bool:
    templates = call.args[:number]
    literal = (isinstance(each, ast.Constant) and isinstance(each.value, str) for each in templates)
    return len(templates) == number and all(literal)


class Translations(Catalog):
    """The translations into one language, with nothing about them that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Say what the file is; no times, and not which release of Babel wrote it."""
        return [
            ("Project-Id-Version", DOMAIN),
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def read(folder: Path, language: str) -> Catalog:
    """Read the .po file of a language; nothing where there is none yet."""
    text = content_of(po_path(folder, language))
    return read_po(BytesIO(text), locale=language, abort_invalid=True)


def renewed(language: str, known: Catalog, wanted: Catalog) -> Translations:
    """Return the translations of today's messages, file by file; what is new has none."""
    result = Translations(locale=language, header_comment=_comment(language), fuzzy=False)
    for each in sorted(entries(wanted), key=_place):
        entry = known.get(each.id) or Message(each.id, _blank(each, result.num_plurals))
        entry.locations = sorted(set(each.locations))
        result[each.id] = entry
    return result


def _blank(entry: Message, forms: int) -> str | tuple[str, ...]:
    return "" if isinstance(entry.id, str) else ("",) * forms


def _place(entry: Message) -> tuple[str, str]:
    """Order the entries so that a file's messages stand together and little moves."""
    first = min(name for name, _ in entry.locations)
    return first, key(entry)


def key(entry: Message) -> str:
    """Return what an entry is known by: its template in the singular."""
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _comment(language: str) -> str:
    return "\n".join(f"# {line}" for line in ABOUT[language])


def entries(catalog: Catalog) -> Iterator[Message]:
    """Yield the entries of a catalog, its header left out."""
    return (each for each in catalog if each.id)


def po_path(folder: Path, language: str) -> Path:
    """Return where the translations into a language are written by people."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def po_bytes(translations: Catalog) -> bytes:
    """Write what translators edit."""
    content = BytesIO()
    write_po(content, translations, width=100, include_lineno=False)
    return content.getvalue()


def mo_bytes(translations: Catalog) -> bytes:
    """Write what the program reads; what is not wholly translated stays English there."""
    whole = Translations(locale=translations.locale, fuzzy=False)
    for entry in entries(translations):
        if not any(entry_faults(entry)):
            whole[entry.id] = entry
    content = BytesIO()
    write_mo(content, whole)
    return content.getvalue()


def faults(folder: Path, language: str, wanted: Catalog) -> Iterator[str]:
    """Name everything that is wrong with the translations into a language."""
    known = read(folder, language)
    strangers = {key(each) for each in entries(known)} - {key(each) for each in entries(wanted)}
    whole = renewed(language, known, wanted)
    yield from (f"{language}: no longer used: {each!r}" for each in sorted(strangers))
    for entry in entries(whole):
        yield from (f"{language}: {fault}: {key(entry)!r}" for fault in entry_faults(entry))
    path = po_path(folder, language)
    if head(content_of(path)) != head(po_bytes(whole)):
        yield f"{language}: {path.name} begins otherwise: make messages"
    compiled = path.with_suffix(".mo")
    if content_of(compiled) != mo_bytes(whole):
        yield f"{language}: {compiled.name} is out of date: make messages"


def content_of(path: Path) -> bytes:
    """Read a file, or nothing where there is none."""
    return path.read_bytes() if path.exists() else b""


def head(content: bytes) -> bytes:
    """Return what a .po file says of itself; where its messages are used may lag behind."""
    return content.split(b"\n\n", 1)[0]


def entry_faults(entry: Message) -> Iterator[str]:
    """Name what is wrong with one translation."""
    # In a plural every form has to hold the number: Russian says "one" of 21, too.
    template = entry.id if isinstance(entry.id, str) else entry.id[-1]
    texts = [entry.string or ""] if isinstance(entry.string, str) else list(entry.string or ())
    if entry.fuzzy:
        yield "fuzzy"
    if not texts or not all(texts):
        yield "not translated"
    elif any(placeholders(text) != placeholders(template) for text in texts):
        yield "other placeholders"


def placeholders(template: str) -> list[str]:
    """Return the names of the facts that a template wants, as often as it wants them.

    A template whose braces do not match has none but says so.
    """
    try:
        parts = list(Formatter().parse(template))
    except ValueError as error:
        return [str(error)]
    return sorted(name for _, name, _, _ in parts if name is not None)


def check(folder: Path) -> int:
    """Print what is wrong; return the exit code."""
    wanted = messages()
    found = list(closed_doors(SOURCE))
    for language in LANGUAGES:
        found.extend(faults(folder, language, wanted))
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


def renew(folder: Path) -> int:
    """Write the files of every language, then say what is left to be translated."""
    wanted = messages()
    for language in LANGUAGES:
        translations = renewed(language, read(folder, language), wanted)
        path = po_path(folder, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(translations))
        path.with_suffix(".mo").write_bytes(mo_bytes(translations))
    return check(folder)


def main(arguments: list[str]) -> int:
    """Renew the translations, or with `--check` name what is wrong; return the exit code."""
    folders = [Path(each) for each in arguments if each != "--check"] or [LOCALES]
    act = check if "--check" in arguments else renew
    return max(act(folder) for folder in folders)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
