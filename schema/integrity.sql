CREATE TABLE table_sums (
  -- What the permanent tables hold, as a sum over their rows that every change keeps in step:
  -- a table whose rows add up to something else was damaged, or changed by another program.
  name TEXT PRIMARY KEY,
  sum  INTEGER NOT NULL -- src/store/file/table_sums.h tells of what
) STRICT, WITHOUT ROWID;

CREATE TABLE needed_program (
  -- The oldest tidings that can read this archive.
  version TEXT NOT NULL
) STRICT;
