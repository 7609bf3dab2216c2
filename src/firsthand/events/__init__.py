"""Events: same-incident reports linked, dated, fused, graded."""

from firsthand.events.build import build

__all__ = ["build"]
