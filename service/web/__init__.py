"""The HTTP face: requests to documents, articles to answers, and nothing of cleaning itself."""
