"""The web app: records to read, compare and correct in a browser, served by `firsthand serve`."""

from firsthand.web.app import create_app

__all__ = ["create_app"]
