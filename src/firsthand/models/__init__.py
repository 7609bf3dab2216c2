"""Small trained models: weights as package data, read with the standard library alone."""
