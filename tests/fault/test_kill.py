"""A program that is ended at any of its system calls leaves the archive as it was before or as it is
after, and the same command again gives what an undisturbed run gives."""

import os
import re
import shutil
import signal
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
AT_CALL = os.environ["AT_CALL"]
POINTS = 20000 if os.environ.get("TIDINGS_TEST_LONG") else 2000
KIND_SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE]
EVERY_KIND = 4  # of so many points one is a signal that asks, the others are SIGKILL
BATCH = 256
# What says when something was done differs from run to run.
CLOCK = {"imported_at", "at", "undone_at", "created_at"}
TABLES = ["roots", "posts", "post_bytes", "changes", "revisions", "files", "sources", "source_names", "items",
          "item_links", "categories", "post_categories", "author_rules", "synonyms", "saved_searches"]
LOG = {"changes", "revisions"}


def digest(number, version=0):
    items = "".join(
        f"{n}.  [第{number}期的新闻{n}版{version}-作者{n}](https://x.com/name{n}/status/{number * 10 + n})\n\n"
        f"    这是第{number}期第{n}条。\n\n"
        for n in range(1, 3)
    )
    return f"---\ntitle: 第{number}期\ndate: 2025-12-07\ncategories: [甲]\n---\n\n{items}"


def write(folder, number, version=0):
    path = folder / f"{number:04}.md"
    path.write_text(digest(number, version), encoding="utf-8")
    os.utime(path, (1000 + version, 1000 + version))  # not so near that the time is no sign


def command(archive, *words):
    return [TIDINGS, "--archive", str(archive), *words]


def run(archive, *words):
    subprocess.run(command(archive, *words), check=True, capture_output=True)


def content(archive, with_log=True):
    """All that an archive holds for ever, whole by SQLite's checks; None: nothing yet."""
    if not archive.exists() or archive.stat().st_size == 0:
        return None
    with closing(sqlite3.connect(archive)) as database:
        if not database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
            return None
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        if database.execute("PRAGMA user_version").fetchone() == (1,):
            return "schema 1"
        found = {}
        for table in TABLES:
            if table in LOG and not with_log:
                continue
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
            columns = [c for c in columns if c not in CLOCK and (with_log or c != "change_id")]
            rows = database.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2").fetchall()
            found[table] = re.sub(r'"imported_at":\d+', "", repr(rows))
        found["posts by path"] = set(database.execute("SELECT path, sha256 FROM posts"))
        return found if found["posts by path"] or found.get("changes", "[]") != "[]" else None


class Scenario:
    """One command, on one archive and folder. `prepare` makes both, and gives the command's words."""

    def __init__(self, name, prepare, repeatable=True, in_parts=False):
        self.name, self.repeatable, self.in_parts = name, repeatable, in_parts
        self.top = Path(tempfile.mkdtemp(dir=fast_folder()))
        self.start = self.top / "start.db"
        self.digests = self.top / "d"
        self.digests.mkdir()
        self.words = prepare(self)
        calm = self.copy("calm")
        counter = self.top / "count"
        subprocess.run([AT_CALL, "0", "9", *command(calm, *self.words)], check=True, capture_output=True,
                       env={**os.environ, "COUNT_CALLS": str(counter)})
        self.calls = int(counter.read_text())
        self.before = [content(self.start, with_log) for with_log in (False, True)]
        self.after = [content(calm, with_log) for with_log in (False, True)]

    def copy(self, name):
        folder = self.top / name
        folder.mkdir()
        if self.start.exists():
            shutil.copy(self.start, folder / "a.db")
        return folder / "a.db"

    def check_state(self, archive, number, where):
        """The archive is as before or as after; a signal that asks leaves whole posts of both."""
        now = content(archive)
        if now in (self.before[True], self.after[True]):
            return now
        assert self.in_parts or number != signal.SIGKILL, f"{where}: neither as before nor as after"
        known = self.after[True]["posts by path"]
        if isinstance(self.before[True], dict):
            known = known | self.before[True]["posts by path"]
        assert now is None or now["posts by path"] <= known, f"{where}: posts that never were"
        return now

    def check_reports(self, archive, done, where):
        """What was reported as done is done."""
        reported = set(re.findall(rb"/(\d+\.md)", done.stdout))
        if done.returncode != 0 and not reported:
            return
        now = content(archive)
        if done.returncode == 0:
            assert now == self.after[True], f"{where}: went well, and is not as it should be"
        elif self.words[0] == "import":
            paths = {path.encode() for path, _ in now["posts by path"]}
            assert reported <= paths, f"{where}: reported, and is not there"

    def try_at(self, call, number, does_look):
        where = f"{self.name}, call {call} of {self.calls}, signal {number}"
        archive = self.copy(f"{call}-{number}-{does_look}")
        done = subprocess.run([AT_CALL, str(call), str(int(number)), *command(archive, *self.words)],
                              capture_output=True, check=False)
        if done.returncode not in (0, -number):
            raise AssertionError(f"{where}: ended by {done.returncode}: {done.stderr.decode()}")
        if does_look:
            self.check_reports(archive, done, where)
        if does_look or not self.repeatable:
            now = self.check_state(archive, number, where)
        if self.repeatable or now != self.after[True]:
            run(archive, *self.words)
        with_log = number == signal.SIGKILL and not self.in_parts
        assert content(archive, with_log) == self.after[with_log], f"{where}: running again gives something else"
        if self.in_parts:  # so large that the index is made on a thread
            run(archive, "check")
        shutil.rmtree(archive.parent)
        return done.returncode != 0


