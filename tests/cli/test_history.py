#!/usr/bin/env python3
"""What the archive keeps of what was there before a change.

usage: test_history.py PROGRAM
"""

import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402
from terminal import Terminal  # noqa: E402

PROGRAM = sys.argv[1]
NAMES = ["小互", "歸藏(guizang.ai)", "Jean-Luc", "宝玉", "Emily Hart"]
TABLES = ["roots", "posts", "post_bytes", "revisions", "sources", "source_names", "items", "item_links", "categories",
          "post_categories", "author_rules", "synonyms", "saved_searches"]


def run(archive, *words, status=0):
    done = subprocess.run([PROGRAM, "--archive", archive, *words], capture_output=True, check=False)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout


def dump(archive, tables=tuple(TABLES)):
    db = sqlite3.connect(archive)
    return {table: sorted(map(repr, db.execute(f"SELECT * FROM {table}"))) for table in tables}


def now(archive):
    """What the archive holds, but for what it keeps of other times."""
    return dump(archive, [table for table in TABLES if table != "revisions"])


def log_of(archive):
    return [json.loads(line) for line in run(archive, "log", "--json").splitlines()]


def found(archive):
    return [json.loads(line)["item"] for line in run(archive, "export", "--format", "jsonl", "新闻").splitlines()]


def digest(rng):
    categories = rng.sample(["AI", "行业", "工具", "人物"], rng.randrange(3))
    lines = ["---", f"title: 第{rng.randrange(1000)}期", f"date: 2026-01-{rng.randrange(1, 29):02}",
             f"categories: {json.dumps(categories, ensure_ascii=False)}", "---", ""]
    for n in range(rng.randrange(1, 6)):
        name = rng.choice(NAMES)
        handle = rng.choice(["a", "A", "b", "c_d", ""])
        url = f"https://x.com/{handle}/status/{rng.randrange(100)}" if handle else f"https://e.org/{rng.randrange(9)}"
        lines += [f"{n + 1}. [新闻{rng.randrange(50)}-{name}]({url})", "",
                  f"    摘要**粗{rng.randrange(9)}** \"引\\\\ [链](https://l.org/{rng.randrange(9)})。", ""]
    return "\n".join(lines)


def change(rng, folder):
    """Adds, edits, moves and removes some files."""
    for _ in range(rng.randrange(1, 5)):
        files = sorted(folder.rglob("*.md"))
        place = folder / rng.choice(["x", "y"]) / f"{rng.randrange(8)}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        what = rng.randrange(4)
        if what == 0 or not files:
            place.write_text(digest(rng))
        elif what == 1:
            rng.choice(files).write_text(digest(rng))
        elif what == 2:
            rng.choice(files).rename(place)
        else:
            rng.choice(files).unlink()


def test_undo_brings_back_exactly_what_was_before():
    for seed in range(12):
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory() as top:
            archive, folder = os.path.join(top, "a.db"), Path(top) / "d"
            folder.mkdir()
            folder.joinpath("first.md").write_text(digest(rng))
            run(archive, "import", str(folder))
            states = []
            for _ in range(6):
                before = (dump(archive), found(archive))
                change(rng, folder)
                run(archive, "import", str(folder))
                if dump(archive) != before[0]:
                    states.append(before)
            later = []
            for before in reversed(states):
                later.append((dump(archive), found(archive)))
                run(archive, "undo")
                after = now(archive)
                for table in after:
                    assert after[table] == before[0][table], (seed, table, before[0][table], after[table])
                assert found(archive) == before[1], seed
            while later:
                run(archive, "redo")
                before = later.pop()
                after = now(archive)
                for table in after:
                    assert after[table] == before[0][table], (seed, table, before[0][table], after[table])
                assert found(archive) == before[1], seed
                assert later or dump(archive) == before[0], seed
            run(archive, "redo", status=1)
            run(archive, "check")


def test_every_state_that_ever_was_can_be_reached_again():
    for seed in range(4):
        rng = random.Random(200 + seed)
        with tempfile.TemporaryDirectory() as top:
            archive, folder = os.path.join(top, "a.db"), Path(top) / "d"
            folder.mkdir()
            folder.joinpath("first.md").write_text(digest(rng))
            run(archive, "import", str(folder))
            states = {}

            def stack():
                return tuple(sorted(e["change"] for e in log_of(archive) if e["undone"] is None and e["kind"] != "undo"))

            def look():
                held = now(archive)
                assert states.setdefault(stack(), held) == held, (seed, stack())

            def go_to(wanted):
                while stack() != wanted:
                    held = stack()
                    run(archive, *(["redo", str(wanted[len(held)])] if held == wanted[:len(held)] else ["undo"]))

            for _ in range(12):
                look()
                what = rng.randrange(6)
                gone = [e["change"] for e in log_of(archive) if e["undone"] and e["kind"] != "undo"]
                if what < 2 and stack():
                    run(archive, "undo")
                elif what < 4 and gone:
                    words = ["redo", str(rng.choice(gone))] if what == 3 else ["redo"]
                    subprocess.run([PROGRAM, "-a", archive, *words], capture_output=True, check=False)
                else:
                    change(rng, folder)
                    run(archive, "import", "--prune", "--force", str(folder))
            for wanted in rng.sample(sorted(states), len(states)):
                go_to(wanted)
                look()
            run(archive, "check")


