"""Bulk: files and folders of documents in, one file of articles out, over all processors.

It may be killed at any moment. Started again, it goes on where it was, and ends with each
document exactly once.
"""
