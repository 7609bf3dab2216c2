"""Dates as feeds write them."""

from __future__ import annotations

import email.utils
import re
from datetime import date

_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")


def read_date(text: str | None) -> date | None:
    """The day that a date of RFC 3339 or RFC 822 names, in its own zone; None where it names none."""
    if not text:
        return None
    try:
        if match := _ISO.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        return email.utils.parsedate_to_datetime(text.strip()[:100]).date()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
