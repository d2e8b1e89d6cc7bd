"""Two importers that are killed now and then, and four readers, on one archive: readers never fail, see
whole posts, and nothing that was reported is lost. A second importer waits, says so, and goes on."""

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


def ended(done, words):
    assert done.returncode == 0, (words, done.returncode, done.stderr[-300:])


class Windows:
    def __init__(self, top):
        self.top, self.archive = top, top / "a.db"
        self.until = time.monotonic() + SECONDS
        self.failures, self.waits, self.confirmed = [], [], set()
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

    def importer(self, folder, rng, numbers):
        """One import of a few new and edited digests, killed every third time."""
        for _ in range(3):
            write(folder, next(numbers), 0)
        write(folder, int(rng.choice(os.listdir(folder)).removesuffix(".md")), rng.randrange(10**6))
        with subprocess.Popen(self.command("import", folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            is_killed = rng.randrange(3) == 0
            if is_killed:
                time.sleep(rng.uniform(0, 0.2))
                process.send_signal(rng.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]))
            stdout, stderr = process.communicate(timeout=HANG_SECONDS)
        assert is_killed or process.returncode == 0, (process.returncode, stderr)
        with self.lock:
            self.imports += 1
            self.kills += is_killed and process.returncode != 0
            self.confirmed |= set(re.findall(rb"(?:added|updated) .*/(\w+/\d+\.md)", stdout))

    def reader(self, rng):
        """One question, whose answer must be of one moment: whole posts."""
        begin = time.monotonic()
        words = rng.choice([["search", "新闻", "--json", "--limit", "0"], ["posts", "--json"],
                            ["stats", "--by", "author", "--format", "csv"]])
        done = subprocess.run(self.command(*words), capture_output=True, timeout=HANG_SECONDS, check=False)
        taken = time.monotonic() - begin
        assert done.returncode in (0, 1) and done.stderr in (b"",) or done.returncode == 1, (words, done)
        if words[0] == "posts":
            counts = {json.loads(line)["items"] for line in done.stdout.splitlines()}
            assert counts <= {ITEMS}, f"a post in parts: {counts}"
        if words[0] == "stats":
            items = {line.split(b",")[-5:] and line for line in done.stdout.splitlines()[1:]}
            assert len(items) in (0, ITEMS), items
        with self.lock:
            self.reads += 1
            self.waits.append(taken)

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
        waits = sorted(windows.waits)
        print(f"# seed {SEED}, {SECONDS} s: {windows.imports} imports, {windows.kills} killed; {windows.reads} questions,"
              f" none failed, p50 {waits[len(waits) // 2]:.3f} s, p99 {waits[len(waits) * 99 // 100]:.3f} s,"
              f" longest {waits[-1]:.3f} s; {len(windows.confirmed)} reported, 0 lost")
        assert windows.kills > 0 and windows.reads > READERS


def hold(archive):
    """A writer that does not let go."""
    holder = sqlite3.connect(archive, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    return holder


def wait_for_line(process):
    line = process.stderr.readline()
    assert line.endswith(b"waiting for it\n") and b"another program is writing to" in line, line


def test_a_second_importer_waits_and_says_so_and_goes_on():
    with tempfile.TemporaryDirectory() as top:
        windows, folder = Windows(Path(top)), Path(top, "d")
        folder.mkdir()
        write(folder, 1, 0)
        ended(subprocess.run(windows.command("import", folder), capture_output=True, check=False), "import")
        write(folder, 2, 0)
        holder = hold(windows.archive)
        with subprocess.Popen(windows.command("import", folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as second:
            wait_for_line(second)
            found = subprocess.run(windows.command("search", "新闻", "--format", "tsv"), capture_output=True, check=True)
            assert found.stdout.count(b"\n") == 1 + ITEMS, "a reader sees what was there before"
            assert second.poll() is None
            holder.execute("COMMIT")
            stdout, stderr = second.communicate(timeout=HANG_SECONDS)
        assert second.returncode == 0 and b"added" in stdout and stderr == b"", (second.returncode, stdout, stderr)
        holder.close()


def test_an_importer_that_waits_can_be_interrupted():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with tempfile.TemporaryDirectory() as top:
            windows, folder = Windows(Path(top)), Path(top, "d")
            folder.mkdir()
            write(folder, 1, 0)
            ended(subprocess.run(windows.command("import", folder), capture_output=True, check=False), "import")
            write(folder, 2, 0)
            holder = hold(windows.archive)
            with subprocess.Popen(windows.command("import", folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as second:
                wait_for_line(second)
                second.send_signal(number)
                second.communicate(timeout=HANG_SECONDS)
            assert second.returncode == -number, second.returncode
            holder.close()


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
