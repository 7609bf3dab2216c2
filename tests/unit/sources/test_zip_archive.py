from __future__ import annotations

import gzip
import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import Read
from tests.unit.sources.samples import HTML, PDF, TEXT, mail, record, table, tarred, warc_gz, zipped


def _brief(found: list[Page | Issue]) -> list[tuple[str, str]]:
    return [
        (item.id, item.media_type.name) if isinstance(item, Page) else (item.input, item.code)
        for item in found
    ]


def test_each_member_is_read_by_what_it_holds(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "pages"
    path.write_bytes(
        zipped(
            {
                "a.bin": HTML, "sub/b": TEXT, "sub/": b"", "c": b'{"text": "x"}\n', "d": warc_gz(record(HTML)), "e": mail(),
                "f": table(), "g": PDF, "h": gzip.compress(TEXT), ".hidden": TEXT, "__MACOSX/._a": TEXT, "x/.git/y": TEXT,
                "i.png": b"\x89PNG\r\n\x1a\n",
            }
        )
    )  # fmt: skip
    assert _brief(read(path)) == [
        (f"{path}!/a.bin", "HTML"),
        (f"{path}!/sub/b", "TEXT"),
        (f"{path}!/c:1", "TEXT"),
        ("https://news.example/a", "HTML"),
        (f"{path}!/e", "TEXT"),
        ("a1", "TEXT"),
        (f"{path}!/f:3", "HTML"),
        (f"{path}!/g", "PDF"),
        (f"{path}!/h", "TEXT"),
        (f"{path}!/i.png", "binary"),
    ]


def test_an_archive_from_a_pipe_is_read_as_well(read: Read) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    content = zipped({"a": HTML})
    from firsthand.sources import open_sources  # noqa: PLC0415
    from tests.unit.sources.conftest import NOW  # noqa: PLC0415

    def _read(limits: Limits) -> list[Page | Issue]:
        return list(open_sources(["-"], as_kind=None, now=NOW, stdin=Pipe(content), limits=limits))

    assert _brief(_read(Limits())) == [("-!/a", "HTML")]
    assert _brief(_read(Limits(spool=10))) == [("-", "too-large")]


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "a/../../b.txt",
        "/etc/a.txt",
        "C:/a.txt",
        "c:a.txt",
        "..\\a.txt",
        "\\\\host\\a.txt",
        "x" * 5000,
    ],
)
def test_a_name_that_leads_out_is_skipped(read: Read, tmp_path: Path, name: str) -> None:
    found = read("-", stdin=zipped({name: TEXT, "ok.txt": TEXT}))
    assert [code for _, code in _brief(found)] == ["unsafe-name", "TEXT"]
    assert list(tmp_path.iterdir()) == []


def test_names_become_printable_ids(read: Read) -> None:
    content = zipped({"a\nb.txt": TEXT, "é.txt": TEXT})
    assert [i for i, _ in _brief(read("-", stdin=content))] == ["-!/a\\x0ab.txt", "-!/é.txt"]
    unmarked = content.replace(
        struct.pack("<H", 0x800), struct.pack("<H", 0)
    )  # UTF-8 without the mark that says so
    assert [i for i, _ in _brief(read("-", stdin=unmarked))] == ["-!/a\\x0ab.txt", "-!/é.txt"]


