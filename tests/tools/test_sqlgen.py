#!/usr/bin/env python3
"""What tools/sqlgen and tools/sqlembed make of SQL, asked of SQLite and of a C compiler."""

import ctypes
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

COMPILER = [*os.environ.get("CC", "cc").split(), "-std=gnu17", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]

TABLES = "CREATE TABLE item (id INTEGER PRIMARY KEY, post INTEGER, title TEXT, author TEXT);"

QUERIES = """-- Words about the file.

-- name: find_items
-- The items that a query finds.
-- scans: item, item_by_post
WITH best AS (SELECT id AS best_id, max(1, 2) AS top FROM item WHERE author = :author)
SELECT item.id, (SELECT count(*) FROM item) AS total, title, item.post IS DISTINCT FROM 2 AS other,
    ':not a parameter' AS quoted
FROM item JOIN best ON best_id = item.id
WHERE {{of_post}} -- not :a_parameter either, nor this one: ?
    AND title <> :title AND author = :author;

-- Comments between two statements belong to neither.

-- fragment: of_post
-- Fragments may hold fragments.
({{same_post}})
-- fragment: same_post
item.post = :post
-- name: put_item
INSERT INTO item (post, title) VALUES (:post, 'ends in "??/" and \\')
RETURNING id, title AS name;
-- name: drop_items
DELETE FROM item;
"""


def run_tool(name, *arguments):
    return subprocess.run([ROOT / "tools" / name, *arguments], capture_output=True, text=True)


class Generated:
    """The C that sqlgen makes of some SQL, compiled."""

    def __init__(self, sql):
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name)
        (path / "queries.sql").write_text(sql, encoding="utf-8")
        made = run_tool("sqlgen", path / "queries.sql", path / "queries.h", path / "queries.c")
        self.fault = made.stderr.replace(self.folder.name + "/", "")
        if made.returncode == 0:
            self.header = (path / "queries.h").read_text(encoding="utf-8")
            self.rows = self.load(path)

    def load(self, path):
        class Row(ctypes.Structure):
            _fields_ = [(field, ctypes.c_char_p) for field in ("name", "text", "scans")]

        subprocess.run([*COMPILER, "-shared", "-fPIC", path / "queries.c", "-o", path / "q.so"], check=True)
        names = re.findall(r"^    TD_SQL_(?!COUNT)(\w+),$", self.header, re.MULTILINE)
        table = (Row * len(names)).in_dll(ctypes.CDLL(str(path / "q.so")), "td_sql_statements")
        return {row.name.decode(): (row.text.decode(), row.scans.decode()) for row in table}

    def numbers(self, prefix):
        found = re.findall(rf"^    {prefix}(\w+) = (\d+),$", self.header, re.MULTILINE)
        return {name.lower(): int(number) for name, number in found}


def expect_fault(sql, *parts):
    fault = Generated(sql).fault
    for part in parts:
        assert part in fault, f"{part!r} is not in {fault!r}"


def test_every_statement_gets_its_text_by_name():
    assert list(Generated(QUERIES).rows) == ["find_items", "put_item", "drop_items"]


def test_the_columns_are_those_that_sqlite_names():
    made = Generated(QUERIES)
    archive = sqlite3.connect(":memory:")
    archive.executescript(TABLES)
    for name in ("find_items", "put_item"):
        values = dict.fromkeys(("author", "post", "title"), 1)
        cursor = archive.execute(made.rows[name][0], values)
        described = {column[0]: at for at, column in enumerate(cursor.description)}
        assert made.numbers(f"TD_COLUMN_{name.upper()}_") == described


def test_the_parameters_are_numbered_as_sqlite_numbers_them():
    # SQLite takes values by position where it is given a list: the numbers must lead to the names.
    made = Generated(QUERIES)
    archive = sqlite3.connect(":memory:")
    archive.executescript(TABLES + "INSERT INTO item VALUES (1, 7, 'seven', 'ann');")
    numbers = made.numbers("TD_PARAM_FIND_ITEMS_")
    values = sorted({"author": "ann", "post": 7, "title": "eight"}.items(), key=lambda v: numbers[v[0]])
    rows = archive.execute(made.rows["find_items"][0], [value for _, value in values]).fetchall()
    assert rows == [(1, 1, "seven", 1, ":not a parameter")]


