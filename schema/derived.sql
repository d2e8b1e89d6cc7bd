CREATE TABLE derived_state (
  -- What the derived tables were built by. Where it differs from the program, they are rebuilt.
  tokenizer_version INTEGER NOT NULL,
  layout_version    INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE items_fts USING fts5 (
  -- The full-text index over items. Its tokenizer is part of tidings: other programs cannot read it.
  -- The longest text stands first: FTS5 marks the column of each entry that is not of the first.
  summary, title, author,
  -- Ranking reads lengths from item_columns: FTS5 need not keep them too.
  content = 'items', content_rowid = 'id', columnsize = 0, tokenize = 'tidings'
);

CREATE TABLE item_columns (
  -- What ranking and counting read of every item, column by column: fixed-width numbers, lowest byte
  -- first, 4096 items a row, 0 where an item has none. src/store/index/columns.h tells which columns.
  id      INTEGER PRIMARY KEY, -- column << 32 | item / 4096
  numbers BLOB NOT NULL        -- of the items from the block's first on, zeros at the end left out
) STRICT;

CREATE TABLE item_urls (
  -- The urls that url: is looked for in, 4096 items a row: in small letters, each ended by a byte 0.
  id   INTEGER PRIMARY KEY, -- item / 4096
  urls BLOB NOT NULL        -- src/store/index/urls.h tells what stands for items without one, and for long ones
) STRICT;

CREATE TABLE item_characters (
  -- Which items hold a single character (Han, kana, Hangul) and how often, for 4096 items a row, as
  -- bits that src/store/index/posting_code.h tells. And of 256 characters a row, how often each occurs in all items and
  -- how many hold it: two times four bytes a character, lowest byte first, zeros at the end left out.
  id       INTEGER PRIMARY KEY, -- item / 4096 << 32 | the character's folded code point; totals: -1 - code point / 256
  postings BLOB NOT NULL
) STRICT;

CREATE TABLE column_texts (
  -- The sites and sections that stand as numbers in item_columns.
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE items_vocabulary USING fts5vocab (
  -- The terms of the index: how many items hold each, and how often it occurs.
  items_fts, row
);
