#!/usr/bin/env python3
"""What tools/count-results counts as passed and as failed."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402


def count(*outputs, result="OK", known=None):
    """`PASSED FAILED` for programs that wrote these outputs, and what is said of the failures."""
    runs = [{"name": f"t{at}", "stdout": out, "result": result, "returncode": 0} for at, out in enumerate(outputs)]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("meson-logs", "meson-info"):
            (Path(folder) / name).mkdir()
        (Path(folder) / "meson-logs/testlog.json").write_text("".join(json.dumps(run) + "\n" for run in runs))
        names = [{"name": f"t{at}"} for at in range(len(outputs) if known is None else known)]
        (Path(folder) / "meson-info/intro-tests.json").write_text(json.dumps(names))
        done = subprocess.run([ROOT / "tools" / "count-results", folder], capture_output=True, text=True)
        return done.stdout.strip(), done.stderr


def test_every_line_of_every_program_counts():
    assert count("1..2\nok 1 - a\nok 2 - b\n", "1..1\nok 1 - c\n") == ("3 0", "")


def test_a_failed_line_fails_and_is_shown_with_its_diagnosis():
    counted, said = count("1..2\nok 1 - fine\nnot ok 2 - b\n# 3 != 4\n", result="FAIL")
    assert counted == "1 1"
    assert "not ok 2 - b" in said and "# 3 != 4" in said and "fine" not in said


def test_a_skipped_test_has_failed():
    for line in ("ok 2 # SKIP no disk", "not ok 2 - b # skip", "ok 2 - b # TODO later"):
        assert count(f"1..2\nok 1 - a\n{line}\n")[0] == "1 1"
    assert count("1..0 # SKIP nothing here\n")[0] == "0 1"


def test_a_crash_fails_though_all_that_was_told_passed():
    assert count("1..1\nok 1 - a\n", result="ERROR")[0] == "1 1"


def test_a_plan_that_is_missing_or_not_kept_fails():
    for output in ("", "ok 1 - a\n", "1..3\nok 1 - a\n", "1..1\nok 1 - a\nok 2 - b\n", "1..1\nok 1 - a\n1..0\n"):
        assert count(output)[0].endswith(" 1"), output


def test_a_program_that_was_not_run_has_failed():
    assert count("1..1\nok 1 - a\n", known=3)[0] == "1 2"
    assert count(known=1)[0] == "0 1"


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
