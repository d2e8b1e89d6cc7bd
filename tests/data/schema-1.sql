-- An archive of schema 1, as the program wrote it: permanent tables, and two digests. Frozen.

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

INSERT INTO roots (id, path) VALUES
  (1, '/digests');

INSERT INTO posts (id, root_id, path, name, title, date_written, date, epoch, offset_minutes, sha256, extra, imported_at, bytes) VALUES
  (7, 1, '2025.12.07.00.md', '2025.12.07.00', '2025.12.07.00 过去一段时间全球AI发生了什么？', '2025-12-07T00:00:19+08:00', '2025-12-07T00:00:19+08:00', 1765036819, 480, '09e38843382eb745577f40dc8d0b5e0e93c2e55dcef8bda124c74066c4fe577f', '{"tags":["示例"],"weight":3,"draft":false}', 1795538122, x'2d2d2d0a7469746c653a2022323032352e31322e30372e303020e8bf87e58ebbe4b880e6aeb5e697b6e997b4e585a8e790834149e58f91e7949fe4ba86e4bb80e4b988efbc9f220a646174653a20323032352d31322d30375430303a30303a31392b30383a30300a63617465676f726965733a205b224149e68a80e69cafe8bf9be5b195222c20274149e5ba94e794a8275d0a746167733a0a20202d20e7a4bae4be8b0a7765696768743a20330a64726166743a2066616c73650a2d2d2d0a0ae4bba5e4b88be698afe4b880e4bbbde794a8e69da5e6b58be8af95e79a84e69198e8a681efbc9a0a0a232320f09f9a8020e6a8a1e59e8b0a0a312e20205be5bc80e6ba90e8afade99fb3e6a8a1e59e8b4563686f2d545453e58f91e5b8832de69e97e6b7b15d2868747470733a2f2f782e636f6d2f6c696e7368656e2f7374617475732f31393936393738363532373036343932373233290a0a202020204563686f2d545453e694afe68c812a2a3439e7a78de99fb3e889b22a2ae5928c6073747265616d696e6760efbc8ce4bbb7e6a0bce7baa6e4b8bae2809ce6af8fe4bbbd3130e58583e2809de38082e58fa6e8a7815be8afb4e6988e5d2868747470733a2f2f6578616d706c652e6f72672f6563686f29e380820a0a202020203e20e8af8de99499e8afafe78e87e9998de588b031312e3725e380820a0a322e20205b2a2ae2809ce5b7a5e585b7e2809d2a2ae79a84e7bb88e69e81e5bda2e680812d4f72616e6765204c61625d2868747470733a2f2f782e636f6d2f6f72616e67655f6c61622f7374617475732f3139393730393635353438353139353838303229efbc9ae5908ce4b880e8a18ce79a84e69198e8a6810a20202020e68ea5e79d80e586992a2ae2809ce5ae8ce2809d2a2ae79a84e7acace4ba8ce8a18c3c62723ee7acace4b889e8a18c0a0a202020202d20e4b8800a202020202d20e4ba8c0a202020202020312e20e4b8890a0a332e20205b4750542d346fe69bb4e696b02d4a65616e2d4c75635d2868747470733a2f2f7777772e6578616d706c652e636f6d2f613f623d632364290a0a20202020606060707974686f6e0a202020207072696e74282261202d206222290a202020206060600a0a2d2d2d0a0a232320e8a782e782b90a0a342e20205be6b2a1e69c89e4bd9ce88085e79a84e6a087e9a2985d2868747470733a2f2f6578616d706c652e6f72672f6e6f6e65290a0ae8bf99e4b880e6aeb5e6b2a1e69c89e7bca9e8bf9befbc8ce4b99fe5b19ee4ba8ee7acac34e69da1e380820a0a352e2020e6b2a1e69c89e993bee68ea5e79a84e4b880e69da10a0a362e20205b506574657220616e642074686520393a313620666f726d61742d506574657220482e20446f652c204d445d2868747470733a2f2f782e636f6d2f7065746572646f652f7374617475732f31393937313034313232373232343638303735290a0a20202020215be9858de59bbe5d2868747470733a2f2f6578616d706c652e6f72672f692e706e6729203c696d67207372633d22782e706e67223e2026616d703b20e585b6e4bb96e380820a0ae7bb93e69d9fe8afade380820a'),
  (8, 1, 'draft.md', 'draft', '草稿', '2026-01-02', '2026-01-02', 1767312000, NULL, '9655cd513d7473da55660b8dd1930713da10ae08540bacdf4ec108ece5db882f', '{"author":"编者","description":"还没写完","draft":true}', 1795538122, x'2d2d2d0a7469746c653a20e88d89e7a8bf0a646174653a20323032362d30312d30320a617574686f723a20e7bc96e880850a6465736372697074696f6e3a20e8bf98e6b2a1e58699e5ae8c0a64726166743a20747275650a63617465676f726965733a204149e5ba94e794a80a2d2d2d0a0a312e205be696b0e6a8a1e59e8be2809c4e6f7661e2809de5bc80e694bee4b88be8bdbd2de69e97e6b7b15d2868747470733a2f2f7777772e782e636f6d2f6c696e7368656e2f7374617475732f313939363937383635323730363439323939393f733d3230290a0a2020202a2ae4bebfe5ae9c2a2aefbc8ce4b99fe69bb4e5bfabe38082e8a7815be8afb4e6988e5d2868747470733a2f2f6578616d706c652e6f72672f6e6f76612f29e380820a');

