"""Polling sources for ever: politely, side by side, and so that nothing is lost or told twice."""
