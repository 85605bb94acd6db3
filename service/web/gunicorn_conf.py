"""Gunicorn's configuration: `gunicorn -c python:service.web.gunicorn_conf service.web.wsgi:app`.

Threads hold the sockets, and documents are cleaned in processes beside (see `service.rim`).
Sync workers would give no keep-alive, could not shed load and would wait on every slow client;
threads that clean would share one interpreter lock, and nothing could end one that hangs.
"""

import gc
import os
import signal
import sys
from typing import Any

import service.one_thread  # noqa: F401 (before numpy)
from service.address import write_socket
from service.settings import SettingsError, read_settings
from service.web import closing
from service.web.heap import give_back
from service.web.reception import reception
from service.web.shared_memory import make_folder, remove_folder, shared_memory

_SPARE = 10
"""Seconds beyond all waits in which an answer should be written and sent."""
_STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)

give_back()  # before the data is read: large tables so lie in mappings of their own

try:
    _settings = read_settings()
except SettingsError as error:
    sys.stderr.write(f"copydesk: {error}\n")
    sys.exit(2)  # wrong usage, as the command line has it

bind = [write_socket(_settings.host, _settings.port)]
if _settings.metrics_address:
    bind.append(_settings.metrics_address)
workers = _settings.workers
worker_class = reception(
    most=_settings.max_body,
    patience=_settings.read_timeout,
    turnaround=_settings.read_timeout + _settings.max_wait + 2 * _settings.deadline + _SPARE,
)
threads = _settings.threads
keepalive = _settings.keep_alive
graceful_timeout = _settings.stop_grace
loglevel = _settings.log_level
proc_name = "copydesk"
logger_class = "service.web.server_log.ServerLog"

# Gunicorn by itself believes whoever connects from this machine; here it asks the setting.
forwarded_allow_ips = ",".join(_settings.trusted_proxies)

# The heartbeat is a file; on a disk that is slow or full a healthy worker would be killed.
worker_tmp_dir = shared_memory()

# Where the processes count for /metrics; a start finds it empty. It has to be named before the
# metrics are first imported, which is when the application is loaded.
try:
    _counts = os.environ["PROMETHEUS_MULTIPROC_DIR"] = make_folder()
except OSError as error:
    sys.exit(f"copydesk: no folder can be written ({error.strerror}); mount a tmpfs at /tmp")

# Rules and model are read once, before the fork, and shared. A fault in them ends the start.
preload_app = True

# A local socket that commands the server: nothing here needs it.
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Before the fork.

    Move all that was loaded out of the collector's sight: a collection writes into each object
    that it visits, and would un-share the pages. And let the first SIGTERM say that the service
    is about to stop before it stops: a load balancer needs a moment to hear of it.
    """
    gc.collect()
    gc.freeze()

    def stop(number: int, frame: Any) -> None:
        if closing.is_announced() or not _settings.drain:
            closing.announce()
            server.signal(number, frame)
            return
        closing.announce()
        signal.signal(signal.SIGALRM, lambda *_: server.signal(signal.SIGTERM, None))
        signal.setitimer(signal.ITIMER_REAL, _settings.drain)

    signal.signal(signal.SIGTERM, stop)


def on_starting(server: object) -> None:
    """Let no signal get lost between a worker's fork and the moment that it listens to them.

    Gunicorn asks each worker to stop once, and waits. A worker just forked still has its
    master's handlers, which take the signal and do nothing: it would run on until it is killed,
    after all of the stop's grace. So a worker is born with its signals held back by the kernel.
    """
    os.register_at_fork(after_in_parent=_hear_signals)


def pre_fork(server: object, worker: Any) -> None:
    """Hold back what may be sent to a worker before it is up, and count it among the others."""
    worker.place = worker.spread.take_place()
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)


def post_worker_init(worker: Any) -> None:
    """A worker's handlers are in place, and it has no threads yet: hire its editors."""
    from service.web.counter import Counter  # not before the folder is named
    from service.web.metrics import count_refused

    worker.refused = count_refused
    is_guarded = bool(_settings.keys_file or _settings.rate_limit)
    counter = Counter(worker.wsgi, worker.cfg, is_guarded=is_guarded)
    counter.open()
    worker.counter = counter
    _hear_signals()


def _hear_signals() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)


def child_exit(server: object, worker: Any) -> None:
    """After a worker has ended, in the master: close its account, and count it."""
    from prometheus_client.multiprocess import mark_process_dead  # not before the folder is named

    from service.web.metrics import count_worker_exit

    worker.spread.leave_place(worker.place)
    mark_process_dead(worker.pid)
    count_worker_exit()


def on_exit(server: object) -> None:
    """When the master ends: leave nothing in memory."""
    remove_folder(_counts)
