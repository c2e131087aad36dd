"""Refuse connections that would leave this machine (see run.py)."""

from __future__ import annotations

import socket
from typing import Any

_connect = socket.socket.connect


def _local_only(self: socket.socket, address: Any) -> None:
    host = address[0] if isinstance(address, tuple) else ""
    if isinstance(host, str) and host not in ("", "localhost", "::1") and host[:4] != "127.":
        raise OSError(f"the network is off in this test, but {host} was asked for")
    _connect(self, address)


socket.socket.connect = _local_only  # type: ignore[method-assign,assignment]
