from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.errors import SourceError
from firsthand.sources.content import Content
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.meter import Meter
from firsthand.sources.unpacked import COMPRESSED, Unpacked

PACK = {
    Content.GZIP: gzip.compress,
    Content.BZIP2: partial(bz2.compress, compresslevel=1),
    Content.XZ: lzma.compress,
}
NOISE = b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(12_500))


def _unpacked(content: bytes, form: Content = Content.GZIP, limits: Limits = LIMITS) -> Unpacked:
    return Unpacked(io.BytesIO(content), Meter(limits), form)


def test_every_compression_is_here() -> None:
    assert set(PACK) == COMPRESSED


@pytest.mark.parametrize("form", sorted(PACK))
@given(
    parts=st.lists(st.binary(max_size=40), max_size=4),
    sizes=st.lists(st.integers(-1, 20), max_size=20),
    ahead=st.integers(0, 50),
)
def test_it_reads_like_what_was_packed(
    form: Content, parts: list[bytes], sizes: list[int], ahead: int
) -> None:
    packed, whole = _unpacked(b"".join(PACK[form](part) for part in parts), form), io.BytesIO(b"".join(parts))
    assert packed.peek(ahead) == whole.getvalue()[:ahead]
    for size in sizes:
        if size % 2:
            assert packed.readline(size) == whole.readline(size)
        else:
            assert packed.read(size) == whole.read(size)


@pytest.mark.parametrize("form", sorted(PACK))
def test_much_data_comes_out_whole(form: Content) -> None:
    content = NOISE + bytes(3_000_000)
    assert _unpacked(PACK[form](content), form).read() == content


@pytest.mark.parametrize("form", sorted(PACK))
def test_damage_comes_up_where_it_stands_and_again(form: Content) -> None:
    packed = _unpacked(PACK[form](NOISE)[:-1000], form)
    assert packed.read(200_000) == NOISE[:200_000]
    with pytest.raises(SourceError, match="cut off") as caught:
        packed.read()
    assert caught.value.code == "damaged"
    with pytest.raises(SourceError, match="cut off"):
        packed.readline()
    assert not packed.recover()


def test_reading_goes_on_at_the_next_member() -> None:
    broken = bytearray(gzip.compress(NOISE))
    broken[len(broken) // 2] ^= 0xFF
    packed = _unpacked(gzip.compress(b"first") + bytes(broken[:-4]) + gzip.compress(b"last"))
    with pytest.raises(SourceError):
        packed.read()
    seen = b""
    while packed.recover():
        try:
            seen = packed.read()
        except SourceError:
            continue
        break
    assert seen == b"last"


def test_padding_after_the_last_member_is_passed_over() -> None:
    assert _unpacked(gzip.compress(b"a") + bytes(600) + gzip.compress(b"b") + bytes(5)).read() == b"ab"


@pytest.mark.parametrize("form", sorted(PACK))
def test_bombs_stop(form: Content) -> None:
    content = io.BytesIO(PACK[form](bytes(5_000_000)))
    limits = Limits(archive_head=200_000, expansion=100)
    with pytest.raises(SourceError) as caught:
        Unpacked(content, Meter(limits), form).read()
    assert caught.value.code == "too-large"


def test_what_is_allowed_is_counted_from_what_was_taken() -> None:
    meter = Meter(Limits(archive_head=10, expansion=3, archive=1000))
    meter.give(10)
    with pytest.raises(SourceError):
        meter.give(1)
    meter.take(500)
    meter.give(900)
    with pytest.raises(SourceError):
        meter.give(100)
