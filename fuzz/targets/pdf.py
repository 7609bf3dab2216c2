"""PDF to documents."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import partial

from firsthand.domain.page import MediaType
from fuzz.target import Target
from fuzz.targets.articles import ENGLISH, check_page

_WORDS = (b"/Type /Page", b"/Kids [", b"/Count 99999", b" 0 R", b"/Filter /FlateDecode", b"/Length 0", b"/Encrypt ", b"stream\n", b"endstream", b"BT /F1 11 Tf", b"Tj ET\n",
    b"/MediaBox [0 0 0 0]", b"/ObjStm", b"/XRef", b"trailer", b"startxref", b"%%EOF", b"xref\n0 1\n", b"(\\", b"<FEFF", b"Tm", b"/Rotate 90")  # fmt: skip


def _pdf(*, packed: bool) -> bytes:
    lines = [ENGLISH[at : at + 90] for at in range(0, len(ENGLISH), 90)]
    drawn = b"".join(
        b"BT /F1 11 Tf 1 0 0 1 72 %d Tm (%s) Tj ET\n" % (720 - 14 * n, _literal(line))
        for n, line in enumerate(lines)
    )
    more = b""
    if packed:
        drawn, more = zlib.compress(drawn), b" /Filter /FlateDecode"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(drawn), more, drawn),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Title (Thirty soldiers killed) /CreationDate (D:20250602100000Z) >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def _literal(line: str) -> bytes:
    return line.replace("\n", " ").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _seeds() -> Sequence[bytes]:
    return [_pdf(packed=False), _pdf(packed=True)]


PDF = Target(
    name="pdf",
    promise="a PDF gives a document whose parts lie in its text, or DocumentError",
    check=partial(check_page, media=MediaType.PDF),
    seeds=_seeds,
    words=_WORDS,
)
