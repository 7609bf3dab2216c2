from __future__ import annotations

import codecs
import gzip
from datetime import date

import pytest

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.sources.content import Content, sniff
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import Read
from tests.unit.sources.samples import HTML, TEXT, table


def _ids(found: list[Page | Issue]) -> list[str]:
    return [item.id if isinstance(item, Page) else f"{item.input} {item.code}" for item in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_each_row_is_a_page(read: Read, delimiter: str, mark: bytes) -> None:
    first, second = read("-", stdin=mark + table(delimiter))
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.id, first.url, first.media_type) == ("a1", "https://n.example/1", MediaType.TEXT)
    assert first.content == b"Gunmen raided a village, and left.\nTwo died."
    hints = first.hints
    assert (hints.title, hints.published, hints.outlet, hints.language) == (
        "Raid",
        date(2025, 6, 2),
        "Radio",
        None,
    )
    assert (second.id, second.url, second.media_type) == ("-:3", None, MediaType.HTML)
    assert (second.hints.title, second.hints.published) == (None, date(2025, 6, 3))


@pytest.mark.parametrize("charset", ["utf-16", "utf-8", "cp1252"])
def test_encodings(read: Read, charset: str) -> None:
    content = "id,text\n1,Attaqué près de Ménaka – dimanche\n2,Ailleurs\n".encode(charset)
    found = read("-", stdin=content)
    assert [p.content.decode() for p in found if isinstance(p, Page)] == [
        "Attaqué près de Ménaka – dimanche",
        "Ailleurs",
    ]


def test_the_column_of_texts_that_is_filled_counts(read: Read) -> None:
    found = read("-", stdin=b"Title,HTML,Text\nA,<p>x</p>,\nB,<p>x</p>,plain\n")
    assert [(p.content, p.media_type) for p in found if isinstance(p, Page)] == [
        (b"<p>x</p>", MediaType.HTML),
        (b"plain", MediaType.TEXT),
    ]


def test_a_bad_row_is_named_and_the_rest_goes_on(read: Read) -> None:
    stdin = b'id,text\n1,a\n2,b,c,d\n3,\n\n5,"x\n6,y\n7,' + b"x" * 5_000 + b"\x00\n"
    found = read("-", stdin=stdin.replace(b'"x', b"x"))
    assert _ids(found) == ["1", "-:3 invalid-line", "-:4 empty", "5", "6", "-:8 binary"]


def test_a_field_over_the_limit_is_skipped(read: Read) -> None:
    limits = Limits(page=100, line=300)
    stdin = b"id,text\n1,a\n2," + b"x" * 150 + b"\n3," + b"x" * 5_000 + b"\n4,b\n"
    assert _ids(read("-", stdin=stdin, limits=limits)) == ["1", "-:3 too-large", "-:4 too-large", "4"]
    open_quote = b'id,text\n1,a\n2,"' + b"text without an end\n" * 40 + b"9,b\n"
    found = _ids(read("-", stdin=open_quote, limits=limits))
    assert found[:2] == ["1", "-:3 too-large"]
    assert found[-1] == "9"


def test_long_articles_are_no_fault(read: Read) -> None:
    (page,) = read("-", stdin=b"id,text\n1," + b"word " * 60_000)
    assert isinstance(page, Page)
    assert len(page.content) == 300_000


def test_row_after_bad_row_is_given_up(read: Read) -> None:
    found = read("-", stdin=b"id,text\n" + b"1,\n" * 500, limits=Limits(faults=20))
    assert len(found) == 22
    assert isinstance(found[-1], Issue)
    assert "given up" in found[-1].message


def test_dates_that_cannot_be_read_are_told_once(read: Read) -> None:
    found = read(
        "-", stdin=b'date,text\n02/06/2025,a\n3 juin,b\n2025-06-02T23:00:00Z,c\n"Mon, 02 Jun 2025 10:00",d\n'
    )
    assert [p.hints.published for p in found if isinstance(p, Page)] == [
        None,
        None,
        date(2025, 6, 2),
        date(2025, 6, 2),
    ]
    (remark,) = (item for item in found if isinstance(item, Issue))
    assert (remark.code, remark.severity) == ("unread-date", Severity.WARNING)
    assert "2 rows" in remark.message


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"id,text\n1,a\n", Content.CSV),
        (b'"ID";"Full Text";"x"\n', Content.CSV),
        (b"title\tbody\r\n", Content.CSV),
        (b"text\n", Content.TEXT),
        (b"id,title\n", Content.TEXT),
        (b"The text, in the main body, was dated.\n", Content.TEXT),
        (TEXT, Content.TEXT),
        (HTML, Content.HTML),
    ],
)
def test_a_table_is_told_by_its_header(head: bytes, form: Content) -> None:
    assert sniff(head)[0] is form


def test_a_kind_that_is_given_wants_a_header(read: Read) -> None:
    assert _ids(read("-", stdin=TEXT, as_kind="csv")) == ["- unsupported"]
    assert _ids(read("-", stdin=gzip.compress(table()), as_kind="csv")) == ["a1", "-:3"]
