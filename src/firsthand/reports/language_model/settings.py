"""How to reach a language model."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from firsthand.domain.errors import ConfigError

_OWN_NETWORK = re.compile(r"[\w-]+|[\w.-]+\.(?:localhost|local|internal|lan)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LanguageModelSettings:
    """Where the model is and what it costs.

    Attributes:
        url: address of an OpenAI-compatible interface, up to and with its version ("http://localhost:11434/v1").
        name: the model, as the endpoint calls it.
        key: sent to the endpoint as bearer token, None for none. Never shown.
        price_in, price_out: of a million tokens read and written, in a currency of your own.
        timeout: seconds for one request, from connecting to the last byte.
        cache: folder of the answers kept, None to keep none.
    """

    url: str
    name: str
    key: str | None = field(default=None, repr=False)
    price_in: float = 0.0
    price_out: float = 0.0
    timeout: float = 120.0
    cache: Path | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if self.key is not None and parts.scheme != "https" and not is_near(parts.hostname or ""):
            raise ConfigError(
                "language_model_key would go over the network unencrypted: give language_model_url with https"
            )

    @property
    def completions(self) -> str:
        """Where questions are asked."""
        return self.url.rstrip("/") + "/chat/completions"


def is_near(host: str) -> bool:
    """Whether a host is this machine or one of the own network, by its name or address alone."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return bool(_OWN_NETWORK.fullmatch(host))
    return address.is_loopback or (address.is_private and not address.is_unspecified)
