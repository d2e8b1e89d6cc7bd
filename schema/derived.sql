CREATE TABLE derived_state (
  -- What the derived tables were built by. Where it differs from the program, they are rebuilt.
  tokenizer_version INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE items_fts USING fts5 (
  -- The full-text index over items. Its tokenizer is part of tidings: other programs cannot read it.
  title, summary, author,
  content = 'items', content_rowid = 'id', tokenize = 'tidings'
);
