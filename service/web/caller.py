"""Where a request comes from, behind proxies or not."""

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address

from flask import Request

from service.address import Network

_HOUSEHOLD = 64
"""Leading bits of an IPv6 address that one subscriber holds all addresses of."""


def address(request: Request, proxies: Sequence[Network]) -> str:
    """The address that a request came from, as far as it can be believed.

    X-Forwarded-For is read from its end, where the nearest proxy wrote, as long as each
    address is that of a trusted proxy. What a stranger wrote is never believed.
    """
    nearest = request.remote_addr or ""
    given = request.headers.get("X-Forwarded-For", "") if proxies else ""
    hops = [hop.strip() for hop in given.split(",")] if given else []
    while hops and _is_among(nearest, proxies) and _is_address(hops[-1]):
        nearest = hops.pop()
    return nearest


def household(address: str) -> str:
    """Who an address stands for: itself, or of IPv6 the network of its subscriber."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        kept = int(parsed) >> (128 - _HOUSEHOLD) << (128 - _HOUSEHOLD)
        return f"{IPv6Address(kept)}/{_HOUSEHOLD}"
    return str(parsed)


def _is_among(address: str, networks: Sequence[Network]) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
