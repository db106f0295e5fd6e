"""A wire to a database that can be slow, and that can break in the middle of what is said over it."""

import socket
import threading
import time
from contextlib import suppress


class Wire:
    """Hands on what a program and a server say to each other, over a port of its own.

    ``delay`` is how long, in seconds, each answer takes. Whoever next says ``word`` finds the wire broken: before
    the server has heard it, or, where it is ``heard``, after the server has done it and before its answer is back.
    While it is ``down`` nobody gets through.
    """

    def __init__(self, port: int) -> None:
        self.delay = 0.0
        self.word = b""
        self.heard = False
        self.down = False
        self._to = port
        self._open: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """End it."""
        self._listening.close()
        self.cut()

    def cut(self) -> None:
        """Break every connection."""
        self._end(*self._open)

    def _end(self, *some: socket.socket) -> None:
        for one in some:
            self._open.discard(one)
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                if self.down:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._to))
                self._open |= {near, far}
                for way in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._hand_on, args=way, daemon=True).start()

    def _hand_on(self, from_: socket.socket, to: socket.socket, asks: bool) -> None:
        with suppress(OSError):
            while data := from_.recv(1 << 16):
                if not asks:
                    time.sleep(self.delay)
                    if self.down:
                        break
                elif self.word and self.word in data:
                    self.down, self.word = True, b""
                    if self.heard:
                        to.sendall(data)
                        time.sleep(0.1)  # the server does it; nobody can see from here when
                    break
                to.sendall(data)
        self._end(from_, to)
