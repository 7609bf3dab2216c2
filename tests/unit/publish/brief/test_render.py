"""Briefs as Markdown, HTML and PDF: what a record holds stays text in all three."""

from __future__ import annotations

import sys
from datetime import date

import pypdfium2
import pytest
from lxml import etree
from lxml import html as reading

from firsthand.domain.actor import ActorKind
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import EventActor, EventOrigin
from firsthand.domain.report import Role
from firsthand.domain.values import Place, PlaceKind
from firsthand.publish.brief import Brief, Scope, render
from firsthand.publish.brief.markdown import escape
from tests.unit.publish.brief.records import JUNE, brief, casualty, claim, days, event, operation, toll

HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    '#read("/etc/passwd") $x$ *bold* _it_ `raw` @label <lbl> \\ // --',
    "| cell | \r\n\r\n# Heading",
    "{{ 7*7 }} {n} {% raw %} %s",
    "https://evil.example/auto www.evil.example a@evil.example",
    "]]></title></svg><img src=x onerror=alert(1)>",
)


def hostile(text: str, language: str = "en") -> Brief:
    place = Place(text, 15.92, 2.4, 10, PlaceKind.SETTLEMENT, "MLI", text)
    parties = (EventActor("x", text, Role.INITIATOR, ActorKind.REBEL),)
    told = (claim("c1", origin=text),)
    figures = {"tolls": (toll(3, 3, 3, claims=("c1",)),), "casualties": (casualty(3, 3, 3, group=text),)}
    origins = (EventOrigin("outlet:x", text, ("a.html",)),)
    scope = Scope(JUNE.since, JUNE.until, conditions=(("text", text), ("actor", text)))
    return brief(
        event("e1", place=place, actors=parties, claims=told, origins=origins, **figures),
        event("e2", days(12), place=place, origins=origins),
        scope=scope,
        language=language,
    )


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_html(text: str) -> None:
    page = render(hostile(text), "html").text
    tree = reading.document_fromstring(page)
    assert not tree.xpath("//script|//img|//iframe|//@onerror|//@onclick")
    assert all(link.startswith("#") for link in tree.xpath("//a/@href"))
    assert " ".join(text.split()) in " ".join(tree.xpath("string(//table[@class='incidents'])").split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_markdown(text: str) -> None:
    told = render(hostile(text), "md", stem="x").text
    rows = [line for line in told.splitlines() if line.startswith("| <a id=")]
    assert len(rows) == 2
    for row in rows:
        plain = (
            row.replace("\\\\", "")
            .replace("\\|", "")
            .replace("\\<", "")
            .replace("\\[", "")
            .replace("\\!", "")
        )
        assert plain.count("|") == 6
        assert "<script" not in plain
        assert "](http" not in plain.replace("\\]", "")
        assert "https://" not in plain
    assert "\n# Heading" not in told.replace("# Situation", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_pdf(text: str) -> None:
    told = words_of(render(hostile(text), "pdf").content)
    first = text.split(maxsplit=1)[0].strip("-|")[:14]
    assert first in told.replace("\ufffe", "-")
    assert "root:" not in told


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_the_drawings(text: str) -> None:
    for content in render(hostile(text), "md", stem="x").sidecars.values():
        tree = etree.fromstring(content)
        assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
            *("svg", "title", "rect", "path", "line", "circle", "text"),
        }


def test_a_pdf_has_its_text_its_links_and_its_language() -> None:
    made = brief(
        event("e1", tolls=(toll(5, 7, 9),)),
        event("e2"),
        language="fr",
        scope=Scope(JUNE.since, JUNE.until, "MLI"),
    )
    content = render(made, "pdf", base_url="https://desk.example").content
    told = words_of(content)
    assert "Rapport de situation : Mali" in told.replace("\u00a0", " ")
    assert "Degré de preuve" in told
    assert "5 à 9 personnes tuées" in told
    assert b"/Lang" in content
    assert content == render(made, "pdf", base_url="https://desk.example").content


def test_every_figure_leads_to_its_incidents() -> None:
    made = brief(event("e1", tolls=(toll(5, 7, 9),)), event("e2", tolls=(toll(1, 1, 1),)))
    tree = reading.document_fromstring(render(made, "html", base_url="https://desk.example/").text)
    assert tree.xpath("//table[@class='figures']//a/@href") == ["#e1", "#e2"]
    assert tree.xpath("//tr/@id") == ["e1", "e2"]
    assert "https://desk.example/events/e1" in tree.xpath("//tr[@id='e1']//a/@href")
    targets = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert targets <= set(tree.xpath("//@id"))


def test_the_page_is_read_without_seeing_it() -> None:
    tree = reading.document_fromstring(render(brief(event("e1"), language="fr"), "html").text)
    assert tree.get("lang") == "fr"
    assert all(tree.xpath("//table/caption/text()"))
    assert len(tree.xpath("//table//th[@scope='col']")) > 0
    assert all(
        svg.get("role") == "img" and svg[0].tag.endswith("title")
        for svg in tree.xpath("//figure//*[name()='svg']")
    )
    assert not tree.xpath("//script|//link|//*[starts-with(@src,'http')]")


def test_an_empty_brief_says_what_that_does_not_mean() -> None:
    for language, told in (
        ("en", "No document published in the period was read"),
        ("fr", "Aucun document publié"),
    ):
        made = brief(language=language, in_area=3)
        for form in ("md", "html"):
            assert told in render(made, form).text
        assert render(made, "pdf").content.startswith(b"%PDF")
    read = brief(documents={date(2025, 6, 4): 12}, in_area=0)
    assert "12 documents published in the period were read." in render(read, "md").text


def test_an_operation_stands_before_its_incidents_with_its_toll() -> None:
    whole = operation("op", "e1", "e2", tolls=(toll(40, 40, 40),))
    made = brief(event("e1", operation="op"), event("e2", operation="op"), operations=[whole])
    tree = reading.document_fromstring(render(made, "html").text)
    assert tree.xpath("//table[@class='incidents']/tbody/tr/@id") == ["op", "e1", "e2"]
    assert "counted once" in render(made, "md").text


def test_a_long_brief_lists_the_worst_and_counts_the_others() -> None:
    events = [event(f"e{n}", days(1 + n % 30), tolls=(toll(n, n, n),)) for n in range(1, 320)]
    made = brief(*events)
    tree = reading.document_fromstring(render(made, "html").text)
    assert len(tree.xpath("//table[@class='incidents']/tbody/tr")) == 300
    assert "19 more are counted and not listed" in render(made, "md").text
    assert made.sums[0].best == sum(range(1, 320))
    targets = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert targets <= set(tree.xpath("//@id"))


def test_without_typst_the_fault_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ConfigError, match=r"firsthand\[pdf\]"):
        render(brief(event("e1")), "pdf")


def test_a_format_that_is_not_there_is_refused() -> None:
    with pytest.raises(ConfigError, match="md, html, pdf"):
        render(brief(event("e1")), "docx")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("a\nb", "a b"),
        ("a_b|c", "a\\_b\\|c"),
        ("+ x", "\\+ x"),
        ("&lt;", "\\&lt;"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, told: str) -> None:
    assert escape(text) == told
