"""One door to a store and to a desk that is served somewhere: `firsthand.open`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.desk import Desk
    from firsthand.remote.desk import RemoteDesk


def open_at(url: str, *, key: str | None = None) -> Desk | RemoteDesk:
    """Open a store by its URL, or a desk that is served somewhere by its address.

    Args:
        url: `sqlite:///...`, made where it is not there yet, or `postgresql://...`; or `https://...`, see `RemoteDesk`.
        key: for a desk that keeps accounts.

    Raises:
        ConfigError: the address or the key cannot be used.
        StoreError: a store cannot be opened.
    """
    if url.strip().lower().startswith(("http://", "https://")):
        from firsthand.remote.desk import RemoteDesk  # noqa: PLC0415 - brings httpx

        return RemoteDesk(url, key=key)
    if key is not None:
        raise ConfigError("a key is for a desk at an http or https address, not for a store")
    from firsthand.desk import open_desk  # noqa: PLC0415 - brings reading and linking

    return open_desk(url)
