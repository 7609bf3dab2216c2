"""One suite for every registered reader: both sides of a conflict are read alike."""
