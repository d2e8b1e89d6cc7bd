"""Where another program writes to the archive: an import waits, says so and goes on, or is interrupted; those
who read do not wait; and nothing is put in the archive's place."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from digest_folder import PATIENCE_SECONDS, TIDINGS, Place, digest, write  # noqa: E402

BUSY = 75


@contextmanager
def held():
    """An archive that lacks a digest of its folder, and a writer that holds it."""
    with Place() as place:
        write(place.digests / "a.md", digest("one"))
        place.run("import", place.digests)
        write(place.digests / "b.md", digest("two"))
        holder = sqlite3.connect(place.archive, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        yield place, holder
        holder.close()


def begin_import(place, *options):
    """An import that has said that it waits."""
    words = [TIDINGS, "--archive", str(place.archive), "import", *options, str(place.digests)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    line = process.stderr.readline()
    assert line.endswith(b"waiting for it\n") and b"another program is writing to" in line, line
    return process


def test_an_importer_waits_and_says_so_and_goes_on():
    with held() as (place, holder), begin_import(place) as waiting:
        found = place.run("search", "one", "--format", "tsv").stdout
        assert found.count("\n") == 2, "a reader sees what was there before"
        assert waiting.poll() is None
        holder.execute("COMMIT")
        stdout, stderr = waiting.communicate(timeout=PATIENCE_SECONDS)
        assert waiting.returncode == 0 and b"added" in stdout and stderr == b"", (stdout, stderr)
        assert place.titles() == ["one", "two"]


def test_an_importer_that_waits_can_be_interrupted():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with held() as (place, _), begin_import(place) as waiting:
            waiting.send_signal(number)
            waiting.communicate(timeout=PATIENCE_SECONDS)
            assert waiting.returncode == -number, waiting.returncode


def test_an_importer_that_watches_and_waits_ends_as_it_is_meant_to():
    with held() as (place, _), begin_import(place, "--watch") as waiting:
        waiting.send_signal(signal.SIGINT)
        stdout, stderr = waiting.communicate(timeout=PATIENCE_SECONDS)
        assert (waiting.returncode, stdout, stderr.count(b"\n")) == (0, b"", 1), (stdout, stderr)


def test_nothing_is_restored_over_an_archive_that_is_written_to():
    with held() as (place, holder):
        place.run("backup", place.digests / "copy.db")
        done = place.run("restore", place.digests / "copy.db", expected=BUSY)
        assert "is open in another program; try again when that ended" in done.stderr, done
        holder.execute("COMMIT")
        assert place.titles() == ["one"]


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
