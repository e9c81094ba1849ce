"""What stands in a bundle's ``README.txt``: how to check it without this program."""

from typing import Final


__all__ = ["README_TEXT"]

README_TEXT: Final = b"""\
THIS BUNDLE SHOWS HOW A RANKING CAME ABOUT, AND LETS ANYONE CHECK IT.

It is the internal bundle: it holds every vote as it was entered.
Show it to those who may see the votes; do not publish it.

  BUNDLE.json   what kind of bundle this is
  log.jsonl     what happened, one event a line, in order
  blobs/        the files that were counted, each named by its SHA-256
  results/      the ranked lists
  SHA256SUMS    the SHA-256 of every other file
  README.txt    this text

WITH THE PROGRAM

  prioritize verify FOLDER

reads everything again, counts again, and compares every byte.

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
- that nobody wrote the whole bundle anew: note the SHA-256 of SHA256SUMS where
  others see it, on the flip chart or in a message, on the day of the count;
- at what time things happened: the times are those of one computer. The order
  is proved, not the time.
"""
