"""What stands in each worker process of a cluster."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from functools import cached_property

from firsthand import __version__
from firsthand.domain.page import Page
from firsthand.run.pool import Timed, timed
from firsthand.run.stages import Stages


class PageReader:
    """Reads pages with stages that are loaded once, with the first pages.

    Args:
        pickled: the stages, as they travel.
        everything: set nothing aside.
    """

    def __init__(self, pickled: bytes, everything: bool) -> None:  # noqa: FBT001 - as Ray hands it on
        self._pickled = pickled
        self._everything = everything

    def about(self) -> tuple[str, int]:
        """The version of Firsthand that is installed here, and the number of this process."""
        return __version__, os.getpid()

    def read(self, pages: Sequence[Page]) -> list[Timed]:
        """What came of each page and what that took, in their order. A bug propagates."""
        return [timed(page, self._stages, everything=self._everything) for page in pages]

    @cached_property
    def _stages(self) -> Stages:
        loaded: Stages = pickle.loads(self._pickled)  # noqa: S301 - made by the process that started this one
        return loaded
