"""A page's bytes as text: by its mark, its header, its own word, else by a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from service.core.character_set import WIDER, codec_of

HEAD = 4096
"""Bytes at the beginning of a page in which it may name its character set."""
SAMPLE = 65_536
"""Bytes by which an unnamed character set is guessed."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, those first that others begin with."""
_NAMED = re.compile(
    rb"<meta\b[^>]{0,512}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_:.+-]{2,40})"
    rb"|<\?xml\b[^>]{0,256}?encoding\s{0,8}=\s{0,8}[\"']([A-Za-z0-9_:.+-]{2,40})",
    re.IGNORECASE,
)
_UNMARKED = (
    (re.compile(rb"(?:[ \t\r\n]\0){0,64}<\0[!?/A-Za-z]\0"), "utf-16-le"),
    (re.compile(rb"(?:\0[ \t\r\n]){0,64}\0<\0[!?/A-Za-z]"), "utf-16-be"),
)
"""How a page begins that is written in units of two bytes and has no mark."""
_TRANSPORTS = frozenset(
    {"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs",
     "oem"}
)  # fmt: skip
"""Codecs of the registry that no page is written in, some of them costly."""
_ALWAYS = "cp1252"
_GUESSED = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "cp874", "gb18030", "big5hkscs", "cp932",
    "euc_jp", "iso2022_jp", "cp949",
)  # fmt: skip
"""Character sets that the web still has, of which a guess is one."""

for _name in _GUESSED:
    codecs.lookup(_name)  # loaded now: no page shall make a file be opened


def decode_page(data: bytes, charset: str | None = None) -> str:
    """The text of a page; `charset` is what came with it, in its Content-Type.

    A byte order mark counts most, and next a first tag in units of two bytes. Bytes beyond ASCII
    that are good UTF-8 are UTF-8, whatever is said of them: no other text looks so by chance.
    Then counts the header, then the page's own word. Bytes that are no text in a named set
    become U+FFFD where they are few; where they are many the name is not believed. Never raises.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    for beginning, name in _UNMARKED:
        if beginning.match(data):
            return data.decode(name, "replace")
    if not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for named in (charset, _named(data), "utf-8"):
        codec = _codec(named)
        if codec is None:
            continue
        text = data.decode(codec, "replace")
        if _is_credible(text):
            return text
    return data.decode(_guessed(data), "replace")


def _named(data: bytes) -> str | None:
    match = _NAMED.search(data[:HEAD])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii").lower()
    # A page that could be read so far is in no set of two-byte units, whatever it says.
    return "utf-8" if (codec_of(name) or "").startswith(("utf-16", "utf-32")) else name


def _codec(name: str | None) -> str | None:
    found = codec_of(name) if name else None
    if found is None or found in _TRANSPORTS or not _is_text(found):
        return None
    return "cp1252" if found == "ascii" else WIDER.get(found, found)


def _is_text(codec: str) -> bool:
    is_text: bool = getattr(codecs.lookup(codec), "_is_text_encoding", True)
    return is_text


def _is_credible(text: str) -> bool:
    """Whether so few characters could not be read that the name must have been right."""
    return text.count("\ufffd") * 1000 <= len(text)


def _guessed(data: bytes) -> str:
    matches = from_bytes(data[:SAMPLE], steps=3, cp_isolation=list(_GUESSED))
    best = matches.best()
    if best is None:
        return _ALWAYS
    for match in matches:
        as_good = match.chaos <= best.chaos and match.coherence >= best.coherence
        if as_good and _ALWAYS in match.could_be_from_charset:
            return _ALWAYS
    return _codec(best.encoding) or _ALWAYS
