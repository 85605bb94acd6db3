"""Bytes to text, by the name of a character set, saying where a text is broken."""

import codecs
from contextlib import suppress

from service.core.character_set import WIDER, codec_of

UTF_8 = "utf-8"

KNOWN = frozenset(
    codecs.lookup(name).name
    for name in (
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *("ascii", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "tis-620", "cp874", "cp866"),
        *(f"iso8859-{part}" for part in range(1, 17) if part != 12),  # part 12 was never made
        *(f"cp125{page}" for page in range(9)),
        *("gb2312", "gbk", "gb18030", "big5", "big5hkscs", "shift_jis", "cp932"),
        *("euc_jp", "iso2022_jp", "euc_kr", "cp949"),
    )
)
"""Character sets of real documents. Python's registry also holds transports (base64) and
decoders whose time grows with the square of the input (punycode): the list is closed."""

_MARKS = {
    codecs.BOM_UTF8: "UTF-8",
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
    b"\x1f\x8b": "gzip, which Content-Encoding has to name",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"PK\x03\x04": "a ZIP file",
    b"%PDF-": "PDF",
}


class UnknownCharsetError(ValueError):
    """A name that stands for no character set that is read here; the message says it."""


class BrokenEncodingError(ValueError):
    """Bytes that are not text in their character set.

    `offset` counts bytes from the start of the input, a byte order mark included.
    """

    def __init__(self, charset: str, offset: int, reason: str, hint: str = "") -> None:
        super().__init__(f"not valid {charset} at byte {offset}: {reason}{hint}")
        self.offset = offset


def decode(data: bytes, charset: str = UTF_8) -> str:
    """The text of some bytes.

    What is called ISO 8859-1 is read as Windows-1252 and so on, where that can be; a text that
    begins with the mark of UTF-8 and is UTF-8 throughout is so, whatever it is called.
    Raises UnknownCharsetError and BrokenEncodingError.
    """
    name = canonical_name(charset)
    with suppress(UnicodeDecodeError):
        return data.decode(UTF_8 if data.startswith(codecs.BOM_UTF8) else WIDER.get(name, name))
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise BrokenEncodingError(name, error.start, error.reason, _hint(data)) from error


def _hint(data: bytes) -> str:
    """What the first bytes are the mark of, in place of a text in the charset that was named."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return f" (it begins like {name})"
    return ""


def canonical_name(charset: str) -> str:
    """The codec's own name for a label such as "UTF8" or "latin1"."""
    name = codec_of(charset)
    if name not in KNOWN:
        raise UnknownCharsetError(
            f"the character set {charset[:40]!r} is not read here; send UTF-8"
        )
    return name
