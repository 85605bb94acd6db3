"""`copydesk serve`: the HTTP service."""

import os
import sys
from pathlib import Path

import click

from service import SETTINGS_PREFIX

_HOME = str(Path(__file__).parents[2])
"""The folder that the package lies in."""


@click.command()
@click.option("--host", help="Address to listen on.  [COPYDESK_HOST, 127.0.0.1]")
@click.option("--port", help="Port to listen on.  [COPYDESK_PORT, 8000]")
@click.option("--workers", help="Processes that clean.  [COPYDESK_WORKERS, one a processor]")
def serve(host: str | None, port: str | None, workers: str | None) -> None:
    """Serve over HTTP until stopped.

    All settings are environment variables that begin with COPYDESK_; an option here takes the
    place of its variable. One that can't be used is named, and the exit status is 2.
    """
    for name, value in (("HOST", host), ("PORT", port), ("WORKERS", workers)):
        if value is not None:
            os.environ[SETTINGS_PREFIX + name] = value
    keys_file = os.environ.get(SETTINGS_PREFIX + "KEYS_FILE")
    if keys_file:  # it is named from here, and read from elsewhere
        os.environ[SETTINGS_PREFIX + "KEYS_FILE"] = str(Path(keys_file).absolute())
    # Gunicorn takes this process's place: signals reach it, and it can start itself anew. Its
    # configuration reads the settings.
    # It looks for modules in the folder it is started in, where the caller may have a service
    # of its own; so it is started in ours.
    os.chdir(_HOME)
    command = (sys.executable, "-m", "gunicorn", "-c", "python:service.web.gunicorn_conf")
    os.execv(sys.executable, (*command, "service.web.wsgi:app"))  # noqa: S606
