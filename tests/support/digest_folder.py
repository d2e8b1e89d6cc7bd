"""A folder of digests, an archive beside it, and the program that imports the one into the other."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

TIDINGS = sys.argv[1]
LONG_AGO = 1_700_000_000
PATIENCE_SECONDS = 60


def digest(title, more=""):
    return f"---\ntitle: 甲\ndate: 2025-12-07\n---\n\n1.  [{title}-作者](https://example.org/1)\n\n    摘要。\n{more}"


def write(path, text, mtime=LONG_AGO):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (mtime, mtime))


def write_many(folder, count, first=0):
    for number in range(first, first + count):
        items = "".join(
            f"{n}.  [第{number}期的新闻{n}-作者{n}](https://x.com/name{n}/status/{number * 10 + n})\n\n    第{n}条。\n\n"
            for n in range(1, 9)
        )
        write(folder / f"{number:05}.md", f"---\ntitle: 甲\ndate: 2025-12-07\n---\n\n{items}")


def summary_of(text):
    return text.splitlines()[-1].partition(";")[0]


class Place:
    """Where a test works: gone at its end."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        top = Path(self.folder.name)
        self.archive = top / "a.db"
        self.digests = top / "digests"
        self.digests.mkdir()
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def run(self, *arguments, archive=None, expected=0):
        words = ["--archive", archive or self.archive, *arguments]
        done = subprocess.run([TIDINGS, *map(str, words)], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == expected, (done.returncode, done.stdout, done.stderr)
        return done

    def titles(self):
        with sqlite3.connect(self.archive) as database:
            return [title for (title,) in database.execute("SELECT title FROM items ORDER BY id")]

    def segments(self):
        """How many pieces the index is made of."""
        with sqlite3.connect(self.archive) as database:
            return database.execute("SELECT count(DISTINCT segid) FROM items_fts_idx").fetchone()[0]
