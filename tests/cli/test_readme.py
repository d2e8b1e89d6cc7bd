"""What README shows is what the program prints: each `$ build/tidings …` of its first block is run on the
examples, and its output compared."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TIDINGS = str(Path(sys.argv[1]).resolve())
COMMAND = "$ build/tidings "


def shown_runs():
    """The commands of the first block, each with the lines below it."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("```\n")[1]
    for part in block.split("\n" + COMMAND)[1:]:
        command, _, output = part.partition("\n")
        yield command, output.split("\n\nThe archive is ")[0].strip()


def without_times(text):
    return re.sub(r"\d+\.\d\d s\b", "N s", text)


def test_readme_shows_what_the_program_prints():
    runs = list(shown_runs())
    assert len(runs) == 3, "an import, a search and a count are shown"
    with tempfile.TemporaryDirectory() as folder:
        for command, expected in runs:
            words = shlex.split(command.replace("build/quickstart.db", f"{folder}/archive.db"))
            environment = {**os.environ, "COLUMNS": "80"}
            done = subprocess.run(
                [TIDINGS, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
            )
            got = without_times(done.stdout.strip())
            assert got == without_times(expected), f"{command}\n{got}"


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
