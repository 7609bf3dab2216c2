"""The store: pages, what was read from them, what people decided, and the view rebuilt from these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.store.filters import EventFilter

if TYPE_CHECKING:
    from firsthand.store.store import Store

__all__ = ["EventFilter", "Store"]


def __getattr__(name: str) -> Any:
    if name == "Store":  # SQLAlchemy takes half a second to import: only who opens a store pays for it
        from firsthand.store.store import Store  # noqa: PLC0415

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
