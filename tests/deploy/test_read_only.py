"""As deploy/ runs it: a root file system that can't be written, a tmpfs, no capabilities."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.deploy.services import await_that
from tests.web.serving import free_port

pytestmark = pytest.mark.slow

PLAIN = {"Content-Type": "text/plain"}
WALLED = """
set -e
mount --make-rprivate /
mount --rbind / "$ROOM"
mount -o remount,ro,bind "$ROOM"
awk -v room="$ROOM" '$2 ~ "^" room "/" && $2 !~ "^" room "/(proc|sys|dev)(/|$)" {print $2}' \
  /proc/mounts | while read -r place; do mount -o remount,ro,bind "$place"; done
mount -t tmpfs tmpfs "$ROOM/dev/shm"
exec chroot "$ROOM" setpriv --bounding-set=-all --inh-caps=-all --no-new-privs \
  sh -c 'cd / && ! touch /written 2>/dev/null && ! touch "$HOME_OF_TEST/written" 2>/dev/null &&
         exec "$@"' sh "$@"
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder that becomes the walled server's root, where the system lets that be made."""
    tools = ("unshare", "setpriv", "chroot", "awk")
    if os.geteuid() != 0 or not all(map(shutil.which, tools)):
        pytest.skip("only root can wall a process in, with unshare, setpriv and chroot")
    if subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine gives no mount namespace")
    room = tmp_path / "room"
    room.mkdir()
    return room


def test_it_serves_where_nothing_can_be_written(root: Path, tmp_path: Path, room: Path) -> None:
    """It starts, cleans, counts and ends well; what it writes lies under /dev/shm alone."""
    port = free_port()
    command = [sys.executable, "-m", "service", "serve", "--port", str(port), "--workers", "2"]
    environment = os.environ | {
        "ROOM": str(room),
        "HOME_OF_TEST": str(tmp_path),
        "PYTHONPATH": str(root),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": "/dev/shm",
    }
    base = f"http://127.0.0.1:{port}"
    log = tmp_path / "log.txt"
    with (
        log.open("w") as output,
        subprocess.Popen(
            ["unshare", "-m", "sh", "-c", WALLED, "sh", *command],
            env=environment, stdout=output, stderr=output,
        ) as server,
    ):  # fmt: skip
        try:
            await_that(lambda: server.poll() is not None or answers(base))
            assert server.poll() is None, log.read_text()
            for _ in range(5):
                assert requests.post(f"{base}/v1/clean", b"A text.", headers=PLAIN, timeout=30).ok
            assert (
                "copydesk_documents_total 5.0" in requests.get(f"{base}/metrics", timeout=30).text
            )
        finally:
            server.send_signal(signal.SIGTERM)
            status = server.wait(timeout=60)
    assert status == 0, log.read_text()
    assert "Read-only" not in log.read_text()


def answers(base: str) -> bool:
    """Whether a server is ready."""
    try:
        return requests.get(f"{base}/readyz", timeout=5).ok
    except requests.ConnectionError:
        return False
