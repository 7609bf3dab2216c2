from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import Read
from tests.unit.sources.samples import HTML, TEXT, record, tarred, zipped


def _brief(found: list[Page | Issue]) -> list[tuple[str, str]]:
    return [
        (item.id, item.media_type.name) if isinstance(item, Page) else (item.input, item.code)
        for item in found
    ]


def _special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_each_member_is_a_page(read: Read, pack: Callable[[bytes], bytes], form: int) -> None:
    long = "folder/" * 12 + "é.html"
    found = read(
        "-", stdin=pack(tarred({"./a.txt": TEXT, long: HTML, "sub": _special("sub", tarfile.DIRTYPE)}, form))
    )
    assert _brief(found) == [("-!/a.txt", "TEXT"), (f"-!/{long}", "HTML")]
    assert [p.content for p in found if isinstance(p, Page)] == [TEXT, HTML]


def test_a_name_longer_than_a_block(read: Read) -> None:
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        name = "/".join(["ab" * 100] * 4)
        assert _brief(read("-", stdin=tarred({name: TEXT, "b": TEXT}, form))) == [
            (f"-!/{name}", "TEXT"),
            ("-!/b", "TEXT"),
        ]


def test_links_devices_and_names_that_lead_out_are_skipped(read: Read) -> None:
    found = read(
        "-",
        stdin=tarred(
            {
                "1": _special("soft", tarfile.SYMTYPE, "/etc/passwd"),
                "2": _special("hard", tarfile.LNKTYPE, "a"),
                "3": _special("null", tarfile.CHRTYPE),
                "4": _special("pipe", tarfile.FIFOTYPE),
                "../up": TEXT,
                "/root": TEXT,
                ".hidden": TEXT,
                "ok": TEXT,
            }
        ),
    )
    assert [code for _, code in _brief(found)] == ["not-a-file"] * 4 + ["unsafe-name"] * 2 + ["TEXT"]


def test_archives_in_archives_are_refused_and_web_archives_are_not(read: Read) -> None:
    found = read("-", stdin=tarred({"z": zipped({"a": TEXT}), "t": tarred({"a": TEXT}), "w": record(HTML)}))
    assert [code for _, code in _brief(found)] == ["unsupported", "unsupported", "HTML"]


def test_a_damaged_header_costs_its_member(read: Read) -> None:
    content = bytearray(tarred({"a": TEXT, "b": TEXT, "c": TEXT}))
    content[1024] ^= 0xFF
    assert _brief(read("-", stdin=bytes(content))) == [("-!/a", "TEXT"), ("-", "damaged"), ("-!/c", "TEXT")]


def test_a_cut_off_archive_says_so(read: Read) -> None:
    found = _brief(read("-", stdin=tarred({"a": TEXT, "b": TEXT * 20})[:2000]))
    assert found[0] == ("-!/a", "TEXT")
    assert {code for _, code in found[1:]} == {"damaged"}


def test_a_size_that_is_not_there_takes_no_memory(read: Read) -> None:
    info = tarfile.TarInfo("big")
    info.size = 8 * 1024**4
    found = _brief(read("-", stdin=info.tobuf() + TEXT, as_kind="tar"))
    assert {code for _, code in found} <= {"damaged", "too-large"}


def test_bounds(read: Read) -> None:
    assert _brief(read("-", stdin=tarred({str(n): TEXT for n in range(9)}), limits=Limits(members=4)))[
        4:
    ] == [("-", "too-large")]
    bomb = gzip.compress(tarred({"a": bytes(3_000_000), "b": TEXT}), 9)
    limits = Limits(page=100_000, archive_head=200_000, expansion=100)
    assert {code for _, code in _brief(read("-", stdin=bomb, limits=limits))} == {"binary", "too-large"}
    assert len(read("-", stdin=tarred({"a": TEXT})[:1024] + b"junk" * 9_000, limits=Limits(faults=3))) <= 6
