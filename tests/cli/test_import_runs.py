"""Imports as they run: known files are not read, dry runs change nothing, and --watch imports what
changes."""

import hashlib
import json
import os
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from digest_folder import LONG_AGO, PATIENCE_SECONDS, TIDINGS, Place, digest, summary_of, write, write_many  # noqa: E402
from terminal import Terminal  # noqa: E402

QUIET_SECONDS = 1.5


def test_a_file_of_the_same_size_and_time_is_not_read_again():
    with Place() as place:
        path = place.digests / "a.md"
        write(path, digest("one"))
        place.run("import", place.digests)
        write(path, digest("two"))
        done = place.run("import", place.digests)
        assert summary_of(done.stdout) == "1 file: 1 unchanged", done.stdout
        assert place.titles() == ["one"]
        write(path, digest("two"), LONG_AGO + 1)
        place.run("import", place.digests)
        assert place.titles() == ["two"]
        write(path, digest("three"), LONG_AGO + 1)
        place.run("import", place.digests)
        assert place.titles() == ["three"], "another size"


def test_a_file_that_changed_just_now_is_read_again():
    with Place() as place:
        path = place.digests / "a.md"
        now = time.time() + 1
        write(path, digest("one"), now)
        place.run("import", place.digests)
        write(path, digest("two"), now)
        place.run("import", place.digests)
        assert place.titles() == ["two"]


def test_a_file_named_by_itself_is_read_whatever_its_time():
    with Place() as place:
        path = place.digests / "a.md"
        write(path, digest("one"))
        place.run("import", place.digests)
        write(path, digest("two"))
        place.run("import", path)
        assert place.titles() == ["two"]


def test_a_touched_file_is_known_by_its_new_time():
    with Place() as place:
        path = place.digests / "a.md"
        write(path, digest("one"))
        place.run("import", place.digests)
        os.utime(path, (LONG_AGO + 5, LONG_AGO + 5))
        place.run("import", place.digests)
        with sqlite3.connect(place.archive) as database:
            stamps = database.execute("SELECT path, mtime_ns / 1000000000 FROM files").fetchall()
        assert stamps == [("a.md", LONG_AGO + 5)], stamps


def test_a_moved_file_is_known_where_it_is():
    with Place() as place:
        write(place.digests / "a.md", digest("one"))
        place.run("import", place.digests)
        (place.digests / "a.md").rename(place.digests / "b.md")
        done = place.run("import", place.digests)
        assert summary_of(done.stdout) == "1 file: 1 moved", done.stdout
        assert done.stdout.startswith("moved         1 item   "), done.stdout
        with sqlite3.connect(place.archive) as database:
            assert database.execute("SELECT path FROM files").fetchall() == [("b.md",)]


def test_what_is_asked_for_through_a_link_or_from_above_is_known_as_well():
    with Place() as place:
        write(place.digests / "2025" / "a.md", digest("one"))
        place.run("import", place.digests)
        write(place.digests / "2025" / "a.md", digest("two"))
        link = place.digests.parent / "link"
        link.symlink_to(place.digests)
        for path in (link, place.digests / "2025", f"{place.digests}/2025//", place.digests.parent):
            done = place.run("import", path)
            assert summary_of(done.stdout) == "1 file: 1 unchanged", (path, done.stdout)


def test_a_dry_run_reports_and_changes_nothing():
    with Place() as place:
        write_many(place.digests, 300)
        place.run("import", place.digests / "00000.md")
        before = hashlib.sha256(place.archive.read_bytes()).hexdigest()
        done = place.run("import", "--dry-run", place.digests)
        assert summary_of(done.stdout) == "300 files: 299 added, 1 unchanged", done.stdout[-200:]
        assert done.stdout.endswith(" s; dry run: nothing was changed\n") and done.stderr == "", done
        done = place.run("import", "--dry-run", "--json", place.digests)
        assert done.stderr == "tidings: dry run: nothing was changed\n", done.stderr
        assert hashlib.sha256(place.archive.read_bytes()).hexdigest() == before
        assert len(place.titles()) == 8


def test_a_dry_run_tells_what_a_prune_would_take_away_and_no_more():
    with Place() as place:
        for number in range(4):
            write(place.digests / f"{number}.md", digest(f"title {number}"))
        place.run("import", place.digests)
        (place.digests / "0.md").rename(place.digests / "9.md")
        (place.digests / "1.md").unlink()
        done = place.run("import", "--dry-run", "--prune", place.digests)
        assert summary_of(done.stdout) == "3 files: 2 unchanged, 1 moved", done
        assert done.stdout.endswith("; dry run: nothing was changed\n"), done
        assert done.stderr == ("tidings: 1 of 4 posts has lost its file:\ntidings:   1.md\ntidings: dry run: nothing "
                               "was taken away; without --dry-run, this post would be\n"), done
        done = place.run("import", "--dry-run", "--prune", "--json", place.digests)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert [(Path(line["path"]).name, line["status"]) for line in lines[:-1]] == [("9.md", "moved"), ("1.md", "vanished")], lines
        assert len(place.titles()) == 4
        place.run("import", "--prune", place.digests)
        assert len(place.titles()) == 3


def test_a_dry_run_makes_no_archive():
    with Place() as place:
        write(place.digests / "a.md", digest("one"))
        archive = place.digests.parent / "new" / "a.db"
        done = place.run("import", "--dry-run", place.digests, archive=archive)
        assert summary_of(done.stdout) == "1 file: 1 added", done.stdout
        assert not archive.parent.exists()


