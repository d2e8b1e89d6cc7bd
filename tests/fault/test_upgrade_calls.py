"""Each call of the system that an upgrade makes on its files and their folder fails, once and for good: the
archive is as it was or upgraded, the copy beside it is whole, and the next run does the rest."""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
IS_LONG = "TIDINGS_TEST_LONG" in os.environ
CALLS = ["openat", "fsync", "fdatasync", "renameat2", "unlink", "ftruncate", "pwrite64"]
EVERY_WRITE = 12  # of those calls so many are tried, in the short form; of the others each
IO, CREATE = 74, 73
OLD = (ROOT / "tests" / "data" / "schema-1.sql").read_text(encoding="utf-8")


def old_archive(folder):
    folder.mkdir()
    database = sqlite3.connect(folder / "a.db")
    database.executescript("PRAGMA journal_mode = WAL; PRAGMA application_id = 1414087753; PRAGMA user_version = 1;")
    database.executescript(OLD)
    database.close()
    return folder / "a.db"


def content(archive):
    """The schema's version, and what the archive holds, sound by SQLite's checks."""
    with closing(sqlite3.connect(archive)) as database:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        tables = ["posts", "items", "item_links", "sources"] + (["post_bytes"] if version > 1 else [])
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return version, [database.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def upgrade(archive, *strace):
    traced = ["strace", "-f", "-qq", "-y", "-o", str(archive.parent / "log"), *strace] if strace else []
    return subprocess.run([*traced, TIDINGS, "--archive", str(archive), "posts"], capture_output=True, check=False)


def calls_of(log, folder):
    """The calls that touch the folder, as (name, number among those of its name)."""
    counts, found = dict.fromkeys(CALLS, 0), []
    for name, line in re.findall(r"^\d+ +(\w+)(\(.*)$", log, re.MULTILINE):
        counts[name] += 1
        if str(folder) in line:
            found.append((name, counts[name]))
    return found


class Upgrades:
    def __init__(self, top):
        self.top = Path(top)
        calm = old_archive(self.top / "calm")
        self.before = content(calm)
        done = upgrade(calm, "-e", "trace=" + ",".join(CALLS))
        assert done.returncode == 0, done.stderr
        self.calls = calls_of(calm.with_name("log").read_text(errors="replace"), calm.parent)
        self.after = content(calm)

    def try_at(self, name, number, error, is_for_good):
        where = f"{name} {number}{'+' if is_for_good else ''}: {error}"
        archive = old_archive(self.top / f"{name}-{number}-{error}-{is_for_good}")
        done = upgrade(archive, "-e", f"inject={name}:error={error}:when={number}{'+' if is_for_good else ''}")
        assert done.returncode in (0, IO, CREATE), (where, done)
        assert done.returncode == 0 or done.stderr.count(b"\n") == 1, (where, done)
        copies = [path for path in archive.parent.glob("a.db.schema-1*") if not re.search(r"-(wal|shm|journal)$", path.name)]
        state = content(archive)
        assert state in (self.before, self.after), f"{where}: neither as before nor as after"
        kept = archive.with_name("a.db.schema-1")
        if kept in copies:
            assert content(kept) == self.before, f"{where}: the copy is not whole"
        assert state == self.before or kept in copies, f"{where}: upgraded without a copy"
        assert state == self.before or str(kept).encode() in done.stderr, f"{where}: the copy is not named: {done}"
        if name != "unlink":
            assert copies in ([], [kept]), f"{where}: left are {copies}"
        done = upgrade(archive)
        assert done.returncode == 0 and content(archive) == self.after, (where, done)


def test_an_upgrade_whose_calls_fail_is_as_before_or_after_and_the_next_run_upgrades():
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as top:
        upgrades = Upgrades(top)
        points = []
        for name, number in upgrades.calls:
            if name != "pwrite64" or IS_LONG or number % EVERY_WRITE == 0:
                errors = ["EIO", "ENOSPC"] if name != "pwrite64" or IS_LONG else [["EIO", "ENOSPC"][number // EVERY_WRITE % 2]]
                points += [(name, number, error, good) for error in errors for good in (False, True)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda point: upgrades.try_at(*point), points))
        print(f"# {len(upgrades.calls)} calls of an upgrade on its files, {len(points)} failures tried")
        assert {name for name, *_ in points} == set(CALLS), points


def test_a_file_system_that_knows_no_renaming_without_replacing_is_upgraded():
    with tempfile.TemporaryDirectory() as top:
        for error in ("EINVAL", "ENOSYS"):
            archive = old_archive(Path(top) / error)
            done = upgrade(archive, "-e", f"inject=renameat2:error={error}:when=1+")
            assert done.returncode == 0 and content(archive)[0] > 1, (error, done)
            assert content(archive.with_name("a.db.schema-1"))[0] == 1


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
