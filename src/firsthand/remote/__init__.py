"""A desk on another machine: the verbs of `Desk`, asked of the REST interface that `firsthand serve` offers."""

from typing import TYPE_CHECKING

from firsthand.remote.opening import open_at

if TYPE_CHECKING:
    from firsthand.remote.desk import RemoteDesk as RemoteDesk
    from firsthand.remote.events import RemoteEventList as RemoteEventList

__all__ = ["RemoteDesk", "RemoteEventList", "open_at"]


def __getattr__(name: str) -> object:
    """Load the client when it is first asked for: whoever opens a store does without."""
    if name == "RemoteDesk":
        from firsthand.remote.desk import RemoteDesk  # noqa: PLC0415

        return RemoteDesk
    if name == "RemoteEventList":
        from firsthand.remote.events import RemoteEventList  # noqa: PLC0415

        return RemoteEventList
    raise AttributeError(f"module 'firsthand.remote' has no attribute {name!r}")
