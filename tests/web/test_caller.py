"""Whose request it is, behind proxies or not."""

import pytest
import requests
from flask import Request
from werkzeug.test import EnvironBuilder

from service.address import read_network
from service.web.caller import address, household

PROXIES = [read_network(text) for text in ("10.0.0.0/8", "192.0.2.1", "fd00::/8")]


def seen(peer: str, forwarded: str | None, proxies: list = PROXIES) -> str:
    """The address that is believed of a request."""
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    environ = EnvironBuilder(headers=headers, environ_base={"REMOTE_ADDR": peer}).get_environ()
    return address(Request(environ), proxies)


@pytest.mark.parametrize(
    ("peer", "forwarded", "believed"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 192.0.2.1", "198.51.100.1"),
        ("10.0.0.1", "10.9.9.9", "10.9.9.9"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, <script>", "10.0.0.1"),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
    ],
)
def test_only_a_trusted_proxy_is_believed(peer: str, forwarded: str | None, believed: str) -> None:
    """What anyone else wrote into the header counts for nothing."""
    assert seen(peer, forwarded) == believed


def test_no_proxy_is_trusted_by_itself() -> None:
    """Not even one on this machine."""
    assert seen("127.0.0.1", "198.51.100.1", []) == "127.0.0.1"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("198.51.100.1", "198.51.100.2", False),
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:198.51.100.1", "198.51.100.1", True),
        ("", "", True),
    ],
)
def test_a_subscriber_s_addresses_are_one_caller(one: str, other: str, same: bool) -> None:
    """Of IPv6 a subscriber has 2 to the 64 addresses to send from."""
    assert (household(one) == household(other)) is same


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "Script-Name", "PATH_INFO", "X-Forwarded-Prefix"])
def test_no_one_moves_the_service_by_a_header(server: str, name: str) -> None:
    """Not even from this machine, whose word the server below would take by itself."""
    answer = requests.get(f"{server}/livez", headers={name: "/elsewhere"}, timeout=20)
    assert answer.json() == {"status": "live"}