def test_what_was_undone_is_kept_and_comes_back_with_its_numbers():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(1)
        folder.mkdir()
        file = folder / "a.md"
        text = digest(rng)
        file.write_text(text)
        run(archive, "import", str(folder))
        before = dump(archive)
        file.unlink()
        run(archive, "undo")
        assert run(archive, "posts", status=1) == b""
        run(archive, "rebuild")
        row, = [json.loads(line) for line in run(archive, "show", "a", "--revisions", "--json").splitlines()]
        assert (row["kind"], row["change"]) == ("removed", 2), row
        assert run(archive, "show", "a", "--revision", "1").decode() == text
        run(archive, "redo")
        assert dump(archive) == before
        assert run(archive, "export", "--format", "jsonl").count(b"\n") == len(before["items"])


def test_an_undo_does_not_touch_what_is_not_in_the_log_and_says_before_what_it_would_take():
    with tempfile.TemporaryDirectory() as top:
        archive, file = os.path.join(top, "a.db"), Path(top, "a.md")
        file.write_text(digest(random.Random(1)))
        run(archive, "import", top)
        run(archive, "synonyms", "add", "谷歌", "Google")
        before = dump(archive), log_of(archive)
        done = subprocess.run([PROGRAM, "-a", archive, "undo", "--dry-run"], capture_output=True, check=True)
        assert b" import " in done.stdout and b"would take this back" in done.stderr, done
        assert (dump(archive), log_of(archive)) == before
        run(archive, "undo")
        assert dump(archive)["synonyms"] == before[0]["synonyms"] != []
        run(archive, "undo", "--dry-run", status=1)


def test_redo_of_a_prune_takes_away_again_and_of_authors_says_again():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(7)
        folder.mkdir()
        for n in range(5):
            folder.joinpath(f"{n}.md").write_text(digest(rng))
        run(archive, "import", str(folder))
        folder.joinpath("1.md").unlink()
        run(archive, "import", "--prune", str(folder))
        run(archive, "authors", "rename", json.loads(run(archive, "authors", "--json").splitlines()[0])["author"], "Other")
        before = now(archive), run(archive, "authors", "--json")
        assert b"Other" in before[1]
        run(archive, "undo")
        run(archive, "undo")
        assert len(run(archive, "posts", "--json").splitlines()) == 5
        run(archive, "redo")
        assert len(run(archive, "posts", "--json").splitlines()) == 4
        run(archive, "redo")
        assert (now(archive), run(archive, "authors", "--json")) == before
        for words in (["x"], ["0"], ["1", "2"], [""]):
            run(archive, "redo", *words, status=64)
        run(archive, "redo", "1", status=1)


def test_an_import_that_changed_nothing_leaves_no_entry():
    with tempfile.TemporaryDirectory() as top:
        archive = os.path.join(top, "a.db")
        Path(top, "a.md").write_text(digest(random.Random(1)))
        run(archive, "import", top)
        run(archive, "import", top)
        log = [json.loads(line) for line in run(archive, "log", "--json").splitlines()]
        assert [(entry["kind"], entry["added"], entry["undone"]) for entry in log] == [("import", 1, None)], log
        run(archive, "redo", status=1)
        run(archive, "undo")
        assert run(archive, "posts", status=1) == b""
        run(archive, "undo", status=1)
        run(archive, "import", top)
        assert run(archive, "posts") != b""
        newest, undo, oldest = run(archive, "log", "--json").splitlines()
        assert run(archive, "log", "--json", "--limit", "1").splitlines() == [newest] != [oldest]
        assert (json.loads(undo)["kind"], json.loads(undo)["of"], json.loads(oldest)["of"]) == ("undo", 1, 0)


def test_what_was_undone_is_imported_again():
    with tempfile.TemporaryDirectory() as top:
        archive, file = os.path.join(top, "a.db"), Path(top, "a.md")
        file.write_text(digest(random.Random(1)))
        run(archive, "import", top)
        file.write_text(digest(random.Random(2)))
        run(archive, "import", top)
        edited = dump(archive)["post_bytes"]
        run(archive, "undo")
        assert dump(archive)["post_bytes"] != edited
        run(archive, "import", top)
        assert dump(archive)["post_bytes"] == edited


