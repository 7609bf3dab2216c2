"""Real deliveries: to a mail server and a web server in threads, to a file, and through Apprise."""

from __future__ import annotations

import base64
import email
import email.policy
import hashlib
import hmac
import json
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from firsthand.alerts.channel import AppriseChannel, AtomChannel, EmailChannel, Secret, WebhookChannel
from firsthand.alerts.message import Message, compose, trial
from firsthand.alerts.reading import AlertBook
from firsthand.alerts.telling import Incident
from firsthand.domain.alert import Alert, AlertKind, Delivery, DeliveryState
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Chronicle
from firsthand.publish.schemas import schemas
from firsthand.run.alerts import run_alerts
from firsthand.run.sending import DeliveryError, sender_of
from firsthand.run.sending.feed import FeedSender
from firsthand.run.sending.mail import MailSender
from firsthand.run.sending.through_apprise import AppriseSender
from firsthand.run.sending.webhook import WebhookSender, signature
from firsthand.sources.fetch import FetchSettings
from firsthand.store import Store
from tests.unit.alerts.incidents import START, Clock, incident, rule

KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(KEY).decode()


def message(name: str = "a", language: str = "en") -> Message:
    event = incident(name)
    alert = Alert.of("Ménaka", event, (AlertKind.FIRST,), START, (), 1)
    delivery = Delivery(
        f"note_{name}", "desk", language, is_digest=False, state=DeliveryState.WAITING, due=START
    )
    told = Incident(event, (alert,))
    return compose(
        delivery, [told], at=START, base_url="https://desk.example.org", record_of=lambda e: {"id": e.id}
    )


# A web server


@dataclass
class Hook:
    """What a web server was sent, and what it answers in turn."""

    port: int = 0
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    hang: threading.Event = field(default_factory=threading.Event)
    hangs: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def settings(self) -> FetchSettings:
        return FetchSettings(allow_hosts=(f"127.0.0.1:{self.port}",))


@pytest.fixture
def hook() -> Iterator[Hook]:
    state = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            state.requests.append(({k.lower(): v for k, v in self.headers.items()}, body))
            if state.hangs:
                state.hangs -= 1
                state.hang.wait(10)
                return
            status, headers = state.answers.pop(0) if state.answers else (204, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    state.hang.set()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_webhook_is_signed_as_the_receiver_reckons(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", SECRET)
    sender = WebhookSender(
        WebhookChannel("ops", hook.url, Secret(variable="HOOK")), hook.settings, lambda: START
    )
    sender.send(message())
    ((headers, body),) = hook.requests
    stamp = headers["webhook-timestamp"]
    signed = f"{headers['webhook-id']}.{stamp}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert (headers["webhook-id"], stamp) == ("note_a", str(int(START.timestamp())))
    assert headers["content-type"] == "application/json"
    assert json.loads(body)["incidents"][0]["event"] == {"id": "evt_a"}
    assert SECRET not in str(headers) + body.decode()


def test_the_signature_is_that_of_the_specification() -> None:
    """The example of the Standard Webhooks reference libraries."""
    body = b'{"test": 2432232314}'
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - published
    made = signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body, secret)
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_record_of_a_webhook_is_that_of_its_schema(hook: Hook) -> None:
    WebhookSender(WebhookChannel("ops", hook.url), hook.settings).send(message(language="fr"))
    ((headers, body),) = hook.requests
    assert "webhook-signature" not in headers
    jsonschema.validate(json.loads(body), json.loads(schemas()["notification.json"]))
    record = json.loads(body)
    assert (record["schema"], record["language"]) == ("firsthand.alert/1", "fr")


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(500, False), (503, False), (429, False), (408, False), (404, True), (410, True)],
)
def test_an_answer_says_whether_another_try_helps(hook: Hook, status: int, permanent: bool) -> None:
    hook.answers = [(status, {"Retry-After": "120"})]
    with pytest.raises(DeliveryError, match=str(status)) as caught:
        WebhookSender(WebhookChannel("ops", hook.url), hook.settings).send(message())
    assert (caught.value.permanent, caught.value.after) == (permanent, 120)


