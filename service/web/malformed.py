"""What is wrong with a request that breaks the rules of HTTP, in words for who sent it."""

from collections.abc import Mapping
from typing import Final

from gunicorn.http import errors

_WORDS: Final[Mapping[type[Exception], str]] = {
    errors.LimitRequestLine: "its first line is too long; what is long belongs in the body",
    errors.LimitRequestHeaders: "its headers are too many, or one is too long",
    errors.InvalidRequestLine: "its first line is not method, path and version",
    errors.InvalidRequestMethod: "its method is not well formed",
    errors.InvalidHTTPVersion: "its version is neither 1.0 nor 1.1",
    errors.InvalidHeader: "a header is not well formed, or contradicts another",
    errors.InvalidHeaderName: "a header's name is not well formed",
    errors.ObsoleteFolding: "a header goes on in the next line",
    errors.ExpectationFailed: "Expect asks for something else than 100-continue",
    errors.UnsupportedTransferCoding: "of transfer codings, only chunked is read",
    errors.InvalidChunkSize: "a chunk does not tell its length",
    errors.ChunkMissingTerminator: "a chunk has another length than it tells",
}
_FRAMING: Final[Mapping[str, str]] = {
    "CONTENT-LENGTH": "Content-Length is not one whole number, or Transfer-Encoding is there too",
    "TRANSFER-ENCODING": "Transfer-Encoding is not chunked alone, or the version is 1.0",
}
"""What is wrong with the headers that tell where a body ends."""


def fault_of(error: errors.ParseException) -> str:
    """The fault; nothing of what was sent is in it, which may be a key."""
    if isinstance(error, errors.InvalidHeader) and error.hdr in _FRAMING:
        return _FRAMING[error.hdr]
    return _WORDS.get(type(error), type(error).__name__)
