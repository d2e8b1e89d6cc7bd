"""Files that are none, or not long: each ends in a clear line, or in silence where that is right, never in a
hang, and never costs another file its import."""

import json
import os
import re
import shutil
import socket
import sqlite3
import stat
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
LONG = bool(os.environ.get("TIDINGS_TEST_LONG"))
FOLDER = Path(tempfile.mkdtemp(prefix="tidings-test-"))
MANY = 100_000 if LONG else 5_000
ROUNDS = 100 if LONG else 12
PATIENCE_S = 120  # what takes longer is said to hang
LARGEST_BYTES = 256 * 1024 * 1024  # to which a file is let grow
SOME_FAILED, NO_FILE = 65, 66


def digest(number):
    return f"---\ndate: 2025-12-07\n---\n\n1.  [谷歌 {number}](https://example.org/{number})\n"


class Place:
    """A folder of digests beside an archive, both new."""

    def __init__(self, name):
        self.digests = FOLDER / name / "digests"
        self.digests.mkdir(parents=True)
        self.archive = FOLDER / name / "a.db"
        self.write("good.md", digest("good"))

    def write(self, name, text):
        path = self.digests / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *words, before=None, patience=PATIENCE_S):
        command = [TIDINGS, "--archive", str(self.archive), *map(str, words)]
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience, preexec_fn=before, check=False
        )

    def take(self, *paths, **options):
        """Imports the folder, or these: the exit code, and the lines on files by their names."""
        done = self.run("import", "--json", *(paths or [self.digests]), **options)
        lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
        files = {os.path.basename(line["path"]): line for line in lines if line["event"] == "file"}
        return done, files

    def posts(self):
        done = self.run("posts", "--json", "--limit", "0")
        return sorted(json.loads(line)["path"] for line in done.stdout.decode().splitlines())


def expect_failed(line, words):
    assert line["status"] == "failed", line
    assert any(words in problem["message"] for problem in line["problems"]), line


