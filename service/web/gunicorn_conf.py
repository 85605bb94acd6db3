"""Gunicorn's configuration: `gunicorn -c python:service.web.gunicorn_conf service.web.wsgi:app`.

Threads hold the sockets and one document at a time is cleaned in a process (see `Cleaner`).
Sync workers would give no keep-alive and would wait on every slow client; threads that clean
side by side would share one interpreter lock and gain nothing. So: a process for each
processor, some threads in each for reading and writing.
"""

import gc
import os
import sys
from pathlib import Path

from service.settings import SettingsError, read_settings

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 (gunicorn makes its file there safely)

try:
    _settings = read_settings()
except SettingsError as error:
    sys.exit(f"copydesk: {error}")

bind = f"[{_settings.host}]" if ":" in _settings.host else _settings.host
bind = f"{bind}:{_settings.port}"
workers = _settings.workers
worker_class = "gthread"
threads = _settings.threads
keepalive = _settings.keep_alive
graceful_timeout = _settings.stop_grace
loglevel = _settings.log_level
proc_name = "copydesk"

# The heartbeat is a file; on a disk that is slow or full a healthy worker would be killed.
if _SHARED_MEMORY.is_dir() and os.access(_SHARED_MEMORY, os.W_OK):
    worker_tmp_dir = str(_SHARED_MEMORY)

# Rules and model are read once, before the fork, and shared. A fault in them ends the start.
preload_app = True

# A local socket that commands the server: nothing here needs it.
control_socket_disable = True


def when_ready(server: object) -> None:
    """Before the fork: move all that was loaded out of the collector's sight.

    A collection writes into each object that it visits, and would un-share the pages.
    """
    gc.collect()
    gc.freeze()
