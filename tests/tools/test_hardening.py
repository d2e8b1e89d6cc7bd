#!/usr/bin/env python3
"""The program that was built has what makes its bugs harder to use.

usage: test_hardening.py PROGRAM COMPILE_COMMANDS
$OPTIMISED is set where library calls are to be checked (FORTIFY), which a compiler does only then.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM, COMMANDS = sys.argv[1:]


def readelf(*options):
    done = subprocess.run(["readelf", "--wide", *options, PROGRAM], capture_output=True, check=True)
    return done.stdout.decode()


def imports():
    return set(re.findall(r"UND (\w+)", readelf("--dyn-syms")))


def test_it_lies_where_nobody_knows():
    assert re.search(r"Type:\s+DYN", readelf("--file-header"))
    assert re.search(r"FLAGS_1.*\bPIE\b", readelf("--dynamic"))
    assert "TEXTREL" not in readelf("--dynamic")


def test_its_table_of_functions_is_read_only_once_it_runs():
    assert "GNU_RELRO" in readelf("--program-headers")
    assert re.search(r"\(FLAGS_1\).*\bNOW\b", readelf("--dynamic"))


def test_neither_stack_nor_data_can_be_run_nor_code_written():
    headers = readelf("--program-headers")
    stack = re.search(r"GNU_STACK.*\s([RWE ]+)\s+0x[0-9a-f]+$", headers, re.MULTILINE)
    assert stack and "E" not in stack[1], headers
    assert "RWE" not in headers


def test_a_stack_that_was_overwritten_is_seen():
    assert "__stack_chk_fail" in imports()


def test_copies_are_checked_against_the_size_of_their_place():
    checked = {name for name in imports() if re.fullmatch(r"__\w+_chk", name)}
    wanted = {"__snprintf_chk", "__memcpy_chk", "__read_chk", "__fprintf_chk", "__vsnprintf_chk"}
    assert not os.environ.get("OPTIMISED") or checked & wanted, checked


def test_libraries_are_looked_for_where_the_system_has_them():
    assert not re.search(r"RPATH|RUNPATH", readelf("--dynamic"))


def test_every_file_of_the_program_is_compiled_so():
    compiled = [entry for entry in json.loads(Path(COMMANDS).read_text()) if entry["file"].startswith("../src/")]
    assert compiled
    wanted = ["-fstack-protector-strong", "-fstack-clash-protection", "-fPIE"]
    wanted += ["-D_FORTIFY_SOURCE=3"] if os.environ.get("OPTIMISED") else []
    for entry in compiled:
        flags = entry["command"].split()
        assert all(flag in flags or flag == "-fPIE" and "-fPIC" in flags for flag in wanted), entry


tap.run(sys.modules[__name__])
