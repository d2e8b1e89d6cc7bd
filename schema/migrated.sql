-- Tables as ALTER leaves them in archives that began as an older schema. Nothing is made from this:
-- it is held against what an archive has, where that is not what a fresh one has.

CREATE TABLE posts (
  -- One digest: one imported Markdown file, kept byte for byte.
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  root_id        INTEGER NOT NULL REFERENCES roots (id),
  path           TEXT NOT NULL,    -- relative to the root, '/' between parts: 2026/03/2026.03.18.00.md
  name           TEXT NOT NULL,    -- the file's name without its ending: 2026.03.18.00
  title          TEXT,             -- as in the front matter
  date_written   TEXT,             -- the date as the digest writes it
  date           TEXT,             -- the same as RFC 3339, offset as written; a bare day has no time
  epoch          INTEGER,          -- the same as seconds since 1970 UTC
  offset_minutes INTEGER,          -- east of UTC; NULL where the digest names no offset
  day            TEXT AS (substr(date, 1, 10)) VIRTUAL, -- 2026-03-18, by the post's own clock
  sha256         TEXT NOT NULL CHECK (length(sha256) = 64), -- of bytes, in hexadecimal
  extra          TEXT NOT NULL CHECK (extra LIKE '{%}'),     -- front matter that has no column here, as JSON
  imported_at    INTEGER NOT NULL, author TEXT, description TEXT, is_draft INTEGER NOT NULL DEFAULT 0, change_id INTEGER REFERENCES changes (id), -- when these bytes came in,    -- the whole file as it was (last: other columns are read without it)
  UNIQUE (root_id, path)
) STRICT;
