"""Disks of many sizes, most of them too small: a clear message, nothing that was reported is lost, and with
more room the same command goes on to what an undisturbed run gives."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
SIZES = 200 if os.environ.get("TIDINGS_TEST_LONG") else 50  # over all commands
IO, CREATE = 74, 73
PAGE = 4096
ROOM = 64 * 1024 * 1024
FILES = 300  # more than one batch
# What says when something was done, and by which of how many runs.
CLOCK = {"imported_at", "change_id", "added_at", "mtime_ns"}
TABLES = ["roots", "posts", "post_bytes", "sources", "source_names", "items", "item_links", "categories", "post_categories"]


def digest(number, version=0):
    items = "".join(f"{n}.  [第{number}期的新闻{n}版{version}-作者{n}](https://x.com/name{n}/status/{number * 10 + n})\n\n"
                    f"    这是第{number}期第{n}条，说的是模型{number % 7}。\n\n" for n in range(1, 4))
    return f"---\ntitle: 第{number}期\ndate: 2025-12-07\ncategories: [甲]\n---\n\n{items}"


def write(folder, numbers, version=0):
    for number in numbers:
        path = folder / f"{number:04}.md"
        path.write_text(digest(number, version), encoding="utf-8")
        os.utime(path, (1000 + version, 1000 + version))


def content(archive):
    """All that an archive holds but its log, sound by SQLite's checks; None: nothing yet."""
    if not archive.exists() or archive.stat().st_size == 0:
        return None
    with closing(sqlite3.connect(archive)) as database:  # an open file would keep its room
        if not database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
            return None
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = {"version": database.execute("PRAGMA user_version").fetchone()[0]}
        for table in TABLES if found["version"] > 1 else TABLES[:2] + TABLES[3:]:
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in CLOCK]
            found[table] = database.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2").fetchall()
    return found if found["posts"] else None


