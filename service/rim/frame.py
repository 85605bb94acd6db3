"""Messages over a socket: eight bytes that say how long, then the message."""

import socket
import struct
import time

_HEAD = struct.Struct("!Q")
_PIECE = 64 * 1024
"""Bytes that are read at first: most messages whole, as nothing comes behind one unasked."""
_LARGEST = 1024 * 1024
"""Bytes that are read at once of a long one."""


_SLACK = 0.05
"""Seconds that may be waited beyond a time."""


class ClosedError(Exception):
    """The other end is gone, or went in the middle of a message."""


def send(connection: socket.socket, message: bytes) -> None:
    """Send one message; raises ClosedError."""
    try:
        connection.sendall(_HEAD.pack(len(message)) + message)
    except TimeoutError:
        raise
    except OSError as error:
        raise ClosedError from error


def receive(connection: socket.socket, until: float | None = None) -> bytes:
    """The next message, whole.

    Raises ClosedError, and TimeoutError where it is not there at a time (of time.monotonic) or
    nothing comes for the connection's own timeout.
    """
    begun = bytearray()
    while len(begun) < _HEAD.size:
        begun += _read(connection, _PIECE, until)
    (length,) = _HEAD.unpack_from(begun)
    if len(begun) == _HEAD.size + length:
        return bytes(begun[_HEAD.size :])
    message = bytearray(begun[_HEAD.size :])
    while len(message) < length:
        message += _read(connection, length - len(message), until)
    return bytes(message)


def _read(connection: socket.socket, most: int, until: float | None) -> bytes:
    """What comes next, some bytes of it."""
    if until is not None:
        left, patience = until - time.monotonic(), connection.gettimeout()
        if patience is None or left < patience - _SLACK:  # the system is not told for nothing
            connection.settimeout(max(0.001, left))
    try:
        piece = connection.recv(min(most, _LARGEST))
    except TimeoutError:
        raise
    except OSError as error:
        raise ClosedError from error
    if not piece:
        raise ClosedError
    return piece
