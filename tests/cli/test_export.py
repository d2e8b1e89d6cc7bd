#!/usr/bin/env python3
"""What export gives back.

usage: test_export.py PROGRAM
"""

import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import tap  # noqa: E402

PROGRAM = str(Path(sys.argv[1]).resolve())
FOLDER = Path(tempfile.mkdtemp())


def run(*words, ok=(0,), **kwargs):
    done = subprocess.run([PROGRAM, "-a", str(FOLDER / "archive.db"), *map(str, words)],
                          capture_output=True, cwd=FOLDER, **kwargs)
    assert done.returncode in ok, (words, done)
    return done


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def item(number):
    return f"{number}. [谷歌{number}-作者](https://x.com/a/status/{number})\n\n    摘要。\n".encode()


def make_digests():
    random.seed(3)
    kinds = [b"", b"\xef\xbb\xbf", b"---\r\ntitle: a\r\n---\r\n", b"\xff\xfe\x00", "---\ntitle: “乙”\n---\n\n".encode()]
    for number in range(40):
        path = FOLDER / "in" / str(number % 3) / f"2025.12.{number:02}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        noise = bytes(random.randrange(256) for _ in range(number))
        path.write_bytes(kinds[number % len(kinds)] + item(number) + noise)
    run("import", "--quiet", "in", ok=(0, 65))


def test_every_file_comes_back_byte_for_byte():
    done = run("export", "--format", "markdown", "out")
    assert files(FOLDER / "out") == files(FOLDER / "in")
    assert b"40 files written, 0 there already, 0 refused" in done.stderr, done.stderr


def test_again_changes_nothing_and_a_file_of_others_stays_unless_forced():
    changed = FOLDER / "out" / "0" / "2025.12.00.md"
    changed.write_bytes(b"mine")
    done = run("export", "--format", "markdown", "out", ok=(74,))
    assert b"0 files written, 39 there already, 1 refused" in done.stderr, done.stderr
    assert changed.read_bytes() == b"mine"
    run("export", "--format", "markdown", "--force", "out")
    assert files(FOLDER / "out") == files(FOLDER / "in")


def test_no_symbolic_link_leads_out_of_the_folder():
    (FOLDER / "elsewhere").mkdir()
    (FOLDER / "trap").mkdir()
    (FOLDER / "trap" / "0").symlink_to(FOLDER / "elsewhere")
    run("export", "--format", "markdown", "trap", ok=(74,))
    assert list((FOLDER / "elsewhere").iterdir()) == []


def test_what_came_on_standard_input_and_from_other_roots_has_a_place_too():
    run("import", "--quiet", "--name", "from stdin", "-", input=item(900))
    other = FOLDER / "other" / "0"
    other.mkdir(parents=True)
    (other / "2025.12.00.md").write_bytes(item(901))
    run("import", "--quiet", "other", ok=(0, 65))
    run("export", "--format", "markdown", "all")
    written = files(FOLDER / "all")
    assert written["from stdin.md"] == item(900)
    assert written["other-2/0/2025.12.00.md"] == item(901)
    assert len(written) == 42
    run("import", "--quiet", "--name", "0/2025.12.00.md", "-", input=item(902))
    run("export", "--format", "markdown", "all")
    assert files(FOLDER / "all")["stdin-3/0/2025.12.00.md"] == item(902)


def test_a_name_that_no_file_can_have_costs_no_other_post_its_file():
    run("import", "--quiet", "--name", "n" * 254, "-", input=item(903))
    done = run("export", "--format", "markdown", "most", ok=(74,))
    assert b"n.md' is no path below a folder: not exported" in done.stderr, done.stderr
    assert files(FOLDER / "most") == files(FOLDER / "all")


def test_items_come_as_lines_of_json_or_as_a_table():
    lines = [json.loads(line) for line in run("export", "--format", "jsonl").stdout.splitlines()]
    assert [line["item"] for line in lines] == sorted(line["item"] for line in lines)
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout.decode())))
    assert [row["title"] for row in rows] == [line["title"] for line in lines]
    assert run("export", "--json").stdout == run("export", "--format", "jsonl").stdout
    found = run("export", "--json", "谷歌900").stdout.splitlines()
    assert len(found) == 1


def test_what_is_not_said_is_asked_for():
    assert b"--format markdown DIR" in run("export", ok=(64,)).stderr
    assert b"one folder" in run("export", "--format", "markdown", ok=(64,)).stderr
    assert b"is for export" in run("stats", "--format", "markdown", ok=(64,)).stderr
    assert not os.path.exists(FOLDER / "stats")


make_digests()
tap.run(sys.modules[__name__])
