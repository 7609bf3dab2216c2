"""Small files of every form, made here."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage

HTML = (
    b"<!DOCTYPE html><html><head><title>Raid</title></head><body><p>Gunmen raided a village near Menaka on"
    b" Sunday.</p></body></html>"
)
TEXT = b"Soldiers drove back gunmen near Menaka on Monday, the army said."
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


def record(
    body: bytes,
    *,
    kind: str = "response",
    url: str = "https://news.example/a",
    content_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    http: str = "",
    warc: str = "",
    length: int | None = None,
) -> bytes:
    """One record of a web archive; a response has HTTP headers, others only a body."""
    block = body
    if kind == "response":
        block = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{http}\r\n".encode() + body
        content_type = "application/http; msgtype=response"
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-06-02T10:00:00Z\r\n"
        f"Content-Type: {content_type}\r\n{warc}Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def warc_gz(*records: bytes) -> bytes:
    """A web archive as crawlers write it: one gzip member for each record."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def tarred(files: dict[str, bytes | tarfile.TarInfo], form: int = tarfile.GNU_FORMAT) -> bytes:
    """A tar archive; a `TarInfo` stands for a member without data."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, content in files.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def mail(*, html: bytes | None = None, attachments: dict[str, tuple[str, bytes]] | None = None) -> bytes:
    """A mail with a text, and perhaps its HTML and attachments by name with type."""
    message = EmailMessage()
    message["Subject"] = "Attaque près de Ménaka"
    message["From"] = "Radio Exemple <desk@radio.example>"
    message["To"] = "list@example.org"
    message["Date"] = "Mon, 02 Jun 2025 23:10:00 +0200"
    message.set_content("Des hommes armés ont attaqué un village dimanche.\n")
    if html is not None:
        message.add_alternative(html.decode(), subtype="html")
    for name, (kind, content) in (attachments or {}).items():
        main, sub = kind.split("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def saved_page(url: str = "https://news.example/saved") -> bytes:
    """A page as Chromium saves it (MHTML)."""
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {url}\r\n"
        "Subject: =?utf-8?Q?Raid=20near=20M=C3=A9naka?=\r\n"
        "Date: Mon, 2 Jun 2025 10:00:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n\r\n'
        "------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {url}\r\n\r\n"
        '<!DOCTYPE html><html><body><p class=3D"x">Gunmen raided M=C3=A9naka.</p></body></html>\r\n'
        "------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://news.example/i.png\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
    ).encode()


def table(delimiter: str = ",") -> bytes:
    """Two rows of a table."""
    rows = [
        ("ID", "Date", "Headline", "Body", "Source", "URL"),
        (
            "a1",
            "2025-06-02",
            "Raid",
            '"Gunmen raided a village, and left.\nTwo died."',
            "Radio",
            "https://n.example/1",
        ),
        ("", "20250603143000", "", '"<p>A clash near Gao.</p>"', "", ""),
    ]
    return "".join(delimiter.join(row) + "\r\n" for row in rows).encode()


SAMPLES: dict[str, bytes] = {
    "warc": b"".join(record(HTML, url=f"https://n.example/{n}") for n in range(3)),
    "warc-gz": warc_gz(*(record(HTML, url=f"https://n.example/{n}") for n in range(3))),
    "warc-chunked": record(b"5\r\nhello\r\n0\r\n\r\n", http="Transfer-Encoding: chunked\r\n", content_type="text/plain"),
    "zip": zipped({"a.html": HTML, "b/c.txt": TEXT, "d.jsonl": b'{"text": "x"}\n', "e.warc.gz": warc_gz(record(HTML))}),
    "zip-stored": zipped({"a.html": HTML, "b.txt": TEXT}, zipfile.ZIP_STORED),
    "tar": tarred({"a.html": HTML, "b" * 150: TEXT}),
    "tar-pax": tarred({"é.html": HTML, "b" * 150: TEXT}, tarfile.PAX_FORMAT),
    "tar-gz": gzip.compress(tarred({"a.html": HTML, "b.txt": TEXT}), mtime=0),
    "csv": table(),
    "tsv": table("\t"),
    "eml": mail(html=HTML, attachments={"a.pdf": ("application/pdf", PDF), "b.txt": ("text/plain", TEXT)}),
    "mhtml": saved_page(),
    "json": json.dumps([{"text": "One."}, {"text": "Two.", "id": "2"}]).encode(),
    "json-pretty": json.dumps({"text": "One.", "title": "T"}, indent=2).encode(),
    "pdf": PDF,
}  # fmt: skip