class Disk:
    """A disk in memory, of the size that is asked for, mounted where nobody else sees it."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp())
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tidings-test", self.folder], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], check=True)
        self.folder.rmdir()

    def resize(self, size):
        subprocess.run(["mount", "-o", f"remount,size={size}", self.folder], check=True)

    def clear(self):
        self.resize(ROOM)
        for path in self.folder.iterdir():
            path.unlink()


class Scenario:
    """A command, on an archive that `prepare` makes; it gives the command's words."""

    def __init__(self, prepare, disk, top):
        self.name, self.disk = prepare.__name__.replace("_", " "), disk
        self.top = top / prepare.__name__
        self.digests = self.top / "d"
        self.digests.mkdir(parents=True)
        self.start, self.archive = self.top / "start.db", disk.folder / "a.db"
        self.words = [str(word) for word in prepare(self)]
        self.before = content(self.start)
        self.begin(ROOM)
        assert self.run().returncode == 0
        self.after = content(self.archive)
        assert self.before != self.after or self.words == ["rebuild"]

    def begin(self, size):
        self.disk.clear()
        if self.start.exists():
            shutil.copy(self.start, self.archive)
        self.disk.resize(size)

    def run(self, *words):
        return subprocess.run([TIDINGS, "--archive", str(self.archive), *(words or self.words)], capture_output=True, check=False)

    def least(self):
        """A size that is too small for all, and one that is enough."""
        low = max(self.start.stat().st_size if self.start.exists() else 0, PAGE)
        high = low + PAGE
        while True:
            self.begin(high)
            if self.run().returncode == 0:
                return low, high
            high += max(high // 4, PAGE)

    def check_failure(self, done, where):
        assert done.returncode in (IO, CREATE), (where, done.returncode, done.stderr)
        lines = done.stderr.splitlines()
        assert len(lines) == 1 and b"disk is full" in lines[0] and bytes(self.archive) in lines[0], (where, done.stderr)

    def check_state(self, done, where):
        """As before or as after, but for an import, of which whole batches may be done."""
        now = content(self.archive)
        if now in (self.before, self.after):
            return
        assert self.words[0] == "import", f"{where}: neither as before nor as after"
        known = set(self.after["posts"]) | set(self.before["posts"] if self.before else [])
        assert set(now["posts"]) <= known, f"{where}: posts that never were"
        paths = [path for row in now["posts"] for path in row if isinstance(path, str) and path.endswith(".md")]
        reported = re.findall(rb"(?:added|updated) .*/(\d+\.md)", done.stdout)
        assert {path.decode() for path in reported} <= set(paths), f"{where}: reported, and not there"

    def try_size(self, size):
        where = f"{self.name}, a disk of {size} bytes"
        self.begin(size)
        done = self.run()
        assert not list(self.disk.folder.glob("*.schema-1*")) or self.words == ["posts"] and done.returncode == 0, where
        asked = self.run("search", "模型") if done.returncode != 0 and self.start.exists() else None
        self.disk.resize(ROOM)
        if done.returncode != 0:
            self.check_failure(done, where)
            self.check_state(done, where)
            assert asked is None or asked.returncode in (0, IO), (where, asked.stderr)
            again = self.run()
            assert again.returncode == 0, (where, again.stderr)
        assert content(self.archive) == self.after, f"{where}: something else came of it"
        return done.returncode != 0


def first_import(scenario):
    write(scenario.digests, range(FILES))
    return ["import", scenario.digests]


def filled(scenario, count=FILES):
    write(scenario.digests, range(count))
    subprocess.run([TIDINGS, "--archive", str(scenario.start), "import", str(scenario.digests)], check=True, capture_output=True)


def import_of_more(scenario):
    filled(scenario, 50)
    write(scenario.digests, range(50, 50 + FILES))
    return ["import", scenario.digests]


def edit(scenario):
    filled(scenario)
    write(scenario.digests, range(0, FILES, 2), 1)
    return ["import", scenario.digests]


def undo(scenario):
    filled(scenario)
    write(scenario.digests, range(0, FILES, 2), 1)
    subprocess.run([TIDINGS, "--archive", str(scenario.start), "import", str(scenario.digests)], check=True, capture_output=True)
    return ["undo"]


def rebuild(scenario):
    filled(scenario)
    return ["rebuild"]


def migration(scenario):
    database = sqlite3.connect(scenario.start)
    database.executescript("PRAGMA journal_mode = WAL; PRAGMA application_id = 1414087753; PRAGMA user_version = 1;")
    database.executescript((ROOT / "tests" / "data" / "schema-1.sql").read_text(encoding="utf-8"))
    for table, changed in (("posts", {"id": "id + 1000 * n", "path": "n || path"}), ("items", {"id": "id + 1000 * n", "post_id": "post_id + 1000 * n"})):
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(changed.get(column, column) for column in columns)
        database.execute(f"WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 60)"
                         f" INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table}, more")
    database.commit()
    database.close()
    return ["posts"]


def test_with_too_little_room_nothing_is_lost_and_with_more_it_goes_on():
    scenarios = [first_import, import_of_more, edit, undo, rebuild, migration]
    with tempfile.TemporaryDirectory() as top, Disk() as disk:
        tried = failed = 0
        for number, prepare in enumerate(scenarios):
            scenario = Scenario(prepare, disk, Path(top))
            count = SIZES * (number + 1) // len(scenarios) - SIZES * number // len(scenarios)
            low, high = scenario.least()
            sizes = [low + (high - low) * n // (count - 1) // PAGE * PAGE for n in range(count)]
            failures = sum(map(scenario.try_size, sizes))
            print(f"# {scenario.name}: {count} disks of {low} to {high} bytes, {failures} of them too small")
            assert 0 < failures < count, scenario.name
            tried, failed = tried + count, failed + failures
        print(f"# {tried} disks, {failed} of them too small, nothing lost")


if __name__ == "__main__":
    if "UNSHARED" not in os.environ:  # so that nobody else sees the disks, nor is in their way
        flags = "--mount" if os.geteuid() == 0 else "--mount --map-root-user"
        os.execvpe("unshare", ["unshare", *flags.split(), sys.executable, __file__], {**os.environ, "UNSHARED": "1"})
    tap.run(sys.modules[__name__])
