"""The application as a WSGI server imports it, with the environment's settings."""

import sys

import service.one_thread  # noqa: F401 (before numpy)
from service.core import StylebookError
from service.keys import KeysError
from service.settings import SettingsError, read_settings
from service.web.app import create_app

try:
    app = create_app(read_settings())
except (SettingsError, KeysError, StylebookError) as error:
    sys.exit(f"copydesk: {error}")  # one clear line, and no half-started server
