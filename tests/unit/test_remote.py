"""A desk on another machine answers as the desk itself does, and nobody learns the key who should not."""

from __future__ import annotations

import io
import json
import secrets
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from pathlib import Path

import httpx
import pandas as pd
import pytest
import uvicorn
from fastapi.testclient import TestClient

import firsthand
from firsthand.access import digest, hash_password, new_key
from firsthand.config import Settings
from firsthand.desk import Desk
from firsthand.domain.account import ApiToken, User, UserRole
from firsthand.domain.errors import ChangedError, ConfigError, DecisionError, NotHeldError, StoreError
from firsthand.domain.event import Grade
from firsthand.publish.registry import EXPORTERS
from firsthand.remote import RemoteDesk, connection
from firsthand.remote.query import FILTERS
from firsthand.review.making import Signature, same
from firsthand.store import Store
from firsthand.store.accounts import Accounts
from firsthand.web import create_app

HERE = "http://testserver"
SAFE = "https://testserver"
Answering = Callable[[httpx.Request], httpx.Response]


class Wire(httpx.BaseTransport):
    """Carries requests to an app in this process and keeps them."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.asked: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.client.request(
            request.method, str(request.url), content=request.read(), headers=dict(request.headers),
            follow_redirects=False,
        )  # fmt: skip
        kept = {n: v for n, v in answer.headers.items() if n not in ("content-encoding", "content-length")}
        return httpx.Response(answer.status_code, headers=kept, content=answer.content)


@pytest.fixture(autouse=True)
def no_key_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(connection.KEY_VARIABLE, raising=False)


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    url = f"sqlite:///{tmp_path_factory.mktemp('remote') / 'demo.db'}"
    with as_file(files("firsthand") / "examples") as pages, Desk(Store.open(url, create=True)) as desk:
        desk.ingest([Path(pages)])
        yield desk


@pytest.fixture
def wire(local: Desk) -> Iterator[Wire]:
    with TestClient(create_app(local, Settings(publish_names=local.names))) as client:
        yield Wire(client)


@pytest.fixture(params=[True, False], ids=["named", "nameless"])
def named(request: pytest.FixtureRequest, local: Desk, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether this machine and the other one tell names of persons."""
    monkeypatch.setattr(local, "names", request.param)
    return bool(request.param)


@pytest.fixture
def remote(wire: Wire) -> Iterator[RemoteDesk]:
    with RemoteDesk(HERE, transport=wire) as desk:
        yield desk


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.remote.events.PAGE", 2)
    monkeypatch.setattr("firsthand.remote.desk.PAGE", 2)


