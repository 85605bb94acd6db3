"""Fuzzing: coverage-guided bytes into the core and into each parser (`make fuzz`)."""
