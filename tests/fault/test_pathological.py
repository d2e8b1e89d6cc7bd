"""No file hangs or exhausts the program: every family of tests/fault/families.py, at 1 MB, is imported
or refused within 2 s of processor time and 512 MB, and so is whatever reads the archive then.

Processor time is measured, not the clock, and twice it is allowed: a machine that others use makes
it longer. With a sanitizer built in, both are allowed to be more."""

import os
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import families  # noqa: E402
import tap  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
IS_LONG = os.environ.get("TIDINGS_TEST_LONG") == "1"
FILE_BYTES = 1_000_000
CPU_S = 2 * 2
MEMORY_MB = 512
NAME = "news"  # which tells no date
DONE, NOTHING, BAD_INPUT = 0, 1, 65
SHORT = [
    ["search", "a"],
    ["search", "post:a OR category:a OR author:a OR section:a"],
    ["show", NAME],
    ["related", f"{NAME}#1"],
    ["rebuild"],
]
LONG = [
    ["search", "题目 OR a", "--facets", "--json"],
    ["search", "a -b", "--sort", "newest"],
    ["search", "--unique", "a"],
    ["show", f"{NAME}#1", "--json"],
    ["why", f"{NAME}#1", "a"],
    ["posts", "--json"],
    ["stats"],
    ["stats", "--by", "author,section"],
    ["stats", "--by", "story"],
    ["trends"],
    ["trends", "a,b"],
    ["first", "a"],
    ["authors", "suggest"],
    ["export", "--format", "jsonl"],
    ["export", "--format", "csv"],
    ["log"],
    ["undo"],
]
COMMANDS = SHORT + LONG if IS_LONG else SHORT


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (4 * CPU_S, 4 * CPU_S + 1))


def run(folder, *words):
    """Exit code, processor time in s, memory in MB, and what was said."""
    with open(folder / "said", "wb") as said:
        process = subprocess.Popen(
            [TIDINGS, "--archive", folder / "archive.db", *words],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            preexec_fn=limit,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    with open(folder / "said", "rb") as said:
        text = said.read(2000).decode("utf-8", "replace")
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def try_family(folder, make):
    """What was wrong, and the most time and memory that a command took."""
    digest = folder / f"{NAME}.md"
    digest.write_bytes(make(FILE_BYTES))
    wrong, most_s, most_mb = [], 0, 0
    for words in [["import", str(digest)], *COMMANDS]:
        code, seconds, megabytes, text = run(folder, *words)
        most_s, most_mb = max(most_s, seconds), max(most_mb, megabytes)
        is_told = code != BAD_INPUT or f"{digest}:" in text or "read again" in text
        if code not in (DONE, NOTHING, BAD_INPUT) or not is_told:
            wrong.append(f"{words[0]}: exit code {code}: {text[:200]}")
        if seconds > CPU_S or megabytes > MEMORY_MB:
            wrong.append(f"{words[0]}: {seconds:.2f} s, {megabytes:.0f} MB")
    return wrong, most_s, most_mb


def try_in_folder(make):
    with tempfile.TemporaryDirectory() as folder:
        return try_family(Path(folder), make)


def test_every_family_is_read_or_refused_in_time_and_memory():
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(families.FAMILIES, pool.map(try_in_folder, families.FAMILIES.values()), strict=True))
    slowest = max(results, key=lambda name: results[name][1])
    largest = max(results, key=lambda name: results[name][2])
    print(f"# {len(results)} families of {FILE_BYTES} bytes, {1 + len(COMMANDS)} commands each")
    print(f"# most time: {results[slowest][1]:.2f} s, {slowest}; most memory: {results[largest][2]:.0f} MB, {largest}")
    wrong = {name: result[0] for name, result in results.items() if result[0]}
    assert len(results) >= 60
    assert not wrong, "\n".join(f"{name}: {', '.join(what)}" for name, what in wrong.items())


def test_a_file_that_wants_too_much_memory_is_refused_and_stops_no_other():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.md").write_bytes(families.FAMILIES["brackets"](8 * FILE_BYTES))
        (folder / "b.md").write_bytes(families.FRONT + b"1. [t](https://a.cn)\n")
        code, seconds, _, text = run(folder, "import", str(folder))
        assert code == BAD_INPUT, text
        assert "a.md" in text and "bytes of memory to read" in text, text
        assert "1 added, 1 failed" in text, text
        assert seconds < 4 * CPU_S, seconds


def test_a_large_item_hides_no_other_hit():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lead = families.FRONT + b"1. [t](https://x.com/a)\n\n    "
        (folder / "a.md").write_bytes(families.fill(8 * FILE_BYTES, "foo bar ", lead))
        (folder / "b.md").write_bytes(families.FRONT + b"1. [foo](https://a.cn)\n")
        code, _, _, text = run(folder, "import", str(folder))
        assert code == DONE, text
        for words in (["search", "foo"], ["related", "b#1"]):
            code, seconds, megabytes, text = run(folder, *words)
            assert code == DONE and "a#1" in text, (words, text)
            assert seconds < CPU_S and megabytes < MEMORY_MB, (seconds, megabytes)


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
