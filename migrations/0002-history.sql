-- Bytes in a table of their own, the log of changes with revisions, files known by their stamps,
-- and what people keep: rules of authors, synonyms, saved searches.

CREATE TABLE changes (
  -- The log: what was done to the archive, the newest last. Undo takes back the newest that holds,
  -- but passes over rebuild, which brings nothing in, and is a change itself, which redo takes back.
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  kind      TEXT NOT NULL,    -- import, prune, rebuild, authors, undo
  at        INTEGER NOT NULL, -- seconds since 1970 UTC
  undone_at INTEGER,          -- when it was taken back; NULL: it holds
  counts    TEXT NOT NULL DEFAULT '{}' CHECK (counts LIKE '{%}') -- what it came to, as JSON
) STRICT;

CREATE TABLE post_bytes (
  -- The whole file of each post as it was.
  post_id INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
  bytes   BLOB NOT NULL
) STRICT;

INSERT INTO post_bytes (post_id, bytes) SELECT id, bytes FROM posts;

ALTER TABLE posts DROP COLUMN bytes;
ALTER TABLE posts ADD COLUMN author TEXT;
ALTER TABLE posts ADD COLUMN description TEXT;
ALTER TABLE posts ADD COLUMN is_draft INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN change_id INTEGER REFERENCES changes (id);
CREATE INDEX posts_by_change ON posts (change_id);
CREATE INDEX posts_of_drafts ON posts (is_draft) WHERE is_draft = 1;

ALTER TABLE items ADD COLUMN emphasis TEXT;
ALTER TABLE items ADD COLUMN story INTEGER;
UPDATE items SET story = story_of(url);
CREATE INDEX items_by_site_author ON items (site, author) WHERE author IS NOT NULL;
CREATE INDEX items_by_story ON items (story) WHERE story IS NOT NULL;

CREATE TABLE revisions (
  -- What a post was before a change: its earlier bytes, and all that it takes to bring it back.
  -- Those of an undo are gone once it was taken back: what they held is in the tables again.
  post_id   INTEGER NOT NULL, -- of a post that may be gone
  number    INTEGER NOT NULL, -- from 1, the oldest first
  change_id INTEGER NOT NULL REFERENCES changes (id), -- what ended it
  kind      TEXT NOT NULL CHECK (kind IN ('updated', 'moved', 'removed')), -- what was done to it
  sha256    TEXT NOT NULL,    -- of its bytes
  post      TEXT NOT NULL,    -- its row and categories, as JSON
  items     TEXT,             -- its items and their links, as JSON; NULL where they stayed
  bytes     BLOB,             -- the file as it was; NULL where it stayed the same
  PRIMARY KEY (post_id, number)
) STRICT;

CREATE INDEX revisions_by_change ON revisions (change_id);

CREATE TABLE files (
  -- Where digests were seen, and by what a file is known to be the same without being read.
  root_id    INTEGER NOT NULL REFERENCES roots (id),
  path       TEXT NOT NULL,    -- relative to the root
  size_bytes INTEGER NOT NULL,
  mtime_ns   INTEGER NOT NULL, -- since 1970 UTC
  post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  PRIMARY KEY (root_id, path)
) STRICT, WITHOUT ROWID;

CREATE INDEX files_by_post ON files (post_id);

CREATE TABLE author_rules (
  -- What people said of authors, in order: which are the same one, and what one is called. Rules
  -- of a change that was undone stay here and do not count.
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL REFERENCES changes (id),
  kind      TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename')),
  site      TEXT, -- the author that it is about: an account, or a name without one
  handle    TEXT COLLATE NOCASE,
  name      TEXT,
  to_site   TEXT, -- merge: the author that it belongs to
  to_handle TEXT COLLATE NOCASE,
  to_name   TEXT  -- merge: likewise; rename: what it is called
) STRICT;

CREATE TABLE synonyms (
  -- Words that find each other, as the user keeps them: all of one set mean the same. Not logged.
  set_id INTEGER NOT NULL,
  word   TEXT NOT NULL, -- as typed
  PRIMARY KEY (set_id, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_searches (
  -- Queries kept by name. Not logged.
  name       TEXT PRIMARY KEY,
  query      TEXT NOT NULL,              -- as typed
  seen_item  INTEGER NOT NULL DEFAULT 0, -- items up to this number were shown by --new
  created_at INTEGER NOT NULL            -- seconds since 1970 UTC
) STRICT, WITHOUT ROWID;
