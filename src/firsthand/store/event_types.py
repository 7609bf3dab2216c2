"""Names of event types as people give them."""

from __future__ import annotations

from collections.abc import Collection

from firsthand.domain.errors import ConfigError


def codes_of(name: str, occurring: Collection[str]) -> tuple[str, ...]:
    """The codes that a code, an ACLED event type or a sub-event type stands for.

    Raises:
        ConfigError: the codebook has none of this name.
    """
    if name in occurring:
        return (name,)
    from firsthand.knowledge.codebook import Codebook  # noqa: PLC0415 - read only where a name must be looked up

    wanted = name.casefold()
    codes = tuple(
        entry.code
        for entry in Codebook.load().types
        if wanted
        in {
            field.casefold()
            for field in (entry.code, entry.name, entry.acled_event_type, entry.acled_sub_event_type)
        }
    )
    if not codes:
        raise ConfigError(f"no event type is called {name!r}: see docs/reference for the names")
    return codes
