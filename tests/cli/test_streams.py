#!/usr/bin/env python3
"""Standard output and error as they may be: full, closed, narrow, a terminal; and hostile text.

usage: test_streams.py PROGRAM
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402
from terminal import Terminal  # noqa: E402

PROGRAM = sys.argv[1]
EXAMPLES = ROOT / "examples" / "digests"
FORMATS = ["text", "json", "csv", "tsv"]
FOLDER = tempfile.TemporaryDirectory()
ARCHIVE = os.path.join(FOLDER.name, "archive.db")
READING = [
    ["search", "谷歌"],
    ["stats", "--by", "author"],
    ["stats", "--by", "month"],
    ["show", "1"],
    ["posts"],
]

CROSS = ["stats", "--by", "author,month"]

# What a terminal would act on, and what reorders the text around it.
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def run(*words, archive=ARCHIVE, stdout=subprocess.PIPE, text=None, **environment):
    env = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    env |= {"HOME": FOLDER.name, "TIDINGS_ARCHIVE": archive, "TERM": "xterm", "PATH": "/usr/bin:/bin",
            "TIDINGS_PAGER": ""}
    env = {name: value for name, value in (env | environment).items() if value is not None}
    return subprocess.run(
        [PROGRAM, *words], env=env, stdout=stdout, stderr=subprocess.PIPE,
        input=text.encode() if text is not None else None,
        stdin=subprocess.DEVNULL if text is None else None,
    )  # fmt: skip


def width(line):
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide - sum(unicodedata.combining(c) != 0 for c in line)


def on_a_terminal(*words, **environment):
    """What the program writes to a terminal."""
    terminal = Terminal()
    done = run(*words, stdout=terminal.theirs, **environment)
    output = terminal.read_to_end()
    assert done.returncode == 0, done.stderr
    return output.decode()


def unread(*words, archive=ARCHIVE):
    """With a reader that has left before it begins."""
    ours, theirs = os.pipe()
    os.close(ours)
    done = run(*words, archive=archive, stdout=theirs)
    os.close(theirs)
    return done


def test_a_full_disk_is_a_failure_of_writing():
    for words in READING + [["--help"], ["--version"]]:
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = run(*words, stdout=full)
        assert done.returncode == 74, (words, done)
        assert b"No space left" in done.stderr


def test_a_reader_that_leaves_early_is_no_failure():
    for words in READING + [["--help"], ["search", "的", "--limit", "0"]]:
        done = unread(*words)
        assert (done.returncode, done.stderr) == (0, b""), (words, done)


def test_an_import_goes_on_when_its_reader_leaves():
    archive = os.path.join(FOLDER.name, "unread.db")
    done = unread("import", EXAMPLES, archive=archive)
    assert (done.returncode, done.stderr) == (0, b""), done
    assert run("posts", archive=archive).stdout.count(b"\n") == 7


def test_a_prune_takes_away_what_is_gone_when_its_reader_leaves():
    archive, digests = os.path.join(FOLDER.name, "pruned.db"), Path(FOLDER.name) / "digests"
    digests.mkdir()
    for number in range(150):  # whose report is longer than what is written at once
        text = f"---\ndate: 2025-12-07\n---\n\n1. [一](https://example.org/{number})\n"
        (digests / f"{number:03}.md").write_text(text, encoding="utf-8")
    assert unread("import", digests, "--json", archive=archive).returncode == 0
    for number in range(70):
        (digests / f"{number:03}.md").unlink()
    done = unread("import", digests, "--prune", "--json", archive=archive)
    assert done.returncode == 0 and b"taken away" in done.stderr, done
    assert run("posts", archive=archive).stdout.count(b"\n") == 80


def test_colour_is_for_terminals():
    assert "\033[1m" in on_a_terminal("search", "谷歌")
    assert "\033" not in on_a_terminal("search", "谷歌", NO_COLOR="1")
    assert "\033[1m" in on_a_terminal("search", "谷歌", NO_COLOR="")
    assert "\033" not in on_a_terminal("search", "谷歌", TERM="dumb")
    assert "\033" not in on_a_terminal("search", "谷歌", TERM=None)
    assert "\033" not in on_a_terminal("search", "谷歌", "--color=never")
    assert "\033[1m" in on_a_terminal("search", "谷歌", "--color=always", NO_COLOR="1")
    assert b"\033" not in run("search", "谷歌").stdout
    assert b"\033[1m" in run("search", "谷歌", "--color=always").stdout
    assert b"\033" not in run("search", "谷歌", "--color=always", "--json").stdout


def test_colour_ends_with_its_line_and_changes_no_text():
    for words in [*READING, ["trends"], CROSS, [*CROSS, "--heat"]]:
        colored = run(*words, "--color=always", COLUMNS="80").stdout.decode()
        assert re.sub(r"\033\[\d+m", "", colored) == run(*words, COLUMNS="80").stdout.decode(), words
        for line in colored.splitlines():
            marks = re.findall(r"\033\[(\d+)m", line)
            assert all((mark in ("22", "39")) == (at % 2 == 1) for at, mark in enumerate(marks)), (words, line)
            assert len(marks) % 2 == 0, (words, line)


def test_nothing_is_wider_than_the_terminal():
    for columns in [30, 41, 80, 200]:
        for words in [*READING[:3], *READING[4:], CROSS, [*CROSS, "--heat"]]:
            output = run(*words, COLUMNS=str(columns)).stdout.decode()
            widest = max(width(line) for line in output.splitlines())
            assert widest <= columns, (columns, words, widest)


def test_the_key_below_a_heat_map_moves_left_where_it_is_too_long():
    for columns in [38, 41, 50]:
        output = run("stats", "--by", "category,month", "--heat", COLUMNS=str(columns)).stdout.decode()
        assert "7 to 11" in output and max(width(line) for line in output.splitlines()) <= columns, output


def test_running_text_stops_at_a_hundred_columns():
    output = run("search", "谷歌", COLUMNS="200").stdout.decode()
    assert max(width(line) for line in output.splitlines()) <= 100


def test_every_line_of_json_is_an_object_that_begins_with_its_version():
    for words in READING:
        for line in run(*words, "--json").stdout.decode().splitlines():
            assert line.startswith('{"v":1,')
            json.loads(line)


def hostile_folder():
    folder = Path(FOLDER.name) / "hostile"
    folder.mkdir()
    nasty = "evil \033[31mred\a \u202egnp \u2066x \x9b2J"
    text = (
        f'---\ntitle: "t \u202e x"\ndate: 2025-01-01\ncategories: ["c \u2066 c"]\n---\n\n'
        f"1.  [{nasty}-{nasty}](https://x.com/someone/status/1)\n\n    {nasty} 谷歌\n"
    )
    (folder / "a\033[2Jb\n\u202ec.md").write_text(text, encoding="utf-8")
    (folder / "broken\033.md").write_text("---\ntitle: [\033\n---\n", encoding="utf-8")
    return folder


def test_hostile_text_is_raw_nowhere():
    folder = hostile_folder()
    for form in FORMATS:
        archive = os.path.join(FOLDER.name, f"hostile-{form}.db")
        outputs = [run("import", folder, "no\033such\u202e", "--format", form, archive=archive)]
        for words in READING + [["show", "a\033"], ["search", "q\033\u202e谷谷"], ["sea\033rch"]]:
            outputs.append(run(*words, "--format", form, archive=archive))
        for output in outputs:
            for stream in (output.stdout, output.stderr):
                found = ACTING.search(stream.decode())
                assert found is None, (form, output.args, found)


def test_results_and_notes_do_not_mix():
    done = run("search", "xyzxyz")
    assert (done.returncode, done.stdout) == (1, b"") and done.stderr
    assert run("search", "xyzxyz", "--quiet").stderr == b""


def main():
    imported = run("import", EXAMPLES)
    assert imported.returncode == 0, imported
    tap.run(sys.modules[__name__])


main()
