#!/usr/bin/env python3
"""The manual page says what the program's tables of commands and options say.

usage: test_manual.py PROGRAM
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = sys.argv[1]
MANUAL = (ROOT / "docs" / "man" / "tidings.1").read_text(encoding="utf-8")


def help_of(*words):
    return subprocess.run([PROGRAM, *words, "--help"], check=True, capture_output=True, text=True).stdout


def commands():
    return re.findall(r"^  (\w+) {2,}", help_of().split("\nGlobal")[0], re.MULTILINE)


def options(text):
    """Letter (or ""), name, argument (or "") of every option in a help."""
    return re.findall(r"^  (?:-(\w),|   ) --([\w-]+)(?: ([A-Z]+))?", text, re.MULTILINE)


def macro(letter, name, argument):
    """How the manual's source begins an option."""
    short = f"{letter} , " if letter else ""
    return f".It Fl {short}-{name}" + (f" Ar {argument}" if argument else "") + "\n"


def test_every_command_has_its_entry():
    assert len(commands()) > 5
    for command in commands():
        assert re.search(rf"^\.It Nm Cm {command}\b", MANUAL, re.MULTILINE), command


def test_commands_come_in_the_order_of_the_help():
    entries = re.findall(r"^\.It Nm Cm (\w+)", MANUAL, re.MULTILINE)
    assert list(dict.fromkeys(entries)) == [*commands(), "help"], entries


def test_help_fits_a_terminal_of_80_columns():
    for words in [[], *([command] for command in commands())]:
        for line in help_of(*words).splitlines():
            assert len(line) <= 80 and line == line.rstrip(), line


def test_every_option_has_its_entry_with_letter_and_argument():
    for command in commands():
        for option in options(help_of(command)):
            assert macro(*option) in MANUAL, (command, option)


def test_no_option_is_in_the_manual_only():
    known = {name for command in commands() for _, name, _ in options(help_of(command))}
    described = set(re.findall(r"^\.It Fl (?:\w , )?-([\w-]+)", MANUAL, re.MULTILINE))
    assert described == known, described ^ known


def test_options_stand_below_their_commands():
    parts = re.split(r"^\.(?:It Nm Cm|Sh) (\w+)", MANUAL, flags=re.MULTILINE)
    for command, text in zip(parts[1::2], parts[2::2]):
        if command not in commands():
            continue
        described = set(re.findall(r"^\.It Fl (?:\w , )?-([\w-]+)", text, re.MULTILINE))
        own = {name for _, name, _ in options(help_of(command))}
        assert described <= own, (command, described - own)


def test_every_choice_is_named():
    for command in commands():
        for choices in re.findall(r": (\w+(?:, \w+)+)$", help_of(command), re.MULTILINE):
            for choice in choices.split(", "):
                assert re.search(rf"\bCm {choice}\b", MANUAL), choice


def test_every_exit_code_has_its_entry():
    header = (ROOT / "src" / "cli" / "exit_code.h").read_text(encoding="utf-8")
    codes = re.findall(r"TD_EXIT_\w+ = (\d+),", header)
    assert len(codes) > 5
    for code in codes:
        assert f"\n.It {code}\n" in MANUAL, code


tap.run(sys.modules[__name__])