def test_text_reaches_the_program_byte_for_byte():
    assert "'ends in \"??/\" and \\'" in Generated(QUERIES).rows["put_item"][0]


def test_a_statement_longer_than_pedantic_compilers_allow_compiles():
    rows = Generated("-- name: long\nSELECT '" + "长" * 5000 + "' AS text;").rows
    assert len(rows["long"][0]) > 5000


def test_a_statement_says_what_it_scans():
    rows = Generated(QUERIES).rows
    assert rows["find_items"][1] == "item,item_by_post"
    assert rows["drop_items"][1] == ""


def test_documentation_and_comments_between_statements_are_not_sent_to_sqlite():
    for text, _ in Generated(QUERIES).rows.values():
        assert "belong to neither" not in text and "a query finds" not in text


def test_a_statement_without_result_has_no_columns():
    made = Generated("-- name: copy\nINSERT INTO a SELECT b FROM c;")
    assert made.numbers("TD_COLUMN_") == {}


def test_a_union_has_the_columns_of_its_first_half():
    made = Generated("-- name: both\nSELECT a AS x FROM t UNION SELECT b AS y FROM u;")
    assert made.numbers("TD_COLUMN_BOTH_") == {"x": 0}


def test_mistakes_name_file_and_line():
    expect_fault("\n-- name: a\nSELECT {{no}};", "queries.sql:3:", "no fragment `no`")
    expect_fault("-- name: a\nSELECT b;\n-- name: a\nSELECT c;", "queries.sql:3:", "queries.sql:1")
    expect_fault("-- fragment: a\n{{b}}\n-- fragment: b\n{{a}}\n-- name: c\n{{a}}", "includes itself")
    expect_fault("SELECT a;\n", "queries.sql:1:")
    expect_fault("-- name: a\n-- only words\n", "queries.sql:1:", "no SQL")
    expect_fault("-- name: A b\nSELECT c;", "queries.sql:1:", "no name")
    expect_fault("-- name: a\nSELECT b; SELECT c;", "more than one statement")
    expect_fault("-- name: a\nSELECT f(b;", "parentheses")
    expect_fault("-- name: a\nDELETE FROM b WHERE c = ?1;", "?1")
    expect_fault("-- fragment: a\n-- scans: b\nc", "queries.sql:2:")


def test_a_column_without_a_name_is_refused():
    for column in ("count(*)", "*", "t.*", "a + 1", "f(a, b) c", "'text'", "1"):
        expect_fault(f"-- name: s\nSELECT a, {column} FROM t;", "queries.sql:1:", "AS name")
    expect_fault("-- name: s\nSELECT a, b AS a FROM t;", "two columns called `a`")


def embed(*migrations):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        for name in ("permanent.sql", "derived.sql", *migrations):
            (path / name).write_text(f"-- {name}\nSELECT 'x';\n" * 400, encoding="utf-8")
        files = [path / name for name in ("permanent.sql", "derived.sql", *migrations)]
        made = run_tool("sqlembed", path / "schema_text.h", path / "schema_text.c", *files)
        if made.returncode == 0:
            subprocess.run([*COMPILER, "-c", path / "schema_text.c", "-o", path / "s.o"], check=True)
            return (path / "schema_text.c").read_text(encoding="utf-8")
        return made.stderr


def test_a_schema_without_migrations_compiles():
    assert "td_migration_count = 0;" in embed()


def test_migrations_stand_in_order_of_their_numbers():
    text = embed("0003-b.sql", "0002-a.sql")
    assert "td_migration_count = 2;" in text
    assert text.index('{2, "a"') < text.index('{3, "b"')


def test_a_gap_between_migrations_is_refused():
    assert "0004-c.sql" in embed("0002-a.sql", "0004-c.sql")
    assert "NNNN" in embed("2-a.sql")


if __name__ == "__main__":
    tap.run(sys.modules[__name__])
