"""The frames: sentences with a slot for each side, and what they tell whoever fills them."""

from .english import ENGLISH
from .frame import Frame, Told
from .french import FRENCH

__all__ = ["FRAMES", "Frame", "Told"]

FRAMES: tuple[Frame, ...] = (*ENGLISH, *FRENCH)
