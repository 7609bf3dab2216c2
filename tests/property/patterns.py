"""Every pattern that the program compiles, and strings made from a pattern's own structure to make it slow.

Run as a program it prints, for each pattern that is slow, seconds, where it is compiled, and the string.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import re._constants as codes  # type: ignore[import-not-found]  # what the standard library parses patterns with
import re._parser as parser  # type: ignore[import-not-found]
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

LENGTH = 560
MOST = 20  # strings for one pattern
REPEATED = 10  # times at least that something may be repeated to be worth trying
PLAIN = ("a", "A", " ", "1", "\n", ".", ",", "-", "<", '"', "a ", "Aa ", "1,", " \n")
_CATEGORIES = {
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_WORD: "-",
}


def compiled() -> dict[tuple[str, int, bool], str]:
    """Pattern, flags and whether it is of bytes, to where it is compiled: at import, on loading and on reading."""
    found: dict[tuple[str, int, bool], str] = {}
    plain_compile = re.compile

    def noting(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        made = plain_compile(pattern, flags)
        caller = sys._getframe(1)
        module = caller.f_globals.get("__name__", "")
        if module.startswith("firsthand"):
            text = made.pattern if isinstance(made.pattern, str) else made.pattern.decode("latin-1")
            found.setdefault(
                (text, made.flags, isinstance(made.pattern, bytes)), f"{module}:{caller.f_lineno}"
            )
        return made

    re.compile = noting
    import firsthand  # noqa: PLC0415 - after the patch

    for module in pkgutil.walk_packages(firsthand.__path__, "firsthand."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    from firsthand.run.plan import Workshop, read_one  # noqa: PLC0415

    workshop = Workshop.load()
    pages = [str(files("firsthand") / "examples")]
    for page in workshop.open_sources(pages, as_kind=None, now=datetime.now(UTC), stdin=None):
        read_one(page, workshop, everything=True)
    re.compile = plain_compile
    return found


def attacks(pattern: str, flags: int) -> list[str]:
    """Strings that a pattern may choke on: each of its repeats repeated, behind what leads to it, and no end that fits."""
    pairs = dict.fromkeys([*(("", unit) for unit in PLAIN), *_repeats(parser.parse(pattern, flags), "", 0)])
    chosen = list(pairs)
    if len(chosen) > MOST:
        rest = chosen[len(PLAIN) :]
        chosen = [*chosen[: len(PLAIN)], *rest[:: len(rest) // (MOST - len(PLAIN)) + 1]]
    return [before + (unit * (LENGTH // len(unit) + 1))[:LENGTH] + "\0" for before, unit in chosen]


def _repeats(sequence: Any, before: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > 8:
        return
    for code, value in sequence:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, item = value
            if most >= REPEATED:
                yield from ((before, unit) for unit in _units(item) if unit)
            yield from _repeats(item, before, depth + 1)
            before += _sample(item) * min(least, 50)
        elif code is codes.BRANCH:
            for branch in value[1][:60]:
                yield from _repeats(branch, before, depth + 1)
            before += _sample(value[1][0])
        else:
            inner = _inside(code, value)
            if inner is not None:
                yield from _repeats(inner, before, depth + 1)
            if code not in (codes.ASSERT, codes.ASSERT_NOT):
                before += _sample([(code, value)])


def _units(item: Any) -> Iterator[str]:
    """What one turn of a repeat may be."""
    yield _sample(item)
    for code, value in item:
        if code is codes.IN:
            yield from _members(value)
        inner = _inside(code, value) or ()
        for below, branches in ((code, value), *inner):
            if below is codes.BRANCH:
                yield from (_sample(branch) for branch in branches[1][:4])


def _inside(code: Any, value: Any) -> Any:
    if code is codes.SUBPATTERN:
        return value[3]
    if code is codes.ATOMIC_GROUP:
        return value
    return value[1] if code in (codes.ASSERT, codes.ASSERT_NOT) else None


def _sample(sequence: Any) -> str:
    """A shortest string that a sequence matches, as far as it can be told at a glance."""
    made = ""
    for code, value in sequence:
        if code is codes.LITERAL:
            made += chr(value)
        elif code is codes.NOT_LITERAL:
            made += "b" if value == ord("a") else "a"
        elif code is codes.ANY:
            made += "a"
        elif code is codes.IN:
            made += _members(value)[0]
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            made += _sample(value[2]) * min(value[0], 50)
        elif code is codes.BRANCH:
            made += _sample(value[1][0])
        elif code not in (codes.ASSERT, codes.ASSERT_NOT):
            made += _sample(_inside(code, value) or ())
    return made


def _members(items: Any) -> list[str]:
    """Some characters of a class."""
    if items[0][0] is codes.NEGATE:
        return ["a", " ", "é"]
    found = []
    for code, value in items:
        if code is codes.LITERAL:
            found.append(chr(value))
        elif code is codes.RANGE:
            found.append(chr(value[0]))
        elif code is codes.CATEGORY:
            found.append(_CATEGORIES.get(value, "a"))
    return found[:3] or ["a"]


def slowest(pattern: str, flags: int, *, is_bytes: bool) -> tuple[float, str]:
    """Seconds of processor time for the slowest of the strings, and the string."""
    flags = flags & ~re.UNICODE if is_bytes else flags
    source: Any = pattern.encode("latin-1") if is_bytes else pattern
    ready: re.Pattern[Any] = re.compile(source, flags)
    worst = (0.0, "")
    for text in attacks(source, flags):
        given: Any = text.encode("latin-1", "replace") if is_bytes else text
        start = time.process_time()
        ready.search(given)
        worst = max(worst, (time.process_time() - start, text))
    return worst


def main() -> None:
    """Print the slow ones as JSON lines, and how many there are in all at the end."""
    bound = float(sys.argv[1])
    found = compiled()
    for (pattern, flags, is_bytes), where in found.items():
        seconds, text = slowest(pattern, flags, is_bytes=is_bytes)
        if seconds > bound:
            told = {"seconds": seconds, "where": where, "text": text[:60], "pattern": pattern[:200]}
            sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.write(json.dumps({"patterns": len(found)}) + "\n")


if __name__ == "__main__":
    main()