def answering(
    *answers: httpx.Response | Exception | Answering,
) -> tuple[httpx.MockTransport, list[httpx.Request]]:
    """A transport that gives these answers in turn, the last one for ever, and the requests that it was sent."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        given = answers[min(len(asked), len(answers) - 1)]
        asked.append(request)
        if isinstance(given, Exception):
            raise given
        return given if isinstance(given, httpx.Response) else given(request)

    return httpx.MockTransport(answer), asked


def problem(status: int, detail: str = "", **headers: str) -> Answering:
    told = {"title": "No", "status": status, **({"detail": detail} if detail else {})}
    headers = {"content-type": "application/problem+json", **headers}
    return lambda _: httpx.Response(status, headers=headers, content=json.dumps(told))


STATUS = {"version": "1", "rows": {}, "is_stale": False}


@pytest.mark.parametrize(
    "filters",
    [{}, {"country": "MLI"}, {"country": "ner"}, {"since": "2025-01-01"}, {"since": date(2025, 6, 1), "until": date(2025, 6, 30)},
     {"near": (20.0, 2.9, 60)}, {"bbox": (-5.0, 10, 5, 16)}, {"type": "Battles"}, {"actor": "jnim"}, {"text": "drone"},
     {"grade": Grade.SINGLE_ORIGIN}, {"min_origins": 2}, {"min_killed": 5}, {"unreviewed": True}, {"unreviewed": False}, {"country": "MLI", "admin1": "gao"},
     {"country": "MLI", "min_origins": 2, "actor": None}],
    ids=str,
)  # fmt: skip
def test_pages_add_up_to_what_the_desk_itself_tells(
    local: Desk, remote: RemoteDesk, small_pages: None, filters: dict[str, object]
) -> None:
    def by_id(records: list[dict[str, object]]) -> list[dict[str, object]]:
        return sorted(records, key=lambda record: str(record["id"]))

    here, there = local.events(**filters), remote.events(**filters)
    assert len(there) == len(here)
    assert by_id(there.to_dicts()) == by_id(here.to_dicts())
    assert [event["id"] for event in there] == [event["id"] for event in there]


def test_nothing_is_asked_before_it_is_needed(remote: RemoteDesk, wire: Wire, small_pages: None) -> None:
    events = remote.events()
    assert not wire.asked
    assert len(events) > 4
    assert len(wire.asked) == 1
    next(iter(events))
    assert len(wire.asked) == 1
    assert len([*events]) == len(events)
    assert len(wire.asked) == -(-len(events) // 2)


def test_the_order_is_the_one_asked_for(remote: RemoteDesk, small_pages: None) -> None:
    days = [event["date"]["start"] for event in remote.events(order="oldest") if event["date"]["start"]]
    assert days == sorted(days)
    assert len(set(days)) > 2


@pytest.mark.parametrize("filters", [{}, {"country": "MLI"}, {"text": "nothing says this"}], ids=str)
def test_a_data_frame_is_that_of_the_desk(local: Desk, remote: RemoteDesk, filters: dict[str, str]) -> None:
    here, there = local.events(**filters).to_pandas(), remote.events(**filters).to_pandas()
    assert list(there.columns) == list(here.columns)
    here = here.sort_values("id").reset_index(drop=True)
    there = there.sort_values("id").reset_index(drop=True)
    for column in here.columns:
        cells = [[None if pd.isna(v) or v == "" else v for v in table[column]] for table in (here, there)]
        assert cells[0] == cells[1], column
    if len(here):
        assert there["latitude"].dtype == here["latitude"].dtype
        assert isinstance(there["date_start"].dropna().iloc[0], date)


def test_a_record_is_that_of_the_desk_with_lineage_and_history(
    named: bool, local: Desk, remote: RemoteDesk
) -> None:
    masked = 0
    for event in local.events():
        told = local.show(event.id)
        assert remote.show(event.id) == told
        assert told["lineage"]
        assert told["history"]
        masked += told != local.show(event.id, names=True)
    assert bool(masked) is not named


@pytest.mark.parametrize("name", ["evt_nowhere", "", "..", "a/b", "a?b#c"])
def test_an_event_that_is_not_held(remote: RemoteDesk, name: str) -> None:
    with pytest.raises(NotHeldError):
        remote.show(name)


def test_an_id_from_before_a_merge_leads_to_the_event(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    told = ["Gunmen killed 9 soldiers in Gao on 9 August 2025, the army said.",
            "Gunmen abducted 4 farmers in Mopti on 2 August 2025, the governor said."]  # fmt: skip
    lines = [
        {"id": f"p{n}", "title": "Raid", "text": t, "outlet": "O", "published": "2025-08-10"}
        for n, t in enumerate(told)
    ]
    pages.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    with Desk(Store.open(f"sqlite:///{tmp_path}/m.db", create=True)) as desk:
        desk.ingest([pages], everything=True)
        one, two = desk.events()
        desk.store.append_decision(same(one.reports[0], two.reports[0], Signature("test", datetime.now(UTC))))
        desk.ingest([pages])
        [merged] = desk.events()
        [gone] = merged.redirects
        with TestClient(create_app(desk)) as client, RemoteDesk(HERE, transport=Wire(client)) as remote:
            assert remote.show(gone)["id"] == merged.id


@pytest.mark.parametrize("name", [each.name for each in EXPORTERS])
def test_every_format_is_written(remote: RemoteDesk, wire: Wire, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"events.{name}"
    remote.export(name, path, country="MLI")
    exporter = next(each for each in EXPORTERS if each.name == name)
    out = io.BytesIO() if exporter.binary else io.StringIO(newline="")
    remote.export(name, out, country="MLI")
    written = out.getvalue() if exporter.binary else out.getvalue().encode()  # type: ignore[union-attr]
    assert path.read_bytes()
    if name not in ("atom", "plover", "geojson"):  # which tell when they were made
        assert path.read_bytes() == written
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_text_is_the_same_in_pieces_of_any_size() -> None:
    words = "Ménaka – ﷽ 😀\r\n" * 50
    pieces = [bytes([byte]) for byte in words.encode()]
    transport, _ = answering(lambda _: httpx.Response(200, content=iter(pieces)))
    text, raw = io.StringIO(newline=""), io.BytesIO()
    with RemoteDesk(HERE, transport=transport) as desk:
        desk.export("csv", text)
        desk.export("csv", raw)
    assert text.getvalue() == words
    assert raw.getvalue().decode() == words


def test_atom_is_written_in_the_language_asked_for(remote: RemoteDesk) -> None:
    feeds = {}
    for language in ("en", "fr"):
        remote.export("atom", out := io.StringIO(), language=language)
        feeds[language] = out.getvalue()
    assert feeds["en"] != feeds["fr"]


def test_a_file_is_as_it_was_where_an_export_breaks_off(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"id,date_start\r\n"
        raise httpx.RemoteProtocolError("peer closed connection")

    transport, asked = answering(lambda _: httpx.Response(200, content=breaking()))
    path = tmp_path / "events.csv"
    path.write_text("before")
    with RemoteDesk(HERE, transport=transport) as desk, pytest.raises(StoreError, match="peer closed"):
        desk.export("csv", path)
    assert path.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["events.csv"]
    assert len(asked) == 1
    with RemoteDesk(HERE, transport=transport) as desk, pytest.raises(ConfigError, match="cannot write"):
        desk.export("csv", tmp_path / "no" / "folder.csv")


def test_what_an_export_cannot_be(remote: RemoteDesk, wire: Wire) -> None:
    with pytest.raises(ConfigError, match=r"events\(\)"):
        remote.export("json", io.BytesIO())
    with pytest.raises(ConfigError, match="no text"):
        remote.export("xlsx", io.StringIO())
    assert not wire.asked
    with pytest.raises(ConfigError, match="no format 'exe'"):
        remote.export("exe", io.BytesIO())


def test_everything_else_that_is_offered(local: Desk, remote: RemoteDesk, small_pages: None) -> None:
    facets = remote.facets(country="MLI")
    assert facets["total"] == len(local.events(country="MLI"))
    assert sum(each["events"] for each in facets["countries"]) == len(local.events())
    documents = [*remote.documents()]
    assert (
        len({each["key"] for each in documents}) == len(documents) == remote.status()["rows"]["documents"] > 2
    )
    outlet = next(each["outlet"] for each in documents if each["outlet"])
    assert [d["key"] for d in remote.documents(outlet=outlet)] == [
        d["key"] for d in documents if d["outlet"] == outlet
    ]
    events = {event for each in documents for event in remote.document(each["key"])["events"]}
    assert events == {event.id for event in local.events()}
    with pytest.raises(NotHeldError):
        remote.document("doc_no")
    [actor] = [each for each in remote.actors("JNIM") if each["id"] == "jnim"]
    assert actor["name"] == local.actors.get("jnim").name
    assert {each["code"] for each in remote.types()} == {each.code for each in local.codebook.types}
    assert remote.status()["version"] == firsthand.__version__


def test_the_filters_are_those_that_the_desk_describes_and_the_page_explains(wire: Wire) -> None:
    described = wire.client.get("/api/openapi.json").json()["paths"]["/api/v1/events"]["get"]["parameters"]
    assert {each["name"] for each in described} - {"limit", "format", "after"} == set(FILTERS)
    page = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "api.md").read_text("utf-8")
    assert [n for n in (*FILTERS, *(each.name for each in EXPORTERS)) if f"`{n}`" not in page] == []


def test_what_is_done_elsewhere_says_where(remote: RemoteDesk, wire: Wire) -> None:
    for verb in ("ingest", "brief"):
        assert hasattr(Desk, verb)
        with pytest.raises(ConfigError, match=r"firsthand (ingest|brief)"):
            getattr(remote, verb)("evt_x", author="me")
    assert not wire.asked


def test_reviewing_is_that_of_the_desk(tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    told = ["Gunmen killed 9 soldiers in Gao on 9 August 2025, the army said.",
            "Gunmen abducted 4 farmers in Mopti on 2 August 2025, the governor said."]  # fmt: skip
    lines = [{"id": f"p{n}", "title": "Raid", "text": t, "outlet": "O", "published": "2025-08-10"} for n, t in enumerate(told)]  # fmt: skip
    pages.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    with Desk(Store.open(f"sqlite:///{tmp_path}/m.db", create=True)) as desk:
        desk.ingest([pages], everything=True)
        with (
            TestClient(create_app(desk, Settings(author="ana"))) as client,
            RemoteDesk(HERE, transport=Wire(client)) as remote,
        ):
            queue = remote.review_queue(limit=1)
            held = desk.review_queue(limit=1)
            assert (queue["awaiting"], queue["after"]) == (held.awaiting, held.after)
            [item] = queue["items"]
            assert item["event"]["id"] == held.items[0].event.id
            assert (
                remote.review_queue(limit=1, after=queue["after"])["items"][0]["event"]["id"]
                != item["event"]["id"]
            )
            assert remote.review_queue(country="FRA")["items"] == []
            event, seen = item["event"]["id"], remote.review_item(item["event"]["id"])["etag"]
            made = remote.decide("set", event, field="grade", value="claimed", reason="their word", seen=seen)
            [decision] = desk.store.decisions()
            assert (decision.id, decision.author) == (made["decision"]["id"], "ana")
            with pytest.raises(ChangedError, match="look at it again"):
                remote.decide("accept", event, seen=seen)
            with pytest.raises(DecisionError, match="no field"):
                remote.decide("set", event, field="colour", value="red", reason="r")
            with pytest.raises(NotHeldError):
                remote.decide("accept", "evt_nowhere")
            other = next(e.id for e in desk.events() if e.id != event)
            merged = remote.decide("merge", event, other=other, reason="one raid")
            assert len(desk.events()) == 1
            assert merged["left"]
            for _ in range(2):
                remote.undo(reason="a slip")
            assert {e.id for e in desk.events()} == {event, other}
            about = [d.id for d in desk.decisions_of(event)]
            assert [d["id"] for d in remote.decisions_of(event)] == about
            assert [d["id"] for d in remote.decisions()] == [d.id for d in desk.store.decisions()]


def test_what_is_decided_is_decided_once_however_the_line_breaks() -> None:
    outcome = {"decision": {}, "events": [], "left": []}
    transport, asked = answering(
        httpx.ReadError("reset"),
        problem(503),
        httpx.ConnectTimeout("slow"),
        httpx.Response(201, json=outcome),
    )
    waits: list[float] = []
    with RemoteDesk(HERE, transport=transport, sleep=waits.append) as desk:
        assert desk.decide("accept", "evt_x") == outcome
    keys = {request.headers["idempotency-key"] for request in asked}
    assert (len(asked), len(keys), waits) == (4, 1, [1.0, 2.0, 4.0])
    transport, asked = answering(httpx.ReadError("reset"))
    with (
        RemoteDesk(HERE, transport=transport, sleep=waits.append) as desk,
        pytest.raises(StoreError, match="reset"),
    ):
        desk.undo()
    assert len(asked) == connection.TRIES


@pytest.mark.parametrize(
    ("filters", "told"),
    [({"since": "yesterday"}, "since cannot be read"), ({"country": "Mali"}, "country"), ({"grade": "true"}, "grade"),
     ({"type": "Nonsense"}, "Nonsense"), ({"near": (1, 2)}, "near"), ({"min_killed": -1}, "min_killed"), ({"order": "best"}, "order")],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_told_in_the_words_of_the_desk(
    remote: RemoteDesk, filters: dict[str, object], told: str
) -> None:
    for ask in (lambda: len(remote.events(**filters)), lambda: remote.export("csv", io.BytesIO(), **filters),
                lambda: remote.facets(**filters)):  # fmt: skip
        with pytest.raises(ConfigError, match=told):
            ask()


@pytest.mark.parametrize(
    "filters", [{"contry": "MLI"}, {"limit": 5}, {"after": "x"}, {"country": ""}, {"text": " "}]
)
def test_a_filter_that_the_desk_would_pass_over_is_refused(
    remote: RemoteDesk, wire: Wire, filters: dict[str, object]
) -> None:
    with pytest.raises(ConfigError, match=next(iter(filters))):
        remote.events(**filters)
    assert not wire.asked


@pytest.mark.parametrize(
    ("answer", "error", "told"),
    [(problem(422, "since cannot be read"), ConfigError, "since cannot be read"), (problem(404, "no such"), NotHeldError, "no such"),
     (problem(500), StoreError, "500"), (problem(403, "not yours"), ConfigError, "not yours"),
     (httpx.Response(404, text="<h1>nginx</h1>"), ConfigError, "no Firsthand desk"), (httpx.Response(200, text="hello"), StoreError, "address"),
     (httpx.Response(200, json=[1]), StoreError, "address"), (httpx.Response(200, json={"a": 1}), StoreError, "address"),
     (httpx.Response(422, headers={"content-type": "application/problem+json"}, text="["), ConfigError, "422"),
     (httpx.ConnectError("refused"), StoreError, "refused"), (httpx.ReadTimeout(""), StoreError, "ReadTimeout"),
     (httpx.Response(302, headers={"location": "/again"}), StoreError, "redirect")],
)  # fmt: skip
def test_what_goes_wrong_is_told_once(
    answer: httpx.Response | Exception | Answering, error: type[Exception], told: str
) -> None:
    transport, asked = answering(answer)
    never = lambda _: pytest.fail("asked again")  # noqa: E731
    with (
        RemoteDesk(HERE, transport=transport, sleep=never) as desk,
        pytest.raises(error, match=told) as caught,
    ):
        desk.status()
    assert type(caught.value) is error
    assert len(asked) <= 1 + 5  # redirects


@pytest.mark.parametrize("status", [429, 503])
def test_a_desk_that_asks_for_patience_is_given_it(status: int) -> None:
    waits: list[float] = []
    transport, asked = answering(
        problem(status), problem(status, **{"retry-after": "7"}), problem(status, **{"retry-after": "1"}), httpx.Response(200, json=STATUS)
    )  # fmt: skip
    with RemoteDesk(HERE, transport=transport, sleep=waits.append) as desk:
        assert desk.status() == STATUS
    assert waits == [1.0, 7.0, 4.0]
    assert len(asked) == 4


@pytest.mark.parametrize(("after", "tries"), [("1", connection.TRIES), ("3600", 1)])
def test_patience_ends(after: str, tries: int) -> None:
    waits: list[float] = []
    transport, asked = answering(problem(429, **{"retry-after": after}))
    with (
        RemoteDesk(HERE, transport=transport, sleep=waits.append) as desk,
        pytest.raises(StoreError, match="429"),
    ):
        desk.status()
    assert (len(asked), len(waits)) == (tries, tries - 1)


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[Wire, str]]:
    """A desk that keeps accounts, and a key that holds there."""
    with Desk(Store.open(f"sqlite:///{tmp_path}/desk.db", create=True)) as desk:
        accounts, now, key = Accounts(desk.store.database), datetime.now(UTC), new_key()
        accounts.add(User("aissata", UserRole.ADMIN, now), hash_password(secrets.token_urlsafe()))
        accounts.add_token(ApiToken("ab12", "aissata", "export", UserRole.READER, now, None), digest(key))
        with TestClient(create_app(desk)) as client:
            yield Wire(client), key


def test_a_key_opens_the_door(guarded: tuple[Wire, str], monkeypatch: pytest.MonkeyPatch) -> None:
    wire, key = guarded
    with RemoteDesk(SAFE, key=key, transport=wire) as desk:
        assert len(desk.events()) == 0
        assert key not in repr(desk)
    for wrong, told in (("", "give a key"), ("wrong", "does not hold")):
        with RemoteDesk(SAFE, key=wrong, transport=wire) as desk, pytest.raises(ConfigError, match=told):
            desk.status()
    monkeypatch.setenv(connection.KEY_VARIABLE, key)
    with RemoteDesk(SAFE, transport=wire) as desk:
        assert desk.status()["rows"]
    with RemoteDesk(SAFE, key="", transport=wire) as desk, pytest.raises(ConfigError, match="give a key"):
        desk.status()


@pytest.mark.parametrize(
    "address",
    ["http://desk.example.org", "http://10.0.0.7:8765", "http://localhost.example.org", "http://0.0.0.0"],
)
def test_a_key_goes_unencrypted_to_this_machine_alone(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="https"):
        RemoteDesk(address, key="k")
    monkeypatch.setenv(connection.KEY_VARIABLE, "k")
    with pytest.raises(ConfigError, match="https"):
        RemoteDesk(address)
    RemoteDesk(address, key="").close()
    for fine in (
        "https://desk.example.org",
        "http://127.0.0.1:8765",
        "http://[::1]:8765",
        "http://localhost",
    ):
        RemoteDesk(fine).close()


@pytest.mark.parametrize(
    ("onward", "is_sent"),
    [("https://desk.example.org/moved", True), ("https://other.example.org/", False), ("http://desk.example.org/", False),
     ("https://desk.example.org:8443/", False), ("https://desk.example.org.evil.example/", False)],
)  # fmt: skip
def test_a_key_does_not_follow_a_redirect_elsewhere(onward: str, is_sent: bool) -> None:
    transport, asked = answering(
        httpx.Response(301, headers={"location": onward}),
        problem(503),
        httpx.Response(301, headers={"location": onward}),
        httpx.Response(200, json=STATUS),
    )
    with RemoteDesk(
        "https://desk.example.org", key="sesame", transport=transport, sleep=lambda _: None
    ) as desk:
        assert desk.status() == STATUS
    assert [request.headers.get("authorization") == "Bearer sesame" for request in asked] == [
        True,
        is_sent,
        True,
        is_sent,
    ]
    for request in asked:
        assert is_sent or request.url.host == "desk.example.org" or "sesame" not in str(request.headers.raw)


def test_no_error_tells_the_key() -> None:
    transport, _ = answering(
        problem(422, "you sent sesame-street\n\x1b[31m"), httpx.ConnectError("to sesame-street")
    )
    with RemoteDesk(SAFE, key="sesame-street", transport=transport) as desk:
        for error in (ConfigError, StoreError):
            with pytest.raises(error) as caught:
                desk.status()
            assert "sesame-street" not in str(caught.value)
            assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "address", ["https://", "https://user:secret@desk.example.org", "https://desk.example.org/?country=MLI", "https://desk:99999", "ftp://x"]
)  # fmt: skip
def test_an_address_that_cannot_be_used(address: str) -> None:
    with pytest.raises(ConfigError) as caught:
        RemoteDesk(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("key", ["a b", "a\nb", "é"])
def test_a_key_that_is_none(key: str) -> None:
    with pytest.raises(ConfigError, match="copy it again"):
        RemoteDesk(SAFE, key=key)


def test_a_desk_may_be_served_below_a_path() -> None:
    transport, asked = answering(lambda _: httpx.Response(200, json=STATUS))
    for address in ("https://example.org/desk", " https://example.org/desk/ "):
        with RemoteDesk(address, transport=transport) as desk:
            desk.status()
    assert {str(request.url) for request in asked} == {"https://example.org/desk/api/v1/status"}


def test_open_takes_a_store_or_an_address(local: Desk, tmp_path: Path) -> None:
    with firsthand.open(f"sqlite:///{tmp_path}/new.db") as desk:
        assert isinstance(desk, Desk)
    with firsthand.open("HTTPS://desk.example.org", key="k") as far:
        assert isinstance(far, firsthand.RemoteDesk)
        assert far.address == "https://desk.example.org"
    with pytest.raises(ConfigError, match="not for a store"):
        firsthand.open(f"sqlite:///{tmp_path}/new.db", key="k")


def test_over_a_real_connection(local: Desk, tmp_path: Path) -> None:
    config = uvicorn.Config(
        create_app(local, Settings(publish_names=True)), "127.0.0.1", 0, log_config=None, access_log=False
    )
    server, listening = uvicorn.Server(config), config.bind_socket()
    listening.listen()
    running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    running.start()
    try:
        with firsthand.open(f"http://127.0.0.1:{listening.getsockname()[1]}", key="") as desk:
            assert [event["id"] for event in desk.events()] == list(desk.events().to_pandas()["id"])
            desk.export("jsonl", tmp_path / "all.jsonl")
            lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
            assert {json.loads(line)["id"] for line in lines} == {event.id for event in local.events()}
    finally:
        server.should_exit = True
        running.join(10)
        listening.close()
    assert not running.is_alive()
