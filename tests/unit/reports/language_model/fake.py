"""A language model on this machine that says what a test tells it to, or misbehaves."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class FakeModel:
    """Answers in turn, the last one again and again; and what was asked."""

    address: str = ""
    answers: list[Handler] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def sends(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Send this next."""

        def handle(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.answers.append(handle)

    def writes(
        self, content: str | None, *, tokens: tuple[int, int] | None = (100, 10), **choice: Any
    ) -> None:
        """A chat completion with this content next."""
        message = {"role": "assistant", "content": content, "refusal": choice.pop("refusal", None)}
        envelope = {
            "id": "x",
            "object": "chat.completion",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop", **choice}],
        }
        if tokens:
            envelope["usage"] = {
                "prompt_tokens": tokens[0],
                "completion_tokens": tokens[1],
                "total_tokens": sum(tokens),
            }
        self.sends(json.dumps(envelope).encode())

    def tells(self, *reports: dict[str, Any]) -> None:
        """These reports next, in the form asked for."""
        self.writes(json.dumps({"reports": reports}, ensure_ascii=False))

    def hangs(self) -> None:
        """Nothing next."""
        self.answers.append(lambda _: self.released.wait(20) and None)

    def drips(self) -> None:
        """A header that never ends next, a byte at a time."""

        def handle(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.released.wait(0.05):
                handler.wfile.write(b"a")

        self.answers.append(handle)


@contextlib.contextmanager
def serving() -> Iterator[FakeModel]:
    """The model, while it is up."""
    found = FakeModel()

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            found.headers.append({name.lower(): value for name, value in self.headers.items()})
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.asked.append({"path": self.path, **json.loads(body)})
            with contextlib.suppress(OSError):  # a client that has had enough
                found.answers[min(len(found.asked), len(found.answers)) - 1](self)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is what these tests are about."""

    server = Server(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    found.address = f"http://127.0.0.1:{server.server_port}/v1"
    yield found
    found.released.set()
    server.shutdown()
    server.server_close()
