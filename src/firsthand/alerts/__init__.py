"""Alerts: who asked to be told what, what there is to tell now, and in which words."""

from firsthand.alerts.reading import AlertBook, read_alerts

__all__ = ["AlertBook", "read_alerts"]
