"""What people decide: making decisions, checking that they apply, and what to look at next."""

from firsthand.review.log import Log
from firsthand.review.making import (
    Signature,
    accept,
    background,
    different,
    prefer,
    reject,
    same,
    set_field,
    split,
    undo,
)

__all__ = [
    "Log",
    "Signature",
    "accept",
    "background",
    "different",
    "prefer",
    "reject",
    "same",
    "set_field",
    "split",
    "undo",
]
