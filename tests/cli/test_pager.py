#!/usr/bin/env python3
"""Text that is longer than the screen goes through a pager, and titles are links on a terminal.

usage: test_pager.py PROGRAM
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402
from terminal import Terminal  # noqa: E402

PROGRAM = sys.argv[1]
FOLDER = tempfile.TemporaryDirectory()
ARCHIVE = os.path.join(FOLDER.name, "archive.db")
PAGED = "sed 's/^/page: /'"
LINK = re.compile(r"\033\]8;id=\d+;([^\033]*)\033\\(.*?)\033\]8;;\033\\", re.DOTALL)


def environment(**more):
    env = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    return env | {"HOME": FOLDER.name, "TIDINGS_ARCHIVE": ARCHIVE, "TERM": "xterm", "PATH": "/usr/bin:/bin"} | more


def run(*words, **more):
    return subprocess.run([PROGRAM, *words], env=environment(**more), capture_output=True, check=False)


def on_a_terminal(*words, rows=24, columns=80, status=0, **more):
    """What the program, or its pager, writes to a terminal of that size."""
    terminal = Terminal(rows, columns)
    streams = {"stdout": terminal.theirs, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    done = subprocess.Popen([PROGRAM, *words], env=environment(**more), **streams)
    output = terminal.read_to_end()
    said = done.communicate()[1].decode()
    assert done.returncode == status, (done.returncode, said)
    return output.decode().replace("\r\n", "\n") + said


def is_paged(output):
    return "page: " in output


def test_what_is_longer_than_the_screen_is_paged():
    assert is_paged(on_a_terminal("search", "谷歌", rows=10, TIDINGS_PAGER=PAGED))
    assert is_paged(on_a_terminal("show", "1", rows=4, TIDINGS_PAGER=PAGED))


def test_what_fits_is_not():
    assert not is_paged(on_a_terminal("search", "谷歌", rows=60, TIDINGS_PAGER=PAGED))
    assert not is_paged(on_a_terminal("search", "谷歌", rows=10, LINES="60", TIDINGS_PAGER=PAGED))


def test_the_last_line_on_the_screen_is_for_the_shell():
    lines = run("search", "谷歌").stdout.count(b"\n")
    assert not is_paged(on_a_terminal("search", "谷歌", rows=lines + 1, TIDINGS_PAGER=PAGED))
    assert is_paged(on_a_terminal("search", "谷歌", rows=lines, TIDINGS_PAGER=PAGED))


def test_a_pager_gets_every_line_once_and_in_order():
    plain = run("search", "的", "--limit", "0").stdout.decode()
    paged = on_a_terminal("search", "的", "--limit", "0", "--color=never", rows=10, TIDINGS_PAGER="cat; true")
    assert paged == plain


def test_programs_and_those_who_ask_get_no_pager():
    assert not is_paged(on_a_terminal("search", "谷歌", "--no-pager", rows=10, TIDINGS_PAGER=PAGED))
    assert not is_paged(on_a_terminal("search", "谷歌", "--json", rows=2, TIDINGS_PAGER=PAGED))
    assert not is_paged(on_a_terminal("search", "谷歌", rows=10, TIDINGS_PAGER="", PAGER=PAGED))
    assert not is_paged(run("search", "谷歌", LINES="10", TIDINGS_PAGER=PAGED).stdout.decode())


def test_a_terminal_that_is_dumb_has_no_pager():
    assert not is_paged(on_a_terminal("search", "谷歌", rows=10, TIDINGS_PAGER=PAGED, TERM="dumb"))


def test_which_pager_it_is():
    assert is_paged(on_a_terminal("search", "谷歌", rows=10, PAGER=PAGED))
    assert is_paged(on_a_terminal("search", "谷歌", rows=10, PAGER="cat", TIDINGS_PAGER=PAGED))
    assert "FRX" in on_a_terminal("search", "谷歌", rows=10, PAGER="echo $LESS")
    assert "page R" in on_a_terminal("search", "谷歌", rows=10, PAGER="echo page $LESS", LESS="R")


def test_cat_is_not_even_begun():
    cat = Path(FOLDER.name) / "cat"
    cat.write_text(f"#!/bin/sh\n{PAGED}\n", encoding="utf-8")
    cat.chmod(0o700)
    path = f"{FOLDER.name}:/usr/bin:/bin"
    assert not is_paged(on_a_terminal("search", "谷歌", rows=10, PAGER="cat", PATH=path))
    assert is_paged(on_a_terminal("search", "谷歌", rows=10, PAGER="exec cat", PATH=path))


def test_a_size_that_is_none_is_not_taken():
    for lines in ("", "many", "60x", "100000", "0"):
        assert is_paged(on_a_terminal("search", "谷歌", rows=10, LINES=lines, TIDINGS_PAGER=PAGED)), lines
    assert not is_paged(on_a_terminal("search", "谷歌", rows=60, LINES="many", TIDINGS_PAGER=PAGED))


def test_a_reader_who_leaves_the_pager_early_is_no_failure():
    on_a_terminal("search", "的", "--limit", "0", rows=10, TIDINGS_PAGER="head -n 1")


def test_a_pager_that_is_not_there_is_told():
    said = on_a_terminal("search", "谷歌", rows=10, TIDINGS_PAGER="no-such-pager-here", status=74)
    assert "cannot run the pager 'no-such-pager-here'" in said


def test_nothing_found_starts_no_pager():
    assert not is_paged(on_a_terminal("search", "xyzxyz", rows=2, status=1, TIDINGS_PAGER=PAGED))


def test_titles_are_links_on_a_terminal():
    links = LINK.findall(on_a_terminal("search", "谷歌", "--no-pager", rows=60))
    assert len(links) == 5, links
    for url, text in links:
        assert url.startswith("https://x.com/") and "谷歌" in text


def test_links_are_for_terminals_that_can():
    for terminal in ("dumb", "linux"):
        assert "\033]8" not in on_a_terminal("search", "谷歌", "--no-pager", TERM=terminal)
    assert "\033]8" not in on_a_terminal("search", "谷歌", "--no-pager", "--color=never")
    assert "\033]8" not in run("search", "谷歌", "--color=always").stdout.decode()


def test_a_link_leaves_lines_as_they_are():
    for columns in (30, 80):
        plain = on_a_terminal("search", "谷歌", "--no-pager", "--color=never", columns=columns)
        linked = on_a_terminal("search", "谷歌", "--no-pager", columns=columns)
        bare = re.sub(r"\033\[\d+m|\033\]8;[^\033]*\033\\", "", linked)
        assert bare == plain, columns
        for line in linked.splitlines():
            assert line.count("\033]8;id=") == line.count("\033]8;;"), line


def without_breaks(text):
    return re.sub(r"\s+", " ", text)


def test_help_is_wrapped_at_a_narrow_terminals_width():
    for words in (["--help"], ["search", "--help"]):
        plain = run(*words).stdout.decode()
        for columns in (44, 60, 79, 80, 200):
            shown = on_a_terminal(*words, columns=columns)
            assert max(map(len, shown.splitlines())) <= columns, shown
            assert without_breaks(shown) == without_breaks(plain), shown
            assert shown == plain or columns < 80, shown
    assert "\n      --json                the same as\n                            --format=json\n" in on_a_terminal("--help", columns=44)


def test_notes_are_wrapped_at_the_terminals_width_and_nowhere_else():
    words = [PROGRAM, "search", *["some-word-that-is-not-there"] * 3, *["another-word-that-is-nowhere"] * 3]
    plain = subprocess.run(words, env=environment(COLUMNS="40"), capture_output=True, check=False).stderr.decode()
    assert plain.count("\n") == 1, plain
    for columns in (20, 40, 60, 200):
        terminal = Terminal(24, columns)
        done = subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL, stderr=terminal.theirs)
        shown = terminal.read_to_end().decode().replace("\r\n", "\n")
        assert done.wait() == 1
        assert max(map(len, shown.splitlines())) <= columns, shown
        assert re.sub(r"\n {9}| ", "", shown) == plain.replace(" ", ""), shown


def main():
    imported = run("import", ROOT / "examples" / "digests")
    assert imported.returncode == 0, imported
    tap.run(sys.modules[__name__])


main()
