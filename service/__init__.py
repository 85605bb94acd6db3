"""Copydesk: raw scraped article text in, a structured article out."""

__version__ = "0.1.0"
