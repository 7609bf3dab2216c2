"""What is worth comparing, and what was worked out lately: kept as things come and go, so that a thousand are not compared pair by pair."""

from firsthand.blocking.kept import Kept
from firsthand.blocking.numbers import number
from firsthand.blocking.postings import Postings
from firsthand.blocking.quiet import uncollected
from firsthand.blocking.rows import Rows
from firsthand.blocking.scratch import Scratch
from firsthand.blocking.shelf import Shelf
from firsthand.blocking.slots import Slots
from firsthand.blocking.windows import Pair, Windows

__all__ = [
    "Kept",
    "Pair",
    "Postings",
    "Rows",
    "Scratch",
    "Shelf",
    "Slots",
    "Windows",
    "number",
    "uncollected",
]