def test_what_vanished_stays_until_it_is_pruned_and_undo_brings_it_back():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(7)
        folder.mkdir()
        for n in range(5):
            folder.joinpath(f"{n}.md").write_text(digest(rng))
        run(archive, "import", str(folder))
        before = (now(archive), found(archive))
        folder.joinpath("1.md").unlink()
        run(archive, "import", str(folder))
        assert (now(archive), found(archive)) == before
        run(archive, "import", "--prune", str(folder))
        assert len(run(archive, "posts", "--json").splitlines()) == 4
        run(archive, "undo")
        assert (now(archive), found(archive)) == before
        for n in (0, 2, 3):
            folder.joinpath(f"{n}.md").unlink()
        run(archive, "import", "--prune", str(folder), status=64)
        assert (now(archive), found(archive)) == before
        run(archive, "import", "--prune", "--force", str(folder))
        assert len(run(archive, "posts", "--json").splitlines()) == 1


def test_a_rebuild_of_what_these_rules_read_changes_no_item():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(3)
        folder.mkdir()
        folder.joinpath("a.md").write_text(digest(rng))
        folder.joinpath("b.md").write_text(digest(rng))
        run(archive, "import", str(folder))
        before = dump(archive)
        db = sqlite3.connect(archive)
        db.execute("UPDATE items SET section = 'stale', story = 1")
        db.commit()
        db.close()
        run(archive, "rebuild")
        assert dump(archive)["items"] == before["items"]
        assert dump(archive) == before
        assert found(archive) != []


def test_revisions_hold_every_byte_that_a_post_ever_had():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(11)
        folder.mkdir()
        folder.joinpath("other.md").write_text(digest(rng))
        file = folder / "a.md"
        versions = [digest(rng).encode() + b"\r\n\x1b[31m\0\xff" + bytes([n]) for n in range(3)]
        for version in versions[:2]:
            file.write_bytes(version)
            run(archive, "import", str(folder))
        file = file.rename(folder / "b.md")
        run(archive, "import", str(folder))
        file.write_bytes(versions[2])
        run(archive, "import", str(folder))
        file.unlink()
        run(archive, "import", "--prune", str(folder))
        for name in ("b", "b.md", "a"):
            rows = [json.loads(line) for line in run(archive, "show", name, "--revisions", "--json").splitlines()]
            expected = [("a", "updated", versions[0]), ("a", "moved", versions[1]), ("b", "updated", versions[1]),
                        ("b", "removed", versions[2])]
            assert [(row["revision"], row["post"], row["kind"], row["sha256"], row["bytes"]) for row in rows] == [
                (n + 1, post, kind, hashlib.sha256(old).hexdigest(), len(old))
                for n, (post, kind, old) in enumerate(expected)], rows
            for n, (_, _, old) in enumerate(expected):
                assert run(archive, "show", name, "--revision", str(n + 1)) == old, (name, n)
        assert len(run(archive, "show", "b", "--revisions").splitlines()) == 4
        assert run(archive, "show", "b", "--revisions", "--format", "csv").startswith(b"revision,post,path,kind,")
        assert len(run(archive, "show", "b", "--revisions", "--format", "tsv").splitlines()) == 5
        for words, status in ((["b", "--revision", "5"], 1), (["b", "--revision", "0"], 1), (["c", "--revisions"], 1),
                              (["other", "--revisions"], 1), (["b", "--revision", "1", "--json"], 64),
                              (["b", "--revision", "1", "--revisions"], 64), (["a", "b", "--revision", "1"], 64)):
            assert run(archive, "show", *words, status=status) == b"", words


def test_a_revision_of_hostile_bytes_does_nothing_to_a_terminal():
    with tempfile.TemporaryDirectory() as top:
        archive, file = os.path.join(top, "a.db"), Path(top, "a.md")
        file.write_text(digest(random.Random(1)) + "\n\x1b]0;title\x07\n")
        run(archive, "import", top)
        file.write_text(digest(random.Random(2)))
        run(archive, "import", top)
        terminal = Terminal()
        with subprocess.Popen([PROGRAM, "-a", archive, "--no-pager", "show", "a", "--revision", "1"],
                              stdout=terminal.theirs, env={**os.environ, "TERM": "xterm"}) as shown:
            output = terminal.read_to_end()
            assert shown.wait() == 0
        assert b"\\u{1b}]0;title\\u{7}" in output and b"\x1b]0" not in output, output


def stamped(file, text, time):
    file.write_text(text)
    os.utime(file, (time, time))


