#!/usr/bin/env python3
"""What bash is told to go on with, at each place of a command line.

usage: test_completion.py PROGRAM
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = Path(sys.argv[1]).resolve()
ASK = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tidings; printf "%s\\n" "${COMPREPLY[@]}"'


def goes_on(*words):
    environment = dict(os.environ, PATH=f"{PROGRAM.parent}:{os.environ['PATH']}")
    done = subprocess.run(["bash", "-c", ASK, str(ROOT / "completions" / "tidings"), PROGRAM.name, *words],
                          capture_output=True, check=True, env=environment, encoding="utf-8", timeout=60)
    assert done.stderr == "", done.stderr
    return done.stdout.split()


def test_commands_stand_first():
    assert goes_on("se") == ["search"]
    assert set(goes_on("")) > {"import", "search", "stats", "restore"}
    assert goes_on("-a", "news.db", "res") == ["restore"]


def test_options_are_those_of_the_command():
    assert goes_on("search", "--strict") == ["--strict-match"]
    assert goes_on("-q", "stats", "--lag") == ["--lag"]
    assert goes_on("search", "--lag") == []
    assert goes_on("search", "--archi") == ["--archive"]


def test_an_option_is_followed_by_its_choices():
    assert goes_on("search", "--sort", "") == ["relevance", "newest", "oldest"]
    assert goes_on("--format", "js") == ["json", "jsonl"]


def test_elsewhere_files_are_bash_s_own_matter():
    assert goes_on("import", "ne") == []
    assert goes_on("stats", "--by", "") == []


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
