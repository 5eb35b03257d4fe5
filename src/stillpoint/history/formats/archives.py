"""The zip that Apple Health exports, unpacked as a stream and within bounds."""

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from errno import EINVAL
from pathlib import PurePosixPath
from typing import BinaryIO, TypeAlias
from zipfile import BadZipFile, ZipFile, ZipInfo

from stillpoint.history.formats.found import BadFile

ZIP = b"PK\x03\x04"

LARGEST = 16 * 1024**3
"""Bytes of an unpacked export, at most."""
MOST_TIMES = 200
"""So many times its packed size; text such as that of Health packs to a twentieth."""
LONGEST_LIST = 4 * 1024**2
"""Bytes of the list of files in a zip, at most."""
SMALL = 64 * 1024**2
"""Nothing smaller is a bomb, however well it was packed."""

_USUAL = "export.xml"
_OTHER_XML = "_cda.xml"
"""The end of the name of another file in the same zip, in every language."""


Read: TypeAlias = Callable[[int], bytes]
"""Reads so many bytes on, fewer at the end."""


@contextmanager
def health_in_zip(stream: BinaryIO) -> Iterator[Read]:
    """The `export.xml` in a zip, as it is read piece by piece. Raises `BadFile`."""
    with ExitStack() as open_files:
        with _told():
            archive = open_files.enter_context(ZipFile(_Sparing(stream)))
            inner = open_files.enter_context(archive.open(_export_of(archive)))

        def read(size: int) -> bytes:
            with _told():
                return inner.read(size)

        yield read


@contextmanager
def _told() -> Iterator[None]:
    """Say in plain words what zipfile finds, which raises whatever comes to it."""
    try:
        yield
    except (RuntimeError, NotImplementedError):
        raise BadFile("the zip is locked, or packed in a way unknown here; unpack it") from None
    except (BadZipFile, zlib.error, EOFError, ValueError, OverflowError, struct.error) as error:
        raise BadFile(_damaged(error)) from None
    except OSError as error:
        if error.errno != EINVAL:  # a seek to nowhere
            raise
        raise BadFile(_damaged(error)) from None


def _damaged(error: Exception) -> str:
    told = str(error).lower().rstrip(".") if isinstance(error, BadZipFile) else "it breaks off"
    return f"the zip is damaged: {told}. Export it again"


class _Sparing:
    """Reads little at a time: a zip can claim to list more files than memory holds."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        """As a stream does, but for very much at once."""
        if size > LONGEST_LIST:
            raise BadFile("the zip lists more files than any export of Health holds")
        return self._stream.read(size)


def _export_of(archive: ZipFile) -> ZipInfo:
    names = [each for each in archive.infolist() if _is_export(PurePosixPath(each.filename).name)]
    if not names:
        raise BadFile(f"the zip holds no {_USUAL}; Apple Health puts one into its export")
    chosen = min(names, key=lambda each: (not each.filename.endswith(_USUAL), each.filename))
    is_swollen = chosen.file_size > max(SMALL, MOST_TIMES * chosen.compress_size)
    if is_swollen or chosen.file_size > LARGEST:
        size = chosen.file_size / 1024**3
        raise BadFile(f"the {_USUAL} in the zip would be {size:,.1f} GiB, which no export is")
    return chosen


def _is_export(name: str) -> bool:
    """Whether a file can be the export, which bears a name in the language of the phone."""
    return name.lower().endswith(".xml") and not name.lower().endswith(_OTHER_XML)
