"""What stands in a bundle's ``README.txt``: how to check it without this program.

What everybody should know stands there in Kyrgyz and Russian first, the steps by hand in English.
The text is the same in every bundle for the same readers, so that nobody can slip in another.
"""

from typing import Final

from prioritize.audit.layout import PUBLIC


__all__ = ["readme"]


def readme(audience: str) -> bytes:
    """Return the text that goes with a bundle for these readers."""
    about = _PUBLIC if audience == PUBLIC else _INTERNAL
    return _TEXT.format(**about).encode()


_INTERNAL: Final = {
    "ky": """\
Бул — ички топтом: анда ар бир добуш киргизилген боюнча турат. Аны добуштарды
көрүүгө укугу барларга гана көрсөтүңүз, жарыялабаңыз.""",
    "ru": """\
Это внутренний пакет: в нём каждый голос, как он был введён. Показывайте его
тем, кому можно видеть голоса; не публикуйте.""",
    "en": """\
It is the internal bundle: it holds every vote as it was entered.
Show it to those who may see the votes; do not publish it.""",
}
_PUBLIC: Final = {
    "ky": """\
Бул — ачык топтом: анда ким кантип добуш бергени көрүнбөйт, аны жарыялоого
болот. Баракчалар иреттелген, номерсиз; чакан топтордун жыйынтыгы
гана бар.""",
    "ru": """\
Это открытый пакет: по нему не видно, кто как голосовал, его можно
публиковать. Бюллетени упорядочены и без номеров; от малых групп даны только
итоги.""",
    "en": """\
It is the public bundle: it does not show who voted how, and may be published.
Ballots are sorted and without numbers; of small groups it holds totals alone.""",
}
_TEXT: Final = """\
БУЛ ТОПТОМ ТИЗМЕ КАНТИП ЧЫККАНЫН КӨРСӨТӨТ, АНЫ АР КИМ ТЕКШЕРЕ АЛАТ.

{ky}

Текшерүү: prioritize verify ПАПКА (же .zip файл). Программа баарын кайра
окуйт, кайра санайт жана ар бир байтты салыштырат. Программасыз текшерүү —
төмөндө, англисче. Бул текшерүү добуштар кагаздагыдай киргизилгенин көрсөтө
албайт: айрым барактарды файлдар менен салыштырыңыз.

ЭТОТ ПАКЕТ ПОКАЗЫВАЕТ, КАК ПОЛУЧИЛСЯ СПИСОК, И КАЖДЫЙ МОЖЕТ ЕГО ПРОВЕРИТЬ.

{ru}

Проверка: prioritize verify ПАПКА (или файл .zip). Программа всё читает
заново, считает заново и сравнивает каждый байт. Проверка без программы — ниже,
по-английски. Она не покажет, так ли введены голоса, как на бумаге: сравните
некоторые листы с файлами.

THIS BUNDLE SHOWS HOW A RANKING CAME ABOUT, AND LETS ANYONE CHECK IT.

{en}

  BUNDLE.json             what kind of bundle this is
  log.jsonl               what happened, one event a line, in order
  checkpoint.note         three lines that fix the whole log: keep a copy
  disclosures.jsonl       what the log only commits to, as far as still shown
  blobs/                  the files that were counted, named by their SHA-256
  results/                the ranked lists
  ro-crate-metadata.json  the same, described for archives of research data
  SHA256SUMS              the SHA-256 of every other file
  README.txt              this text

WITH THE PROGRAM

  prioritize verify FOLDER
  prioritize verify FOLDER --against COPY-OF-THE-NOTE

reads everything again, counts again, and compares every byte; the second also
shows that nothing was rewritten since the copy of checkpoint.note was made.

BY HAND, IN FIVE STEPS

1. Nothing was changed since the bundle was written:
     sha256sum --check SHA256SUMS
   (on a Mac: shasum -a 256 --check SHA256SUMS;
   on Windows, for one file: certutil -hashfile log.jsonl SHA256)

2. Nothing else lies here: every file but SHA256SUMS itself is named in
   SHA256SUMS.

3. The log was not rewritten in the middle. Each line names as "prev" the
   SHA-256 of the line before it, without the end of the line; the first names
   64 zeros. For the second line:
     sed -n 1p log.jsonl | tr -d '\\n' | sha256sum
     sed -n 2p log.jsonl

4. The files that were counted are those that the log names. Every
   "file.imported" in the log tells the name that a file had, and as "blob" its
   name in blobs/, which is its SHA-256:
     sha256sum blobs/*

5. The lists follow from the files. Open the blobs, count what you know how to
   count, such as the dots of one hall, and compare with results/.

WHAT NO CHECK OF THIS BUNDLE CAN SHOW

- that the votes were entered as they stand on paper: compare some sheets with
  the files;
- that nobody wrote the whole bundle anew: copy the lines of checkpoint.note
  where others see them, on the flip chart or in a message, on the day of the
  count;
- at what time things happened: the times are those of one computer. The order
  is proved, not the time.
"""
