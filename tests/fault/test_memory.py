"""Every allocation of an import and of a search fails once, and every fifth for good: the program
says so and ends, or gets by without. After every fourth, the archive is whole, and the next run
finishes the work."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
SHIM = os.environ["FAIL_MALLOC"]
OUT_OF_MEMORY = 71
EVERY_FOREVER = 5
EVERY_NEXT_RUN = 4
EVERY_THREADED = 41  # which allocation is which differs from run to run there

DIGEST = """---
title: "2025.12.07.00 测试"
date: 2025-12-07T00:00:19+08:00
categories: ["AI应用", "行业洞察"]
tags: {a: [1, two]}
---

1.  [谷歌发布Gemini 3-小互](https://x.com/imxiaohu/status/1996978652706492723)

    谷歌发布了**Gemini 3**，见[说明](https://example.com/a)和 `code`。

2.  [Introducing GPT-4o](https://openai.com/index/hello-gpt-4o/)

    > 引用一段话
"""


def run(arguments, **environment):
    return subprocess.run(
        [TIDINGS, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def count_allocations(arguments):
    with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
        count = Path(folder) / "count"
        done = run(arguments, LD_PRELOAD=SHIM, COUNT_ALLOCATIONS=str(count))
        assert done.returncode == 0, done.stderr.decode()
        return int(count.read_text())


def fast_folder():
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def fail_at(arguments, number, forever):
    environment = {"LD_PRELOAD": SHIM, "FAIL_ALLOCATION": str(number)}
    if forever:
        environment["FAIL_FOREVER"] = "1"
    return run(arguments, **environment)


def check_end(done, where, expected):
    if done.returncode == 0:
        assert done.stdout == expected, f"{where}: other output: {done.stdout!r}"
        return
    assert done.returncode == OUT_OF_MEMORY, f"{where}: exit {done.returncode}: {done.stderr!r}"
    assert b"memory" in done.stderr, f"{where}: {done.stderr!r}"


def with_digest(folder):
    digest = Path(folder) / "2025.12.07.00.md"
    digest.write_text(DIGEST, encoding="utf-8")
    return digest


def each_point(arguments_for, check, every=1):
    """Runs check(arguments, where, number, forever) at every allocation, on all processors."""
    with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
        total = count_allocations(arguments_for(folder))
    assert total > 50, f"only {total} allocations: the shim is not in"
    points = [(n, False) for n in range(1, total + 1, every)]
    points += [(n, True) for n in range(1, total + 1, EVERY_FOREVER * every)]

    def one(point):
        number, forever = point
        with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
            where = f"allocation {number} of {total}{' and all after' if forever else ''}"
            check(arguments_for(folder), where, number, forever)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(one, points))
    print(f"# {len(points)} points")


def import_arguments(folder):
    digest = with_digest(folder)
    return ["--archive", f"{folder}/a.db", "import", "--quiet", str(digest)]


def threaded_arguments(folder):
    """As many files as it takes for threads to read them."""
    digests = Path(folder) / "digests"
    digests.mkdir(exist_ok=True)
    for number in range(9):
        text = f"---\ndate: 2025-12-07\n---\n\n1.  [谷歌 {number}](https://example.org/{number})\n"
        (digests / f"{number}.md").write_text(text, encoding="utf-8")
    return ["--archive", f"{folder}/a.db", "import", "--quiet", str(digests)]


def check_threaded(arguments, where, number, forever):
    check_end(fail_at(arguments, number, forever), where, b"")
    if number % EVERY_NEXT_RUN != 0:
        return
    again = run(arguments)
    assert again.returncode == 0, f"after {where}: {again.stderr!r}"
    found = run([*arguments[:2], "search", "--format", "tsv", "谷歌"])
    assert found.returncode == 0 and found.stdout.count(b"\n") == 10, f"after {where}: {found}"


def check_import(arguments, where, number, forever):
    check_end(fail_at(arguments, number, forever), where, b"")
    if number % EVERY_NEXT_RUN != 0:
        return
    again = run(arguments)
    assert again.returncode == 0, f"after {where}: {again.stderr!r}"
    found = run([*arguments[:2], "search", "--format", "tsv", "谷歌"])
    assert found.returncode == 0 and found.stdout.count(b"\n") == 2, f"after {where}: {found}"


def test_an_import_survives_each_allocation_that_fails():
    each_point(import_arguments, check_import)


def test_an_import_on_threads_survives_each_allocation_that_fails():
    each_point(threaded_arguments, check_threaded, EVERY_THREADED)


def test_a_search_survives_each_allocation_that_fails():
    with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
        arguments = import_arguments(folder)
        assert run(arguments).returncode == 0
        search = [*arguments[:2], "search", "--json", "谷歌", "gemini"]
        expected = run(search).stdout

        def check(_arguments, where, number, forever):
            check_end(fail_at(search, number, forever), where, expected)

        each_point(lambda _folder: search, check)


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