def test_links_encrypted_and_oddly_packed_members_are_named(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("odd", TEXT, zipfile.ZIP_LZMA)
        archive.writestr("secret", TEXT)
        archive.writestr("ok", TEXT)
    content = bytearray(out.getvalue())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.index(b"secret", 0 if signature == b"PK\x03\x04" else content.index(b"PK\x01\x02"))
        start = content.rindex(signature, 0, start)
        content[start + at] |= 1
    assert [code for _, code in _brief(read("-", stdin=bytes(content)))] == [
        "not-a-file", "unsupported", "encrypted", "TEXT",
    ]  # fmt: skip


def test_archives_in_archives_are_refused(read: Read) -> None:
    inner = {"a": TEXT}
    stdin = zipped(
        {"z.zip": zipped(inner), "t.tar": tarred(inner), "tgz": gzip.compress(tarred(inner)), "ok": TEXT}
    )
    assert [code for _, code in _brief(read("-", stdin=stdin))] == ["unsupported"] * 3 + ["TEXT"]


@pytest.mark.parametrize(
    ("member", "word"),
    [
        ("[Content_Types].xml", "office"),
        ("META-INF/container.xml", "EPUB"),
        ("META-INF/manifest.xml", "office"),
    ],
)
def test_an_office_document_is_named(read: Read, member: str, word: str) -> None:
    (found,) = read("-", stdin=zipped({member: b"<x/>", "word/document.xml": TEXT}))
    assert isinstance(found, Issue)
    assert found.code == "unsupported"
    assert word in found.message


def test_a_damaged_member_costs_itself(read: Read) -> None:
    content = bytearray(zipped({"a": TEXT, "b": TEXT * 3, "c": TEXT}, zipfile.ZIP_STORED))
    content[content.index(TEXT * 3) + 5] ^= 1
    assert _brief(read("-", stdin=bytes(content))) == [
        ("-!/a", "TEXT"),
        ("-!/b", "damaged"),
        ("-!/c", "TEXT"),
    ]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + b"x" * 90, zipped({"a": TEXT})[:-10], zipped({"a": TEXT})[:40]]
)
def test_a_damaged_archive_is_one_issue(read: Read, content: bytes) -> None:
    assert _brief(read("-", stdin=content)) == [("-", "damaged")]


def test_an_empty_archive_is_said(read: Read) -> None:
    assert _brief(read("-", stdin=zipped({}))) == [("-", "empty")]


def test_bombs_stop(read: Read) -> None:
    limits = Limits(page=100_000, line=100_000, archive_head=200_000, expansion=100)
    one = read("-", stdin=zipped({"a": b"x" * 3_000_000}), limits=limits)
    assert {code for _, code in _brief(one)} == {"too-large"}
    many = read("-", stdin=zipped({f"{n}": b"x" * 90_000 for n in range(50)}), limits=limits)
    assert [code for _, code in _brief(many)][-1] == "too-large"
    lines = read("-", stdin=zipped({"a": b'{"text": "x"}\n' * 200_000}), limits=limits)
    assert _brief(lines)[-1] == ("-!/a", "too-large")
    nested = read("-", stdin=zipped({"a": gzip.compress(b"\n" * 30_000_000, 9)}), limits=limits)
    assert _brief(nested) == [("-!/a", "too-large")]


def test_members_that_overlap_are_refused(read: Read) -> None:
    content = bytearray(zipped({"a": TEXT, "b": TEXT}, zipfile.ZIP_STORED))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<L", 0)
    (found,) = read("-", stdin=bytes(content))
    assert isinstance(found, Issue)
    assert "overlap" in found.message


def test_too_many_members_are_refused_before_they_are_listed(read: Read) -> None:
    many = zipped({f"{n:08}": b"" for n in range(300)}, zipfile.ZIP_STORED)
    assert _brief(read("-", stdin=many, limits=Limits(members=100))) == [("-", "too-large")]
    assert _brief(read("-", stdin=many, limits=Limits(members=250))) == [("-", "too-large")]


def test_a_kind_that_is_given_is_that_of_the_members(read: Read) -> None:
    assert _brief(read("-", stdin=zipped({"a": HTML}), as_kind="text")) == [("-!/a", "TEXT")]
    assert _brief(read("-", stdin=zipped({"a": HTML}), as_kind="zip")) == [("-!/a", "HTML")]
    (page,) = read("-", stdin=zipped({"a": HTML}), as_kind="zip")
    assert isinstance(page, Page)
    assert page.media_type is MediaType.HTML
