"""What every command shares: settings, and where to write."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from firsthand.config import LANGUAGE_MODEL, Settings, default_data_dir, load_settings
from firsthand.domain.errors import ConfigError

if TYPE_CHECKING:
    from firsthand.desk import Desk
    from firsthand.reports.language_model import LanguageModelSettings
    from firsthand.run.plan import Workshop
    from firsthand.sources.fetch import FetchSettings

READER = typer.Option("--reader", help="Who reads: local, or language-model (see its settings).")
DATA_DIR = typer.Option(
    "--data-dir", help="Folder of your own lists. [default: as set, else in your data folder]"
)
_log = logging.getLogger(__name__)


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

    def with_reader(self, reader: str | None) -> Context:
        """The same with a reader given on the command line."""
        return Context({**self.flags, "reader": reader}) if reader else self

    def with_data_dir(self, folder: Path | None) -> Context:
        """The same with a data folder given on the command line."""
        return Context({**self.flags, "data_dir": folder}) if folder else self

    @property
    def data_dir(self) -> Path:
        """The folder of the user's own places, actors and outlets."""
        return self.settings.data_dir or default_data_dir(os.environ)

    @property
    def own_places(self) -> Path:
        """The file of the user's own places, which need not be there."""
        return self.data_dir / "places.sqlite"

    @property
    def own_actors(self) -> Path:
        """The file of the user's own actors, which need not be there."""
        return self.data_dir / "actors.json"

    @property
    def own_outlets(self) -> Path:
        """The file of the user's own outlets, which need not be there."""
        return self.data_dir / "outlets.json"

    def network(self) -> FetchSettings:
        """How to behave on the network."""
        from firsthand.sources.fetch import NETWORK, FetchSettings  # noqa: PLC0415

        settings = self.settings
        return FetchSettings(
            contact=settings.contact,
            allow_hosts=settings.allow_hosts,
            delay=settings.fetch_delay_seconds,
            timeout=settings.fetch_timeout_seconds,
            max_bytes=max(NETWORK.max_bytes, settings.max_page_bytes),
        )

    def jobs(self) -> int:
        """Processes to read in, as set; one where a language model is asked, so that its cost can be told."""
        settings = self.settings
        if settings.reader == LANGUAGE_MODEL and settings.jobs > 1:
            self.err.print("The language model is asked from one process.", markup=False)
            return 1
        return settings.jobs

    def workshop(self, *, reading: bool = False, with_own: bool = True) -> Workshop:
        """The knowledge, as set.

        Args:
            reading: whether documents will be read, so that the reader that is set has to be there.
            with_own: whether to use the user's own places, actors and outlets beside the bundled ones.

        Raises:
            ConfigError: the language model is set as reader and cannot be asked as it is set.
        """
        from firsthand.run.plan import Workshop  # noqa: PLC0415 - loads the stages
        from firsthand.sources.limits import Limits  # noqa: PLC0415

        settings = self.settings
        return Workshop.load(
            gazetteer=settings.gazetteer,
            own_places=self.own_places if with_own else None,
            own_actors=self.own_actors if with_own else None,
            own_outlets=self.own_outlets if with_own else None,
            limits=Limits(page=settings.max_page_bytes),
            network=None if settings.offline else self.network(),
            relevance_threshold=settings.relevance_threshold,
            language_model=self._language_model() if reading else None,
        )

    def _language_model(self) -> LanguageModelSettings | None:
        """The language model where it is set as reader."""
        from firsthand.reports.language_model import LanguageModelSettings  # noqa: PLC0415 - loads the stages
        from firsthand.reports.language_model.cache import default_folder  # noqa: PLC0415

        settings = self.settings
        if settings.reader != LANGUAGE_MODEL:
            return None
        if settings.offline:
            raise ConfigError(
                "reader = language-model asks over the network and offline = true forbids it: "
                "set offline to false, or reader to local"
            )
        if settings.language_model_url is None or settings.language_model_name is None:
            raise ConfigError(
                "reader = language-model needs language_model_url and language_model_name "
                "(in the environment FIRSTHAND_LANGUAGE_MODEL_URL and FIRSTHAND_LANGUAGE_MODEL_NAME)"
            )
        return LanguageModelSettings(
            url=settings.language_model_url,
            name=settings.language_model_name,
            key=settings.language_model_key,
            price_in=settings.language_model_price_in,
            price_out=settings.language_model_price_out,
            timeout=settings.language_model_timeout_seconds,
            cache=settings.language_model_cache or default_folder(os.environ),
        )

    @contextmanager
    def told_usage(self, workshop: Workshop) -> Iterator[None]:
        """Say at the end what a language model was asked and cost, however the end comes."""
        try:
            yield
        finally:
            if workshop.usage is not None:
                _log.info("%s", workshop.usage)
                self.err.print(str(workshop.usage), markup=False, soft_wrap=True)

    @contextmanager
    def desk(self, *, create: bool = False, reading: bool = False) -> Iterator[Desk]:
        """The store and the knowledge, closed at the end."""
        from firsthand.desk import Desk  # noqa: PLC0415
        from firsthand.store import Store  # noqa: PLC0415 - loads SQLAlchemy

        with Store.open(self.settings.store, create=create, archive=self.settings.archive) as store:
            yield Desk(
                store,
                partial(self.workshop, reading=reading),
                names=self.settings.publish_names,
                own_actors=self.own_actors,
                own_outlets=self.own_outlets,
            )


def since_day(text: str | None) -> date | None:
    """The day that an option `--since` names; None where it is not given.

    Raises:
        typer.BadParameter: it is no day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("give a day such as 2025-06-01", param_hint="--since") from None
