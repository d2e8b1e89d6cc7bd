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
  date_written   TEXT,             -- the date as the digest writes it
  date           TEXT,             -- the same as RFC 3339, offset as written; a bare day has no time
  epoch          INTEGER,          -- the same as seconds since 1970 UTC
  offset_minutes INTEGER,          -- east of UTC; NULL where the digest names no offset
  day            TEXT AS (substr(date, 1, 10)) VIRTUAL, -- 2026-03-18, by the post's own clock
  sha256         TEXT NOT NULL CHECK (length(sha256) = 64), -- of bytes, in hexadecimal
  extra          TEXT NOT NULL CHECK (extra LIKE '{%}'),     -- front matter that has no column here, as JSON
  imported_at    INTEGER NOT NULL, -- when these bytes came in, seconds since 1970 UTC
  bytes          BLOB NOT NULL,    -- the whole file as it was (last: other columns are read without it)
  UNIQUE (root_id, path)
) STRICT;

CREATE INDEX posts_by_name ON posts (name);
CREATE INDEX posts_by_epoch ON posts (epoch);
CREATE INDEX posts_by_sha256 ON posts (sha256);

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
  UNIQUE (post_id, position)
) STRICT;

CREATE INDEX items_by_source ON items (source_id);
CREATE INDEX items_by_site ON items (site);

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