def test_strict_leaves_out_what_has_warnings_and_fails():
    with Place() as place:
        write(place.digests / "a.md", digest("one"))
        write(place.digests / "b.md", "1.  [two](https://example.org/2)\n")
        done = place.run("import", "--strict", place.digests, expected=65)
        assert "failed        0 items" in done.stdout and "no date" in done.stdout, done.stdout
        assert summary_of(done.stdout) == "2 files: 1 added, 1 failed", done.stdout
        assert place.titles() == ["one"]
        place.run("import", place.digests)
        assert place.titles() == ["one", "two"]


def test_an_index_that_cannot_be_merged_is_no_failed_import():
    with Place() as place:
        write_many(place.digests, 200)
        place.run("import", place.digests)
        with sqlite3.connect(place.archive) as database:  # a page of its first piece is lost
            first = "id = (SELECT min(id) FROM items_fts_data WHERE id > 10)"
            page = database.execute(f"SELECT id, block FROM items_fts_data WHERE {first}").fetchone()
            database.execute(f"DELETE FROM items_fts_data WHERE {first}")
        write_many(place.digests, 300, 200)
        done = place.run("import", place.digests)
        assert summary_of(done.stdout) == "500 files: 300 added, 200 unchanged", done.stdout
        assert "could not be merged" in done.stderr, done.stderr
        assert len(place.titles()) == 500 * 8
        assert place.segments() > 1
        with sqlite3.connect(place.archive) as database:
            database.execute("INSERT INTO items_fts_data VALUES (?, ?)", page)
        place.run("check")
        write_many(place.digests, 600, 500)
        assert place.run("import", place.digests).stderr == ""
        assert place.segments() == 1, "merged by the next"


def on_terminal(arguments):
    """What a program writes to standard error where that is a terminal."""
    terminal = Terminal()
    process = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=terminal.theirs, env={**os.environ, "TERM": "xterm"}
    )
    text = terminal.read_to_end()
    assert process.wait() == 0
    return text.decode()


def test_progress_is_shown_on_a_terminal_only_and_taken_back():
    with Place() as place:
        write_many(place.digests, 1200)
        text = on_terminal([TIDINGS, "-a", str(place.archive), "import", str(place.digests)])
        # Half a second may be enough for all of it on a fast machine.
        if text:
            assert " of 1200 files, " in text and " files/s, " in text and " s left" in text, text
            assert text.endswith("\r\033[K"), text
        for path in place.digests.iterdir():
            os.utime(path, (LONG_AGO + 1, LONG_AGO + 1))
        assert place.run("import", place.digests).stderr == ""
        for path in place.digests.iterdir():
            os.utime(path, (LONG_AGO + 2, LONG_AGO + 2))
        assert on_terminal([TIDINGS, "-a", str(place.archive), "import", "-q", str(place.digests)]) == ""


class Watching:
    def __init__(self, place, *paths, stderr=subprocess.PIPE):
        self.process = subprocess.Popen(
            [TIDINGS, "-a", str(place.archive), "import", "--watch", *map(str, paths)],
            stdout=subprocess.PIPE,
            stderr=stderr,
        )
        self.text = ""

    def wait_for(self, words):
        """Reads on until the words come, and returns what came before; that is left behind."""
        end = time.monotonic() + PATIENCE_SECONDS
        while words not in self.text:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            some = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            assert some, f"no {words!r} in {self.text!r}"
            self.text += some.decode()
        before, _, self.text = self.text.partition(words)
        return before

    def end(self, how=signal.SIGINT):
        self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, errors


def test_watching_imports_what_is_written_renamed_and_made():
    with Place() as place:
        write(place.digests / "a.md", digest("one"))
        watching = Watching(place, place.digests)
        watching.wait_for("1 file: 1 added; ")
        write(place.digests / "a.md", digest("other"), LONG_AGO + 1)
        watching.wait_for("updated")
        write(place.digests / ".a.md.swap", digest("over it"), LONG_AGO + 2)
        (place.digests / ".a.md.swap").rename(place.digests / "a.md")
        watching.wait_for("updated")
        write(place.digests / "a.md", digest("over it"), LONG_AGO + 3)
        write(place.digests / ".notes" / "n.md", digest("hidden"))
        time.sleep(QUIET_SECONDS)  # else it may find the folder as it looks at all of them again
        write(place.digests / "2026" / "01" / "b.md", digest("deep"))
        assert "1 unchanged" not in watching.wait_for("b.md"), "what changed nothing is not worth a line"
        write(place.digests / "2026" / "01" / "c.md", digest("deeper"))
        watching.wait_for("c.md")
        (place.digests / "2026" / "01" / "c.md").rename(place.digests / "d.md")
        watching.wait_for("moved")
        assert watching.end() == (0, b"")
        assert place.titles() == ["over it", "deep", "deeper"]


def test_that_it_watches_is_said_on_a_terminal():
    with Place() as place:
        write_many(place.digests, 1)
        terminal, said = Terminal(), b""
        watching = Watching(place, place.digests, stderr=terminal.theirs)
        watching.wait_for("1 added; ")
        while b"\n" not in said:
            said += os.read(terminal.ours, 4096)
        assert watching.end() == (0, None)
        assert said + terminal.read_to_end() == b"tidings: watching for changes; ^C ends it\r\n", said


def test_watching_one_file_sees_it_replaced():
    with Place() as place:
        path = place.digests / "a.md"
        write(path, digest("one"))
        watching = Watching(place, path)
        watching.wait_for("1 added; ")
        write(place.digests / "a.md.new", digest("two"), LONG_AGO + 1)
        (place.digests / "a.md.new").rename(path)
        watching.wait_for("updated")
        assert watching.end(signal.SIGTERM) == (0, b"")
        assert place.titles() == ["two"]


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
