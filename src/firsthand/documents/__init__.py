"""Documents: what the article says, without the site around it."""

from firsthand.documents.read import read_page

__all__ = ["read_page"]
