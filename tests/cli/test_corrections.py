#!/usr/bin/env python3
"""A digest that was corrected is read as it would be by who never saw it before.

usage: test_corrections.py PROGRAM
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = sys.argv[1]
EXAMPLES = ROOT / "examples" / "digests"
LINK = re.compile(r"^(\d+\.\s+\[)(.)", re.MULTILINE)


def run(archive, *words):
    return subprocess.run([PROGRAM, "-a", str(archive), *map(str, words)], capture_output=True, check=True).stdout


def items(archive):
    """Title and author of every item, by where it stands."""
    rows = map(json.loads, run(archive, "export", "--format", "jsonl").splitlines())
    return {(row["path"], row["position"]): (row["title"], row["author"]) for row in rows}


def corrections():
    """Each digest with the first letter of one title changed, one after the other."""
    for path in sorted(EXAMPLES.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        for found in LINK.finditer(text):
            yield path, text[:found.start(2)] + ("Q" if found[2] == "K" else "K") + text[found.end(2):]


def test_a_corrected_title_is_read_as_if_it_had_never_been_another():
    tried = 0
    for path, text in corrections():
        with tempfile.TemporaryDirectory() as top:
            folder = Path(top) / "d"
            folder.mkdir()
            file = shutil.copy(path, folder / path.name)
            run(Path(top) / "a.db", "import", folder)
            Path(file).write_text(text, encoding="utf-8")
            run(Path(top) / "a.db", "import", folder)
            run(Path(top) / "fresh.db", "import", folder)
            fresh = items(Path(top) / "fresh.db")
            assert items(Path(top) / "a.db") == fresh, text.splitlines()[:3]
            run(Path(top) / "a.db", "rebuild")
            assert items(Path(top) / "a.db") == fresh, text.splitlines()[:3]
            tried += 1
    assert tried > 50


def test_two_digests_that_bring_one_story_are_no_two_witnesses():
    for path, text in corrections():
        with tempfile.TemporaryDirectory() as top:
            folder = Path(top) / "d"
            folder.mkdir()
            shutil.copy(path, folder / "a.md")
            run(Path(top) / "a.db", "import", folder)
            alone = items(Path(top) / "a.db")
            folder.joinpath("b.md").write_text(text, encoding="utf-8")
            run(Path(top) / "fresh.db", "import", folder / "b.md")
            both = {**alone, **{("b.md", place[1]): item for place, item in items(Path(top) / "fresh.db").items()}}
            run(Path(top) / "a.db", "import", folder)
            assert items(Path(top) / "a.db") == both, text.splitlines()[:3]
            run(Path(top) / "a.db", "rebuild")
            assert items(Path(top) / "a.db") == both, text.splitlines()[:3]


def test_an_archive_of_many_digests_is_corrected_likewise():
    with tempfile.TemporaryDirectory() as top:
        folder, archive = Path(top) / "d", Path(top) / "a.db"
        shutil.copytree(EXAMPLES, folder)
        run(archive, "import", folder)
        for path, text in corrections():
            place = folder / path.relative_to(EXAMPLES)
            as_it_was = place.read_text(encoding="utf-8")
            before = items(archive)
            place.write_text(text, encoding="utf-8")
            run(archive, "import", folder)
            now = items(archive)
            changed = [key for key in now if now[key] != before[key]]
            assert len(changed) == 1, (changed, [(before[key], now[key]) for key in changed])
            (title, author), (old_title, old_author) = now[changed[0]], before[changed[0]]
            assert (title[1:], author) == (old_title[1:], old_author), (before[changed[0]], now[changed[0]])
            place.write_text(as_it_was, encoding="utf-8")
            run(archive, "import", folder)
            assert items(archive) == before


tap.run(sys.modules[__name__])
