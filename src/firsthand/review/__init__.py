"""What people decide: making decisions, and checking that they apply."""

from firsthand.review.log import Log
from firsthand.review.making import Signature, accept, different, reject, same, set_field, undo

__all__ = ["Log", "Signature", "accept", "different", "reject", "same", "set_field", "undo"]
