"""Firsthand: one record for each real-world incident of armed conflict, with who says so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.desk import Desk as Desk
    from firsthand.desk import open_desk as open  # noqa: A004 - `firsthand.open(url)` is the contract

__version__ = "0.1.0"
__all__ = ["Desk", "__version__", "open"]


def __getattr__(name: str) -> object:
    """Load the desk when it is first asked for, so that importing the package stays cheap."""
    if name in ("open", "Desk"):
        from firsthand import desk  # noqa: PLC0415

        return desk.open_desk if name == "open" else desk.Desk
    raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
