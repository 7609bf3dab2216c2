"""Whatever the bytes are, a reader gives pages and issues, raises nothing, and ends."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources import open_sources
from firsthand.sources.limits import Limits
from firsthand.sources.registry import KINDS
from tests.unit.sources.conftest import NOW
from tests.unit.sources.samples import SAMPLES

BOUNDS = Limits(
    page=50_000, line=60_000, message=100_000, archive=2_000_000, archive_head=300_000, spool=500_000, members=200, faults=20
)  # fmt: skip
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _read(content: bytes, kind: str | None, *, seekable: bool) -> list[Page | Issue]:
    stream = io.BytesIO(content) if seekable else _Pipe(content)
    found = []
    for item in open_sources(["-"], as_kind=kind, now=NOW, stdin=stream, limits=BOUNDS):  # type: ignore[arg-type]
        found.append(item)
        assert len(found) < 2_000
        if isinstance(item, Page):
            assert item.content
            assert len(item.content) <= BOUNDS.page
            assert item.id.isprintable() or "\n" not in item.id
            assert item.key
        else:
            assert item.input.startswith("-")
            assert "\n" not in item.message
            item.message.encode()
            item.input.encode()
    return found


class _Pipe:
    """A stream that cannot go back and gives little at a time."""

    def __init__(self, content: bytes) -> None:
        self._stream = io.BytesIO(content)

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(min(size, 700) if size > 0 else size)

    def readline(self, size: int = -1, /) -> bytes:
        return self._stream.readline(size)


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    content = bytearray(SAMPLES[draw(st.sampled_from(sorted(SAMPLES)))])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        how = draw(st.sampled_from(("flip", "cut", "drop", "insert", "repeat", "splice")))
        if how == "flip" and content:
            content[at] ^= 1 << draw(st.integers(0, 7))
        elif how == "cut":
            del content[at:]
        elif how == "drop":
            del content[at : at + draw(st.integers(1, 200))]
        elif how == "insert":
            content[at:at] = draw(st.binary(max_size=20))
        elif how == "repeat":
            content[at:at] = content[at : at + 100] * draw(st.integers(1, 5))
        else:
            content[at:at] = SAMPLES[draw(st.sampled_from(sorted(SAMPLES)))]
    return bytes(content)


@FEW
@given(content=st.binary(max_size=600), kind=st.sampled_from((None, *KINDS)), seekable=st.booleans())
def test_random_bytes(content: bytes, kind: str | None, seekable: bool) -> None:
    _read(content, kind, seekable=seekable)


@FEW
@given(
    content=_damaged(), kind=st.one_of(st.none(), st.none(), st.sampled_from(KINDS)), seekable=st.booleans()
)
def test_damaged_files(content: bytes, kind: str | None, seekable: bool) -> None:
    _read(content, kind, seekable=seekable)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_sample_gives_pages_from_a_file_and_from_a_pipe(name: str) -> None:
    from_file, from_pipe = (_read(SAMPLES[name], None, seekable=seekable) for seekable in (True, False))
    assert from_file == from_pipe
    assert from_file
    assert all(isinstance(item, Page) for item in from_file)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_file_that_is_cut_off_anywhere_raises_nothing(name: str) -> None:
    content = SAMPLES[name]
    for end in range(0, len(content), max(1, len(content) // 60)):
        _read(content[:end], None, seekable=bool(end % 2))


@FEW
@given(name=st.text(max_size=300))
def test_any_argument_is_a_path_or_an_issue(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for argument in (name, str(Path(folder)) + "/" + name):
            if name in (".", "..") or "*" in name or "/" in name or argument == "-":
                continue
            for item in open_sources([argument], as_kind=None, now=NOW, stdin=None, limits=BOUNDS):
                item.__repr__().encode()
