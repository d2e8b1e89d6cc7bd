"""An import that is killed leaves the archive as it was before or after some batch, and running it
again gives what an undisturbed run gives."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
FILES = 700
KILLS = 40
TABLES = {
    "posts": "path, name, title, date, sha256",
    "post_bytes": "post_id, bytes",
    "items": "id, post_id, position, title, author, url, source_id, summary",
    "sources": "id, site, handle, name",
    "source_names": "source_id, name, last_epoch",
    "post_categories": "post_id, position, category_id",
}


def write_digests(folder):
    for number in range(FILES):
        day = f"2025.{number // 28 % 12 + 1:02}.{number % 28 + 1:02}.{number // 336:02}"
        items = "".join(
            f"{n}.  [第{number}期的新闻{n}-作者{n}](https://x.com/name{n}/status/{number * 10 + n})\n\n"
            f"    这是第{number}期第{n}条。\n\n"
            for n in range(1, 5)
        )
        text = f'---\ntitle: "{day}"\ndate: 2025-12-07\ncategories: ["甲"]\n---\n\n{items}'
        (folder / f"{day}.md").write_text(text, encoding="utf-8")


def import_command(archive, digests):
    return [TIDINGS, "--archive", str(archive), "import", "--quiet", str(digests)]


def content(archive):
    with sqlite3.connect(archive) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            table: database.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()
            for table, columns in TABLES.items()
        }


def check_whole_posts(archive):
    """What is there is there in full: no post without its items."""
    if not archive.exists() or archive.stat().st_size == 0:
        return 0
    with sqlite3.connect(archive) as database:
        if not database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
            return 0
        torn = database.execute(
            "SELECT count(*) FROM posts p"
            " WHERE (SELECT count(*) FROM items i WHERE i.post_id = p.id) <> 4"
        ).fetchone()[0]
        assert torn == 0, f"{torn} posts in pieces"
        return database.execute("SELECT count(*) FROM posts").fetchone()[0]


def kill_once(archive, digests, delay, how):
    process = subprocess.Popen(
        import_command(archive, digests), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(delay)
    process.send_signal(how)
    process.wait()
    return check_whole_posts(archive)


def test_a_killed_import_leaves_whole_posts_and_the_next_one_finishes():
    random.seed(20251207)
    with tempfile.TemporaryDirectory() as folder:
        digests = Path(folder) / "digests"
        digests.mkdir()
        write_digests(digests)
        calm = Path(folder) / "calm.db"
        begin = time.monotonic()
        subprocess.run(import_command(calm, digests), check=True)
        seconds = time.monotonic() - begin
        expected = content(calm)
        assert len(expected["posts"]) == FILES
        partial = 0
        for trial in range(KILLS):
            archive = Path(folder) / f"killed-{trial}.db"
            how = random.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
            posts = kill_once(archive, digests, random.uniform(0, seconds), how)
            partial += posts < FILES
            subprocess.run(import_command(archive, digests), check=True)
            assert content(archive) == expected, f"trial {trial}: the archive differs"
            archive.unlink()
        print(f"# {KILLS} kills, {partial} before the end")
        assert partial > 0, "no kill came in time"


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
