"""Where alerts go. Secrets are named here and read where they are used; no record, message or log holds one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from firsthand.domain.errors import ConfigError

_LARGEST = 65_536  # bytes of a file that holds a secret


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret is kept: in an environment variable, or in a file of its own.

    Attributes:
        variable: name of the environment variable.
        file: path of the file; its first line counts.
    """

    variable: str | None = None
    file: Path | None = None

    def read(self, environment: Mapping[str, str] | None = None) -> str:
        """The secret itself.

        Args:
            environment: the variables; None for those of this process.

        Raises:
            ConfigError: it is not there, or empty; the message names the place and never the secret.
        """
        if self.file is not None:
            try:
                with self.file.open("rb") as file:
                    lines = file.read(_LARGEST).decode().splitlines()
            except (OSError, UnicodeDecodeError) as fault:
                why = fault.strerror if isinstance(fault, OSError) else "it is no text"
                raise ConfigError(f"the secret in the file {self.file} cannot be read: {why}") from None
            found = lines[0].strip() if lines else ""
        else:
            found = (os.environ if environment is None else environment).get(self.variable or "", "").strip()
        if not found:
            raise ConfigError(f"there is no secret in {self}")
        return found

    def __str__(self) -> str:
        return f"the file {self.file}" if self.file else f"the environment variable {self.variable}"


@dataclass(frozen=True, slots=True)
class EmailChannel:
    """Messages by e-mail.

    Attributes:
        name: as rules call it.
        host, port: the server that takes messages.
        security: "starttls", "tls" or "none".
        sender: address in From.
        to: addresses.
        username, password: where the server asks for them.
        timeout: seconds for each step.
    """

    name: str
    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 587
    security: str = "starttls"
    username: str | None = None
    password: Secret | None = None
    timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class WebhookChannel:
    """Messages as JSON to an address, signed where there is a secret.

    Attributes:
        name: as rules call it.
        url: the address, or where it is kept.
        secret: the key of the signature.
        timeout: seconds for one try.
    """

    name: str
    url: str | Secret
    secret: Secret | None = None
    timeout: float = 20.0


@dataclass(frozen=True, slots=True)
class AtomChannel:
    """Messages as entries of a feed in a file, for a web server to serve.

    Attributes:
        name: as rules call it.
        path: the file.
        title: of the feed.
        entries: how many are kept.
    """

    name: str
    path: Path
    title: str = "Firsthand"
    entries: int = 100


@dataclass(frozen=True, slots=True)
class AppriseChannel:
    """Messages through Apprise, which knows a hundred services more.

    Attributes:
        name: as rules call it.
        url: where its address is kept, which most often holds a secret.
    """

    name: str
    url: Secret = field(default_factory=Secret)


Channel: TypeAlias = EmailChannel | WebhookChannel | AtomChannel | AppriseChannel
