"""The file of sources: what it says, and what is wrong with it, by line and key."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.domain.watching import SourceKind
from firsthand.run.watching.reading import parse_watch, read_watch
from firsthand.run.watching.starter import STARTERS, starter

GOOD = """
every = "10 min"
most = "2 h"
dead_days = 5
since = 2025-06-01
alerts = "alerts.toml"

[[source]]
name = "A feed"
kind = "feed"
address = "https://a.example/feed"
archive = "https://a.example/feed?paged={page}"
outlet = "A"
language = "fr"

[[source]]
name = "A search"
kind = "search"
address = "https://b.example/?s={query}&page={page}&after={since}"
queries = ["Ménaka", "Gao attaque"]
links = "https://b.example/20*/*"
least = "6 min"
verified = false
"""


def test_how_often_articles_are_looked_at_again() -> None:
    default = parse_watch(GOOD)
    assert default.revisit == tuple(timedelta(hours=n) for n in (1, 6, 24, 72))
    assert (default.revisit_all, default.revisits, default.jobs) == (False, 600, 1)
    more = 'revisit = ["2 h", "1 day"]\nrevisit_all = true\nrevisits_per_hour = 60\njobs = 4\n'
    book = parse_watch(more + GOOD)
    assert book.revisit == (timedelta(hours=2), timedelta(days=1))
    assert (book.revisit_all, book.revisits, book.jobs) == (True, 60, 4)
    assert parse_watch("revisit = []\n" + GOOD).revisit == ()


@pytest.mark.parametrize(
    "wrong", ['revisit = ["1 h", "1 h"]', 'revisit = ["1 d", "1 h"]', 'revisit = ["soon"]', "jobs = 0"]
)
def test_a_schedule_that_makes_no_sense_is_refused(wrong: str) -> None:
    with pytest.raises(ConfigError, match=wrong.split(maxsplit=1)[0]):
        parse_watch(f"{wrong}\n{GOOD}")


def test_what_a_file_says(tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(GOOD, encoding="utf-8")
    book = read_watch(tmp_path / "w.toml")
    assert (book.since, book.alerts, book.crew_size) == (date(2025, 6, 1), tmp_path / "alerts.toml", 16)
    feed, search = book.sources
    assert (feed.kind, feed.every, feed.least, feed.most, feed.dead_days) == (
        SourceKind.FEED,
        600,
        300,
        7200,
        5,
    )
    assert (feed.outlet, feed.language, feed.verified) == ("A", "fr", True)
    assert (search.least, search.verified, search.links) == (360, False, ("https://b.example/20*/*",))
    assert list(search.addresses(date(2025, 6, 1), 3)) == [
        "https://b.example/?s=M%C3%A9naka&page=3&after=2025-06-01",
        "https://b.example/?s=Gao+attaque&page=3&after=2025-06-01",
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('every = "soon"\n[[source]]', "w.toml:1: every is a length of time"),
        ('most = "6 min"\n[[source]]', "w.toml:1: least, every and most must follow"),
        ("colour = 1\n[[source]]", "w.toml:1: there is no key 'colour' here"),
        ("", "w.toml:1: there is no [[source]]"),
        ("[[source]", "this is not TOML"),
        ('[[source]]\nname = "x"\nkind = "radio"\naddress = "https://a.example"', "w.toml:3: source 'x': kind is one of feed, sitemap, page, search, not 'radio'"),
        ('[[source]]\nname = "x"\nkind = "feed"', "w.toml:1: source 'x': address is missing"),
        ('[[source]]\nname = "x"\nkind = "feed"\naddress = "ftp://a.example"', "w.toml:4: source 'x': address is an address of the web"),
        ('[[source]]\nname = "x"\nkind = "feed"\naddress = "https://u:p@a.example/"', "w.toml:4: source 'x': address is an address of the web"),
        ('[[source]]\nname = "x"\nkind = "feed"\naddress = "https://a.example/{query}"', "w.toml:4: source 'x': address: there is no {query} for a feed"),
        ('[[source]]\nname = "x"\nkind = "search"\naddress = "https://a.example/"\nqueries = "y"', "w.toml:5: source 'x': queries and {query}"),
        ('[[source]]\nname = "x"\nkind = "feed"\naddress = "https://a.example/"\narchive = "https://a.example/old"', "w.toml:5: source 'x': archive is an address with {page}"),
        ('[[source]]\nname = "x"\nkind = "feed"\naddress = "https://a.example/"\nlanguage = "French"', "w.toml:5: source 'x': language is a code"),
        ('[[source]]\nname = "x"\nkind = "feed"\naddress = "https://a.example/"\nadress = ""', "did you mean address?"),
        ('[[source]]\nname = "x"\nkind = "page"\naddress = "https://a.example/"\nlinks = "nonsense"', "w.toml:5: source 'x': links is an address with"),
        ('[[source]]\nname = "x"\nkind = "feed"\naddress = "https://a.example/"\n[[source]]\nname = "x"\nkind = "feed"\naddress = "https://b.example/"', "w.toml:6: source 'x': there are 2 of this name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_key(wrong: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_watch(wrong, "w.toml")
    assert told in str(caught.value)


def test_every_fault_is_told_at_once_and_no_password_is_shown() -> None:
    wrong = '[[source]]\nname = "x"\nkind = "feed"\naddress = "https://a.example/"\nleast = 3\nlanguage = 4\n'
    with pytest.raises(ConfigError) as caught:
        parse_watch(wrong, "w.toml")
    assert str(caught.value).count("w.toml:") == 2


@pytest.mark.parametrize("name", STARTERS)
def test_the_lists_to_start_from_can_be_used_as_they_are(name: str) -> None:
    book = parse_watch(starter(name), name)
    assert len(book.sources) >= 8
    assert not any(
        source.verified for source in book.sources
    )  # nobody could look from where they were written
    assert len({source.address for source in book.sources}) == len(book.sources)
    assert all(source.outlet and source.language in ("en", "fr") for source in book.sources)


def test_the_example_of_the_documentation_is_right() -> None:
    page = Path(__file__).resolve().parents[4] / "docs" / "how-to" / "watch-sources.md"
    example = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    assert {source.kind for source in parse_watch(example).sources} == set(SourceKind)


def test_a_list_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="there are sahel, wires-en, wires-fr"):
        starter("moon")
