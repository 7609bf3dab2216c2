"""`python -m evaluation`: the share of gold facts that the record has, against the pinned floors.

Exit status 1 when a figure is below its floor. `--raise` pins what was reached; it never lowers a floor.
"""

from __future__ import annotations

import argparse
import sys

from evaluation.cases import CASES
from evaluation.floors import Floors
from evaluation.record import make_record
from firsthand.run.plan import Workshop


def main() -> int:
    """Run every case whose pages are present and print the table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="pin the figures reached")
    parser.add_argument("--verbose", "-v", action="store_true", help="list every fact that is missing")
    arguments = parser.parse_args()
    workshop = Workshop.load()
    floors = Floors.load()
    below = 0
    print(f"{'case':<28}{'facts':>7}{'right':>7}{'share':>8}{'floor':>8}")
    for case in CASES:
        if not case.present:
            print(f"{case.name:<28}{'absent: ' + str(case.gold):>30}")
            continue
        result = case.score(make_record(case.pages(), workshop))
        floor = floors.of(case)
        below += result.share < floor
        print(f"{case.name:<28}{result.facts:>7}{result.right:>7}{result.share:>8.3f}{floor:>8.3f}")
        if arguments.verbose:
            for name, reason in result.missing:
                print(f"    {name}: {reason}")
        if arguments.raise_floors:
            floors = floors.raised(case, result.share)
    if arguments.raise_floors:
        floors.save()
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
