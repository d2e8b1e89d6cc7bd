CREATE TABLE roots (
  -- The folders that digests were imported from. A post's place on disk is root path + '/' + path.
  id   INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE -- absolute, without symbolic links; '' for what came on standard input
) STRICT;

CREATE TABLE posts (
  -- One digest: one imported Markdown file, kept byte for byte.
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  root_id        INTEGER NOT NULL REFERENCES roots (id),
  path           TEXT NOT NULL,    -- relative to the root, '/' between parts: 2026/03/2026.03.18.00.md
  name           TEXT NOT NULL,    -- the file's name without its ending: 2026.03.18.00
  title          TEXT,             -- as in the front matter
  author         TEXT,             -- who made the digest, as the front matter says
  description    TEXT,             -- as in the front matter
  is_draft       INTEGER NOT NULL DEFAULT 0, -- 1: searches leave it out unless asked
  date_written   TEXT,             -- the date as the digest writes it
  date           TEXT,             -- the same as RFC 3339, offset as written; a bare day has no time
  epoch          INTEGER,          -- the same as seconds since 1970 UTC
  offset_minutes INTEGER,          -- east of UTC; NULL where the digest names no offset
  day            TEXT AS (substr(date, 1, 10)) VIRTUAL, -- 2026-03-18, by the post's own clock
  sha256         TEXT NOT NULL CHECK (length(sha256) = 64), -- of its bytes, in hexadecimal
  extra          TEXT NOT NULL CHECK (extra LIKE '{%}'),     -- front matter that has no column here, as JSON
  imported_at    INTEGER NOT NULL, -- when these bytes came in, seconds since 1970 UTC
  change_id      INTEGER REFERENCES changes (id), -- what brought these bytes; NULL: older than the log
  UNIQUE (root_id, path)
) STRICT;

CREATE INDEX posts_by_name ON posts (name);
CREATE INDEX posts_by_epoch ON posts (epoch);
CREATE INDEX posts_by_sha256 ON posts (sha256);
CREATE INDEX posts_by_change ON posts (change_id);
CREATE INDEX posts_of_drafts ON posts (is_draft) WHERE is_draft = 1;

CREATE TABLE post_bytes (
  -- The whole file of each post as it was.
  post_id INTEGER PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
  bytes   BLOB NOT NULL
) STRICT;

CREATE TABLE changes (
  -- The log: what was done to the archive, the newest last. Undo takes back the newest that holds,
  -- but passes over rebuild, which brings nothing in, and is a change itself, which redo takes back.
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  kind      TEXT NOT NULL,    -- import, prune, rebuild, authors, undo
  at        INTEGER NOT NULL, -- seconds since 1970 UTC
  undone_at INTEGER,          -- when it was taken back; NULL: it holds
  counts    TEXT NOT NULL DEFAULT '{}' CHECK (counts LIKE '{%}') -- what it came to, as JSON
) STRICT;

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

CREATE TABLE sources (
  -- Who the news come from: one account of one site, or, where links name no account, one name.
  id     INTEGER PRIMARY KEY,
  site   TEXT,                -- x.com; NULL for a name without account
  handle TEXT COLLATE NOCASE, -- the account in the link: dotey
  name   TEXT,                -- the display name seen in the newest post; NULL where none was ever seen
  CHECK ((site IS NULL) = (handle IS NULL)),
  CHECK (handle IS NOT NULL OR name IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX sources_by_account ON sources (site, handle) WHERE handle IS NOT NULL;
CREATE UNIQUE INDEX sources_by_name ON sources (name) WHERE handle IS NULL;

CREATE TABLE source_names (
  -- Every display name that a source was ever seen with.
  source_id  INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  last_epoch INTEGER NOT NULL, -- the date of the newest post that uses it
  PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE items (
  -- One piece of news in a post. The number never changes and is never given again.
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id          INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  position         INTEGER NOT NULL, -- within the post, from 1
  section          TEXT,             -- the nearest heading above
  title            TEXT NOT NULL,    -- the link's text without the author's part
  author           TEXT,             -- the display name as this item writes it
  link_text        TEXT NOT NULL,    -- the whole text of the link, as plain text
  url              TEXT,
  site             TEXT,             -- the url's host without www.; twitter.com is x.com
  source_id        INTEGER REFERENCES sources (id),
  posted_ms        INTEGER,          -- when the linked post was published, ms since 1970 UTC
  summary          TEXT NOT NULL,    -- plain text, paragraphs parted by an empty line
  summary_markdown TEXT NOT NULL,    -- as written
  emphasis         TEXT,             -- the bold phrases of the summary, a line each; NULL without any
  story            INTEGER,          -- a number made of the url, the same for all urls of one page
  UNIQUE (post_id, position)
) STRICT;

CREATE INDEX items_by_source ON items (source_id);
CREATE INDEX items_by_site ON items (site);
CREATE INDEX items_by_site_author ON items (site, author) WHERE author IS NOT NULL;
CREATE INDEX items_by_story ON items (story) WHERE story IS NOT NULL;

CREATE TABLE item_links (
  -- The links inside an item's summary, in order.
  item_id  INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  position INTEGER NOT NULL, -- from 1
  text     TEXT NOT NULL,
  url      TEXT NOT NULL,
  PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE post_categories (
  -- Which categories a post names, in its order.
  post_id     INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL, -- from 1
  category_id INTEGER NOT NULL REFERENCES categories (id),
  PRIMARY KEY (post_id, position),
  UNIQUE (category_id, post_id)
) STRICT, WITHOUT ROWID;

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

CREATE VIEW news AS
  -- Every item in one line: SELECT date, title FROM news WHERE author = '宝玉';
  SELECT i.id AS item, p.name || '#' || i.position AS ref, p.date, p.day, i.title, i.author,
         s.handle, i.site, i.url, p.name AS post, p.path, i.section, i.summary
    FROM items i
    JOIN posts p ON p.id = i.post_id
    LEFT JOIN sources s ON s.id = i.source_id;

CREATE VIEW news_per_author AS
  SELECT s.name AS author, s.handle, s.site, count(*) AS items
    FROM items i
    JOIN sources s ON s.id = i.source_id
   GROUP BY s.id
   ORDER BY items DESC;

CREATE VIEW news_per_category AS
  SELECT c.name AS category, count(*) AS items
    FROM items i
    JOIN post_categories pc ON pc.post_id = i.post_id
    JOIN categories c ON c.id = pc.category_id
   GROUP BY c.id
   ORDER BY items DESC;

CREATE VIEW news_per_site AS
  SELECT site, count(*) AS items FROM items GROUP BY site ORDER BY items DESC;

CREATE VIEW news_per_month AS
  SELECT substr(p.day, 1, 7) AS month, count(*) AS items
    FROM items i
    JOIN posts p ON p.id = i.post_id
   GROUP BY month
   ORDER BY month;
