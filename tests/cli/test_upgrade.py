#!/usr/bin/env python3
"""An archive that an older version wrote becomes what this one would have made.

usage: test_upgrade.py PROGRAM
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = sys.argv[1]
OLD = (ROOT / "tests" / "data" / "schema-1.sql").read_text(encoding="utf-8")
APPLICATION_ID = 0x54494449
# Their tokenizer is the program's own, so the index is made with another and renamed.
OLD_DERIVED = """
CREATE TABLE derived_state (tokenizer_version INTEGER NOT NULL) STRICT;
INSERT INTO derived_state VALUES (1);
CREATE VIRTUAL TABLE items_fts USING fts5 (
  title, summary, author, content = 'items', content_rowid = 'id', tokenize = 'unicode61');
INSERT INTO items_fts (items_fts) VALUES ('rebuild');
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'unicode61', 'tidings') WHERE name = 'items_fts';
"""


def run(archive, *words, status=0):
    done = subprocess.run([PROGRAM, "--archive", archive, *words], capture_output=True, check=False)
    assert done.returncode == status, (words, done.returncode, done.stderr.decode())
    return done.stdout


def old_archive(top):
    """An archive of schema 1 whose digests came from top/d, where they still are."""
    archive, folder = os.path.join(top, "a.db"), Path(top, "d")
    db = sqlite3.connect(archive)
    db.executescript(f"PRAGMA journal_mode = WAL; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;")
    db.executescript(OLD.replace("'/digests'", f"'{os.path.realpath(folder)}'"))
    db.executescript(OLD_DERIVED)
    folder.mkdir()
    for path, data in db.execute("SELECT path, bytes FROM posts"):
        folder.joinpath(path).write_bytes(data)
    db.close()
    return archive


def rows(archive, table, columns):
    db = sqlite3.connect(archive)
    found = db.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2, 3").fetchall()
    db.close()
    return found


def old_rows(archive):
    """All that an archive of schema 1 holds for ever."""
    tables = ("roots", "posts", "sources", "source_names", "items", "item_links", "categories", "post_categories")
    db = sqlite3.connect(archive)
    found = {table: sorted(map(repr, db.execute(f"SELECT * FROM {table}"))) for table in tables}
    db.close()
    return found


def schema_version(archive):
    db = sqlite3.connect(archive)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    db.close()
    return version


def parts(sql):
    """What a CREATE statement defines, in no order: without comments and blanks that mean nothing."""
    sql = re.sub(r"\s+", " ", re.sub(r"--[^\n]*", "", sql)).strip()
    if not sql.startswith("CREATE TABLE"):
        return sql
    begin, end = sql.index("("), sql.rindex(")")
    definitions, depth = [""], 0
    for char in sql[begin + 1:end]:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            definitions.append("")
        else:
            definitions[-1] += char
    return sorted(definition.strip() for definition in definitions), sql[end + 1:].strip()


def describe(archive):
    db = sqlite3.connect(archive)
    found = {(kind, name): parts(sql) for kind, name, sql in
             db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")}
    found["version"] = db.execute("PRAGMA user_version").fetchone()
    found["application"] = db.execute("PRAGMA application_id").fetchone()
    found["derived"] = db.execute("SELECT * FROM derived_state").fetchall()
    db.close()
    return found


def fresh_archive(top):
    archive = os.path.join(top, "fresh.db")
    run(archive, "import", os.path.join(top, "d"))
    return archive


def test_it_has_the_tables_of_a_fresh_one():
    with tempfile.TemporaryDirectory() as top:
        archive = old_archive(top)
        before = describe(archive)
        run(archive, "posts")
        old, fresh = describe(archive), describe(fresh_archive(top))
        assert old != before
        for name in sorted(set(old) | set(fresh), key=str):
            assert old.get(name) == fresh.get(name), (name, old.get(name), fresh.get(name))


def test_it_keeps_every_row_with_its_number_and_leaves_a_copy():
    with tempfile.TemporaryDirectory() as top:
        archive = old_archive(top)
        tables = {"posts": None, "sources": None, "source_names": None, "items": None, "item_links": None,
                  "post_categories": None, "roots": ["id", "path", "1"], "categories": ["id", "name", "1"]}
        db = sqlite3.connect(archive)
        for table, columns in tables.items():
            tables[table] = columns or [row[1] for row in db.execute(f"PRAGMA table_xinfo({table})")]
        db.close()
        before = {table: rows(archive, table, columns) for table, columns in tables.items()}
        assert [row[0] for row in before["items"]] == [41, 42, 43, 44, 45, 46]
        run(archive, "posts")
        for table, columns in tables.items():
            assert rows(f"{archive}.schema-1", table, columns) == before[table], table
            columns = ["b.bytes" if column == "bytes" else column for column in columns]
            where = "posts JOIN post_bytes b ON b.post_id = posts.id" if table == "posts" else table
            assert rows(archive, where, columns) == before[table], table
        assert os.listdir(top).count("a.db.schema-1") == 1
        run(archive, "posts")
        assert not [name for name in os.listdir(top) if name.startswith("a.db.schema-1.")]
        assert b"Echo-TTS" in run(archive, "search", "echo tts")


def test_the_copy_that_it_names_restores_and_is_upgraded_again():
    with tempfile.TemporaryDirectory() as top:
        archive = old_archive(top)
        before = old_rows(archive)
        done = subprocess.run([PROGRAM, "--archive", archive, "posts"], capture_output=True, check=True)
        copy = re.search(rb"kept as (.*)\n", done.stderr)[1].decode()
        Path(top, "d", "draft.md").write_text("1. [新闻](https://example.org/new)\n", encoding="utf-8")
        run(archive, "import", os.path.join(top, "d"))
        done = subprocess.run([PROGRAM, "--archive", archive, "restore", copy], capture_output=True, check=True)
        posts, items = len(before["posts"]), len(before["items"])
        assert f"restored {copy}: {posts} posts, {items} items\n".encode() in done.stderr, done.stderr
        assert schema_version(archive) == 1 and old_rows(archive) == before
        assert b"Echo-TTS" in run(archive, "search", "echo tts")
        assert schema_version(archive) == 2
        assert [row[0] for row in rows(archive, "items", ["id", "1", "1"])] == [41, 42, 43, 44, 45, 46]
        run(archive, "check")


def test_tables_made_anew_are_told_once():
    with tempfile.TemporaryDirectory() as top:
        archive = old_archive(top)
        run(archive, "posts")
        db = sqlite3.connect(archive)
        db.execute("UPDATE derived_state SET layout_version = 0")
        db.commit()
        db.close()
        for is_told in (True, False):
            done = subprocess.run([PROGRAM, "--archive", archive, "search", "echo tts"], capture_output=True, check=True)
            assert b"Echo-TTS" in done.stdout
            told = f"the index of {archive} is made anew for this version of tidings, once\n".encode()
            assert (told in done.stderr) == is_told, done.stderr


def test_its_stories_are_those_of_a_fresh_one():
    with tempfile.TemporaryDirectory() as top:
        archive = old_archive(top)
        run(archive, "posts")
        columns = ["url", "story", "title"]
        assert rows(archive, "items", columns) == rows(fresh_archive(top), "items", columns)
        assert all(story > 0 for _, story, _ in rows(archive, "items", columns))


def test_a_rebuild_gives_it_what_a_fresh_one_has_and_keeps_its_numbers():
    with tempfile.TemporaryDirectory() as top:
        archive = old_archive(top)
        run(archive, "rebuild")
        fresh = fresh_archive(top)
        assert [row[0] for row in rows(archive, "items", ["id", "1", "1"])] == [41, 42, 43, 44, 45, 46]
        db = sqlite3.connect(archive)
        for table, others in (("items", {"id", "post_id", "source_id"}), ("posts", {"id", "imported_at", "change_id"})):
            columns = [row[1] for row in db.execute(f"PRAGMA table_xinfo({table})") if row[1] not in others]
            columns.sort(key=lambda name: name not in ("url", "path"))
            assert rows(archive, table, columns) == rows(fresh, table, columns), table
        assert db.execute("SELECT author, description, is_draft FROM posts WHERE name = 'draft'").fetchall() == [
            ("编者", "还没写完", 1)]
        db.close()


def test_its_digests_are_known_again_and_what_is_done_to_them_is_undone():
    with tempfile.TemporaryDirectory() as top:
        archive, file = old_archive(top), Path(top, "d", "draft.md")
        run(archive, "import", os.path.join(top, "d"))
        assert run(archive, "log", status=1) == b""
        before = [rows(archive, "items", ["*"]), rows(archive, "posts", ["*"]), rows(archive, "post_bytes", ["*", "1", "1"])]
        old = file.read_bytes()
        file.write_text("---\ntitle: 别的\n---\n\n1. [新闻](https://example.org/new)\n", encoding="utf-8")
        run(archive, "import", os.path.join(top, "d"))
        assert run(archive, "show", "draft", "--revision", "1") == old
        run(archive, "undo")
        after = [rows(archive, "items", ["*"]), rows(archive, "posts", ["*"]), rows(archive, "post_bytes", ["*", "1", "1"])]
        assert after == before
        run(archive, "undo", status=1)


tap.run(sys.modules[__name__])
