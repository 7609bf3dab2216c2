from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.documents import pdf as module
from firsthand.documents.pdf import read_pdf
from firsthand.domain.errors import DocumentError
from tests.unit.documents.pdf_files import Line, column, pdf

BODY = (
    "Gunmen raided a village near Menaka on Sun-",
    "day, and a pro-government force came. The wo-",
    "men fled to a camp, and the Franco-",
    "Malian posts and pro-",
    "government men (two) let them in.",
    "",
    "A “second” paragraph about the attaqué post.",
)
FIRST = (
    "Gunmen raided a village near Menaka on Sunday, and a pro-government force came. The women fled to a camp, and"
    " the Franco-Malian posts and pro-government men (two) let them in."
)
READ = (FIRST, "A “second” paragraph about the attaqué post.")


def test_lines_become_paragraphs_and_broken_words_are_mended() -> None:
    text = read_pdf(pdf([column(BODY)]))
    assert text.paragraphs == READ
    assert (text.left_out, text.title, text.created, text.pages, text.unread_pages, text.is_cut) == (
        (), None, None, 1, (), False,
    )  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_headers_footers_and_page_numbers_are_left_out(packed: bool) -> None:
    texts = (BODY, ["The next page tells of other", "things that happened."], ["The last page ends."])
    pages = [
        [
            (72, 800, 9, f"Daily Example, issue {n}"),
            *column(t),
            (290, 40, 9, str(n)),
            (72, 25, 8, "All rights kept"),
        ]
        for n, t in enumerate(texts, start=1)
    ]
    text = read_pdf(pdf(pages, packed=packed))
    assert text.paragraphs == (
        *READ,
        "The next page tells of other things that happened.",
        "The last page ends.",
    )
    assert text.left_out == (
        "Daily Example, issue 1", "1", "All rights kept", "Daily Example, issue 2", "2", "Daily Example, issue 3", "3",
    )  # fmt: skip


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "Page 7 of 9", "7/9", "p. 7"])
def test_a_page_number_is_known_by_its_look(number: str) -> None:
    assert read_pdf(pdf([[*column(BODY), (290, 40, 9, number)]])).left_out == (number,)


def test_a_number_within_the_text_stays() -> None:
    text = read_pdf(pdf([[*column(BODY), (72, 400, 11, "19")]]))
    assert text.left_out == ()
    assert text.paragraphs[-1].endswith("19")


def test_a_paragraph_runs_over_the_page() -> None:
    text = read_pdf(
        pdf([column(["The column was attacked when it"]), column(["left the town on Monday.", "", "New."])])
    )
    assert text.paragraphs == ("The column was attacked when it left the town on Monday.", "New.")


def test_columns_are_read_one_after_the_other() -> None:
    left = column(["The left column begins and", "runs on and on until it", "goes over to the"], left=60)
    right = column(["right column, where it ends.", "", "Then comes another one."], left=320)
    assert read_pdf(pdf([[*left, *right]])).paragraphs == (
        "The left column begins and runs on and on until it goes over to the right column, where it ends.",
        "Then comes another one.",
    )


def test_a_paragraph_ends_in_a_short_line_or_before_an_indented_one() -> None:
    lines: list[Line] = [
        (72, 700, 11, "The first paragraph fills its line to the right margin and"),
        (72, 686, 11, "then it ends here."),
        (72, 672, 11, "The second paragraph is as wide as the first one was, all told."),
        (90, 658, 11, "The third one is indented and not so wide."),
    ]
    assert [p.split()[1] for p in read_pdf(pdf([lines])).paragraphs] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("/Title (Twelve killed in Gao raid)", "Twelve killed in Gao raid"),
        ("/Title (Microsoft Word - report final.docx)", "A large line and a second"),
        ("/Title (untitled document)", "A large line and a second"),
        ("/Title (report)", "A large line and a second"),
        ("", "A large line and a second"),
    ],
)
def test_the_title(info: str, title: str) -> None:
    page = [(72.0, 780.0, 9.0, "A kicker"), (72.0, 750.0, 22.0, "A large line"), (72.0, 726.0, 22.0, "and a second"), *column(BODY, top=690)]  # fmt: skip
    text = read_pdf(pdf([page], info=info))
    assert text.title == title
    assert text.paragraphs == ("A kicker", "A large line and a second", *READ)


@pytest.mark.parametrize(
    ("info", "day"),
    [
        ("/CreationDate (D:20250602101500+02'00')", date(2025, 6, 2)),
        ("/CreationDate (20250602)", date(2025, 6, 2)),
        ("/CreationDate (D:20251399)", None),
        ("/CreationDate (D:2025)", None),
        ("/CreationDate (Monday)", None),
    ],
)
def test_the_day_it_was_made(info: str, day: date | None) -> None:
    assert read_pdf(pdf([column(BODY)], info=info)).created == day


def test_a_scan_says_so() -> None:
    for content in (pdf([[]]), pdf([[(72, 40, 9, "3")]] * 2)):
        with pytest.raises(DocumentError) as caught:
            read_pdf(content)
        assert caught.value.code == "scanned"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"%PDF-1.4\n" + b"x" * 5_000, b"text", pdf([])])
def test_damage_says_so(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_pdf(content)
    assert caught.value.code == "damaged"


def test_a_password_is_asked_for() -> None:
    encrypt = (
        f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
    )
    with pytest.raises(DocumentError) as caught:
        read_pdf(pdf([column(BODY)], trailer=encrypt))
    assert caught.value.code == "encrypted"


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf([column(BODY)] * 4)
    monkeypatch.setattr(module, "_MAX_CHARACTERS", 300)
    text = read_pdf(content)
    assert text.is_cut
    assert sum(map(len, text.paragraphs)) < 320
    monkeypatch.setattr(module, "_MAX_PAGES", 3)
    with pytest.raises(DocumentError) as caught:
        read_pdf(content)
    assert caught.value.code == "too-many-pages"


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_damaged_files_raise_nothing_else(data: st.DataObject) -> None:
    content = bytearray(
        pdf([column(BODY)] * 2, packed=data.draw(st.booleans()), info="/Title (A title of it)")
    )
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.sampled_from((b"", b"0", b"-1", b"99999999999", b"<<", b"\xff")))  # fmt: skip
    with suppress(DocumentError):
        text = read_pdf(bytes(content))
        "".join((*text.paragraphs, *text.left_out, text.title or "")).encode()