def test_the_archive_in_the_folder_is_never_opened_by_the_importer():
    place = Place("inside")
    place.archive = place.digests / "archive.md"
    assert place.run("import", place.digests / "good.md").returncode == 0
    os.link(place.archive, place.digests / "hard-link.md")
    os.symlink("archive.md", place.digests / "symbolic-link.md")
    os.symlink("archive.md-wal", place.digests / "log.md")
    place.write("more.md", digest("more"))
    log = FOLDER / "inside" / "trace"
    done = subprocess.run(
        ["strace", "-f", "-y", "-qq", "-e", "trace=openat", "-o", log, TIDINGS, "--archive", place.archive, "import", place.digests],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode in (0, SOME_FAILED), done
    for name in ("archive.md", "hard-link.md", "symbolic-link.md"):
        assert re.search(rf"skipped .*/{name}".encode(), done.stdout), done.stdout
    opened = re.findall(r'openat\(\S+, "[^"]*", (\S+?)[,)].* = \d+<.*/(?:archive|hard-link)\.md(?:-wal|-shm)?>', log.read_text())
    assert opened and all("O_RDWR" in flags for flags in opened), opened  # SQLite's; ours would only read
    assert len(place.posts()) == 2


def test_what_is_no_file_is_said():
    place = Place("kinds")
    os.mkfifo(place.digests / "fifo.md")
    os.symlink("/dev/zero", place.digests / "device.md")
    os.symlink("/dev/tty", place.digests / "terminal.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place.digests / "socket.md"))
    done, files = place.take()
    assert done.returncode == SOME_FAILED, done
    for name in ("fifo.md", "device.md", "terminal.md", "socket.md"):
        expect_failed(files[name], "not a regular file")
    assert place.posts() == ["good.md"]
    for name in ("fifo.md", "device.md", "socket.md"):
        done, files = place.take(place.digests / name)
        assert done.returncode == SOME_FAILED, (name, done)
        expect_failed(files[name], "not a regular file")


def test_a_folder_may_be_called_like_a_file():
    place = Place("folder")
    place.write("x.md/inside.md", digest("inside"))
    place.write("empty.md/readme.txt", "nothing")
    done, _ = place.take()
    assert done.returncode == 0 and place.posts() == ["good.md", "x.md/inside.md"], done
    done, _ = place.take(place.digests / "x.md")
    assert done.returncode == 0, done


def test_links_that_lead_round_are_told_or_left_out():
    place = Place("links")
    os.symlink("b.md", place.digests / "a.md")
    os.symlink("a.md", place.digests / "b.md")
    os.symlink("nowhere", place.digests / "nothing.md")
    os.symlink("..", place.digests / "up")  # a link to a folder: left out, in silence
    os.symlink(".", place.digests / "here.md")
    done, files = place.take()
    assert done.returncode == SOME_FAILED, done
    expect_failed(files["a.md"], "Too many levels of symbolic links")
    expect_failed(files["b.md"], "Too many levels of symbolic links")
    expect_failed(files["nothing.md"], "No such file")
    assert set(files) == {"a.md", "b.md", "nothing.md", "good.md"} and place.posts() == ["good.md"]
    done, files = place.take(place.digests / "a.md")
    assert done.returncode == SOME_FAILED and "a.md" in files, done


def test_a_name_of_255_bytes_goes_in_and_out():
    place = Place("long")
    names = ["x" * 252 + ".md", "长" * 84 + ".md"]
    assert all(len(name.encode()) == 255 for name in names)
    for number, name in enumerate(names):
        place.write(name, digest(number))
        place.write(f"{'d' * 255}/{name}", digest(f"below {number}"))
    done, _ = place.take()
    assert done.returncode == 0 and len(place.posts()) == 5, done
    out = FOLDER / "long" / "out"
    assert place.run("export", "--format", "markdown", out).returncode == 0
    written = {path.relative_to(out): path.read_bytes() for path in out.rglob("*.md")}
    assert written == {path.relative_to(place.digests): path.read_bytes() for path in place.digests.rglob("*.md")}
    assert place.run("show", names[0][:-3]).returncode == 0


def test_what_lies_too_deep_is_said_and_nothing_else_suffers():
    place = Place("deep")
    here = os.open(place.digests, os.O_RDONLY)
    for _ in range(70):
        os.mkdir("d" * 100, dir_fd=here)
        below = os.open("d" * 100, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
        with open(os.open("x.md", os.O_WRONLY | os.O_CREAT, dir_fd=here), "w", encoding="utf-8") as file:
            file.write(digest(_))
    os.close(here)
    done, files = place.take()
    assert done.returncode == SOME_FAILED and "good.md" in place.posts(), done.stderr
    messages = {problem["message"] for line in files.values() for problem in line["problems"]}
    assert any("File name too long" in text or "folders deep" in text for text in messages), messages
    assert len(place.posts()) > 30


def keep_doing(work, stop):
    while not stop.is_set():
        work()


def meanwhile(work, trials):
    """Runs `trials` while another thread keeps doing `work`."""
    stop = threading.Event()
    thread = threading.Thread(target=keep_doing, args=(work, stop))
    thread.start()
    try:
        trials()
    finally:
        stop.set()
        thread.join()


def test_a_file_that_grows_while_it_is_read_is_a_beginning_of_it_or_too_large():
    place = Place("grow")
    path = place.write("log.md", digest("log"))
    line = b"2.  [more](https://example.org/more)\n" * 20_000

    def grow():
        with open(path, "ab") as file:
            file.write(line if file.tell() < LARGEST_BYTES else b"")
        if path.stat().st_size >= LARGEST_BYTES:
            path.write_bytes(digest("log").encode())
            time.sleep(0.2)

    def trials():
        for _ in range(3):
            done, files = place.take()
            assert done.returncode in (0, SOME_FAILED), done.stderr
            if "log.md" in files and files["log.md"]["status"] == "failed":
                expect_failed(files["log.md"], "larger than")

    meanwhile(grow, trials)
    assert "good.md" in place.posts()
    head = b"---\ndate: 2025-12-07\n"
    with sqlite3.connect(place.archive) as database:
        for (kept,) in database.execute("SELECT bytes FROM post_bytes"):
            assert bytes(kept).startswith(head) or kept == b"", kept[:99]  # empty: as it begins anew


def test_files_that_come_change_and_go_during_an_import_cost_no_other():
    place = Place("vanish")
    for number in range(60):
        place.write(f"stays-{number}.md", digest(f"stays {number}"))
    state = {"number": 0}

    def shake():
        number = state["number"] = (state["number"] + 1) % 60
        path = place.digests / f"passing-{number}.md"
        path.write_text(digest(f"passing {number}") * (1 + number * 40), encoding="utf-8")
        (place.digests / f"folder-{number}").mkdir(exist_ok=True)
        (place.digests / f"passing-{(number + 30) % 60}.md").unlink(missing_ok=True)
        shutil.rmtree(place.digests / f"folder-{(number + 30) % 60}", ignore_errors=True)
        os.truncate(path, 40)

    def trials():
        for _ in range(ROUNDS):
            done, files = place.take()
            assert done.returncode in (0, SOME_FAILED), done
            assert done.stderr == b"" or b"have lost their file" in done.stderr or b"has lost its file" in done.stderr, done.stderr
            for name, line in files.items():
                assert line["status"] != "failed" or name.startswith(("passing", "folder")), line
                assert all(problem["message"] for problem in line["problems"]), line

    meanwhile(shake, trials)
    assert [path for path in place.posts() if path.startswith("stays")] == sorted(f"stays-{n}.md" for n in range(60))


def test_what_may_not_be_read_is_said():
    place = Place("locked")
    (place.write("locked.md", digest("locked"))).chmod(0)
    place.write("folder/inside.md", digest("inside"))
    (place.digests / "folder").chmod(0)
    for path in (FOLDER, place.archive.parent):
        path.chmod(0o777)

    def be_nobody():
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)

    done, files = place.take(before=be_nobody)
    (place.digests / "folder").chmod(stat.S_IRWXU)
    assert done.returncode == SOME_FAILED, done
    expect_failed(files["locked.md"], "Permission denied")
    expect_failed(files["folder"], "Permission denied")
    assert files["good.md"]["status"] == "added"


def test_a_path_that_is_none_of_these_is_told():
    place = Place("paths")
    done, _ = place.take("/dev/null/x.md")
    assert done.returncode == NO_FILE and not place.archive.exists(), done
    for path in ("x" * 256 + ".md", "/".join(["d" * 200] * 30)):
        done, _ = place.take(path)
        assert done.returncode in (NO_FILE, SOME_FAILED) and b"too long" in done.stderr + done.stdout, done


def test_many_files_in_one_folder_are_no_trouble():
    place = Place("many")
    for number in range(MANY):
        place.write(f"{number:06}.md", digest(number))
    began = time.monotonic()
    done, _ = place.take("--quiet", place.digests, patience=20 * PATIENCE_S)
    assert done.returncode == 0, done.stderr
    again = time.monotonic()
    done, files = place.take(patience=20 * PATIENCE_S)
    assert done.returncode == 0 and not files, done.stdout[:300]
    print(f"# {MANY} files: {again - began:.1f} s, again {time.monotonic() - again:.1f} s")
    with sqlite3.connect(place.archive) as database:
        assert database.execute("SELECT count(*) FROM items").fetchone() == (MANY + 1,)


def main():
    try:
        tap.run(sys.modules[__name__])
    finally:
        subprocess.run(["rm", "-rf", str(FOLDER)], check=False)  # deeper than Python's own can go


if __name__ == "__main__":
    main()
