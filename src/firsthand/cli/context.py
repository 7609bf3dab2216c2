"""What every command shares: settings, and where to write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from firsthand.config import Settings, load_settings

if TYPE_CHECKING:
    from firsthand.desk import Desk
    from firsthand.run.plan import Workshop


@dataclass
class Context:
    """Settings and consoles of one run. Results go to standard output, everything else to standard error."""

    flags: dict[str, object] = field(default_factory=dict)

    @cached_property
    def settings(self) -> Settings:
        """Flags over environment over `firsthand.toml` over defaults."""
        return load_settings(self.flags, os.environ, Path.cwd())

    @cached_property
    def out(self) -> Console:
        """Standard output; plain and wide where it is no terminal, so that nothing is cut."""
        width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 200
        return Console(file=sys.stdout, width=width, soft_wrap=False, highlight=False)

    @cached_property
    def err(self) -> Console:
        """Standard error."""
        return Console(file=sys.stderr, highlight=False)

    def with_store(self, store: str | None) -> Context:
        """The same with a store given on the command line."""
        return Context({**self.flags, "store": store}) if store else self

    def workshop(self) -> Workshop:
        """The knowledge, as set."""
        from firsthand.run.plan import Workshop  # noqa: PLC0415 - loads the stages
        from firsthand.sources.fetch import NETWORK, FetchSettings  # noqa: PLC0415
        from firsthand.sources.limits import Limits  # noqa: PLC0415

        settings = self.settings
        network = FetchSettings(
            contact=settings.contact,
            allow_hosts=settings.allow_hosts,
            delay=settings.fetch_delay_seconds,
            timeout=settings.fetch_timeout_seconds,
            max_bytes=max(NETWORK.max_bytes, settings.max_page_bytes),
        )
        return Workshop.load(
            gazetteer=settings.gazetteer,
            limits=Limits(page=settings.max_page_bytes),
            network=None if settings.offline else network,
            relevance_threshold=settings.relevance_threshold,
        )

    @contextmanager
    def desk(self, *, create: bool = False) -> Iterator[Desk]:
        """The store and the knowledge, closed at the end."""
        from firsthand.desk import Desk  # noqa: PLC0415
        from firsthand.store import Store  # noqa: PLC0415 - loads SQLAlchemy

        with Store.open(self.settings.store, create=create, archive=self.settings.archive) as store:
            yield Desk(store, self.workshop)
