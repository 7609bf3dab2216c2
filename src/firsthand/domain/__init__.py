"""The nouns. Imports nothing else of this package."""
