"""How the time of reading is shared out among its parts."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from firsthand.models import tagger
from firsthand.reports import trained
from firsthand.reports.spotting import Spotter
from firsthand.run.workshop import Workshop

PARTS: tuple[tuple[str, Any, str], ...] = (
    ("clean text", Workshop, "read_page"),
    ("first look", Workshop, "relevance"),
    ("spotting", Spotter, "spot"),
    ("signals", trained, "signals_of"),
    ("tokenising", tagger, "windows"),
    ("model", tagger.Tagger, "_run"),
    ("model's answers unpacked", tagger.Tagger, "tag"),
    ("weighing", trained.TrainedReader, "_weigh"),
    ("claims", Workshop, "resolve"),
)
"""Parts with the function that each is done in; what one calls of another counts for the other alone."""


@dataclass
class Clock:
    """Seconds by part, each second in the innermost part only.

    Attributes:
        seconds: by part.
        parts: what is told apart; see `PARTS`.
        now: tells the time in seconds.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    parts: tuple[tuple[str, Any, str], ...] = PARTS
    now: Callable[[], float] = time.perf_counter
    _open: list[str] = field(default_factory=list)
    _since: float = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch every part while this lasts."""
        with ExitStack() as stack:
            for name, owner, attribute in self.parts:
                stack.enter_context(
                    patch.object(owner, attribute, self._timed(name, getattr(owner, attribute)))
                )
            yield

    def shares(self, total: float) -> dict[str, float]:
        """Share of each part in a total, and of the rest."""
        rest = max(0.0, total - sum(self.seconds.values()))
        return {name: spent / total for name, spent in {**self.seconds, "rest": rest}.items()}

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._open.append(name)
            try:
                result = function(*args, **kwargs)
                return list(result) if isinstance(result, Iterator) else result
            finally:
                self._turn()
                self._open.pop()

        return timed

    def _turn(self) -> None:
        now = self.now()
        if self._open:
            self.seconds[self._open[-1]] = self.seconds.get(self._open[-1], 0.0) + now - self._since
        self._since = now
