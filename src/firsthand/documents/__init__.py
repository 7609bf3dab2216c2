"""Documents: what the article says, without the site around it."""

from firsthand.documents.glimpse import glance
from firsthand.documents.read import read_page

__all__ = ["glance", "read_page"]
