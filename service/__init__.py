"""Copydesk: raw scraped article text in, a structured article out."""

__version__ = "0.1.0"

SETTINGS_PREFIX = "COPYDESK_"
"""What the environment variables that set something begin with."""
