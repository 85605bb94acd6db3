"""A request as it comes in over a connection, and whether it is all there."""

import re

from service.contract.batch import NDJSON

_HEAD_END = b"\r\n\r\n"
_LONGEST_HEAD = 64 * 1024
"""Bytes of a head that are kept for the server below, which has narrower bounds of its own."""
_LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,4000})[ \t]*\r$", re.MULTILINE)
_CHUNKED = re.compile(rb"^transfer-encoding:[ \t]*chunked[ \t]*\r$", re.MULTILINE)
_NDJSON = re.compile(rb"^content-type:[ \t]*%b" % re.escape(NDJSON.encode()), re.MULTILINE)
_IMPATIENT = re.compile(rb"^(?:expect|upgrade):|" + _NDJSON.pattern, re.MULTILINE)
"""Requests whose body comes only when the head is answered, or is answered while it comes."""
_CHUNK = re.compile(rb"([0-9a-f]{1,8})[^\r\n]{0,256}\r\n", re.IGNORECASE)


class Arrival:
    """What has come of one request.

    It looks at what it must to find the request's end, and judges nothing: whatever it does not
    understand, or should not wait for, counts as whole and is left to the server below.
    """

    def __init__(self, most: int) -> None:
        """At most so many bytes of a body are waited for."""
        self.data = bytearray()
        self.is_whole = False
        self.is_beyond = False
        """Whether its body is more than is waited for; the rest of it may never come."""
        self._most = most
        self._is_measured = False
        self._is_batch = False
        self._end = 0
        self._chunk = 0

    def add(self, piece: bytes) -> None:
        """Some more of it has come."""
        self.data += piece
        if not self._end and not self._chunk:
            self._read_head(max(0, len(self.data) - len(piece) - len(_HEAD_END)))
        if self._chunk:
            self._read_chunks()
        elif self._end:
            self.is_whole = len(self.data) >= self._end

    @property
    def is_stream(self) -> bool:
        """Whether it may take as long as it likes: a batch."""
        return self.is_whole and self._is_batch

    @property
    def is_alone(self) -> bool:
        """Whether it is whole by the length that it tells, with nothing behind it."""
        return self._is_measured and len(self.data) == self._end

    @property
    def head(self) -> bytes:
        """Its first line and headers, as they came; none where they are not all there."""
        end = self.data.find(_HEAD_END)
        return bytes(self.data[: max(end, 0) + 2])

    def _read_head(self, start: int) -> None:
        found = self.data.find(_HEAD_END, start)
        if found < 0:
            self.is_whole = len(self.data) > _LONGEST_HEAD
            return
        head, body = bytes(self.data[: found + 2]).lower(), found + len(_HEAD_END)
        lengths = _LENGTH.findall(head)
        is_chunked = b"\ntransfer-encoding:" in head
        self._end = body
        self._is_batch = _NDJSON.search(head) is not None
        self.is_beyond = not self._is_batch and any(int(length) > self._most for length in lengths)
        if _IMPATIENT.search(head) or len(lengths) > 1 or (lengths and is_chunked):
            return
        if lengths and int(lengths[0]) <= self._most:
            self._end = body + int(lengths[0])
            self._is_measured = True
        elif is_chunked and _CHUNKED.search(head):
            self._chunk = body

    def _read_chunks(self) -> None:
        """Go on to the chunk that is not all there, or to the end."""
        while (chunk := _CHUNK.match(self.data, self._chunk)) is not None:
            length = int(chunk[1], 16)
            after = chunk.end() + length + 2
            if length == 0:
                # Trailers, and an empty line.
                self.is_whole = self.data.find(_HEAD_END, chunk.end() - 2) >= 0
                return
            if len(self.data) < after:
                self.is_whole = self.is_beyond = len(self.data) > self._most + self._end
                return
            if after > self._most + self._end:
                self.is_whole = self.is_beyond = True
                return
            self._chunk = after
        rest = self.data[self._chunk : self._chunk + 300]
        self.is_whole = b"\n" in rest or len(rest) == 300  # no chunk at all
