"""Small PDFs, made here."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Line = tuple[float, float, float, str]  # left, baseline, size, text


def pdf(pages: Sequence[Sequence[Line]], *, info: str = "", trailer: str = "", packed: bool = False) -> bytes:
    """A PDF in one font whose pages hold lines at their places."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", f"<< {info} >>"]  # fmt: skip
    bodies = [o.encode("cp1252") for o in objects]
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, _escaped(text))
            for x, y, size, text in lines
        )
        more = b""
        if packed:
            drawn, more = zlib.compress(drawn), b" /Filter /FlateDecode"
        bodies.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(drawn), more, drawn))
        kids.append(len(bodies) + 1)
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(bodies)
        )
    bodies[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>".encode()
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def column(
    texts: Sequence[str], *, left: float = 72, top: float = 720, size: float = 11, pitch: float = 14
) -> list[Line]:
    """Lines one under the other; an empty one leaves a gap."""
    return [(left, top - n * pitch, size, text) for n, text in enumerate(texts) if text]


def _escaped(text: str) -> bytes:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
