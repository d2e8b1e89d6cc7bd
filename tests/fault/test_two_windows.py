"""Two importers that are killed now and then, and four readers, on one archive: readers never fail, see the
archive before or after each import and never an earlier one again, and nothing that was reported is lost."""

import csv
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
SECONDS = 3600 if os.environ.get("TIDINGS_TEST_LONG") else 15
HANG_SECONDS = 120  # of one command: far more than a loaded machine takes
ITEMS = 3
FILES_MAX = 200  # of a folder: more than 256 are more than one transaction (TD_IMPORT_BATCH_FILES)
READERS = 4
SEED = 20251207


def write(folder, number, version):
    items = "".join(
        f"{n}.  [第{number}期的新闻{n}-作者{n}](https://x.com/name{n}/status/{number * 10 + n})\n\n    版本{version}。\n\n"
        for n in range(1, ITEMS + 1)
    )
    path = folder / f"{number}.md"
    path.with_suffix(".new").write_text(f"---\ndate: 2025-12-07\n---\n\n{items}", encoding="utf-8")
    path.with_suffix(".new").rename(path)


def run_timed(words):
    """Runs a command. How long it took, and how long it slept, for locks or the disk: that without its time on a
    processor or in the queue for one, which other programs make long."""
    begin = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(words, stdout=out, stderr=err)  # pylint: disable=consider-using-with
        hangs = threading.Timer(HANG_SECONDS, process.kill)
        hangs.start()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        taken = time.monotonic() - begin
        hangs.cancel()
        queued = int(Path(f"/proc/{process.pid}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        done = subprocess.CompletedProcess(words, process.returncode, out.read(), err.read())
    return done, taken, max(0.0, taken - queued - used.ru_utime - used.ru_stime)


class History:
    """What imports bring, and what of it was seen: posts by name, each with its newest version, which is the number of
    the import that brings it."""

    def __init__(self):
        self.number, self.seen, self.together = 0, {}, {}

    def next(self):
        self.number += 1
        return self.number

    def see(self, posts):
        for post, version in posts.items():
            self.seen[post] = max(version, self.seen.get(post, 0))
        self.together = {version: posts for version, posts in self.together.items()
                         if any(self.seen.get(post, 0) < version for post in posts)}

    def check(self, answer, before):
        """An answer has all that was seen when it was asked for, and of each import all posts or none."""
        back = {post: (version, answer.get(post)) for post, version in before.items() if answer.get(post, 0) < version}
        assert not back, f"goes back: {back}"
        for version, posts in self.together.items():
            has = {post: answer.get(post, 0) >= version for post in posts}
            assert len(set(has.values())) == 1, f"in the midst of import {version}: {has}"
        self.see(answer)


def ended(done, words):
    assert done.returncode == 0, (words, done.returncode, done.stderr[-300:])


class Windows:
    def __init__(self, top):
        self.top, self.archive = top, top / "a.db"
        self.until = time.monotonic() + SECONDS
        self.failures, self.times, self.waits, self.confirmed = [], [], [], set()
        self.history = History()
        self.kills = self.imports = self.reads = 0
        self.lock = threading.Lock()

    def command(self, *words):
        return [TIDINGS, "--archive", str(self.archive), *map(str, words)]

    def work(self, function, *arguments):
        """Until the time is over, or somebody failed."""
        try:
            while time.monotonic() < self.until and not self.failures:
                function(*arguments)
        except Exception as failure:  # told by the test
            self.failures.append(failure)

    def bring(self, folder, rng, numbers, comes_in_parts):
        """A few new and edited digests, for the next import. One that is told to stop keeps what it has read, also of
        imports that were killed before it."""
        with self.lock:
            version = self.history.next()
        there = [int(name.removesuffix(".md")) for name in os.listdir(folder)]
        brings = {next(numbers) if len(there) < FILES_MAX else rng.choice(there) for _ in range(3)} | {rng.choice(there)}
        for number in brings:
            write(folder, number, version)
        posts = {str(number): version for number in brings}
        with self.lock:
            self.history.together[version] = posts
            if comes_in_parts:
                self.history.together = {version: posts for version, posts in self.history.together.items()
                                         if not any((folder / f"{post}.md").exists() for post in posts)}
        return posts

    def importer(self, folder, rng, numbers):
        """One import, killed every third time."""
        end = rng.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]) if rng.randrange(3) == 0 else None
        posts = self.bring(folder, rng, numbers, end in (signal.SIGTERM, signal.SIGHUP))
        with subprocess.Popen(self.command("import", folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            if end is not None:
                time.sleep(rng.uniform(0, 0.2))
                process.send_signal(end)
            stdout, stderr = process.communicate(timeout=HANG_SECONDS)
        assert end is not None or process.returncode == 0, (process.returncode, stderr)
        with self.lock:
            self.imports += 1
            self.kills += process.returncode != 0
            self.confirmed |= set(re.findall(rb"(?:added|updated) .*/(\w+/\d+\.md)", stdout))
            if process.returncode == 0:
                self.history.see(posts)

    def reader(self, rng):
        """One question, whose answer must be of one moment, and of none before one that was seen."""
        with self.lock:
            before = dict(self.history.seen)
        words = rng.choice([["search", "新闻", "--json", "--limit", "0"], ["posts", "--json"],
                            ["stats", "--by", "author", "--format", "csv"]])
        done, taken, asleep = run_timed(self.command(*words))
        assert done.returncode == 0 and done.stderr == b"", (words, done)
        rows = done.stdout.splitlines()
        if words[0] == "posts":
            posts = {post["post"]: post["items"] for post in map(json.loads, rows)}
            assert set(posts.values()) == {ITEMS} and posts.keys() >= before.keys(), (posts, before)
        elif words[0] == "stats":
            counts = {int(row["items"]) for row in csv.DictReader(done.stdout.decode().splitlines())}
            assert len(counts) == 1 and counts.pop() >= len(before), (done.stdout, len(before))
        else:
            self.check_items(list(map(json.loads, rows)), before)
        with self.lock:
            self.reads += 1
            self.times.append(taken)
            self.waits.append(asleep)

    def check_items(self, items, before):
        answer = {(item["post"], int(re.search(r"版本(\d+)", item["summary"])[1])) for item in items}
        assert len(items) == ITEMS * len(answer) and len(answer) == len(dict(answer)), "a post in parts"
        with self.lock:
            self.history.check(dict(answer), before)

    def content(self):
        with sqlite3.connect(self.archive) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            torn = "SELECT path FROM posts p WHERE (SELECT count(*) FROM items i WHERE i.post_id = p.id) <> ?"
            assert database.execute(torn, (ITEMS,)).fetchall() == []
            rows = database.execute("SELECT r.path || '/' || p.path, b.bytes FROM posts p"
                                    " JOIN roots r ON r.id = p.root_id JOIN post_bytes b ON b.post_id = p.id")
            return {path: data for path, data in rows}


def numbers_from(first):
    while True:
        yield first
        first += 1


def test_readers_never_fail_and_nothing_reported_is_lost():
    with tempfile.TemporaryDirectory() as top:
        windows = Windows(Path(top))
        folders = [Path(top, name) for name in ("left", "right")]
        for number, folder in enumerate(folders):
            folder.mkdir()
            write(folder, number * 10**6, 0)
        ended(subprocess.run(windows.command("import", folders[0]), capture_output=True, check=False), "import")
        threads = [threading.Thread(target=windows.work, args=(windows.importer, folder, random.Random(SEED + n),
                                                               numbers_from(n * 10**6 + 1)))
                   for n, folder in enumerate(folders)]
        threads += [threading.Thread(target=windows.work, args=(windows.reader, random.Random(n))) for n in range(READERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if windows.failures:
            raise windows.failures[0]
        found = windows.content()
        lost = [path for path in windows.confirmed if not any(p.endswith("/" + path.decode()) for p in found)]
        assert lost == [], lost
        for folder in folders:
            ended(subprocess.run(windows.command("import", folder), capture_output=True, check=False), "import")
        found = windows.content()
        files = {os.path.realpath(file): file.read_bytes() for folder in folders for file in folder.glob("*.md")}
        assert found == files
        print(f"# seed {SEED}, {SECONDS} s: {windows.imports} imports, {windows.kills} ended early; {windows.reads} questions,"
              f" none failed; a whole command took {spread(windows.times)}, of which it slept {spread(windows.waits)};"
              f" {len(windows.confirmed)} reported, 0 lost")
        assert windows.kills > 0 and windows.reads > READERS


def spread(seconds):
    ordered = sorted(seconds)
    return ", ".join(f"{ordered[min(len(ordered) - 1, len(ordered) * part // 1000)]:.3f} s at {name}"
                     for part, name in ((500, "p50"), (990, "p99"), (1000, "most")))


def import_that_stops(windows, folder, at, log):
    """An import that stops behind its sync number `at`: on a slow disk it would take as long as one likes."""
    process = subprocess.Popen(  # pylint: disable=consider-using-with
        ["strace", "-f", "-qq", "-o", log, "-e", f"inject=fsync,fdatasync:signal=STOP:when={at}",
         *windows.command("import", folder)], stdout=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"})  # not when traced
    while process.poll() is None and not (log.exists() and b"stopped by SIGSTOP" in log.read_bytes()):
        time.sleep(0.01)
    return process


def test_readers_do_not_wait_while_an_importer_waits_for_the_disk():
    with tempfile.TemporaryDirectory() as top:
        windows, folder = Windows(Path(top)), Path(top, "d")
        folder.mkdir()
        write(folder, 1, 0)
        ended(subprocess.run(windows.command("import", folder), capture_output=True, check=False), "import")
        for stops in range(1, 100):
            write(folder, 1, stops)
            process = import_that_stops(windows, folder, stops, Path(top, f"log{stops}"))
            if process.poll() is not None:
                break
            try:
                found = subprocess.run(windows.command("search", "新闻"), capture_output=True, check=False)
            finally:
                os.killpg(process.pid, signal.SIGCONT)
                process.wait(HANG_SECONDS)
            ended(found, f"while an import is stopped behind its sync {stops}")
        assert process.returncode == 0 and stops > 3, (process.returncode, stops)


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
