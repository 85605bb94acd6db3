"""Messages over a socket: eight bytes that say how long, then the message."""

import socket
import struct
import time

_HEAD = struct.Struct("!Q")


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

    Raises ClosedError, and TimeoutError where it is not there at a time (of time.monotonic).
    """
    (length,) = _HEAD.unpack(_read(connection, _HEAD.size, until))
    return bytes(_read(connection, length, until))


def _read(connection: socket.socket, length: int, until: float | None) -> bytearray:
    data = bytearray(length)
    view = memoryview(data)
    while view:
        if until is not None:
            connection.settimeout(max(0.001, until - time.monotonic()))
        try:
            count = connection.recv_into(view)
        except TimeoutError:
            raise
        except OSError as error:
            raise ClosedError from error
        if count == 0:
            raise ClosedError
        view = view[count:]
    return data
