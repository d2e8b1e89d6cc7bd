"""An archive that cannot be written to, its folder, or the whole disk: it can be read, and what would
change it says so."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
NOBODY = 65534
IO, CREATE = 74, 73
DIGEST = "---\ndate: 2025-12-07\n---\n\n1. [谷歌发布新模型-作者](https://x.com/name/status/1)\n"


def run(*words, status=0, **how):
    done = subprocess.run([str(word) for word in words], capture_output=True, check=False, stdin=subprocess.DEVNULL, **how)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done


class Place:
    """A folder with an archive and digests, for a user who is not root: root may write everywhere."""

    def __enter__(self):
        self.top = Path(tempfile.mkdtemp())
        self.top.chmod(0o755)
        self.program = self.top / "tidings"
        shutil.copy(TIDINGS, self.program)
        self.folder = self.top / "a#b?c%d é"  # a name that an address would take for more than a path
        self.folder.mkdir()
        self.archive = self.folder / "a.db"
        self.digests = self.top / "digests"
        self.digests.mkdir()
        self.digests.joinpath("a.md").write_text(DIGEST, encoding="utf-8")
        run(self.program, "--archive", self.archive, "import", self.digests)
        self.digests.joinpath("b.md").write_text(DIGEST.replace("status/1", "status/2"), encoding="utf-8")
        return self

    def __exit__(self, *_):
        self.folder.chmod(0o700)
        shutil.rmtree(self.top)

    def reader(self, *words, status=0, archive=None):
        how = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        return run(self.program, "--archive", archive or self.archive, *words, status=status, **how)

    def check_reading(self):
        assert "谷歌".encode() in self.reader("search", "谷歌").stdout
        assert self.reader("stats", "--format", "csv").stdout.count(b"\n") > 0
        assert self.reader("show", "1").stdout != b""

    def check_refusal(self, *words, archive=None, status=IO):
        done = self.reader(*words, archive=archive, status=status)
        assert (b"cannot create" if status == CREATE else b"cannot be written to") in done.stderr, done.stderr
        assert done.stderr.count(b"\n") == 1, done.stderr


def test_a_read_only_file_is_read_and_not_changed():
    with Place() as place:
        place.folder.chmod(0o777)
        place.archive.chmod(0o444)
        before = place.archive.read_bytes()
        place.check_reading()
        place.check_refusal("import", place.digests)
        place.check_refusal("undo")
        assert place.archive.read_bytes() == before


def test_a_read_only_folder_is_read_and_nothing_is_left_in_it():
    with Place() as place:
        place.archive.chmod(0o444)
        place.folder.chmod(0o555)
        before = place.archive.read_bytes()
        place.check_reading()
        place.check_refusal("import", place.digests)
        place.check_refusal("rebuild")
        place.check_refusal("import", place.digests, archive=place.folder / "new.db", status=CREATE)
        for slashes in ("/", "//"):  # before the one that a path begins with
            assert place.reader("show", "1", archive=slashes + str(place.archive)).stdout != b""
        assert place.archive.read_bytes() == before
        assert os.listdir(place.folder) == ["a.db"]


def test_a_reader_who_may_not_write_sees_what_a_writer_does():
    with Place() as place:
        place.archive.chmod(0o644)
        place.folder.chmod(0o755)
        with sqlite3.connect(place.archive) as writer:
            writer.execute("UPDATE posts SET title = 'written just now'")
            writer.commit()
            for name in os.listdir(place.folder):
                place.folder.joinpath(name).chmod(0o644)
            assert sorted(os.listdir(place.folder)) == ["a.db", "a.db-shm", "a.db-wal"]
            assert b"written just now" in place.reader("posts").stdout
            place.check_reading()
        writer.close()


def test_a_log_that_cannot_be_read_is_not_passed_over():
    with Place() as place:
        place.archive.chmod(0o644)
        with sqlite3.connect(place.archive) as writer:
            writer.execute("UPDATE posts SET title = 'written just now'")
            writer.commit()
            place.folder.joinpath("a.db-shm").unlink()
            place.folder.joinpath("a.db-wal").chmod(0o600)
            place.folder.chmod(0o555)
            done = place.reader("posts", status=IO)
            assert b"a.db: " in done.stderr, done.stderr
        writer.close()


def test_a_read_only_disk_is_read_and_not_changed():
    assert os.geteuid() == 0, "to mount a disk read-only, this test must be run by root"
    with Place() as place:
        mounted = place.top / "mounted"
        mounted.mkdir()
        run("mount", "--bind", place.folder, mounted)
        try:
            run("mount", "-o", "remount,ro,bind", mounted)
            archive = mounted / "a.db"
            assert "谷歌".encode() in run(TIDINGS, "--archive", archive, "search", "谷歌").stdout
            for words, name, status in (("undo", "a.db", IO), ("rebuild", "a.db", IO)):
                done = run(TIDINGS, "--archive", mounted / name, words, status=status)
                assert b"cannot be written to (Read-only file system)" in done.stderr, done.stderr
            done = run(TIDINGS, "--archive", mounted / "new.db", "import", place.digests, status=CREATE)
            assert b"cannot create" in done.stderr and b"Read-only file system" in done.stderr, done.stderr
        finally:
            run("umount", mounted)


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
