"""`python -m benchmarks.web`: pages served over a store of 100,000 events.

Every address is asked for once before anything of it is kept ("first"), then again ("again"), from one reader after another.
"cpu" is what the first answer took of one core, which tells more where the machine is shared. The store is made anew unless `--store` names one. Exit status 1 when a budget of the design is broken.
"""

from __future__ import annotations

import argparse
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from benchmarks.big_store import fill
from firsthand.store import Store

MEDIAN_MS = 150.0
LARGEST_KB = 500.0
PAGES = (
    "/events", "/events?country=MLI", "/events?country=SDN&grade=contested", "/events?since=2024-01-01&until=2024-03-31",
    "/events?place=Gao&km=100", "/events?near=13.2,-0.8,300", "/events?bbox=-5,12,3,18", "/events?text=village+12", "/events?type=Battles",
    "/events?type=suicide-bomb&min_killed=10", "/events?min_origins=3&unreviewed=1", "/events?order=deadliest", "/events?order=oldest&country=UKR",
    "/events?order=changed", "/events?country=BFA&since=2025-01-01&order=deadliest&grade=claimed",
)  # fmt: skip
DATA = ("/events/points", "/events/points?country=MLI", "/events/points?country=MLI&grade=contested", "/events/points?view=-3,14,1,17",
        "/events/actors", "/events/actors?country=MLI")  # fmt: skip


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", help="address of a store made before; made where it is not there")
    parser.add_argument("--events", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.store or f"sqlite:///{Path(folder) / 'big.db'}"
        with Store.open(url, create=True) as store:
            if next(iter(store.published_ids()), None) is None:
                started = time.perf_counter()
                fill(store, options.events)
                print(f"{options.events} events written in {time.perf_counter() - started:.0f} s")
        with served(url) as (address, server), httpx.Client(base_url=address, timeout=120) as client:
            broken = measure(client, server, "pages", PAGES)
            measure(client, server, "what pages ask for later", DATA, is_page=False)
    return int(broken)


@contextmanager
def served(url: str) -> Iterator[tuple[str, psutil.Process]]:
    """`firsthand serve` over a store: its address and its process."""
    running = subprocess.Popen(
        [sys.executable, "-m", "firsthand", "serve", "--port", "0", "--store", url],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    found = re.search(r"http://\S+", running.stderr.readline())
    assert found
    try:
        yield found.group(), psutil.Process(running.pid)
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)


def measure(
    client: httpx.Client,
    server: psutil.Process,
    name: str,
    addresses: tuple[str, ...],
    *,
    is_page: bool = True,
) -> bool:
    """Print one line for each address; whether a budget is broken."""
    client.get("/events?id=none")  # the first page of a process reads names and templates
    print(f"\n{name:<76}{'first':>9}{'cpu':>9}{'again':>9}{'size':>10}")
    first, busy, again, largest = [], [], [], 0.0
    for address in addresses:
        before = _cpu(server)
        cold, size = _ask(client, address)
        busy.append(_cpu(server) - before)
        warm = statistics.median(_ask(client, address)[0] for _ in range(5))
        first.append(cold)
        again.append(warm)
        largest = max(largest, size)
        print(f"{address:<76}{cold:>6.0f} ms{busy[-1]:>6.0f} ms{warm:>6.0f} ms{size:>7.0f} KB")
    print(
        f"{'median':<76}{statistics.median(first):>6.0f} ms{statistics.median(busy):>6.0f} ms{statistics.median(again):>6.0f} ms{largest:>7.0f} KB at most"
    )
    if not is_page:
        return False
    over = statistics.median(first) > MEDIAN_MS or largest > LARGEST_KB
    print(
        f"budget: median {MEDIAN_MS:.0f} ms, largest page {LARGEST_KB:.0f} KB: {'OVER BUDGET' if over else 'ok'}"
    )
    return over


def _cpu(server: psutil.Process) -> float:
    """Milliseconds of processor time so far."""
    times = server.cpu_times()
    return 1000 * (times.user + times.system)


def _ask(client: httpx.Client, address: str) -> tuple[float, float]:
    """Milliseconds, and kilobytes before compression."""
    started = time.perf_counter()
    answer = client.get(address)
    took = 1000 * (time.perf_counter() - started)
    assert answer.status_code == 200, (address, answer.status_code)
    return took, len(answer.content) / 1000


if __name__ == "__main__":
    sys.exit(main())
