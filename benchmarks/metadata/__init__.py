"""Titles, authors and dates: read from the pages of the corpora, beside other extractors."""
