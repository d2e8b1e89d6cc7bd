"""^C, on a terminal and without one, in the first batch of an import and in its last merge: the batch
in hand is finished, that is said, and the same command does the rest.

The program is held where the signal is to come: by standard input that does not end, or by output that
nobody reads."""

import array
import contextlib
import fcntl
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from digest_folder import PATIENCE_SECONDS, TIDINGS, Place, digest, summary_of, write_many  # noqa: E402

BATCH = 256
SMALL_PIPE_BYTES = 4096
LONG_NAME = 250
IN_PARTS = "interrupted: the batch in hand was finished; what was read is in the archive, whole"
AT_THE_END = "interrupted at the end: all is in the archive, whole"


def take_terminal():
    os.setsid()
    fcntl.ioctl(1, termios.TIOCSCTTY, 0)


class Program:
    """An import with standard input of ours. Its output is a terminal, whose ^C it gets, or pipes."""

    def __init__(self, place, *paths, terminal):
        self.is_terminal = terminal
        self.output, theirs = pty.openpty() if terminal else os.pipe()
        if not terminal:
            fcntl.fcntl(self.output, fcntl.F_SETPIPE_SZ, SMALL_PIPE_BYTES)
        self.process = subprocess.Popen(
            [TIDINGS, "--archive", str(place.archive), "import", *map(str, paths)],
            stdin=subprocess.PIPE,
            stdout=theirs,
            stderr=theirs,
            preexec_fn=take_terminal if terminal else None,
            env={**os.environ, "TERM": "xterm"},
        )
        os.close(theirs)
        self.text = b""

    def read_some(self):
        with contextlib.suppress(OSError):  # how a terminal ends
            some = os.read(self.output, SMALL_PIPE_BYTES)
            self.text += some
            return some
        return b""

    def write_and_see_it_taken(self, some):
        self.process.stdin.write(some)
        self.process.stdin.flush()
        end = time.monotonic() + PATIENCE_SECONDS
        waiting = array.array("i", [1])
        while waiting[0] > 0:
            assert time.monotonic() < end and self.process.poll() is None, self.text
            fcntl.ioctl(self.process.stdin, termios.FIONREAD, waiting)

    def is_catching(self):
        """Whether the first ^C is still to come."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("SigCgt:"):
                return bool(int(line.split()[1], 16) & 1 << signal.SIGINT - 1)
        raise AssertionError("no such line")

    def interrupt(self):
        """The first ^C has come when this returns."""
        if self.is_terminal:
            os.write(self.output, b"\x03")
        else:
            self.process.send_signal(signal.SIGINT)
        end = time.monotonic() + PATIENCE_SECONDS
        while self.is_catching():
            assert time.monotonic() < end

    def end(self):
        self.process.stdin.close()
        while self.read_some():
            pass
        os.close(self.output)
        said = self.text.decode().replace("\r\n         ", " ")  # notes are wrapped
        return self.process.wait(PATIENCE_SECONDS), said


def count_posts(archive):
    """0 where there is no archive yet, or one without tables."""
    end = time.monotonic() + PATIENCE_SECONDS
    while archive.exists():
        with contextlib.suppress(sqlite3.OperationalError), sqlite3.connect(archive) as database:
            if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'posts'").fetchone():
                return 0
            return database.execute("SELECT count(*) FROM posts").fetchone()[0]
        assert time.monotonic() < end
    return 0


def is_whole(place):
    place.run("check")
    with sqlite3.connect(place.archive) as database:
        return database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def interrupt_the_first_batch(terminal):
    with Place() as place:
        write_many(place.digests / "a", 10)
        write_many(place.digests / "b", 300, 10)
        program = Program(place, place.digests / "a", "-", place.digests / "b", "--name", "c", terminal=terminal)
        text = digest("one").encode()
        program.write_and_see_it_taken(text[:1])
        assert count_posts(place.archive) == 0, "the batch is open"
        program.interrupt()
        program.process.stdin.write(text[1:])
        code, said = program.end()
        assert code == -signal.SIGINT, (code, said)
        assert IN_PARTS in said and "the same command does the rest" in said, said
        assert "11 files: 11 added; 81 items" in said, said
        assert count_posts(place.archive) == 11 and is_whole(place)
        place.run("import", place.digests / "a", place.digests / "b")
        assert count_posts(place.archive) == 311


def test_in_the_first_batch_on_a_terminal():
    interrupt_the_first_batch(terminal=True)


def test_in_the_first_batch_without_a_terminal():
    interrupt_the_first_batch(terminal=False)


def test_a_second_time_drops_the_batch():
    with Place() as place:
        write_many(place.digests, 10)
        program = Program(place, place.digests, "-", "--name", "c", terminal=True)
        program.write_and_see_it_taken(b"-")
        program.interrupt()
        program.interrupt()
        assert program.process.wait(PATIENCE_SECONDS) == -signal.SIGINT
        assert "added" not in program.end()[1]
        assert count_posts(place.archive) == 0 and is_whole(place)
        place.run("import", place.digests)
        assert count_posts(place.archive) == 10


def interrupt_the_last_merge(terminal):
    """What the last batch came to is more than a terminal or a pipe holds: so the program waits to tell
    it, with all on disk, and merges its index after that. Long paths make it much more than is read
    here between two looks at the archive."""
    with Place() as place:
        place.digests /= "x" * LONG_NAME
        write_many(place.digests, 3 * BATCH)
        program = Program(place, place.digests, terminal=terminal)
        while count_posts(place.archive) < 3 * BATCH:
            assert program.read_some(), program.text
        program.interrupt()
        code, said = program.end()
        assert code == -signal.SIGINT, (code, said[-500:])
        before = "" if terminal else "\n"  # ^C takes back what a terminal has not shown yet
        assert f"{before}tidings: {AT_THE_END}" in said, said[-500:]
        assert count_posts(place.archive) == 3 * BATCH and is_whole(place)
        assert place.segments() > 1, "the merge was left out"
        assert "768 unchanged" in place.run("import", place.digests).stdout
        write_many(place.digests, BATCH, 3 * BATCH)
        place.run("import", place.digests)
        assert place.segments() == 1, "merged by the next"


def test_in_the_last_merge_on_a_terminal():
    interrupt_the_last_merge(terminal=True)


def test_in_the_last_merge_without_a_terminal():
    interrupt_the_last_merge(terminal=False)


def test_a_signal_keeps_whole_batches_and_says_so():
    with Place() as place:
        write_many(place.digests, 1000)
        process = subprocess.Popen(
            [TIDINGS, "--archive", str(place.archive), "import", str(place.digests)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        process.stdout.readline()  # the first batch is safe now
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=PATIENCE_SECONDS)
        with sqlite3.connect(place.archive) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            posts, items = database.execute(
                "SELECT (SELECT count(*) FROM posts), (SELECT count(*) FROM items)"
            ).fetchone()
        assert items == 8 * posts
        if posts < 1000:
            assert process.returncode == -signal.SIGINT, process.returncode
            assert IN_PARTS in errors, errors
            assert summary_of(output) == f"{posts} files: {posts} added", output[-200:]
        place.run("import", place.digests)
        assert len(place.titles()) == 8000


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
