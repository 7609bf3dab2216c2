"""Bytes to clean characters."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents import read_page
from firsthand.documents.decode import clean, decode, level
from firsthand.domain.errors import DocumentError
from firsthand.domain.page import MediaType, Page

NOW = datetime(2025, 6, 3, tzinfo=UTC)
FRENCH = (
    "L’armée a annoncé dimanche que « plusieurs dizaines » d’assaillants avaient été tués près de Gao, où des combats "
    "opposent depuis des années les forces armées à des groupes rebelles."
)


def page(content: bytes, *, html: bool = False, charset: str | None = None) -> Page:
    return Page("page", content, MediaType.HTML if html else MediaType.TEXT, NOW, charset=charset)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_comes_back_from_its_charset(charset: str) -> None:
    assert decode(page(FRENCH.encode(charset))) == FRENCH


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_in_either_byte_order(order: str) -> None:
    assert decode(page("\ufeff".encode(order) + FRENCH.encode(order))) == FRENCH


def test_the_charset_of_the_source_is_used() -> None:
    assert decode(page("Київ".encode("koi8-u"), charset="koi8-u")) == "Київ"


def test_the_charset_that_the_markup_names_is_used() -> None:
    html = '<html><head><meta charset="koi8-u"></head><body>Київ</body></html>'
    assert decode(page(html.encode("koi8-u"), html=True)) == html


def test_utf_8_outranks_a_wrong_declaration() -> None:
    assert decode(page(FRENCH.encode(), charset="latin-1")) == FRENCH


def test_an_unknown_charset_name_falls_back_to_detection() -> None:
    assert decode(page(FRENCH.encode("cp1252"), charset="no-such-thing")) == FRENCH


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_every_blank_becomes_a_space(space: str) -> None:
    assert clean(f"12{space}000 morts") == ("12 000 morts", [])


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert clean(f"a{end}b") == ("a\nb", [])


@pytest.mark.parametrize(
    "mark", ["\u200b", "\u00ad", "\u202e", "\u2066", "\ufeff", "\u200d", "\u061c", "\U000e0041"]
)
def test_invisible_characters_go(mark: str) -> None:
    assert clean(f"sol{mark}diers") == ("soldiers", ["invisible-characters-removed"])


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f"])
def test_control_characters_become_blanks(control: str) -> None:
    assert clean(f"two{control}men") == ("two men", ["control-characters-removed"])


def test_tabs_and_line_ends_are_no_control_characters() -> None:
    assert clean("a\tb\nc") == ("a\tb\nc", [])


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_mojibake_is_repaired_and_reported(wrong: str) -> None:
    good = "Des blessés ont été évacués à Sévaré, a déclaré le préfet"
    broken = good.encode().decode(wrong)
    assert broken != good
    assert clean(broken) == (good, ["mojibake-repaired"])


def test_a_repaired_page_carries_an_issue() -> None:
    document = read_page(page(FRENCH.encode().decode("cp1252").encode()))
    assert [issue.code for issue in document.issues] == ["mojibake-repaired"]
    assert "armée a annoncé" in document.text


@pytest.mark.parametrize("text", [FRENCH, "Ñandú, São Paulo, Ménaka", "“Quoted” – said he", "ÂGE, ÃO"])
def test_text_that_is_right_is_left_alone(text: str) -> None:
    assert clean(text) == (text, [])


def test_accents_are_composed() -> None:
    assert clean("e\u0301tat")[0] == "\u00e9tat"


@given(text=st.text(max_size=200))
def test_cleaned_text_is_clean(text: str) -> None:
    cleaned, _ = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned) & set("\x00\r\u200b\u00a0\u202e\ufeff\u2028")


@given(content=st.binary(max_size=300))
def test_any_bytes_give_text_or_are_refused(content: bytes) -> None:
    with suppress(DocumentError):
        assert isinstance(decode(page(content)), str)


@pytest.mark.parametrize(
    "charset",
    ["idna", "punycode", "undefined", "unicode_escape", "utf-7", "UTF7", "hex", "rot13", "a\0b", ""],
)
def test_a_codec_that_is_no_charset_falls_back_to_detection(charset: str) -> None:
    assert decode(page(FRENCH.encode("cp1252"), charset=charset)) == FRENCH


def test_mojibake_of_control_and_invisible_characters_is_repaired_before_they_go() -> None:
    good = "À l’ÉTÉ, ÅSA"
    assert clean(good.encode().decode("latin-1")) == (good, ["mojibake-repaired"])
    broken = "sol\u200bdiers blessés".encode().decode("cp1252")
    assert clean(broken) == ("soldiers blessés", ["mojibake-repaired", "invisible-characters-removed"])


def test_heaps_of_combining_marks_are_cut() -> None:
    text = "a" + "\u0323\u0301" * 500 + "b"
    assert len(clean(text)[0]) <= 33
    assert clean("n\u0303o\u0304\u0301")[0] == "\u00f1\u1e53"
    assert clean("\u0e2a" * 40) == ("\u0e2a" * 40, [])


@pytest.mark.parametrize("text", ["  Ferry \n sinks\u00a0", "Fer\u200bry sinks", "Ferry\x00sinks"])
def test_a_short_text_is_levelled(text: str) -> None:
    assert level(text) == "Ferry sinks"


def test_half_characters_are_told() -> None:
    assert level("a\ud800b") == "a?b"
