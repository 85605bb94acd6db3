"""What the service does with hostile documents, under faults, and over a long time."""
