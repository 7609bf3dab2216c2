"""`firsthand serve`."""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from typing import Annotated

import typer

from firsthand.cli.away import ending_for_now
from firsthand.cli.context import Context
from firsthand.domain.errors import ConfigError

_GRACE = 5  # seconds that answers under way are given at the end


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)] = 8765,
    store: Annotated[str | None, typer.Option(help="The store to show.")] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            help="A name that the desk is reached under, such as desk.example.org; can be given again.",
        ),
    ] = None,
) -> None:
    """Serve the web app and the REST interface until interrupted.

    Where the store holds accounts (`firsthand users add`), everybody signs in; an address that other machines reach is refused
    without them. TLS is for a proxy in front, which passes on X-Forwarded-Proto. Exit 75 where the store is away and another start may
    help.

    Example: firsthand serve --store sqlite:///desk.db
    """
    import uvicorn  # noqa: PLC0415 - serving is the only verb that needs it

    from firsthand.store.accounts import Accounts  # noqa: PLC0415
    from firsthand.web.app import LOCAL_NAMES, create_app  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    shown = f"[{host}]" if ":" in host else host
    with ending_for_now(shared), shared.desk() as desk:
        has_accounts = Accounts(desk.store.database).are_there()
        if not has_accounts and not (is_loopback(host) and not name):
            raise ConfigError(
                f"{', '.join(name) if name else host} can be reached from other machines and this store holds no accounts: "
                "open one with `firsthand users add NAME --role admin`, or listen on 127.0.0.1"
            )
        own = (*LOCAL_NAMES, host.lower(), shown.lower(), *(name or ()))
        hosts = own if name or is_loopback(host) else ("*",)
        app = create_app(desk, shared.settings, hosts=hosts)
        config = uvicorn.Config(
            app,
            host,
            port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=_GRACE,
            server_header=False,
        )
        try:
            listening = config.bind_socket()
            listening.listen(
                config.backlog
            )  # before the address is told, so that whoever reads it is answered
        except (OSError, SystemExit) as fault:
            raise ConfigError(f"cannot listen on {host}, port {port}: it is in use or not ours") from fault
        shared.err.print(
            f"Open http://{shown}:{listening.getsockname()[1]} - {desk.store.name}. Ctrl-C ends.",
            markup=False,
            soft_wrap=True,
        )
        with suppress(KeyboardInterrupt):  # raised anew once every answer is given
            uvicorn.Server(config).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
