"""Addresses and networks as settings name them."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network

_ORIGIN = re.compile(
    r"https?://[A-Za-z0-9.-]{1,253}(?::\d{1,5})?|https?://\[[0-9A-Fa-f:]+\](?::\d{1,5})?"
)
_SOCKET = re.compile(r"(?P<host>[^\s:\[\]/]+|\[[0-9A-Fa-f:]+\]):(?P<port>\d{1,5})")


def is_loopback(host: str) -> bool:
    """Whether what listens on a host is reached from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"  # any other name may be anyone's


def read_network(text: str) -> Network:
    """A network such as 10.0.0.0/8, or a single address; raises ValueError."""
    try:
        return ip_network(text)
    except ValueError as error:
        raise ValueError(f"{error}; name an address or a network, such as 10.0.0.0/8.") from error


def read_socket(text: str) -> tuple[str, int]:
    """Host and port of an address such as 127.0.0.1:9100 or [::1]:9100; raises ValueError."""
    found = _SOCKET.fullmatch(text)
    if found is None or not 0 < int(found["port"]) <= 65535:
        raise ValueError("Not a host and a port, such as 127.0.0.1:9100.")
    return found["host"].strip("[]"), int(found["port"])


def write_socket(host: str, port: int) -> str:
    """Host and port as one address, an IPv6 host in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def is_origin(text: str) -> bool:
    """Whether a text is a web origin such as https://example.org, or * for any."""
    return text == "*" or _ORIGIN.fullmatch(text) is not None
