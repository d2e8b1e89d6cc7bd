#!/usr/bin/env python3
"""What the runner of transcripts lets pass and what it refuses, with a shell script as the program."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = """#!/bin/bash
echo "谷歌 $*"
"""


def run(text, *options):
    """What the runner says of a transcript, whether it passes, and what the file then holds."""
    with tempfile.TemporaryDirectory() as folder:
        program, transcript = Path(folder) / "program", Path(folder) / "some-words.t"
        program.write_text(PROGRAM, encoding="utf-8")
        program.chmod(0o755)
        transcript.write_text(text, encoding="utf-8")
        runner = ROOT / "tests" / "support" / "run-transcripts"
        done = subprocess.run([runner, program, *options, transcript], capture_output=True, text=True)
        assert done.stderr == "", done.stderr
        return done.stdout, done.returncode == 0, transcript.read_text(encoding="utf-8")


def holds(text):
    said, passed, _ = run(text)
    assert ("\nok 1 - some words" in said) == passed, said
    return passed


def test_what_a_command_writes_is_compared():
    assert holds("Words.\n\n  $ tidings search 小互\n  谷歌 search 小互\n\nMore words.\n")
    assert not holds("  $ tidings search 小互\n  谷歌 search\n")
    assert not holds("  $ tidings\n")
    assert not holds("  $ true\n  nothing\n")


def test_a_difference_is_shown_as_a_diff():
    said, _, _ = run("  $ echo new\n  old\n")
    assert "#    $ echo new" in said and "# -  old" in said and "# +  new" in said, said


def test_both_streams_are_seen_in_order():
    assert holds("  $ echo a; echo b >&2; echo c\n  a\n  b\n  c\n")


def test_an_exit_status_other_than_0_must_be_told():
    assert holds("  $ (echo a; exit 3)\n  a\n  [3]\n")
    assert not holds("  $ (exit 3)\n")
    assert not holds("  $ true\n  [1]\n")


def test_commands_go_on_over_lines_and_share_a_shell():
    assert holds("  $ cat > file << end\n  > 一\n  > 二\n  > end\n  $ wc -l < file\n  2\n")


def test_empty_lines_inside_output_are_output():
    assert holds("  $ printf 'a\\n\\nb\\n'\n  a\n\n  b\n\nWords.\n")
    assert not holds("  $ printf 'a\\n\\nb\\n'\n  a\n  b\n")


def test_a_regular_expression_stands_for_a_line():
    assert holds("  $ echo took 17 ms\n  took \\d+ ms (re)\n")
    assert not holds("  $ echo took 17 ms.\n  took \\d+ ms (re)\n")


def test_what_cannot_be_seen_is_written_out():
    assert holds("  $ printf '\\033[1m谷歌\\t\\n'\n  \\x1b[1m谷歌\\t (esc)\n")
    assert holds("  $ printf 'a \\n'\n  a\\x20 (esc)\n")
    assert holds("  $ printf '\\377\\n'\n  \\xff (esc)\n")
    assert holds("  $ printf a\n  a (no-eol)\n")


def test_a_shell_that_ends_early_is_a_failure():
    assert not holds("  $ exit 0\n  $ echo a\n  a\n")


def test_the_world_outside_is_left_out():
    assert holds("  $ echo $TZ $LC_ALL $COLUMNS $NO_COLOR; pwd; ls; cat\n  UTC C.UTF-8 80\n  /.*/work (re)\n")
    assert holds("  $ echo $XDG_DATA_HOME $EXAMPLES/2025\n  $HOME/data $EXAMPLES/2025\n")


def test_an_update_writes_what_there_is_and_keeps_what_was_foreseen():
    old = "Words.\n\n  $ printf '%s\\n' 17 18 '' 19 ''\n  [0-9]+ (re)\n\nMore.\n  $ (exit 2)\n"
    _, passed, new = run(old, "--update")
    assert passed
    assert new.startswith("Words.\n\n  $ printf") and new.endswith("\n\nMore.\n  $ (exit 2)\n  [2]\n"), new
    assert holds(new)


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