def test_a_redirect_is_not_followed(hook: Hook) -> None:
    hook.answers = [(307, {"Location": hook.url})]
    with pytest.raises(DeliveryError, match="none is followed") as caught:
        WebhookSender(WebhookChannel("ops", hook.url), hook.settings).send(message())
    assert caught.value.permanent
    assert len(hook.requests) == 1


def test_a_server_that_hangs_is_given_up_in_time(hook: Hook) -> None:
    hook.hangs = 1
    started = time.monotonic()
    with pytest.raises(DeliveryError) as caught:
        WebhookSender(WebhookChannel("ops", hook.url, timeout=0.3), hook.settings).send(message())
    assert not caught.value.permanent
    assert time.monotonic() - started < 5


def test_hosts_inside_are_refused_unless_a_setting_allows_them(hook: Hook) -> None:
    for url in (
        hook.url,
        "http://127.0.0.1/x",
        "http://[::1]/x",
        "http://169.254.169.254/latest",
        "http://localhost/x",
    ):
        with pytest.raises(DeliveryError, match=r"address|port") as caught:
            WebhookSender(WebhookChannel("ops", url), FetchSettings()).send(message())
        assert caught.value.permanent
    assert hook.requests == []


def test_a_key_that_is_none_is_refused(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    for secret, said in (("short", "24 bytes"), ("whsec_%%%", "base64")):
        monkeypatch.setenv("HOOK", secret)
        with pytest.raises(ConfigError, match=said) as caught:
            WebhookSender(WebhookChannel("ops", hook.url, Secret(variable="HOOK")), hook.settings).send(
                message()
            )
        assert secret not in str(caught.value).replace("24 bytes", "").replace("whsec_", "")
    assert hook.requests == []


def test_an_address_with_a_secret_is_not_told_in_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        monkeypatch.setenv("HOOK_URL", f"http://127.0.0.1:{port}/s3cr3t")
        channel = WebhookChannel("ops", Secret(variable="HOOK_URL"))
        with pytest.raises(DeliveryError) as caught:
            WebhookSender(channel, FetchSettings(allow_hosts=("127.0.0.1",))).send(message())
    assert "s3cr3t" not in str(caught.value)


def test_from_the_store_over_a_failing_server_to_one_delivery(hook: Hook, tmp_path: Path) -> None:
    hook.answers = [(500, {}), (503, {"Retry-After": "600"})]
    channel = WebhookChannel("desk", hook.url)
    book, clock = AlertBook((rule(),), (channel,)), Clock()

    def run() -> list[DeliveryState]:
        done = run_alerts(store, book, lambda c: sender_of(c, hook.settings), clock=clock)
        return [outcome.state for outcome in done.outcomes]

    with Store.open(f"sqlite:///{tmp_path}/s.db", create=True) as store:
        run()
        clock.now += timedelta(minutes=1)
        store.replace_chronicle(Chronicle((incident(),)), clock.now)
        assert run() == [DeliveryState.WAITING]
        clock.now += timedelta(seconds=31)
        assert run() == [DeliveryState.WAITING]
        clock.now += timedelta(seconds=599)
        assert run() == []  # the server asked for ten minutes
        clock.now += timedelta(seconds=2)
        assert run() == [DeliveryState.SENT]
        assert run() == []
    assert len({headers["webhook-id"] for headers, _ in hook.requests}) == 1
    assert len({body for _, body in hook.requests}) == 1
    event = json.loads(hook.requests[0][1])["incidents"][0]["event"]
    assert (event["schema"], event["id"]) == ("firsthand.event/1", "evt_a")


# A mail server


@dataclass
class Post:
    """What a mail server was sent, and how it answers commands."""

    port: int = 0
    mails: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)


