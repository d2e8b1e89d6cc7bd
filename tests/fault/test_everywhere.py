"""The same result everywhere: whatever locale, time zone, umask, folder, closed streams, clock, HOME, TERM
and COLUMNS a program is started with, the archive holds the same and answers the same. Where standard
output is closed or full, that is said, and the exit code is 74."""

import json
import os
import random
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
SET_CLOCK = os.environ["SET_CLOCK"]
EXAMPLES = ROOT / "examples" / "digests"
FOLDER = Path(tempfile.mkdtemp(prefix="tidings-test-"))
COMBINATIONS = 200 if os.environ.get("TIDINGS_TEST_LONG") else 12
SEED = 14
IO_FAILED = 74
SECONDS_OF = {"2001": 978307200, "2100": 4102444800, "1970": 86400}

# What time stamps there are in an archive: docs/promises.md.
TIME_STAMPS = {"imported_at", "at", "undone_at", "created_at"}

# No two of these factors know of each other: all values of each come up, in every mixture that chance finds.
FACTORS = {
    "locale": [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {},
        {"LC_ALL": "zh_CN.UTF-8"},
        {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": str(FOLDER / "locales")},
        {"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(FOLDER / "locales")},
        {"LC_ALL": "no/such", "LANG": "x" * 300, "LANGUAGE": "zh"},
    ],
    "zone": [{}, {"TZ": "UTC"}, {"TZ": "Asia/Shanghai"}, {"TZ": "America/St_Johns"}, {"TZ": "<+14>-14"}, {"TZ": ":no/such"}],
    "umask": [0o022, 0, 0o077, 0o777],
    "folder": ["home", "root", "gone", "unreadable"],
    "closed": [(), (0,), (1,), (2,), (0, 1), (0, 2), (1, 2), (0, 1, 2)],
    "clock": [None, "2001", "2100", "1970", "back"],
    "home": [{"HOME": str(FOLDER / "home")}, {}, {"HOME": ""}, {"HOME": "relative"}, {"HOME": "/no/such"}],
    "terminal": [{"TERM": "xterm"}, {}, {"TERM": "dumb"}, {"TERM": ""}, {"TERM": "\033[31m"}],
    "columns": [{}] + [{"COLUMNS": value, "LINES": value} for value in ("", "0", "-5", "9" * 30, "x", "1e3", "2 3")],
}
QUERIES = [
    ["search", "谷歌", "--limit", "0"],
    ["search", "谷歌", "--json"],
    ["search", "Gemini OR İstanbul OR ISTANBUL", "--format", "csv"],
    ["search", "苹果工程师离职", "--explain"],
    ["search", "gogle"],
    ["stats"],
    ["stats", "--by", "author,month", "--share", "all", "--json"],
    ["stats", "--by", "hour", "--format", "tsv"],
    ["trends", "--json"],
    ["authors", "--json"],
    ["posts"],
    ["show", "1", "--json"],
    ["related", "1"],
    ["export", "--format", "jsonl"],
    ["export", "--format", "csv"],
]


def started(combination, archive, at):
    """How a process is put into the combination, but for its environment: (before, cwd, environment)."""
    environment = {"PATH": "/usr/bin:/bin", "TIDINGS_ARCHIVE": str(archive), "TIDINGS_PAGER": ""}
    for name in ("locale", "zone", "home", "terminal", "columns"):
        environment |= combination[name]
    if combination["clock"]:
        second = SECONDS_OF.get(combination["clock"], 1700000000 - 86400 * 365 * at)
        environment |= {"LD_PRELOAD": SET_CLOCK, "CLOCK_AT": str(second)}

    def before():
        os.umask(combination["umask"])
        enter(combination["folder"])

    return before, environment


def enter(folder):
    """The current folder: one that is taken away, or may not be read, among them."""
    here = tempfile.mkdtemp(dir=FOLDER / "home") if folder in ("gone", "unreadable") else {"root": "/", "home": str(FOLDER / "home")}[folder]
    os.chdir(here)
    if folder == "gone":
        os.rmdir(here)
    if folder == "unreadable":
        os.chmod(here, 0)


def run(combination, archive, *words, closed=(), at=0):
    """Streams in `closed` are closed when the program starts; the others are pipes."""
    before, environment = started(combination, archive, at)

    def prepare():
        before()
        for stream in closed:
            os.close(stream)

    return subprocess.run(
        [TIDINGS, *map(str, words)],
        env=environment,
        preexec_fn=prepare,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def write_digests(folder):
    shutil.copytree(EXAMPLES, folder)
    (folder / "istanbul.md").write_text(
        "---\ntitle: İSTANBUL ISPARTA\ndate: 2026-01-02T23:30:00-11:00\n---\n\n"
        "1.  [İSTANBUL'da TITLE ışık-Işıl](https://x.com/ISIL/status/1997158499604979762)\n\n    1,5 ISI FILE\n",
        encoding="utf-8",
    )
    return folder


def edit(folder):
    """The same edit everywhere, at the same time by the file's own stamp."""
    for number, path in enumerate(sorted(folder.rglob("*.md"))[:3]):
        path.write_text(path.read_text(encoding="utf-8") + f"\n\n99. [鸿蒙 {number}](https://example.org/{number})\n", encoding="utf-8")
        os.utime(path, ns=(10**18 + number, 10**18 + number))


def unstamped(value):
    """A revision keeps the row of its post as JSON."""
    return re.sub(r'"imported_at":\d+', "", value) if isinstance(value, str) else value


def dump(archive):
    """All that is permanent, without time stamps. What is remembered of files, so that they need not be read
    again, is left out (where the clock says that a file is of the future, nothing is), and so are sums of rows."""
    found = {}
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for (table,) in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT IN ('files', 'table_sums') AND name NOT LIKE 'items_fts%' AND name NOT LIKE 'items_vocabulary%' ORDER BY name"
        ).fetchall():
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in TIME_STAMPS]
            names = ", ".join(f'"{name}"' for name in columns)
            rows = database.execute(f"SELECT {names} FROM {table} ORDER BY 1").fetchall()
            found[table] = [tuple(unstamped(value) for value in row) for row in rows]
    return found


def without_stamps(text):
    return b"\n".join(line for line in text.split(b"\n") if b'"event":"summary"' not in line)


def results(combination, number):
    """Everything that came out, once in this combination."""
    home = FOLDER / f"run-{number}"
    home.mkdir()
    archive = home / "a" / "a.db"
    digests = FOLDER / "digests"
    shutil.rmtree(digests, ignore_errors=True)
    write_digests(digests)
    for path in digests.rglob("*"):
        os.utime(path, ns=(9 * 10**17, 9 * 10**17))
    closed = combination["closed"]
    quiet = ["--quiet"] if 1 in closed else []
    found = []
    for at in range(3):
        done = run(combination, archive, "import", *quiet, "--json", digests, closed=closed, at=at)
        assert done.returncode == 0, (combination, done)
        found.append(None if quiet else without_stamps(done.stdout))
        edit(digests)
    undone = run(combination, archive, "undo", closed=[stream for stream in closed if stream != 1], at=3)
    assert undone.returncode == 0, (combination, undone)
    for words in QUERIES:
        done = run(combination, archive, *words, closed=[stream for stream in closed if stream != 1])
        notes = None if 2 in closed or "--explain" in words else done.stderr  # which tells milliseconds
        found.append((words, done.returncode, done.stdout, notes))
    out = home / "out"
    assert run(combination, archive, "export", "--format", "markdown", out, closed=closed).returncode == 0 or combination["umask"] == 0o777
    if combination["umask"] != 0o777:  # which says that nobody may read what is exported
        found.append({str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.md"))})
    found.append(dump(archive))
    check_closed(combination, archive)
    shutil.rmtree(home)
    return found


def check_closed(combination, archive):
    """With standard output closed, a search says so, and the archive is not written into."""
    if 1 not in combination["closed"]:
        return
    before = archive.read_bytes()
    done = run(combination, archive, "search", "谷歌", closed=combination["closed"])
    assert done.returncode == IO_FAILED, (combination, done)
    assert 2 in combination["closed"] or b"cannot write" in done.stderr, done
    assert archive.read_bytes() == before


def combinations():
    """Each value of each factor once at least, if there are enough; then by chance."""
    chance = random.Random(SEED)
    orders = {name: chance.sample(values, len(values)) for name, values in FACTORS.items()}
    for number in range(COMBINATIONS):
        yield {
            name: orders[name][number] if number < len(values) else chance.choice(values) for name, values in FACTORS.items()
        }


def differences(reference, found):
    for one, other in zip(reference, found, strict=True):
        if one is None or other is None or one == other:
            continue
        if isinstance(one, tuple) and None in (one[3], other[3]) and one[:3] == other[:3]:
            continue
        if isinstance(one, dict):
            return {key: (one[key], other.get(key)) for key in one if one[key] != other.get(key)}
        return one, other
    return None


def make_locales():
    folder = FOLDER / "locales"
    folder.mkdir()
    for name in ("tr_TR", "de_DE"):
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"], check=True, capture_output=True)


def test_results_are_the_same_in_every_combination():
    reference = results({name: values[0] for name, values in FACTORS.items()}, "reference")
    for number, combination in enumerate(combinations()):
        found = results(combination, number)
        if combination["umask"] == 0o777:
            found.insert(-1, None)
        different = differences(reference, found)
        assert different is None, f"{combination}: {str(different)[:3000]}"
    print(f"# {COMBINATIONS} combinations, seed {SEED}")


PLAIN = {name: values[0] for name, values in FACTORS.items()}


def plain_archive(name):
    archive = FOLDER / name / "a.db"
    done = run(PLAIN, archive, "import", "--quiet", EXAMPLES)
    assert done.returncode == 0, done
    return archive


def test_a_full_or_closed_standard_output_is_said():
    archive = plain_archive("full")
    lines = [*QUERIES, ["import", EXAMPLES], ["log"], ["why", "1", "谷歌"], ["first", "谷歌"], ["show", "1"], ["trends", "谷歌"], ["--help"], ["--version"]]
    lines += [["search", "谷歌", "--format", form] for form in ("text", "csv", "tsv", "json")]
    for words in lines:
        if run(PLAIN, archive, *words).stdout == b"":
            continue  # finds nothing: nothing to write
        for closed in (False, True):
            with open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run(
                    [TIDINGS, *map(str, words)],
                    env={"PATH": "/usr/bin:/bin", "TIDINGS_ARCHIVE": str(archive)},
                    stdout=full,
                    stderr=subprocess.PIPE,
                    stdin=subprocess.DEVNULL,
                    preexec_fn=(lambda: os.close(1)) if closed else None,
                    check=False,
                )
            assert done.returncode == IO_FAILED, (words, closed, done)
            why = b"Bad file descriptor" if closed else b"No space left"
            assert why in done.stderr, (words, closed, done)


def test_an_import_from_a_closed_standard_input_says_so():
    archive = FOLDER / "input" / "a.db"
    done = run(PLAIN, archive, "import", "-", "--name", "x", closed=(0,))
    assert done.returncode == IO_FAILED and b"cannot read '-'" in done.stderr, done


def test_a_file_is_never_opened_as_a_standard_stream():
    """With all three closed: nothing of the program's words gets into any file."""
    archive = FOLDER / "streams" / "a.db"
    for closed in FACTORS["closed"]:
        done = run(PLAIN, archive, "import", EXAMPLES, FOLDER / "no-such-path", closed=closed)
        assert done.returncode in (66, IO_FAILED), (closed, done)
        for path in archive.parent.iterdir():
            content = path.read_bytes()
            assert content[:16] in (b"", b"SQLite format 3\0"), (closed, path, content[:80])
            assert b"no-such-path" not in content, (closed, path)
    assert dump(archive)["posts"]


def test_times_of_other_clocks_are_the_only_difference():
    """The clock at 2100, then at 1970: the log keeps the order in which things were done."""
    archive = FOLDER / "back" / "a.db"
    digests = write_digests(FOLDER / "digests-back")
    for clock in ("2100", "1970"):
        assert run(PLAIN | {"clock": clock}, archive, "import", digests).returncode == 0
        edit(digests)
    log = [json.loads(line) for line in run(PLAIN, archive, "log", "--json").stdout.splitlines()]
    assert [entry["at"][:4] for entry in log] == ["1970", "2100"], log  # the newest first
    assert run(PLAIN | {"clock": "2001"}, archive, "undo").returncode == 0
    log = [json.loads(line) for line in run(PLAIN, archive, "log", "--json").stdout.splitlines()]
    assert [(entry["kind"], entry["undone"] is None) for entry in log] == [("undo", True), ("import", False), ("import", True)], log


def main():
    try:
        for name in ("home", "home/gone"):
            (FOLDER / name).mkdir()
        make_locales()
        tap.run(sys.modules[__name__])
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


if __name__ == "__main__":
    main()
