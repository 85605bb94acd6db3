"""The API reference, in a browser."""

from typing import Any

import pytest

from tests.browser.test_playground import violations


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_the_reference_is_for_everyone(page: Any, site: str, scheme: str, width: int) -> None:
    """axe finds no violation, and nothing but a table or a call is moved sideways."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 860})
    page.goto(f"{site}/docs")
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") == width