@pytest.fixture
def post() -> Iterator[Post]:
    state = Post()

    class Handler(socketserver.StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            to: list[str] = []
            self.say("220 ready")
            while line := self.rfile.readline().decode().strip():
                state.heard.append(line)
                verb = line.split()[0].upper()
                if verb == "RCPT" and line.upper() in state.answers:
                    self.say(state.answers[line.upper()])
                elif verb in state.answers:
                    self.say(state.answers[verb])
                elif verb == "EHLO":
                    self.say("250-here\r\n250-8BITMIME\r\n250 AUTH PLAIN")
                elif verb == "AUTH":
                    self.say("235 welcome")
                elif verb == "DATA":
                    self.say("354 go on")
                    lines = list(iter(self.rfile.readline, b".\r\n"))
                    mail = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
                    assert isinstance(mail, EmailMessage)
                    state.mails.append((to, mail))
                    self.say("250 taken")
                elif verb == "QUIT":
                    self.say("221 bye")
                    return
                else:
                    if verb == "RCPT":
                        to.append(line)
                    self.say("250 fine")

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass  # a client that hangs up

    server = Server(("127.0.0.1", 0), Handler)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def _mailbox(post: Post, **changes: Any) -> EmailChannel:
    fields = {"name": "duty", "host": "127.0.0.1", "port": post.port, "security": "none", "timeout": 5.0}
    fields |= {"sender": "firsthand@example.org", "to": ("duty@example.org", "desk@example.org")}
    return EmailChannel(**{**fields, **changes})


def test_a_mail_arrives_as_it_was_written(post: Post) -> None:
    sent = message(language="fr")
    MailSender(_mailbox(post)).send(sent)
    ((to, mail),) = post.mails
    assert len(to) == 2
    assert mail["Subject"] == sent.subject
    assert mail.get_content().splitlines() == sent.body.splitlines()
    assert "Armée (Mali)" in sent.body
    assert mail["Message-ID"] == "<note_a@example.org>"
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "fr")
    assert mail["To"] == "duty@example.org, desk@example.org"


def test_a_subject_cannot_add_headers(post: Post) -> None:
    forged = replace(message(), subject="New\r\nBcc: x@example.org\u2028more")
    MailSender(_mailbox(post)).send(forged)
    ((_, mail),) = post.mails
    assert mail["Subject"] == "New Bcc: x@example.org more"
    assert mail["Bcc"] is None


def test_a_login_uses_the_password_and_a_refusal_does_not_tell_it(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "open sesame")
    channel = _mailbox(post, username="firsthand", password=Secret(variable="SMTP_PASSWORD"))
    MailSender(channel).send(message())
    login = next(line for line in post.heard if line.startswith("AUTH PLAIN "))
    assert base64.b64decode(login.split()[2]) == b"\0firsthand\0open sesame"
    post.answers["AUTH"] = "535 no such user with open sesame"
    with pytest.raises(DeliveryError, match="refused the user name or password") as caught:
        MailSender(channel).send(message())
    assert caught.value.permanent
    assert "sesame" not in str(caught.value)
    assert len(post.mails) == 1


@pytest.mark.parametrize(("answer", "permanent"), [("451 later", False), ("550 never", True)])
def test_a_mail_server_says_whether_another_try_helps(post: Post, answer: str, permanent: bool) -> None:
    post.answers["MAIL"] = answer
    with pytest.raises(DeliveryError, match=answer) as caught:
        MailSender(_mailbox(post)).send(message())
    assert caught.value.permanent == permanent


def test_an_address_that_is_refused_does_not_bring_the_others_a_second_copy(post: Post) -> None:
    post.answers["RCPT TO:<DESK@EXAMPLE.ORG>"] = "550 unknown"  # Python 3.13 writes the command small
    with pytest.raises(DeliveryError, match=r"desk@example.org \(550\)") as caught:
        MailSender(_mailbox(post)).send(message())
    assert caught.value.permanent
    assert len(post.mails) == 1


