"""What benches share: the program, the made digests and their archive, and timing."""

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build-bench"
MADE = ROOT / "build-bench-made"  # apart: a build folder is made anew when options change
ITEMS = 200_000


def build():
    """Builds what is measured; returns its folder."""
    subprocess.run(
        [ROOT / "tools" / "build", BUILD, "--buildtype=release", "-Dtests=disabled", "-Dbench=true"],
        check=True,
    )
    return BUILD


def program(name="tidings"):
    return str(BUILD / ("tidings" if name == "tidings" else f"tests/bench/{name}"))


def digests(items=ITEMS):
    """The folder of the made digests; made when first asked for."""
    folder = MADE / f"digests-{items}"
    if not folder.exists():
        MADE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=MADE) as begun:
            made = Path(begun) / "digests"
            subprocess.run([program("make-digests"), made, str(items)], check=True, stdout=subprocess.DEVNULL)
            made.rename(folder)
    return str(folder)


def archive(items=ITEMS):
    """An archive of the made digests; made when first asked for."""
    path = MADE / f"archive-{items}.db"
    if not path.exists():
        folder = digests(items)
        with tempfile.TemporaryDirectory(dir=MADE) as begun:
            made = Path(begun) / "archive.db"
            subprocess.run([program(), "--archive", made, "import", "--quiet", folder], check=True)
            made.rename(path)
    return str(path)


class Run(NamedTuple):
    wall: float  # seconds
    cpu: float
    peak: int  # bytes of memory
    output: bytes


def run(arguments, environment=None, expected=(0,)):
    """Runs a command to its end."""
    with tempfile.TemporaryFile() as output:
        begin = time.monotonic()
        process = subprocess.Popen(arguments, stdout=output, stdin=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in expected:
            raise RuntimeError(f"exit {process.returncode}: {arguments}")
        output.seek(0)
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, output.read())


def spread(values, form="{:.2f}"):
    """min / median / max"""
    return " / ".join(form.format(v) for v in (min(values), statistics.median(values), max(values)))


def machine():
    """What the figures were seen on, in a line."""
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return f"{names[0] if names else 'unknown processor'}, {os.cpu_count()} processors"
