"""`python -m benchmarks.web_load`: readers and reviewers at one desk at once, over the example pages.

Readers ask for one page after another, reviewers accept events and take that back. Any answer that is no success is an error. Prints how many answers were
given, how long they took, and the errors. Exit status 1 when there was one.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import httpx

from benchmarks.web import served

PAGES = (
    "/events", "/events?country=MLI", "/events?text=drone", "/events/points", "/documents", "/actors", "/actors/jnim", "/outlets", "/places",
    "/trends", "/api/v1/events", "/api/v1/facets", "/api/v1/events?format=geojson", "/brief", "/events?lang=fr",
)  # fmt: skip


class Desk:
    """What is shared by all who work at it."""

    def __init__(self, address: str, events: list[str], seconds: float) -> None:
        self.address, self.events = address, events
        self.until = time.monotonic() + seconds
        self.took: list[float] = []
        self.acts = 0
        self.faults: Counter[str] = Counter()
        self._turn = threading.Lock()

    def note(self, path: str, took: float, status: int, *, is_act: bool = False) -> None:
        """Note an answer."""
        with self._turn:
            self.took.append(took)
            self.acts += is_act
            if status >= 400:
                self.faults[f"{status} {path}"] += 1

    def read(self, seed: int) -> None:
        """Be a reader."""
        drawn = random.Random(seed)  # noqa: S311
        with httpx.Client(base_url=self.address, timeout=60, follow_redirects=True) as client:
            while time.monotonic() < self.until:
                path = drawn.choice((*PAGES, *(f"/events/{event}" for event in self.events)))
                self._ask(client, path)

    def review(self, seed: int) -> None:
        """Be a reviewer."""
        drawn = random.Random(seed)  # noqa: S311
        with httpx.Client(base_url=self.address, timeout=60, follow_redirects=True) as client:
            while time.monotonic() < self.until:
                event = drawn.choice(self.events)
                page = self._ask(client, f"/review?event={event}")
                token = re.search(r'name="csrf_token" value="(\w+)"', page)
                if token is None:
                    self.note("/review without a form", 0, 500)
                    continue
                form = {"csrf_token": token[1], "verb": "accept", "reason": f"reviewer {seed}"}
                for path, sent in (
                    (f"/review/events/{event}", form),
                    ("/review/undo", {"csrf_token": token[1]}),
                ):
                    started = time.perf_counter()
                    answer = client.post(path, data=sent)
                    refused = 'role="alert"' in answer.text and path != "/review/undo"
                    status = 409 if refused else answer.status_code
                    self.note(path.partition("/evt")[0], time.perf_counter() - started, status, is_act=True)

    def _ask(self, client: httpx.Client, path: str) -> str:
        started = time.perf_counter()
        answer = client.get(path)
        self.note(
            path.partition("?")[0].partition("/evt")[0], time.perf_counter() - started, answer.status_code
        )
        return answer.text


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:///{Path(folder) / 'desk.db'}"
        subprocess.run(
            [sys.executable, "-m", "firsthand", "demo", "--store", store], check=True, capture_output=True
        )
        with served(store) as (address, _):
            listed = httpx.get(f"{address}/api/v1/events?limit=500", timeout=60).json()["events"]
            desk = Desk(address, [event["id"] for event in listed], options.seconds)
            people = [threading.Thread(target=desk.read, args=(seed,)) for seed in range(options.readers)]
            people += [
                threading.Thread(target=desk.review, args=(1000 + seed,)) for seed in range(options.reviewers)
            ]
            for person in people:
                person.start()
            for person in people:
                person.join()
    took = sorted(desk.took)
    print(
        f"{options.readers} readers and {options.reviewers} reviewers for {options.seconds:.0f} s: {len(took)} answers, {desk.acts} of them to decisions; "
        f"median {statistics.median(took) * 1000:.0f} ms, one in twenty {took[int(len(took) * 0.95)] * 1000:.0f} ms, slowest {took[-1] * 1000:.0f} ms; "
        f"{desk.faults.total()} errors"
    )
    for what, number in desk.faults.most_common(10):
        print(f"  {number} x {what}")
    return int(bool(desk.faults))


if __name__ == "__main__":
    sys.exit(main())
