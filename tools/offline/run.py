"""Run a command with the network off: in a namespace of its own only loopback is brought up.

Outside a namespace, Python processes get ``tools/offline`` first on their path, whose
``sitecustomize`` refuses every connection that leaves this machine.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from pathlib import Path

_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1


def raise_loopback() -> None:
    """Bring ``lo`` up, so that a kernel can be talked to; needs a namespace of our own."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(control, _SIOCGIFFLAGS, request))[1]
        if not flags & _IFF_UP:
            request = struct.pack("16sh14x", b"lo", flags | _IFF_UP)
            fcntl.ioctl(control, _SIOCSIFFLAGS, request)


def main() -> None:
    """Replace this process by the command."""
    if sys.platform == "linux":
        raise_loopback()
    paths = [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
