"""One search for inputs that break a promise, in a process of its own: guided by coverage (Atheris) or blind.

`python -m fuzz.searching MODULE NAME SECONDS FOLDER SEED [--blind]` is what `python -m fuzz` starts for each target. Of the program it loads
what the module with the target needs, since whatever is loaded is first rewritten to tell where it has been.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from fuzz.mutating import mutations
from fuzz.places import Places
from fuzz.target import Target

SLOWEST = 60  # seconds for one input: longer, and it hangs
_MEMORY = 3_000  # megabytes


def guided(module: str, name: str, seconds: float, places: Places, seed: int) -> None:
    """Search with Atheris, which ends the process; what breaks a promise is left in the folder of crashes."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["firsthand"]):
        target = _target(module, name)
    for data in target.seeds():
        (places.corpus / f"seed-{_digest(data)}").write_bytes(data)
    places.words.write_text("\n".join(map(_quoted, target.words)) + "\n", encoding="ascii")

    def one(data: bytes) -> None:
        target.check(data)

    options = {
        "max_total_time": round(seconds),
        "max_len": max(target.longest, *map(len, target.seeds())),
        "timeout": SLOWEST,
        "report_slow_units": SLOWEST,
        "rss_limit_mb": _MEMORY,
        "seed": seed,
        "artifact_prefix": f"{places.crashes}/",
        "dict": places.words,
        "print_final_stats": 1,
    }
    atheris.Setup(
        [sys.argv[0], str(places.corpus), *(f"-{key}={value}" for key, value in options.items())], one
    )
    atheris.Fuzz()


def blind(module: str, name: str, seconds: float, places: Places, seed: int) -> None:
    """Search without coverage. What is tried lies in the folder of crashes as long as it is tried, as native code can end the process."""
    target = _target(module, name)
    end = time.monotonic() + seconds
    tried = places.crashes / "last-input"
    count = 0
    for data in mutations(target, seed):
        tried.write_bytes(data)
        begun = time.process_time()
        try:
            target.check(data)
        except BaseException:
            tried.replace(places.crashes / f"crash-{_digest(data)}")
            raise
        if time.process_time() - begun > SLOWEST:
            tried.replace(places.crashes / f"slow-{_digest(data)}")
            raise TimeoutError(f"one input took {time.process_time() - begun:.0f} s")
        count += 1
        if time.monotonic() > end:
            break
    tried.unlink()
    print(f"stat::number_of_executed_units: {count}", file=sys.stderr)


def main(arguments: Sequence[str]) -> None:
    """See the module."""
    module, name, seconds, folder, seed, *more = arguments
    search = blind if more else guided
    search(module, name, float(seconds), Places.of(Path(folder), name), int(seed))


def _target(module: str, name: str) -> Target:
    held = vars(import_module(module)).values()
    return next(one for one in held if isinstance(one, Target) and one.name == name)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]


def _quoted(word: bytes) -> str:
    """A line of a dictionary of libFuzzer."""
    shown = "".join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\' else f"\\x{b:02x}" for b in word[:64])
    return f'"{shown}"'


if __name__ == "__main__":
    main(sys.argv[1:])
