from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page
from firsthand.sources.content import Content, sniff
from firsthand.sources.limits import Limits
from tests.unit.sources.conftest import Read
from tests.unit.sources.samples import HTML, PDF, TEXT, mail, saved_page


def test_a_mail_is_a_page_with_hints(read: Read) -> None:
    (page,) = read("-", stdin=mail())
    assert isinstance(page, Page)
    assert (page.id, page.media_type, page.url) == ("-", MediaType.TEXT, None)
    assert (
        page.content.decode(page.charset or "").strip() == "Des hommes armés ont attaqué un village dimanche."
    )
    hints = page.hints
    assert (hints.title, hints.published, hints.outlet) == (
        "Attaque près de Ménaka",
        date(2025, 6, 2),
        "Radio Exemple",
    )


def test_html_comes_before_text(read: Read) -> None:
    (page,) = read("-", stdin=mail(html=HTML))
    assert isinstance(page, Page)
    assert (page.content.strip(), page.media_type) == (HTML, MediaType.HTML)


def test_attachments_that_are_pages_are_pages(read: Read) -> None:
    files = {
        "a.pdf": ("application/octet-stream", PDF),
        "b.html": ("text/html", HTML),
        "../c.txt": ("text/plain", TEXT),
        "d.png": ("image/png", b"\x89PNG\r\n\x1a\n"),
        "e.csv": ("application/csv", b"a,b\n1,2\n"),
    }
    found = read("-", stdin=mail(attachments=files))
    assert [(p.id, p.media_type.name) for p in found if isinstance(p, Page)] == [
        ("-", "TEXT"), ("-!/a.pdf", "PDF"), ("-!/b.html", "HTML"), ("-!/.._c.txt", "TEXT"),
    ]  # fmt: skip
    (note,) = (item for item in found if isinstance(item, Issue))
    assert (note.input, note.code, note.severity) == ("-", "no-page", Severity.NOTE)
    assert note.message.startswith("2 attachments")


def test_a_forwarded_mail_is_a_page_of_its_own(read: Read) -> None:
    content = mail()
    for _ in range(6):
        outer = EmailMessage()
        outer["Subject"], outer["From"], outer["Message-ID"] = "Fwd", "A <a@b.example>", "<1@b.example>"
        outer.set_content("See below.\n")
        outer.add_attachment(content, maintype="application", subtype="octet-stream")
        inner = EmailMessage()
        inner["Subject"], inner["From"], inner["Message-ID"] = "In", "B <b@b.example>", "<2@b.example>"
        inner.set_content("Inside.\n")
        outer.add_attachment(inner)
        content = outer.as_bytes()
    found = read("-", stdin=content)
    assert [p.hints.title for p in found if isinstance(p, Page)][:2] == ["Fwd", "In"]


def test_mails_in_mails_end(read: Read) -> None:
    content = mail()
    for _ in range(12):
        content = b"From: a@b.example\nMessage-ID: <1@b>\nContent-Type: message/rfc822\n\n" + content
    found = read("-", stdin=content)
    assert [item.code for item in found if isinstance(item, Issue)] == ["unsupported"]


def test_a_saved_page_is_its_html_with_its_address(read: Read) -> None:
    (page,) = read("-", stdin=saved_page())
    assert isinstance(page, Page)
    assert (page.id, page.url, page.media_type) == ("-", "https://news.example/saved", MediaType.HTML)
    assert (page.charset, page.hints.title, page.hints.outlet) == ("utf-8", "Raid near Ménaka", None)
    assert 'class="x">Gunmen raided Ménaka.' in page.content.decode()


def test_lines_that_flow_are_joined(read: Read) -> None:
    stdin = (
        b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
        b"Gunmen raided \na village.\n\nThey left.\n-- \nDesk\n"
    )
    (page,) = read("-", stdin=stdin)
    assert isinstance(page, Page)
    assert page.content == b"Gunmen raided a village.\n\nThey left.\n-- \nDesk\n"


@pytest.mark.parametrize(
    ("header", "title", "published", "outlet"),
    [
        (b"Subject: Attaqu\xc3\xa9\nDate: x\nFrom: desk@a.example\n", "Attaqué", None, None),
        (b"Subject: =?utf-8?B?////?=\nDate: Mon, 99 Jun 2025\nFrom: \xff <a@b>\n", None, None, None),
        (
            b'Subject:\nDate: 2 Jun 2025 10:00\nFrom: "The Desk" <>, B <b@c>\n',
            None,
            date(2025, 6, 2),
            "The Desk",
        ),
        (b"Subject: a\n b\nDate:\nFrom: =?x?Q?a?= <a@b.example>\n", "a b", None, None),
    ],
)
def test_odd_headers_are_left_out(
    read: Read, header: bytes, title: str | None, published: date | None, outlet: str | None
) -> None:
    (page,) = read("-", stdin=header + b"Message-ID: <1@b>\nTo: x@y.example\n\nA text.\n")
    assert isinstance(page, Page)
    if title is not None:
        assert page.hints.title == title
    assert page.hints.published == published
    if outlet is not None:
        assert page.hints.outlet == outlet


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"From: a@b.example\nSubject: x\nMessage-ID: <1@b>\n\n", "empty"),
        (b"From: a@b.example\nSubject: x\nMessage-ID: <1@b>\n\n" + b"x" * 3_000, "too-large"),
        (
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n",
            "no-page",
        ),
    ],
)
def test_a_mail_without_a_page_is_an_issue(read: Read, content: bytes, code: str) -> None:
    (found,) = read("-", stdin=content, limits=Limits(page=1_000))
    assert isinstance(found, Issue)
    assert found.code == code


def test_endless_headers_end(read: Read) -> None:
    head = b"From: " + b"(" * 400_000 + b"\nSubject: " + b"=?utf-8?Q?a?= " * 40_000 + b"\nMessage-ID: <1@b>\n"
    content = head + b"Content-Type: text/plain" + b"; a=b" * 40_000 + b"\n\nA text.\n"
    assert len(read("-", stdin=content, as_kind="eml")) == 1


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (mail()[:500], Content.EML),
        (saved_page(), Content.EML),
        (b"Date: 2 June 2025\nFrom: Bamako\nSubject: raid\n\nGunmen", Content.TEXT),
        (b"From: the front line\n\nGunmen", Content.TEXT),
        (b"Subject: a\nGunmen raided a village\nFrom: b\n", Content.TEXT),
    ],
)
def test_a_mail_is_told_by_its_header(head: bytes, form: Content) -> None:
    assert sniff(head)[0] is form


@pytest.mark.parametrize(
    "flood",
    [
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(100)),
        b"X: y\n" * 60_000 + b"\nx",
        b"\n" * 1_100_000,
    ],
    ids=["parts", "levels", "headers", "lines"],
)
def test_what_the_parser_takes_long_over_is_refused(read: Read, flood: bytes) -> None:
    (found,) = read("-", stdin=b"From: a@b.example\nMessage-ID: <1@b>\n" + flood, as_kind="eml")
    assert isinstance(found, Issue)
    assert found.code == "too-large"