def test_a_file_is_read_again_after_undo_though_it_bears_its_old_time():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(5)
        folder.mkdir()
        file, moved = folder / "a.md", folder / "b.md"
        for n in range(2):
            stamped(file, digest(rng), 1000 + n)
            run(archive, "import", str(folder))
        newest = dump(archive)
        run(archive, "undo")
        run(archive, "import", str(folder))
        assert dump(archive)["post_bytes"] == newest["post_bytes"]
        file.rename(moved)
        run(archive, "import", str(folder))
        moved_to = dump(archive)["posts"]
        run(archive, "undo")
        assert dump(archive)["posts"] != moved_to
        run(archive, "import", str(folder))
        assert dump(archive)["posts"] == moved_to


def test_a_file_that_is_as_it_once_was_is_not_taken_for_unchanged():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, file = os.path.join(top, "a.db"), Path(top, "d"), Path(top, "d", "a.md")
        folder.mkdir()
        first, second = "1. [新闻一](https://e.org/1)\n", "1. [新闻二](https://e.org/2)\n"
        stamped(file, first, 1000)
        run(archive, "import", str(folder))
        file.write_text(second)  # at a time that is too near to know the file by
        run(archive, "import", str(folder))
        assert "新闻二" in run(archive, "show", "a").decode()
        stamped(file, first, 1000)
        run(archive, "import", str(folder))
        assert "新闻一" in run(archive, "show", "a").decode()


def test_undo_goes_through_a_merge_of_authors_and_passes_over_a_rebuild():
    with tempfile.TemporaryDirectory() as top:
        archive, folder = os.path.join(top, "a.db"), Path(top, "d")
        folder.mkdir()
        for n, author in enumerate(["宝玉", "小互"]):
            folder.joinpath(f"{n}.md").write_text(f"---\ndate: 2026-01-0{n + 1}\n---\n\n1. [新闻{n}-{author}](https://x.com/a{n}/status/{n})\n")
        states = []

        def state():
            return dump(archive)["posts"], dump(archive)["items"], run(archive, "authors", "--json")

        def step(*words):
            states.append(state())
            run(archive, *words)

        run(archive, "import", str(folder))
        folder.joinpath("0.md").write_text("1. [另一条-宝玉](https://x.com/a0/status/7)\n")
        step("import", str(folder))
        step("authors", "merge", "a0", "a1")
        assert len(run(archive, "authors", "--json").splitlines()) == 1
        folder.joinpath("2.md").write_text("1. [第三条-宝玉](https://x.com/a0/status/9)\n")
        step("import", str(folder))
        before_rebuild = state()
        run(archive, "rebuild")
        assert state() == before_rebuild
        folder.joinpath("1.md").unlink()
        step("import", "--prune", str(folder))
        while states:
            run(archive, "undo")
            assert state() == states.pop()
        kinds = [(entry["kind"], entry["undone"] is not None) for entry in log_of(archive) if entry["kind"] != "undo"]
        assert kinds == [("prune", True), ("rebuild", False), ("import", True), ("authors", True), ("import", True),
                         ("import", False)], kinds


def test_a_second_rebuild_changes_nothing_and_neither_does_a_first_by_the_same_rules():
    for seed in range(4):
        with tempfile.TemporaryDirectory() as top:
            archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(100 + seed)
            folder.mkdir()
            folder.joinpath("first.md").write_text(digest(rng))
            for _ in range(4):
                change(rng, folder)
                run(archive, "import", str(folder))
            run(archive, "rebuild")
            before = dump(archive)
            done = subprocess.run([PROGRAM, "-a", archive, "rebuild"], capture_output=True, check=True)
            assert done.stderr.endswith(b" 0 of them changed\n"), done.stderr
            assert dump(archive) == before


def test_vanished_and_pruned_files_are_results_for_programs():
    with tempfile.TemporaryDirectory() as top:
        archive, folder, rng = os.path.join(top, "a.db"), Path(top, "d"), random.Random(8)
        folder.mkdir()
        for n in range(4):
            folder.joinpath(f"{n}.md").write_text(digest(rng))
        run(archive, "import", str(folder))
        folder.joinpath("2.md").unlink()
        gone = os.path.join(os.path.realpath(folder), "2.md")
        for words, status in (([], "vanished"), (["--dry-run", "--prune"], "vanished"), (["--prune"], "pruned")):
            lines = [json.loads(line) for line in run(archive, "import", "--json", *words, str(folder)).splitlines()]
            assert lines[0] == {"v": 1, "event": "file", "path": gone, "status": status, "items": 0, "problems": []}, lines
            assert [line["event"] for line in lines] == ["file", "summary"]
        assert len(run(archive, "import", "--json", str(folder)).splitlines()) == 1


tap.run(sys.modules[__name__])
