#!/usr/bin/env python3
"""Archives that somebody else had in hand, from newer and older versions: refused with words, or harmless.

usage: test_doctored.py PROGRAM
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import tap  # noqa: E402

PROGRAM = sys.argv[1]
FOLDER = Path(tempfile.mkdtemp(prefix="tidings-test-"))
SOUND = FOLDER / "sound.db"
REFUSED = 78
COMMANDS = [["search", "谷歌"], ["stats"], ["posts"], ["import", str(ROOT / "examples" / "digests")], ["rebuild"],
            ["undo"], ["export", "--format", "jsonl"], ["backup", str(FOLDER / "copy.db")]]

# What a schema from elsewhere may bring.
SCHEMAS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON items BEGIN DELETE FROM posts; END",
    "a view in a table's place": "ALTER TABLE synonyms RENAME TO s; CREATE VIEW synonyms AS SELECT 1 AS set_id, 'x' AS word",
    "a view of its own": "CREATE VIEW mine AS SELECT load_extension('/tmp/x')",
    "a table of its own": "CREATE TABLE mine (x)",
    "a virtual table": "CREATE VIRTUAL TABLE mine USING fts5 (x)",
    "a view for derived tables": "DROP TABLE item_columns; CREATE VIEW item_columns AS SELECT 1 AS id, x'00' AS numbers",
    "another index module": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
                            " 'CREATE VIRTUAL TABLE items_fts USING rtree (a, b, c)' WHERE name = 'items_fts'",
    "a column that computes": "ALTER TABLE synonyms ADD COLUMN x TEXT AS (hex(zeroblob(1000000000)))",
    "an index that computes": "CREATE INDEX mine ON items (abs(id))",
    "a check that computes": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
                             " replace(sql, 'word   TEXT NOT NULL', 'word TEXT NOT NULL CHECK (length(word) < 9)')"
                             " WHERE name = 'synonyms'",
    "a missing index": "DROP INDEX items_by_site",
    "a number too high": "PRAGMA foreign_keys = OFF; UPDATE items SET id = 9223372036854775807 WHERE id = 3",
    "a number below 1": "PRAGMA foreign_keys = OFF; UPDATE items SET id = -3 WHERE id = 3",
    "a category's number": "PRAGMA foreign_keys = OFF; UPDATE categories SET id = -1 WHERE id = 1",
    "another application": "PRAGMA application_id = 7",
    "a version below all": "PRAGMA user_version = 0",
}

# Rows that nobody meant: what is shown may differ, but nothing breaks.
ROWS = {
    "bad UTF-8": "UPDATE items SET title = CAST(x'fffe80c0' AS TEXT), summary = CAST(x'e8' AS TEXT) WHERE id = 3",
    "a NUL in a text": "UPDATE items SET title = 'a' || char(0) || 'b' WHERE id = 3",
    "a huge text": "UPDATE items SET summary = hex(zeroblob(20000000)) WHERE id = 3",
    "dates that are none": "UPDATE posts SET date = 'x', epoch = 9223372036854775807, offset_minutes = -99999",
    "columns of ones": "UPDATE item_columns SET numbers = CAST(replace(hex(zeroblob(2000)), '0', char(255)) AS BLOB)",
    "columns too long": "UPDATE item_columns SET numbers = zeroblob(1000000)",
    "urls that are too long and do not end": "UPDATE item_urls SET urls = CAST(hex(zeroblob(5000000)) AS BLOB)",
    "an index of zeros": "UPDATE items_fts_data SET block = zeroblob(length(block))",
    "no index": "DELETE FROM items_fts_data",
    "categories that are not there": "PRAGMA foreign_keys = OFF; UPDATE OR IGNORE post_categories SET category_id = 99999999",
    "posts that are not there": "PRAGMA foreign_keys = OFF; UPDATE OR IGNORE items SET post_id = post_id + 1000000",
    "JSON that is none": "UPDATE posts SET extra = '{x}'; UPDATE changes SET counts = '{'|| '}}'",
}

# Tables that show damage, in a form that tidings does not give them.
SUMS = {
    "sums under another name": "UPDATE sqlite_schema SET sql = replace(sql, 'sum  INTEGER', 'sun  INTEGER') WHERE name = 'table_sums'",
    "no version of the program": "UPDATE sqlite_schema SET sql = replace(sql, 'version', 'versiBn') WHERE name = 'needed_program'",
    "no table of sums": "DROP TABLE table_sums",
}


# Rows of a table whose rows of another are gone: only what the bytes of the posts hold can be made from them again.
ORPHANS = {
    ("posts", "restore"): "DELETE FROM roots",
    ("post_bytes", "restore"): "DELETE FROM posts WHERE id = 2",
    ("revisions", "restore"): "INSERT INTO revisions VALUES (2, 1, 99, 'updated', '', '{}', NULL, NULL)",
    ("author_rules", "restore"): "INSERT INTO author_rules (change_id, kind) VALUES (99, 'split')",
    ("items", "rebuild"): "DELETE FROM posts WHERE id = 2",
    ("post_categories", "rebuild"): "DELETE FROM categories",
}


def run(archive, *words):
    return subprocess.run([PROGRAM, "--archive", str(archive), *words], capture_output=True, check=False, timeout=600)


def doctored(sql, name="doctored.db"):
    for ending in ("", "-wal", "-shm"):
        Path(f"{FOLDER / name}{ending}").unlink(missing_ok=True)
    archive = Path(shutil.copy(SOUND, FOLDER / name))
    db = sqlite3.connect(archive)
    db.executescript(sql)
    db.close()
    return archive


def said(done, archive):
    words = done.stderr.decode("utf-8")
    assert words.startswith("tidings: ") and words.count("\n") == 1, words
    assert str(archive) in words, words
    return words


def test_a_schema_from_elsewhere_is_refused_by_every_command():
    for name, sql in SCHEMAS.items():
        archive = doctored(sql)
        before = archive.read_bytes()
        for words in COMMANDS:
            if words[0] == "backup" and run(archive, "check").returncode == 0:
                raise AssertionError(f"{name}: check finds nothing")
            done = run(archive, *words)
            assert done.returncode in (REFUSED, 66), (name, words, done)
            assert done.stderr.startswith(b"tidings: "), (name, done)
        assert archive.read_bytes() == before, name


def test_rows_that_nobody_meant_break_nothing_and_are_found():
    for name, sql in ROWS.items():
        archive = doctored(sql)
        found = run(archive, "check", "--json")
        assert found.returncode == REFUSED and b'"damage"' in found.stdout, (name, found)
        for words in COMMANDS:
            done = run(doctored(sql), *words)
            assert done.returncode in (0, 1, REFUSED), (name, words, done)
        done = run(doctored(sql), "rebuild")
        assert done.returncode in (0, REFUSED), (name, done)


def varint_len(page, at):
    return next(n for n in range(1, 10) if n == 9 or page[at + n - 1] < 128)


def with_number_out_of_order(table):
    """An archive in which the second row of a table, within its page, has a higher number than the last."""
    archive = doctored("", "order.db")
    db = sqlite3.connect(archive)
    size = db.execute("PRAGMA page_size").fetchone()[0]
    root = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    db.close()
    content = bytearray(archive.read_bytes())
    page = (root - 1) * size
    assert content[page] == 13 and int.from_bytes(content[page + 3:page + 5], "big") > 2, f"{table}: not a leaf with rows"
    cell = page + int.from_bytes(content[page + 10:page + 12], "big")
    number = cell + varint_len(content, cell)
    assert content[number] == 2, f"{table}: {content[number]}"
    content[number] = 127
    archive.write_bytes(content)
    return archive


def test_numbers_out_of_order_are_no_places_in_arrays():
    for table, by in {"sources": "author", "categories": "category", "posts": "post"}.items():
        for words in ["stats", "--by", by], ["search", "谷歌", "--facets"], ["authors"], ["rebuild"]:
            archive = with_number_out_of_order(table)
            done = run(archive, *words)
            assert done.returncode in (0, 1, REFUSED), (table, words, done)
        done = run(with_number_out_of_order(table), "stats", "--by", by)
        assert done.returncode == REFUSED and b"the archive is damaged" in done.stderr, (table, done)


def test_a_row_whose_row_is_gone_is_found_and_what_makes_it_again_is_said():
    for (table, remedy), sql in ORPHANS.items():
        found = [json.loads(line) for line in run(doctored(sql), "check", "--json").stdout.splitlines()]
        remedies = {line["remedy"] for line in found if f" of {table} belongs to a row of " in line["message"]}
        assert remedies == {remedy}, (table, found)


def test_tables_that_show_damage_are_made_anew_where_they_are_of_another_form():
    for name, sql in SUMS.items():
        for words in ["search", "谷歌"], ["import", str(ROOT / "examples" / "digests")], ["rebuild"]:
            archive = doctored(f"PRAGMA writable_schema = ON; {sql}")
            found = run(archive, "check")
            assert found.returncode == REFUSED and b"of another layout" in found.stdout, (name, found)
            assert run(archive, *words).returncode == 0, (name, words)
            assert run(archive, "check").returncode == 0, (name, words, run(archive, "check"))


def test_other_files_are_refused_and_left_alone():
    files = {"text": b"# not a database\n" * 300, "zeros": bytes(10000), "empty header": b"SQLite format 3\0",
             "half": SOUND.read_bytes()[: SOUND.stat().st_size // 2], "one page": SOUND.read_bytes()[:4096],
             "header only": SOUND.read_bytes()[:100]}
    for name, data in files.items():
        archive = FOLDER / f"{name}.db"
        for words in COMMANDS + [["check"]]:
            archive.write_bytes(data)
            done = run(archive, *words)
            assert done.returncode in (REFUSED, 66), (name, words, done)
            said(done, archive) if words[0] != "check" else None
            assert archive.read_bytes() == data, (name, words)


def test_an_older_program_says_which_one_a_newer_archive_needs():
    archive = doctored("PRAGMA user_version = 99; UPDATE needed_program SET version = '4.5.6'")
    before = archive.read_bytes()
    for words in COMMANDS + [["check"]]:
        done = run(archive, *words)
        assert done.returncode == REFUSED and "it needs tidings 4.5.6" in said(done, archive), (words, done)
    assert archive.read_bytes() == before
    for bad in ("'4.5.\x1b[31m'", "zeroblob(9)", f"'{'1' * 5000}'"):
        archive = doctored(f"PRAGMA user_version = 99; UPDATE needed_program SET version = CAST({bad} AS TEXT)")
        assert "it needs a newer one" in said(run(archive, "stats"), archive)


def test_what_cannot_be_opened_is_restored_over_and_kept():
    copy = FOLDER / "good.db"
    assert run(SOUND, "backup", "--force", str(copy)).returncode == 0
    archive = FOLDER / "broken.db"
    for n, data in enumerate((b"no database", b"", SOUND.read_bytes()[:9000]), 1):
        archive.write_bytes(data)
        Path(f"{archive}-wal").write_bytes(b"the log of another file")
        done = run(archive, "restore", str(copy))
        assert done.returncode == 0, done
        kept = FOLDER / ("broken.db.before-restore" + (f".{n}" if n > 1 else ""))
        assert kept.read_bytes() == data, n
        assert run(archive, "check").returncode == 0
        assert run(archive, "posts").stdout == run(SOUND, "posts").stdout


def test_nothing_is_restored_while_another_program_has_the_archive_open():
    copy, archive = FOLDER / "good.db", doctored("SELECT 1", "busy.db")
    db = sqlite3.connect(archive)
    db.execute("BEGIN")
    db.execute("SELECT count(*) FROM items").fetchone()
    before = sorted(path.name for path in FOLDER.iterdir())
    assert run(archive, "restore", str(copy)).returncode == 75
    assert sorted(path.name for path in FOLDER.iterdir()) == before
    db.close()
    assert run(archive, "restore", str(copy)).returncode == 0


assert run(SOUND, "import", "--quiet", str(ROOT / "examples" / "digests")).returncode == 0
try:
    tap.run(sys.modules[__name__])
finally:
    shutil.rmtree(FOLDER)
