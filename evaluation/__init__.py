"""Accuracy: protocols, scorers, and the floors that a change may not fall below."""
