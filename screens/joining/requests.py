"""Small things about one request: its form, its stream, its answer."""

import asyncio
import socket

from aiohttp import web

#: What the system may hold back for one stream, in bytes: a reader that stalls is noticed soon.
HELD = 32 * 1024
_FORM = "application/x-www-form-urlencoded"


async def form_of(request: web.Request) -> dict[str, str]:
    """The fields of a form of ours, each once; 400 for anything else."""
    if request.content_type != _FORM:
        raise web.HTTPBadRequest
    try:
        fields = await request.post()
    except (ValueError, LookupError):
        raise web.HTTPBadRequest from None
    found = {name: value for name, value in fields.items() if isinstance(value, str)}
    if len(found) != len(fields) or len(found) > 200:
        raise web.HTTPBadRequest
    return found


def hold_little(request: web.Request) -> None:
    """Let the system keep back little for a reader that takes nothing, so that this is noticed."""
    transport = request.transport
    if isinstance(transport, asyncio.WriteTransport):
        transport.set_write_buffer_limits(high=HELD)
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, HELD)
