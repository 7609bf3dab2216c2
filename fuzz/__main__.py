"""`python -m fuzz`: look for inputs that break the promise of a parser, so many seconds for each.

Guided by coverage where Atheris is installed (Linux; requirements/fuzz.txt), else blind, which finds less. What leads to new places in the code
is kept in build/fuzz/corpus and begun with the next time; what breaks a promise is left in build/fuzz/crashes, with the command that repeats it.
Exit status 1 where anything did, 2 where there is no such target.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from fuzz.places import Places
from fuzz.registry import TARGETS, target
from fuzz.target import Target

_FOLDER = Path("build") / "fuzz"
_GRACE = 600.0  # seconds for loading, and for the input that is tried last
_TRIES = re.compile(r"^stat::number_of_executed_units: +(\d+)", re.MULTILINE)
_NO_ATHERIS = (
    "Atheris is not installed here (it is made for Linux and some releases of Python: pip install -r requirements/fuzz.txt); "
    "searching blind, which finds less"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Search each target, or repeat one input."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "targets",
        nargs="*",
        metavar="TARGET",
        help=f"of {', '.join(one.name for one in TARGETS)}; all where none is named",
    )
    parser.add_argument("--seconds", type=float, default=30.0, help="for each target [30]")
    parser.add_argument("--seed", type=int, default=0, help="another one for another search; 0 draws one")
    parser.add_argument(
        "--folder", type=Path, default=_FOLDER, help=f"where what is found is kept [{_FOLDER}]"
    )
    parser.add_argument(
        "--input",
        type=Path,
        help="try this one input and no other, with a traceback where it breaks the promise",
    )
    parser.add_argument("--blind", action="store_true", help="without coverage, even where that is to be had")
    chosen = parser.parse_args(arguments)
    try:
        wanted = [target(name) for name in chosen.targets] or list(TARGETS)
    except KeyError as error:
        parser.error(f"there is no target {error}")
    if chosen.input is not None:
        if len(chosen.targets) != 1:
            parser.error("--input goes with one target")
        wanted[0].check(chosen.input.read_bytes())
        print("the promise holds")
        return 0
    is_blind = chosen.blind or find_spec("atheris") is None
    if is_blind and not chosen.blind:
        print(_NO_ATHERIS, file=sys.stderr)
    seed = chosen.seed or int(time.time())
    broken = sum([_search(one, chosen.seconds, chosen.folder, seed, is_blind=is_blind) for one in wanted])
    print(f"{len(wanted)} targets, {f'{broken} BROKEN' if broken else 'every promise held'}")
    return int(broken > 0)


def _search(one: Target, seconds: float, folder: Path, seed: int, *, is_blind: bool) -> bool:
    """Search one target in a process of its own, and tell what came of it; whether its promise was broken."""
    places = Places.of(folder, one.name)
    before = places.found
    command = [
        sys.executable,
        "-m",
        "fuzz.searching",
        one.module,
        one.name,
        str(seconds),
        str(folder),
        str(seed),
        *(["--blind"] if is_blind else []),
    ]
    with places.log.open("wb") as log:
        try:
            status = subprocess.run(
                command, stdout=log, stderr=log, check=False, timeout=seconds + _GRACE
            ).returncode
        except subprocess.TimeoutExpired:
            status = -1
    said = places.log.read_text(encoding="utf-8", errors="replace")
    tries = int(found[1]) if (found := _TRIES.search(said)) else 0
    new = sorted(places.found - before)
    if not status and not new:
        print(
            f"{one.name:>12}: held for {tries:,} inputs; {sum(1 for _ in places.corpus.iterdir()):,} in the corpus",
            flush=True,
        )
        return False
    print(f"{one.name:>12}: BROKEN: {one.promise}\n{_tail(said)}")
    for path in new:
        print(f"              repeat it: python -m fuzz {one.name} --input {path}", flush=True)
    if not new:
        print(f"              the search ended with {status}, see {places.log}", flush=True)
    return True


def _tail(said: str) -> str:
    """The end of the traceback."""
    lines = said.splitlines()
    begins = [n for n, line in enumerate(lines) if line.startswith(("Traceback", " === Uncaught"))]
    told = lines[begins[0] :] if begins else lines
    ends = next((n for n, line in enumerate(told) if line.startswith("==")), len(told))
    return "\n".join(f"              {line[:300]}" for line in told[:ends][-12:])


if __name__ == "__main__":
    sys.exit(main())
