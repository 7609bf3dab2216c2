"""Firsthand: one record for each real-world incident of armed conflict, with who says so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.desk import Desk as Desk
    from firsthand.remote import RemoteDesk as RemoteDesk
    from firsthand.remote import open_at as open  # noqa: A004 - `firsthand.open(url)` is the contract

__version__ = "0.1.0"
__all__ = ["Desk", "RemoteDesk", "__version__", "open"]


def __getattr__(name: str) -> object:
    """Load the desk when it is first asked for, so that importing the package stays cheap."""
    if name == "Desk":
        from firsthand.desk import Desk  # noqa: PLC0415

        return Desk
    if name in ("open", "RemoteDesk"):
        from firsthand import remote  # noqa: PLC0415

        return remote.open_at if name == "open" else remote.RemoteDesk
    raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
