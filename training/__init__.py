"""From published corpora to the line judge's model; nothing here is imported at run time."""
