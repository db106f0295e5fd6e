"""What every request has to pass: the host and origin it names, how large it is, and what a browser is told."""

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import hdrs, web
from aiohttp.typedefs import Middleware

log = logging.getLogger("workshop.serve")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: No more than this may be sent to us at once, in bytes.
MOST_BYTES = 16 * 1024
#: Nothing is loaded from elsewhere, nothing inline runs, nobody frames the page.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # No origin at all would turn our own forms' Origin into "null".
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "workshop",
}


class Hosts:
    """The hosts that are served, as a browser names them; who was led here under another name gets nothing."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme
        self._hosts: set[str] = set()

    def serve(self, *hosts: str) -> None:
        """Serve these too: ``name:port``, or a name alone on the scheme's own port."""
        self._hosts.update(host.lower() for host in hosts)

    def knows(self, host: str) -> bool:
        return host.lower() in self._hosts

    def is_ours(self, origin: str) -> bool:
        """Whether a page of ours sent this: its origin is scheme and host of one that is served."""
        scheme, _, host = origin.partition("://")
        return scheme in {self.scheme, "https"} and bool(host) and self.knows(host)


def guard(hosts: Hosts) -> Middleware:
    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            if not hosts.knows(request.headers.get(hdrs.HOST, "")):
                response: web.StreamResponse = refusal(HTTPStatus.MISDIRECTED_REQUEST)
            elif request.method == hdrs.METH_POST and not hosts.is_ours(request.headers.get(hdrs.ORIGIN, "")):
                response = refusal(HTTPStatus.FORBIDDEN)
            else:
                response = await handler(request)
        except web.HTTPException as answer:
            response = web.Response(status=answer.status, headers=_kept(answer), text=_words(answer))
        except Exception as error:  # its text may hold what somebody wrote
            log.error("a request failed: %s", type(error).__name__)
            response = refusal(HTTPStatus.INTERNAL_SERVER_ERROR)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return check


def streams_to_us(request: web.Request, hosts: Hosts) -> bool:
    """Whether a page of ours asks for a stream: browsers name no Origin there, but say that it is the same."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None:
        return hosts.is_ours(origin)
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def refusal(status: HTTPStatus, words: str = "") -> web.Response:
    """An answer in a few words, without anything about who or what."""
    return web.Response(status=status, text=f"{words or status.phrase}\n")


def _words(answer: web.HTTPException) -> str:
    return "" if answer.status < 400 else f"{HTTPStatus(answer.status).phrase}\n"


def _kept(answer: web.HTTPException) -> dict[str, str]:
    return {name: answer.headers[name] for name in (hdrs.LOCATION, hdrs.ALLOW) if name in answer.headers}
