"""Feeds, lists of feeds and site maps."""

from firsthand.sources.feeds.read import read_feed

__all__ = ["read_feed"]
