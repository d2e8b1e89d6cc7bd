#!/usr/bin/env python3
"""Every reference that is printed finds what it was printed for, and nothing else.

usage: test_refs.py PROGRAM
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = sys.argv[1]


def run(archive, *words):
    return subprocess.run([PROGRAM, "-a", archive, *words], capture_output=True, check=True).stdout.decode()


def rows(archive, *words):
    return [json.loads(line) for line in run(archive, *words, "--json").splitlines()]


def folders(rng):
    """Folders of which the names come again and again, below each other too."""
    return ["/".join(rng.choice("ab") for _ in range(rng.randrange(4))) for _ in range(8)]


def make(rng, top):
    """Digests of three names in several roots; each has an item of its own, and one of a shared story."""
    paths = set()
    for folder in folders(rng):
        for name in rng.sample(["x.md", "x.markdown", "y.md", "z z.md"], 2):
            paths.add(top / "r" / folder / name)
            paths.add(top / rng.choice(["s", "r/a", "s/a/b"]) / folder / name)
    for number, path in enumerate(sorted(paths)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"1. [新闻{number}](https://e.org/{number})\n2. [同一条{number}](https://e.org/same)\n")


def test_every_reference_finds_its_own_item_and_post():
    shared = 0
    for seed in range(6):
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            top, archive = Path(folder).resolve(), str(Path(folder) / "a.db")
            make(rng, top)
            for root in rng.sample(["r/a", "s/a", "r", "s"], 4):
                if (top / root).exists():
                    run(archive, "import", "-q", str(top / root))
            hits = rows(archive, "search", "新闻", "--limit", "0")
            shown = run(archive, "search", "新闻", "--limit", "0")
            assert len({hit["ref"] for hit in hits}) == len(hits) > 8, sorted(hit["ref"] for hit in hits)
            for hit in hits:
                shared += "/" in hit["ref"]
                item, = rows(archive, "show", hit["ref"])
                assert (item["item"], item["ref"]) == (hit["item"], hit["ref"]), hit
                assert f" {hit['ref']} " in shown, hit
                post = hit["ref"].rpartition("#")[0]
                assert rows(archive, "show", post)[0]["path"] == hit["path"], hit
                if "/" in post:
                    found = rows(archive, "search", f'post:"{post}"', "--limit", "0")
                    assert hit["item"] in [one["item"] for one in found], hit
                    assert {one["ref"].rpartition("#")[0] for one in found} == {post}, (post, found)
            story = [ref for hit in hits[:1] for ref in rows(archive, "show", hit["post"] and hit["ref"].replace("#1", "#2"))[0]["story"]]
            assert len(story) == len(set(story)) > 4
            for ref in story:
                assert rows(archive, "show", ref)[0]["title"].startswith("同一条"), ref
            for lines in (run(archive, "posts"), run(archive, "stats", "--by", "post")):
                assert len(lines.splitlines()) == len(set(lines.splitlines()))
    assert shared > 20


def test_ends_of_paths_are_references():
    with tempfile.TemporaryDirectory() as folder:
        top, archive = Path(folder).resolve(), str(Path(folder) / "a.db")
        for root, text in (("ux/A", "甲"), ("ux/B", "乙")):
            (top / root / "sub").mkdir(parents=True)
            (top / root / "2026.01.02.md").write_text(f"1. [{text}](https://e.org/{root})\n")
            (top / root / "sub" / "n.md").write_text(f"1. [{text}二](https://e.org/{root}/2)\n")
        run(archive, "import", "-q", str(top / "ux/A"), str(top / "ux/B"))
        for ref in ("A/2026.01.02#1", "ux/A/2026.01.02#1", "A/2026.01.02.md#1", f"{top}/ux/A/2026.01.02.md#1"):
            item, = rows(archive, "show", ref)
            assert (item["title"], item["ref"]) == ("甲", "A/2026.01.02#1"), item
        assert [hit["title"] for hit in rows(archive, "search", "post:B/sub/n")] == ["乙二"]
        for ref in ("/2026.01.02", "x/2026.01.02", "/A/2026.01.02", "/2026.01.02#1", "A/", "/"):
            done = subprocess.run([PROGRAM, "-a", archive, "show", ref], capture_output=True, check=False)
            assert done.returncode == 1, (ref, done)
        done = subprocess.run([PROGRAM, "-a", archive, "show", "sub/n"], capture_output=True, check=False)
        assert done.stderr.decode().splitlines()[1:] == ["tidings:   A/sub/n", "tidings:   B/sub/n"], done


tap.run(sys.modules[__name__])
