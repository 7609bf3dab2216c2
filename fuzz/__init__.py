"""Coverage-guided fuzzing of every parser: see `python -m fuzz --help`."""
