"""A table in a file, plain or in a zip archive: rows with their numbers, and nothing guessed.

A byte order mark decides the encoding; without one it is UTF-8, or what somebody says that it is.
A file that is not what it says is refused with the byte and the line, before anything is read.
"""

import codecs
import csv
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

CHUNK = 1 << 20
LARGEST_TABLE = 4 << 30
_NO_TEXT = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnreadableFileError(ValueError):
    """A file of which nothing can be imported, and why."""


@dataclass(frozen=True)
class TableFile:
    """A file that was looked through and can be read to its end.

    ``sha256`` is that of the file as it was given, archive or not; ``lines`` are those of the
    table, for telling how far a reader is.
    """

    path: Path
    name: str
    size: int
    sha256: str
    encoding: str
    lines: int

    @contextmanager
    def rows(self, delimiter: str) -> Iterator[Iterator[tuple[int, list[str]]]]:
        """Each row's number and cells; the head is row 1, and empty lines are passed over."""
        with _opened(self.path) as stream:
            text = io.TextIOWrapper(stream, self.encoding, newline="")
            yield self._numbered(csv.reader(text, delimiter=delimiter, strict=True))

    def _numbered(self, reader) -> Iterator[tuple[int, list[str]]]:
        number = 0
        while True:
            begins = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise UnreadableFileError(
                    _(
                        "Row %(row)s, which begins in line %(line)s, cannot be read: a quotation "
                        "mark is opened and not closed, or stands where none may (%(error)s)."
                    )
                    % {"row": number + 1, "line": begins, "error": error}
                ) from error
            number += 1
            if cells:
                yield number, cells


def look_through(
    path: Path, *, name: str = "", encoding: str = "", most_bytes: int = LARGEST_TABLE
) -> TableFile:
    """Read every byte once: the checksum, the encoding, the number of lines.

    Raises :class:`UnreadableFileError` for an archive without exactly one table, for bytes that
    are no text in the encoding, for an empty file, and for a table of more than ``most_bytes``
    when it is unpacked, however few its archive has.
    """
    try:
        with path.open("rb") as given:
            sha256 = hashlib.file_digest(given, "sha256").hexdigest()
        with _opened(path) as stream:
            found, lines = _checked(stream, encoding, most_bytes)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise UnreadableFileError(
            _("The file cannot be opened: %(error)s.") % {"error": error}
        ) from error
    return TableFile(path, name or path.name, path.stat().st_size, sha256, found, lines)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            yield stream
        return
    with zipfile.ZipFile(path) as archive:
        tables = [
            member for member in archive.infolist() if member.filename.lower().endswith(".csv")
        ]
        if len(tables) != 1:
            raise UnreadableFileError(
                _("The archive holds %(number)s CSV files, and one is wanted: %(names)s.")
                % {
                    "number": len(tables),
                    "names": ", ".join(member.filename for member in archive.infolist()[:10]),
                }
            )
        with archive.open(tables[0]) as stream:
            yield stream


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    """Of an encoding of text. Python has others by that name: of archives, of names of hosts."""
    try:
        found = codecs.lookup(encoding)
        io.TextIOWrapper(io.BytesIO(), encoding)
    except LookupError:
        found = None
    if found is None or found.name in _NO_TEXT:
        raise UnreadableFileError(
            _("“%(encoding)s” is no encoding. Write utf-8, cp1252, latin-1 or utf-16.")
            % {"encoding": encoding}
        )
    return found.incrementaldecoder()


def _checked(stream: BinaryIO, said: str, most_bytes: int) -> tuple[str, int]:
    """The encoding and the number of lines; every byte is decoded once."""
    chunk = stream.read(CHUNK)
    if not chunk:
        raise UnreadableFileError(_("The file is empty."))
    encoding = next((name for mark, name in _MARKS if chunk.startswith(mark)), said or "utf-8")
    decoder = _decoder(encoding)
    lines = passed = 0
    while True:
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            raise _wrong_bytes(error, encoding, lines, passed) from error
        if "\0" in text:
            raise UnreadableFileError(
                _(
                    "Line %(line)s holds null bytes, so this is no text in %(encoding)s. Where it "
                    "is UTF-16 without a mark at its beginning, say so: utf-16-le or utf-16-be."
                )
                % {"line": lines + text[: text.index("\0")].count("\n") + 1, "encoding": encoding}
            )
        lines += text.count("\n")
        passed += len(chunk)
        if passed > most_bytes:
            raise UnreadableFileError(
                _("The table is larger than %(most)s when it is unpacked.")
                % {"most": filesizeformat(most_bytes)}
            )
        if not chunk:
            return encoding, lines
        chunk = stream.read(CHUNK)


def _wrong_bytes(
    error: UnicodeDecodeError, encoding: str, lines: int, passed: int
) -> UnreadableFileError:
    # The decoder may have kept some bytes of the chunk before: its input then begins earlier.
    begins = passed - max(0, len(error.object) - CHUNK) if passed else 0
    wrong = error.object[error.start : error.start + 1]
    return UnreadableFileError(
        _(
            "Byte 0x%(byte)s at position %(position)s, in line %(line)s, is no %(encoding)s. The "
            "file may have been written in Windows-1252 or Latin-1: where you know that it was, "
            "say so; it is not guessed."
        )
        % {
            "byte": wrong.hex().upper(),
            "position": f"{begins + error.start:,}",
            "line": lines + error.object[: error.start].count(b"\n") + 1,
            "encoding": encoding.upper(),
        }
    )
