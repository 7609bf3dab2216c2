"""The ledger: what all documents tell, linked and dated step by step, so that a new document touches its neighbourhood only.

What it holds depends on what was put into it, never on the order or on what was there before: a ledger filled at once
and one that grew page by page are the same.
"""

from firsthand.events.ledger.actions import Actions
from firsthand.events.ledger.ledger import Ledger, Notes, Settlement
from firsthand.events.ledger.totals import Totals

__all__ = ["Actions", "Ledger", "Notes", "Settlement", "Totals"]
