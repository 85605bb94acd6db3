"""The playground where the service wants a key."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.web.serving import serving


def test_a_key_is_asked_for_and_kept_in_memory_alone(
    browser: Any, root: Path, tmp_path: Path
) -> None:
    """The field appears with a 401; the key is in no storage, and gone with the tab."""
    copydesk = Path(sys.executable).with_name("copydesk")
    ring = tmp_path / "keys"
    made = subprocess.run(
        [copydesk, "key", "reader", "--file", ring], capture_output=True, check=True, text=True
    )
    with serving(root, workers="1", keys_file=str(ring)) as base:
        page = browser.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{base}/")
        assert page.locator("#key-form").is_hidden()
        page.click("[data-seed='wire-report.txt']")
        page.locator("#key-form").wait_for()
        page.fill("#key", made.stdout.strip())
        page.keyboard.press("Enter")
        page.wait_for_selector(".sheet .title")
        assert page.locator("#key-form").is_hidden()
        assert page.locator("#key").input_value() == ""
        assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
        assert page.evaluate("() => document.cookie") == ""
        page.reload()
        page.click("[data-seed='wire-report.txt']")
        page.locator("#key-form").wait_for()
        page.close()
