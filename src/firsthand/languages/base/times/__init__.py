"""Expressions of time: dates, clock times, durations and sets, found by one grammar over the words of a language."""
