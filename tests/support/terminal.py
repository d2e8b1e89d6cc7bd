"""A terminal for the programs that are tested."""

import contextlib
import fcntl
import os
import pty
import struct
import termios


class Terminal:
    """Programs write to `theirs`; what they wrote is read here once they have been started."""

    def __init__(self, rows=24, columns=80):
        self.ours, self.theirs = pty.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read_to_end(self):
        """All that they write, until the last of them closes it."""
        os.close(self.theirs)
        text = b""
        with contextlib.suppress(OSError):  # how a terminal ends, on Linux
            while some := os.read(self.ours, 65536):
                text += some
        os.close(self.ours)
        return text
