"""What the program touches: which system calls each command makes, which files it writes, what the
kernel refuses it from within, and who may read what it leaves."""

import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from terminal import Terminal  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
PROBE = os.environ["PROBE"]
EXAMPLES = ROOT / "examples" / "digests"
LIST = ROOT / "tests" / "data" / "system-calls.txt"
FOLDER = Path(tempfile.mkdtemp(prefix="tidings-test-"))
ARCHIVE = FOLDER / "home" / "archive" / "a.db"
ELSEWHERE = FOLDER / "elsewhere"

# Each command line, with the groups of the list that it may use.
LINES = [
    ("import", ["import", FOLDER / "digests"]),
    ("import", ["import", FOLDER / "digests"]),
    ("import", ["import", "--prune", "--force", EXAMPLES]),
    ("import", ["import", "--dry-run", EXAMPLES]),
    ("", ["search", "谷歌"]),
    ("", ["search", "苹果工程师离职了吗", "--facets", "--explain"]),
    ("", ["search", "gogle", "--json"]),
    ("change", ["search", "谷歌", "--save", "x"]),
    ("change", ["search", "@x", "--new"]),
    ("", ["saved"]),
    ("change", ["synonyms", "add", "a", "b"]),
    ("", ["synonyms", "export"]),
    ("", ["stats"]),
    ("picture", ["stats", "--by", "author,month", "--svg", FOLDER / "told" / "o.svg"]),
    ("", ["authors"]),
    ("", ["authors", "suggest"]),
    ("change", ["authors", "merge", "小满", "老周聊AI"]),
    ("", ["why", "1", "谷歌"]),
    ("", ["show", "1"]),
    ("", ["related", "1"]),
    ("", ["posts"]),
    ("export", ["export", "--format", "markdown", FOLDER / "told" / "out"]),
    ("", ["export", "--format", "jsonl"]),
    ("", ["first", "谷歌"]),
    ("", ["trends"]),
    ("", ["trends", "谷歌,AI"]),
    ("", ["log"]),
    ("change", ["rebuild"]),
    ("", ["check"]),
    ("backup", ["backup", FOLDER / "told" / "b.db"]),
    ("restore", ["restore", FOLDER / "told" / "b.db"]),
    ("change", ["undo"]),
    ("change", ["redo"]),
]
NETWORK = {"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "recvfrom"}
PROCESS = {"execve", "execveat", "fork", "vfork", "kill", "ptrace"}


def environment(**more):
    return {"HOME": str(FOLDER / "home"), "PATH": "/usr/bin:/bin", "TIDINGS_ARCHIVE": str(ARCHIVE)} | more


def run(*words, before=None, cwd=ELSEWHERE, **more):
    return subprocess.run(
        [TIDINGS, *map(str, words)],
        env=environment(**more),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=before,
        check=False,
    )


def write_digests():
    folder = FOLDER / "digests"
    folder.mkdir()
    for number in range(40):
        text = f"---\ndate: 2025-12-{number % 28 + 1:02}\n---\n\n1.  [谷歌 {number}](https://example.org/{number})\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")


