"""Commands of `firsthand` as processes of their own, to be killed."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

_LOADED = ("firsthand.cli.main", "firsthand.run.local", "firsthand.run.executors", "firsthand.run.plan",
           "firsthand.sources", "firsthand.store", "firsthand.store.marks", "firsthand.store.traced_view",
           "firsthand.store.warc_record")  # fmt: skip


class Run(Protocol):
    """A command under way."""

    def is_alive(self) -> bool:
        """Whether it has not ended."""

    def kill(self) -> None:
        """Kill it as nothing can be told, and wait until it is gone."""

    def wait(self, seconds: float) -> int:
        """Its exit status.

        Raises:
            TimeoutError: it takes longer than this.
        """


Launch = Callable[[Sequence[str], Path], Run]
"""Starts a command with arguments; what it writes to standard error goes into a file."""


class _Fresh:
    def __init__(self, arguments: Sequence[str], log: Path) -> None:
        with log.open("ab") as stream:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "firsthand", *arguments], stdout=subprocess.DEVNULL, stderr=stream
            )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def wait(self, seconds: float) -> int:
        return self._process.wait(seconds)


class _Warm:
    def __init__(self, arguments: Sequence[str], log: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_LOADED))
        self._process = context.Process(target=_main, args=(list(arguments), str(log)))
        self._process.start()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    def wait(self, seconds: float) -> int:
        self._process.join(seconds)
        status = self._process.exitcode
        if status is None:
            self.kill()
            raise TimeoutError(f"it takes longer than {seconds:g} s")
        return status


def fresh(arguments: Sequence[str], log: Path) -> Run:
    """`python -m firsthand` from its first instruction on."""
    return _Fresh(arguments, log)


def warm(arguments: Sequence[str], log: Path) -> Run:
    """The same command, forked from a process that has loaded the program; loading it again takes two seconds each time."""
    return _Warm(arguments, log)


def _main(arguments: list[str], log: str) -> None:
    from firsthand.cli.main import main  # noqa: PLC0415 - in the process that was forked

    stream = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.dup2(stream, 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
    sys.argv = ["firsthand", *arguments]
    main()