INSERT INTO sources (id, site, handle, name) VALUES
  (1, 'x.com', 'linshen', '林深'),
  (2, 'x.com', 'orange_lab', 'Orange Lab'),
  (3, NULL, NULL, 'Jean-Luc'),
  (4, 'x.com', 'peterdoe', 'Peter H. Doe, MD');

INSERT INTO source_names (source_id, name, last_epoch) VALUES
  (1, '林深', 1767312000),
  (2, 'Orange Lab', 1765036819),
  (3, 'Jean-Luc', 1765036819),
  (4, 'Peter H. Doe, MD', 1765036819);

INSERT INTO items (id, post_id, position, section, title, author, link_text, url, site, source_id, posted_ms, summary, summary_markdown) VALUES
  (41, 7, 1, '🚀 模型', '开源语音模型Echo-TTS发布', '林深', '开源语音模型Echo-TTS发布-林深', 'https://x.com/linshen/status/1996978652706492723', 'x.com', 1, 1764951787531, 'Echo-TTS支持49种音色和streaming，价格约为“每份10元”。另见说明。

词错误率降到11.7%。', 'Echo-TTS支持**49种音色**和`streaming`，价格约为“每份10元”。另见[说明](https://example.org/echo)。

> 词错误率降到11.7%。'),
  (42, 7, 2, '🚀 模型', '“工具”的终极形态', 'Orange Lab', '“工具”的终极形态-Orange Lab', 'https://x.com/orange_lab/status/1997096554851958802', 'x.com', 2, 1764979897593, '同一行的摘要接着写“完”的第二行
第三行

- 一
- 二
  1. 三', '同一行的摘要
接着写**“完”**的第二行<br>第三行

- 一
- 二
  1. 三'),
  (43, 7, 3, '🚀 模型', 'GPT-4o更新', 'Jean-Luc', 'GPT-4o更新-Jean-Luc', 'https://www.example.com/a?b=c#d', 'example.com', 3, NULL, 'print("a - b")', '```python
print("a - b")
```'),
  (44, 7, 4, '观点', '没有作者的标题', NULL, '没有作者的标题', 'https://example.org/none', 'example.org', NULL, NULL, '这一段没有缩进，也属于第4条。', '这一段没有缩进，也属于第4条。'),
  (45, 7, 5, '观点', 'Peter and the 9:16 format', 'Peter H. Doe, MD', 'Peter and the 9:16 format-Peter H. Doe, MD', 'https://x.com/peterdoe/status/1997104122722468075', 'x.com', 4, 1764981701914, '配图 & 其他。

结束语。', '![配图](https://example.org/i.png) <img src="x.png"> &amp; 其他。

结束语。'),
  (46, 8, 1, NULL, '新模型“Nova”开放下载', '林深', '新模型“Nova”开放下载-林深', 'https://www.x.com/linshen/status/1996978652706492999?s=20', 'x.com', 1, 1764951787531, '便宜，也更快。见说明。', '**便宜**，也更快。见[说明](https://example.org/nova/)。');

INSERT INTO item_links (item_id, position, text, url) VALUES
  (41, 1, '说明', 'https://example.org/echo'),
  (46, 1, '说明', 'https://example.org/nova/');

INSERT INTO categories (id, name) VALUES
  (1, 'AI技术进展'),
  (2, 'AI应用');

INSERT INTO post_categories (post_id, position, category_id) VALUES
  (7, 1, 1),
  (7, 2, 2),
  (8, 1, 2);
