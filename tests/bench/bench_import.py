"""imports, first, again and one more, beside a bare loop into the same full-text table

usage: tools/bench import [ITEMS [ROUNDS]]
"""

import subprocess
import tempfile
from pathlib import Path

import measure

POSTS_ADDED = 20


def first_import(folder, archive):
    return measure.run([measure.program(), "--archive", archive, "import", "--quiet", folder])


def bare_loop(archive, other):
    return float(measure.run([measure.program("bare-loop"), archive, other]).output)


def beside_bare_loop(digests, rounds):
    walls, loops, peaks = [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(dir=measure.MADE) as folder:
            archive = f"{folder}/archive.db"
            imported = first_import(digests, archive)
            walls.append(imported.wall)
            peaks.append(imported.peak / 1e6)
            loops.append(bare_loop(archive, f"{folder}/bare.db"))
    ratios = [wall / loop for wall, loop in zip(walls, loops)]
    print(f"first import           {measure.spread(walls)} s")
    print(f"bare loop              {measure.spread(loops)} s")
    print(f"import / bare loop     {measure.spread(ratios)}")
    print(f"peak memory            {measure.spread(peaks, '{:.0f}')} MB")


def import_again(digests, archive, rounds):
    command = [measure.program(), "--archive", archive, "import", "--quiet", digests]
    measure.run(command)
    walls = [measure.run(command).wall for _ in range(5 * rounds)]
    print(f"nothing changed        {measure.spread(walls, '{:.3f}')} s")


def import_one_more(archive, items):
    """A folder that the archive does not know, so that one post is all there is to do."""
    walls = []
    with tempfile.TemporaryDirectory(dir=measure.MADE) as folder:
        subprocess.run(
            [measure.program("make-digests"), folder, str(13 * POSTS_ADDED), str(items)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for post in sorted(Path(folder).rglob("*.md"))[:POSTS_ADDED]:
            command = [measure.program(), "--archive", archive, "import", "--quiet", str(post)]
            walls.append(1000 * measure.run(command).wall)
    print(f"one post more          {measure.spread(walls, '{:.0f}')} ms, {len(walls)} times")


def run(arguments):
    items = int(arguments[0]) if arguments else measure.ITEMS
    rounds = int(arguments[1]) if len(arguments) > 1 else 3
    measure.build()
    digests = measure.digests(items)
    print(f"{items} items; {measure.machine()}; min / median / max of {rounds} rounds")
    beside_bare_loop(digests, rounds)
    with tempfile.TemporaryDirectory(dir=measure.MADE) as folder:
        archive = f"{folder}/archive.db"
        first_import(digests, archive)
        import_again(digests, archive, rounds)
        import_one_more(archive, items)