def fresh():
    """An empty place to begin in."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name in ("home", "elsewhere", "told"):
        (FOLDER / name).mkdir(parents=True)
    write_digests()


def listed():
    groups = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, calls = line.split(":")
            groups.setdefault(name.strip(), set()).update(calls.split())
    return groups


def trace(words, *options, **more):
    """What strace writes of a run, a call a line, and how it ended."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as log:
        done = subprocess.run(
            ["strace", "-f", "-qq", "-s", "4096", *options, "-o", log.name, TIDINGS, *map(str, words)],
            env=environment(**more),
            cwd=ELSEWHERE,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return done, log.read()


def calls_in(log):
    return set(re.findall(r"^\d+ +(\w+)\(", log, re.MULTILINE))


def test_every_command_makes_the_system_calls_that_are_listed_and_no_other():
    fresh()
    groups = listed()
    seen = {name: set() for name in groups}
    for group, words in LINES:
        done, log = trace(words)
        assert done.returncode in (0, 1), (words, done)
        calls = calls_in(log)
        allowed = groups["*"] | groups["rare"] | groups["archive"] | groups.get(group, set())
        assert calls <= allowed, f"{words}: not in the list: {sorted(calls - allowed)}"
        for name in ("*", "archive", group):
            seen.setdefault(name, set()).update(calls)
    done, log = trace(["--help"])
    seen["help"] = calls_in(log)
    assert seen["help"] <= groups["*"] | groups["rare"] | groups["help"], seen["help"] - groups["*"]
    for name, calls in seen.items():  # so that the list does not outlive what it lists
        assert name in ("rare", "watch", "pager") or groups.get(name, set()) <= calls, f"{name}: never seen: {groups[name] - calls}"


def test_no_command_asks_for_network_or_another_process():
    for calls in listed().values():
        assert not calls & NETWORK and not calls & PROCESS - {"execve"}
    _, log = trace(["search", "谷歌"])
    assert len(re.findall(r"^\d+ +execve\(", log, re.MULTILINE)) == 1  # strace's own


def written_by(log):
    """The files that a run opened for writing, made, renamed or took away."""
    for call, rest, result in re.findall(r"^\d+ +(\w+)\((.*)\) += (.*)$", log, re.MULTILINE):
        if result.startswith("-1") or result.startswith("?"):
            continue
        opened = re.match(r"\d+<(.*)>", result)
        if call in ("openat", "open", "creat"):
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", rest):
                yield call, opened[1]
        else:
            place = ""
            for folder, name in re.findall(r'(?:(?:\d+|AT_FDCWD)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', rest):
                place = os.path.join(folder or str(ELSEWHERE), name)
                yield call, place


def test_files_are_written_in_the_folder_of_the_archive_and_where_it_was_told():
    fresh()
    written = 0
    trace_changes = "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,"
    trace_changes += "symlink,symlinkat,mknod,mknodat,chmod,fchmodat,chown,lchown,fchownat,truncate,utimensat"
    for _, words in LINES:
        _, log = trace(words, "-y", "-e", trace_changes)
        for call, path in written_by(log):
            written += 1
            is_told = {"--svg", "markdown", "backup", "restore"} & set(map(str, words))
            inside = [ARCHIVE.parent] + [FOLDER / "told"] * bool(is_told)
            assert any(Path(path) == place or place in Path(path).parents for place in inside), (words, call, path)
    assert written > len(LINES), written
    assert os.listdir(ELSEWHERE) == [] and set(os.listdir(FOLDER / "home")) == {"archive"}


def test_the_kernel_refuses_from_within_what_no_command_wants():
    fresh()
    assert run("import", EXAMPLES).returncode == 0
    for _, words in LINES:
        inside, outside = ARCHIVE.parent / "probed", ELSEWHERE / "probed"
        inside.unlink(missing_ok=True)
        done = run(*words, LD_PRELOAD=PROBE, PROBE_INSIDE=str(inside), PROBE_OUTSIDE=str(outside))
        said = re.findall(r"^probe: (.*) (done|refused)$", done.stderr.decode(), re.MULTILINE)
        wanted = [("write inside", "done"), ("write outside", "refused")]
        wanted += [(name, "refused") for name in ("internet", "local socket", "process", "program")]
        assert said == wanted, (words, done.stderr)
        assert done.returncode in (0, 1) and not outside.exists()


def test_a_watching_import_is_within_as_well():
    fresh()
    log = FOLDER / "log"
    process = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", str(log), TIDINGS, "import", "--watch", str(FOLDER / "digests")],
        env=environment(),
        cwd=ELSEWHERE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    for _ in range(600):
        if log.exists() and " poll(" in log.read_text(errors="replace"):
            break
        time.sleep(0.1)
    (FOLDER / "digests" / "new.md").write_text("1.  [鸿蒙来了](https://example.org/new)\n", encoding="utf-8")
    for _ in range(600):
        if run("search", "鸿蒙", "--strict-match").returncode == 0:
            break
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(60)
    groups = listed()
    calls = calls_in(log.read_text(errors="replace"))
    allowed = groups["*"] | groups["archive"] | groups["rare"] | groups["import"] | groups["watch"]
    assert {"inotify_add_watch", "landlock_restrict_self"} <= calls <= allowed, calls - allowed
    assert run("search", "鸿蒙", "--strict-match").returncode == 0


def test_the_pager_is_the_one_other_process_and_free():
    fresh()
    assert run("import", EXAMPLES).returncode == 0
    log = FOLDER / "log"
    terminal = Terminal()
    process = subprocess.Popen(
        ["strace", "-qq", "-o", str(log), TIDINGS, "search", "的", "--limit", "0"],  # itself, not the pager
        env=environment(TERM="xterm", LINES="5", TIDINGS_PAGER=f"cat; : >{FOLDER}/told/by-pager"),
        cwd=ELSEWHERE,
        stdin=subprocess.DEVNULL,
        stdout=terminal.theirs,
        stderr=subprocess.PIPE,
    )
    shown = terminal.read_to_end()
    assert process.wait(60) == 0 and len(shown) > 1000, process.stderr.read()
    groups = listed()
    calls = set(re.findall(r"^(\w+)\(", log.read_text(errors="replace"), re.MULTILINE))
    allowed = groups["*"] | groups["rare"] | groups["archive"] | groups["pager"]
    assert {"clone", "landlock_restrict_self"} <= calls <= allowed, calls - allowed
    assert (FOLDER / "told" / "by-pager").exists()


def modes(folder):
    return {path.name: stat.S_IMODE(path.lstat().st_mode) for path in folder.rglob("*")}


def test_what_it_makes_is_for_its_owner_alone_whatever_the_umask():
    for umask in (0, 0o022, 0o077, 0o777):
        fresh()
        mask = lambda umask=umask: os.umask(umask)  # noqa: E731
        deep = FOLDER / "home" / "a" / "b" / "deep.db"
        with_readers = run("import", EXAMPLES, "--archive", deep, before=mask)
        assert with_readers.returncode == 0, with_readers
        assert modes(FOLDER / "home") == {"a": 0o700, "b": 0o700, "deep.db": 0o600}, (oct(umask), modes(FOLDER / "home"))
        with sqlite3.connect(deep) as database:  # holds the log and its index open
            database.execute("SELECT count(*) FROM posts").fetchone()
            assert run("import", FOLDER / "digests", "--archive", deep, before=mask).returncode == 0
            beside = modes(deep.parent)
            assert len(beside) == 3 and set(beside.values()) == {0o600}, (oct(umask), beside)


def test_a_copy_made_by_an_upgrade_is_private_too():
    fresh()
    old = FOLDER / "home" / "old.db"
    with sqlite3.connect(old) as database:
        database.executescript((ROOT / "tests" / "data" / "schema-1.sql").read_text(encoding="utf-8"))
        database.executescript(f"PRAGMA application_id = {0x54494449}; PRAGMA user_version = 1")
    os.chmod(old, 0o644)
    done = run("stats", "--archive", old, before=lambda: os.umask(0))
    assert done.returncode in (0, 1), done
    assert modes(old.parent)["old.db.schema-1"] == 0o600, modes(old.parent)
    assert modes(old.parent)["old.db"] == 0o644  # what is there keeps what its owner gave it


def test_pictures_and_exported_files_follow_the_umask():
    fresh()
    assert run("import", EXAMPLES).returncode == 0
    mask = lambda: os.umask(0o027)  # noqa: E731
    assert run("stats", "--by", "month", "--svg", FOLDER / "told" / "a.svg", before=mask).returncode == 0
    assert run("export", "--format", "markdown", FOLDER / "told" / "out", before=mask).returncode == 0
    found = modes(FOLDER / "told")
    assert found["a.svg"] == 0o640 and found["out"] == 0o750 and found["2026.03.15.00.md"] == 0o640, found


def main():
    try:
        tap.run(sys.modules[__name__])
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


if __name__ == "__main__":
    main()
