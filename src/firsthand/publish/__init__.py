"""Publish: the record in the form that each reader needs."""

from firsthand.publish.exporter import Exporter, View
from firsthand.publish.registry import EXPORTERS, exporter

__all__ = ["EXPORTERS", "Exporter", "View", "exporter"]