def test_a_mail_server_that_is_not_there_is_tried_again(post: Post) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(DeliveryError, match="cannot be reached") as caught:
            MailSender(_mailbox(post, port=taken.getsockname()[1])).send(message())
    assert not caught.value.permanent


def test_a_server_without_encryption_is_sent_nothing_where_it_is_asked_for(post: Post) -> None:
    with pytest.raises(DeliveryError, match="cannot do what is set"):
        MailSender(_mailbox(post, security="starttls")).send(message())
    assert post.mails == []


# A file


def test_a_feed_holds_the_newest_messages_each_once(tmp_path: Path) -> None:
    channel = AtomChannel("feed", tmp_path / "alerts.xml", "Alerts", entries=2)
    for name in ("a", "b", "b", "c", "a"):
        FeedSender(channel).send(message(name))
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = etree.parse(channel.path).getroot()
    assert feed.xpath("a:entry/a:id/text()", namespaces=space) == [
        "urn:firsthand:note_a",
        "urn:firsthand:note_c",
    ]
    for required in (
        "a:id",
        "a:title",
        "a:updated",
        "a:author/a:name",
        "a:entry/a:title",
        "a:entry/a:updated",
    ):
        assert feed.xpath(required, namespaces=space), required
    assert feed.xpath("a:entry[1]/a:content/text()", namespaces=space) == [message().body]
    assert feed.xpath("a:entry[1]/a:link/@href", namespaces=space) == [
        "https://desk.example.org/events/evt_a"
    ]
    datetime.fromisoformat(feed.xpath("string(a:updated)", namespaces=space))
    assert [path.name for path in tmp_path.iterdir()] == ["alerts.xml"]


def test_a_file_that_is_no_feed_is_left_as_it_is(tmp_path: Path) -> None:
    for content, permanent in (("<html/>", True), ("not XML", False)):
        path = tmp_path / "x.xml"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DeliveryError) as caught:
            FeedSender(AtomChannel("feed", path)).send(message())
        assert caught.value.permanent == permanent
        assert path.read_text(encoding="utf-8") == content
    with pytest.raises(DeliveryError, match="cannot be written"):
        FeedSender(AtomChannel("feed", tmp_path / "none" / "x.xml")).send(message())


# Apprise


# Apprise asks for a module of the standard library that is to go, and does without where it is gone.
with_apprise = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


@with_apprise
def test_apprise_hands_on(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("apprise")
    monkeypatch.setenv("CHAT", f"json://127.0.0.1:{hook.port}/s3cr3t")
    sender = AppriseSender(AppriseChannel("chat", Secret(variable="CHAT")))
    sender.send(message())
    sent = json.loads(hook.requests[0][1])
    assert (sent["title"], sent["message"].strip()) == (message().subject, message().body.strip())
    hook.answers = [(500, {})]
    with pytest.raises(DeliveryError, match="Apprise could not send it"):
        sender.send(message())


@with_apprise
def test_apprise_does_not_know_every_address_and_tells_none(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("apprise")
    monkeypatch.setenv("CHAT", "pigeon://s3cr3t")
    with pytest.raises(ConfigError, match="the environment variable CHAT") as caught:
        AppriseSender(AppriseChannel("chat", Secret(variable="CHAT"))).send(message())
    assert "s3cr3t" not in str(caught.value)


def test_apprise_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(ConfigError, match=r"pip install 'firsthand\[alerts\]'"):
        AppriseSender(AppriseChannel("chat", Secret(variable="CHAT"))).send(message())


def test_a_trial_tells_of_nothing() -> None:
    made = trial("note_1", "duty", "fr", datetime(2025, 6, 3, tzinfo=UTC))
    assert made.subject == "[Firsthand] Essai du canal «\u00a0duty\u00a0»"
    assert made.record.incidents == ()