def fast_folder():
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def filled(scenario, count=10):
    for number in range(count):
        write(scenario.digests, number)
    run(scenario.start, "import", str(scenario.digests))


def first_import(scenario):
    for number in range(10):
        write(scenario.digests, number)
    return ["import", str(scenario.digests)]


def import_in_batches(scenario):
    for number in range(BATCH + 20):
        write(scenario.digests, number)
    return ["import", str(scenario.digests)]


def import_of_changes(scenario):
    filled(scenario)
    for number in (3, 10, 11):
        write(scenario.digests, number, 1)
    scenario.digests.joinpath("0005.md").rename(scenario.digests / "0020.md")
    return ["import", str(scenario.digests)]


def prune(scenario):
    filled(scenario)
    scenario.digests.joinpath("0004.md").unlink()
    return ["import", "--prune", str(scenario.digests)]


def undo(scenario):
    filled(scenario)
    for number in (3, 10):
        write(scenario.digests, number, 1)
    run(scenario.start, "import", str(scenario.digests))
    return ["undo"]


def redo(scenario):
    undo(scenario)
    run(scenario.start, "undo")
    return ["redo"]


def rebuild(scenario):
    filled(scenario)
    return ["rebuild"]


def merge(scenario):
    filled(scenario)
    return ["authors", "merge", "name1", "name2"]


def migrate(scenario):
    old = (ROOT / "tests" / "data" / "schema-1.sql").read_text(encoding="utf-8")
    database = sqlite3.connect(scenario.start)
    database.executescript("PRAGMA journal_mode = WAL; PRAGMA application_id = 1414087753; PRAGMA user_version = 1;")
    database.executescript(old)
    database.close()
    return ["posts"]


SCENARIOS = [("the first import", first_import, True, False), ("an import of changes", import_of_changes, True, False),
             ("an import in batches", import_in_batches, True, True), ("a prune", prune, True, False),
             ("an undo", undo, False, False), ("a redo", redo, False, False), ("a rebuild", rebuild, False, False),
             ("a merge of authors", merge, False, False), ("a migration", migrate, True, False)]


def draw(scenarios, count):
    """Calls of the scenarios, all in turn where there are as many points."""
    calls = [(scenario, call) for scenario in scenarios for call in range(1, scenario.calls + 1)]
    points = []
    for n in range(count):
        scenario, call = calls[n * len(calls) // count if count < len(calls) else n % len(calls)]
        number = KIND_SIGNALS[n // EVERY_KIND % 4] if n % EVERY_KIND == 0 else signal.SIGKILL
        points.append((scenario, call, number, n // 2 % 2 == 0))
    return points


def test_ended_at_any_call_it_is_as_before_or_after_and_can_be_done_again():
    scenarios = [Scenario(*row) for row in SCENARIOS]
    try:
        points = draw([s for s in scenarios if s.in_parts], POINTS // 50)
        points += draw([s for s in scenarios if not s.in_parts], POINTS - len(points))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            ended = sum(pool.map(lambda point: point[0].try_at(*point[1:]), points))
        calls = sum(scenario.calls for scenario in scenarios)
        print(f"# {len(points)} signals at {calls} system calls of {len(scenarios)} commands, {ended} before the end")
        assert ended > len(points) / 2, "few signals came in time"
    finally:
        for scenario in scenarios:
            shutil.rmtree(scenario.top)


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
