CREATE TABLE derived_state (
  -- What the derived tables were built by. Where it differs from the program, they are rebuilt.
  tokenizer_version INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE items_fts USING fts5 (
  -- The full-text index over items. Its tokenizer is part of tidings: other programs cannot read it.
  title, summary, author,
  content = 'items', content_rowid = 'id', tokenize = 'tidings'
);

CREATE TRIGGER items_fts_insert AFTER INSERT ON items BEGIN
  INSERT INTO items_fts (rowid, title, summary, author)
  VALUES (new.id, new.title, new.summary, new.author);
END;

CREATE TRIGGER items_fts_delete AFTER DELETE ON items BEGIN
  INSERT INTO items_fts (items_fts, rowid, title, summary, author)
  VALUES ('delete', old.id, old.title, old.summary, old.author);
END;

CREATE TRIGGER items_fts_update AFTER UPDATE OF title, summary, author ON items
WHEN old.title IS NOT new.title OR old.summary IS NOT new.summary OR old.author IS NOT new.author
BEGIN
  INSERT INTO items_fts (items_fts, rowid, title, summary, author)
  VALUES ('delete', old.id, old.title, old.summary, old.author);
  INSERT INTO items_fts (rowid, title, summary, author)
  VALUES (new.id, new.title, new.summary, new.author);
END;
