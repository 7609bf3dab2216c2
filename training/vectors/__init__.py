"""Sentence vectors, one for each piece of the reader's vocabulary, learnt from multilingual-e5-small."""
