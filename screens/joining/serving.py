"""What is served where: the address, the certificate, the names by which a browser may call it."""

import errno
import os
import socket
import ssl
import zlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from workshop.errors import RuleError

LOCAL, EVERYWHERE = "127.0.0.1", "0.0.0.0"


class Terminals(Struct, frozen=True):
    """What is started for whom: ``command`` in ``environment``, with the member's name as WORKSHOP_AS.

    ``port`` 0 is any that is free; ``key`` is the file with this machine's own key.
    """

    command: tuple[str, ...]
    environment: Mapping[str, str]
    key: Path
    port: int = 0


class Serving(Struct, frozen=True):
    """What is served where; ``open`` says whether other machines can reach it."""

    host: str = LOCAL
    port: int = 0
    cert: Path | None = None
    key: Path | None = None
    public: str = ""
    terminals: Terminals | None = None

    @property
    def scheme(self) -> str:
        return "https" if self.cert else "http"

    @property
    def reachable(self) -> str:
        """The host that others name: this machine's address in its network, where it serves everywhere."""
        host = own_address() or LOCAL if self.host in (EVERYWHERE, "::") else self.host
        return f"[{host}]" if ":" in host else host

    @property
    def open(self) -> bool:
        """Whether other machines of the network can reach it."""
        return self.host not in (LOCAL, "::1", "localhost")


def own_address() -> str | None:
    """This machine's address in its network, or None where it is in none. Nothing is sent for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documents: it only chooses the way out
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") or address == EVERYWHERE else address


def usual_port(team: str) -> int:
    """Where a team is served unless that is taken: the same each time, below those that systems give away."""
    return 20_000 + zlib.crc32(team.encode()) % 12_000


def names(host: str, port: int, public: str) -> list[str]:
    named = {LOCAL, "localhost", "[::1]"}
    if host in (EVERYWHERE, "::"):
        named |= {one for one in (own_address(), socket.gethostname(), f"{socket.gethostname()}.local") if one}
    else:
        named.add(f"[{host}]" if ":" in host else host)
    hosts = [f"{one}:{port}" for one in named]
    if port in (80, 443):
        hosts += named
    if public:
        hosts.append(public.partition("://")[2].strip("/"))
    return hosts


def tls(serving: Serving) -> ssl.SSLContext | None:
    """The certificate to serve with; RuleError where it cannot be used."""
    if serving.cert is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(serving.cert, serving.key)
    except (OSError, ssl.SSLError) as error:
        raise RuleError(f"The certificate cannot be used: {error.strerror or error}.") from error
    return context


def why(error: OSError, host: str, port: int, option: str = "--port") -> str:
    """Why nothing can be served there, and what to do: another one by this option."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: choose another one with {option}, or leave it away."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} is not open to you: choose one from 1024 on."
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"{host} is no address of this machine: choose one that is, or leave --host away."
    return f"Nothing can be served at {host}, port {port}: {os.strerror(error.errno or 0).lower()}."
