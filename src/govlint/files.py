"""Files in and out: bounded reading, atomic writing."""

from __future__ import annotations

import os
import stat


def read_bounded(path: str, size: int) -> bytes:
    """At most ``size`` + 1 bytes, so that who gets more than ``size`` knows that the file is too big
    without its being read. Raises OSError."""
    with open(path, "rb") as file:
        return file.read(size + 1)


def write_atomically(path: str, data: bytes) -> None:
    """Replace ``path`` by ``data`` as a whole or not at all; what is no regular file is written through.

    A symbolic link keeps pointing where it pointed. Raises OSError.
    """
    path = os.path.realpath(path)
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mode = 0
    if mode and not stat.S_ISREG(mode):
        with open(path, "wb") as file:
            file.write(data)
        return
    folder, name = os.path.split(path)
    draft = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with open(draft, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode:
            os.chmod(draft, stat.S_IMODE(mode))
        os.replace(draft, path)
    except BaseException:
        if os.path.exists(draft):
            os.unlink(draft)
        raise
