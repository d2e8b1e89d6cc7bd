-- Every statement of the program, by name. A statement that means to read a whole table says so
-- (scans: …); a test holds the others to their indexes.

-- name: find_root
SELECT id FROM roots WHERE path = :path;

-- name: add_root
INSERT INTO roots (path) VALUES (:path) RETURNING id;

-- name: read_roots
-- Longest first, so that the nearest folder comes before those above it.
-- scans: roots
SELECT path FROM roots WHERE path <> '' ORDER BY length(path) DESC, path;

-- name: find_post_at
SELECT p.id, r.path AS root, p.path, p.sha256
  FROM roots r
  JOIN posts p ON p.root_id = r.id
 WHERE r.path = :root AND p.path = :path;

-- name: find_post_of
SELECT p.id, r.path AS root, p.path, p.sha256
  FROM posts p
  JOIN roots r ON r.id = p.root_id
 WHERE p.sha256 = :sha256
 ORDER BY p.id
 LIMIT 1;

-- name: add_post
INSERT INTO posts (root_id, path, name, title, author, description, is_draft, date_written, date,
                   epoch, offset_minutes, sha256, extra, imported_at, change_id)
VALUES (:root_id, :path, :name, :title, :author, :description, :is_draft, :date_written, :date,
        :epoch, :offset_minutes, :sha256, :extra, :imported_at, :change_id)
RETURNING id;

-- name: update_post
UPDATE posts
   SET root_id = :root_id, path = :path, name = :name, title = :title, author = :author,
       description = :description, is_draft = :is_draft, date_written = :date_written,
       date = :date, epoch = :epoch, offset_minutes = :offset_minutes, sha256 = :sha256,
       extra = :extra, imported_at = :imported_at, change_id = :change_id
 WHERE id = :id;

-- name: set_post_bytes
INSERT INTO post_bytes (post_id, bytes) VALUES (:post_id, :bytes)
ON CONFLICT (post_id) DO UPDATE SET bytes = excluded.bytes;

-- name: move_post
UPDATE posts SET root_id = :root_id, path = :path, name = :name WHERE id = :id;

-- name: read_files
-- scans: files
SELECT r.path AS root, f.path, f.size_bytes, f.mtime_ns, p.sha256
  FROM files f
  JOIN roots r ON r.id = f.root_id
  JOIN posts p ON p.id = f.post_id;

-- name: stamp_file
INSERT INTO files (root_id, path, size_bytes, mtime_ns, post_id)
SELECT id, :path, :size_bytes, :mtime_ns, :post_id FROM roots WHERE path = :root
    ON CONFLICT (root_id, path) DO UPDATE
   SET size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns, post_id = excluded.post_id
 WHERE size_bytes <> excluded.size_bytes OR mtime_ns <> excluded.mtime_ns
    OR post_id <> excluded.post_id;

-- name: forget_files
DELETE FROM files WHERE post_id = :post_id;

-- name: remove_post_categories
DELETE FROM post_categories WHERE post_id = :post_id;

-- name: add_category
INSERT INTO categories (name) VALUES (:name) ON CONFLICT (name) DO NOTHING;

-- name: add_post_category
INSERT INTO post_categories (post_id, position, category_id)
SELECT :post_id, :position, id FROM categories WHERE name = :name;

-- name: read_known_items
SELECT id, url, link_text FROM items WHERE post_id = :post_id ORDER BY position;

-- name: set_items_aside
-- Frees the positions of a post, so that its items can change places.
UPDATE items SET position = -position WHERE post_id = :post_id;

-- name: unindex_item
-- The index must be told what it held.
INSERT INTO items_fts (items_fts, rowid, summary, title, author)
VALUES ('delete', :id, :summary, :title, :author);

-- name: index_item
INSERT INTO items_fts (rowid, summary, title, author) VALUES (:id, :summary, :title, :author);

-- name: read_indexed_texts
SELECT summary, title, author FROM items WHERE id = :id;

-- name: read_all_indexed_texts
-- scans: items
SELECT id, summary, title, author FROM items ORDER BY id;

-- name: read_item_emphasis
SELECT emphasis FROM items WHERE id = :id AND emphasis IS NOT NULL;

-- name: read_item_characters
SELECT postings FROM item_characters WHERE id = :id;

-- name: read_all_item_characters
SELECT id, postings FROM item_characters WHERE id >= 0;

-- name: set_item_characters
INSERT INTO item_characters (id, postings) VALUES (:id, :postings)
ON CONFLICT (id) DO UPDATE SET postings = excluded.postings;

-- name: remove_item_characters
DELETE FROM item_characters WHERE id = :id;

-- name: remove_items_aside
DELETE FROM items WHERE post_id = :post_id AND position < 0;

-- name: add_item
INSERT INTO items (post_id, position, section, title, author, link_text, url, site, source_id,
                   posted_ms, summary, summary_markdown, emphasis, story)
VALUES (:post_id, :position, :section, :title, :author, :link_text, :url, :site, :source_id,
        :posted_ms, :summary, :summary_markdown, :emphasis, :story)
RETURNING id;

-- name: update_item
UPDATE items
   SET post_id = :post_id, position = :position, section = :section, title = :title,
       author = :author, link_text = :link_text, url = :url, site = :site,
       source_id = :source_id, posted_ms = :posted_ms, summary = :summary,
       summary_markdown = :summary_markdown, emphasis = :emphasis, story = :story
 WHERE id = :id;

-- name: remove_links
DELETE FROM item_links WHERE item_id = :item_id;

-- name: add_link
INSERT INTO item_links (item_id, position, text, url) VALUES (:item_id, :position, :text, :url);

-- name: find_account
SELECT id FROM sources WHERE site = :site AND handle = :handle AND handle IS NOT NULL;

-- name: find_named_source
SELECT id FROM sources WHERE name = :name AND handle IS NULL;

-- name: add_source
INSERT INTO sources (site, handle, name) VALUES (:site, :handle, :name) RETURNING id;

-- name: see_source_name
INSERT INTO source_names (source_id, name, last_epoch) VALUES (:source_id, :name, :epoch)
ON CONFLICT (source_id, name) DO UPDATE SET last_epoch = max(last_epoch, excluded.last_epoch);

-- name: settle_source_name
-- The name of the newest post is the name, the first of several. Compares the name that was just seen with the one
-- that stands, which was the best of the others: an account may have thousands.
UPDATE sources
   SET name = :name
 WHERE id = :source_id AND handle IS NOT NULL
   AND NOT EXISTS (SELECT 1
                     FROM source_names best
                     JOIN source_names seen ON seen.source_id = best.source_id AND seen.name = :name
                    WHERE best.source_id = :source_id AND best.name = sources.name
                      AND (best.last_epoch > seen.last_epoch
                           OR (best.last_epoch = seen.last_epoch AND best.name <= seen.name)));

-- name: read_account_names
SELECT n.name
  FROM sources s
  JOIN source_names n ON n.source_id = s.id
 WHERE s.site = :site AND s.handle = :handle AND s.handle IS NOT NULL
 ORDER BY n.last_epoch DESC, n.name
 LIMIT :limit;

-- name: read_site_names
-- Hops from name to name in the index: a site has few names, and may have all the items.
-- scans: names
WITH RECURSIVE names (author) AS (
  SELECT min(author) FROM items WHERE site = :site AND author IS NOT NULL
  UNION ALL
  SELECT (SELECT min(i.author) FROM items i WHERE i.site = :site AND i.author > names.author)
    FROM names
   WHERE names.author IS NOT NULL
)
SELECT author AS name
  FROM names
 WHERE author IS NOT NULL
 ORDER BY (SELECT max(i.id) FROM items i WHERE i.site = :site AND i.author = names.author) DESC
 LIMIT :limit;

-- name: read_account_link_texts
SELECT i.link_text, i.story, i.post_id
  FROM sources s
  JOIN items i ON i.source_id = s.id
 WHERE s.site = :site AND s.handle = :handle AND s.handle IS NOT NULL
 ORDER BY i.id DESC
 LIMIT :limit;

-- name: read_site_link_texts
SELECT i.link_text, i.story, i.post_id
  FROM items i
 WHERE i.site = :site
 ORDER BY i.id DESC
 LIMIT :limit;

-- name: read_last_item
SELECT ifnull(max(id), 0) AS id FROM items;

-- name: read_item_column
SELECT numbers FROM item_columns WHERE id = :id;

-- name: set_item_column
INSERT INTO item_columns (id, numbers) VALUES (:id, :numbers)
ON CONFLICT (id) DO UPDATE SET numbers = excluded.numbers;

-- name: read_item_urls
SELECT urls FROM item_urls WHERE id = :id;

-- name: find_in_item_urls
SELECT urls, lower(:text) AS small_text FROM item_urls WHERE id = :id;

-- name: set_item_urls
INSERT INTO item_urls (id, urls) VALUES (:id, :urls)
ON CONFLICT (id) DO UPDATE SET urls = excluded.urls;

-- name: add_column_texts
INSERT INTO column_texts (text)
SELECT site FROM items WHERE id BETWEEN :first AND :last AND site IS NOT NULL
 UNION
SELECT section FROM items WHERE id BETWEEN :first AND :last AND section IS NOT NULL
    ON CONFLICT (text) DO NOTHING;

-- name: read_column_text
SELECT text FROM column_texts WHERE id = :id;

-- name: read_item_numbers
-- What goes into the item columns and the urls. A post's time is its day since 0001-01-01, from 1 (64s), its
-- hour from 1 (2s), and whether it is a draft, by the post's own clock; see columns.h.
SELECT i.id, i.emphasis IS NOT NULL AS is_bold, i.post_id, i.source_id, s.id AS site, c.id AS section, i.story,
       lower(i.url) AS url,
       CASE WHEN p.epoch IS NULL THEN 0
            ELSE (62135596800 + p.epoch + 60 * ifnull(p.offset_minutes, 0)) / 86400 * 64 + 64
                 + CASE WHEN length(p.date) > 10
                        THEN (62135596800 + p.epoch + 60 * ifnull(p.offset_minutes, 0)) % 86400
                             / 3600 * 2 + 2
                        ELSE 0 END
        END + p.is_draft AS time
  FROM items i
  JOIN posts p ON p.id = i.post_id
  LEFT JOIN column_texts s ON s.text = i.site
  LEFT JOIN column_texts c ON c.text = i.section
 WHERE i.id BETWEEN :first AND :last;

-- name: read_synonyms
-- scans: synonyms
SELECT set_id, word FROM synonyms ORDER BY set_id, word;

-- name: move_synonyms
-- scans: synonyms
UPDATE synonyms SET set_id = :set_id
 WHERE set_id IN (SELECT set_id FROM synonyms WHERE same_words(word, :word));

-- name: add_synonym
-- scans: synonyms
INSERT INTO synonyms (set_id, word)
SELECT :set_id, :word
 WHERE NOT EXISTS (SELECT 1 FROM synonyms WHERE same_words(word, :word));

-- name: remove_synonym
-- scans: synonyms
DELETE FROM synonyms WHERE same_words(word, :word) RETURNING word;

-- name: read_handles
-- scans: sources
SELECT handle FROM sources WHERE handle IS NOT NULL ORDER BY id;

-- name: read_index_record
-- FTS5's own: 1 has the totals, 10 the segments.
SELECT block FROM items_fts_data WHERE id = :id;

-- name: find_index_page
-- The lowest bit says that the page has an index of its own; the others are its number.
SELECT pgno AS page FROM items_fts_idx WHERE segid = :segment AND term <= :term
 ORDER BY term DESC LIMIT 1;

-- name: read_index_pages
SELECT id, block FROM items_fts_data WHERE id >= :first AND id < :end;

-- name: read_index_terms
SELECT term, pgno AS page FROM items_fts_idx WHERE segid = :segment;

-- name: items_of_drafts
SELECT i.id AS item FROM posts p JOIN items i ON i.post_id = p.id WHERE p.is_draft = 1;

-- name: sources_by_author
-- scans: sources
SELECT s.id
  FROM sources s
  LEFT JOIN source_names n ON n.source_id = s.id
 WHERE s.handle = :author OR n.name = :author OR holds_words(n.name, :author);

-- name: items_of_source
SELECT id AS item FROM items WHERE source_id = :source_id;

-- name: items_by_category
-- scans: categories
SELECT i.id AS item
  FROM categories c
 CROSS JOIN post_categories pc ON pc.category_id = c.id
 CROSS JOIN items i ON i.post_id = pc.post_id
 WHERE same_words(c.name, :category);

-- name: items_by_site
-- The sites are read by hopping over the index: one step a site, however many its items.
-- scans: sites
WITH RECURSIVE sites (site) AS (
       SELECT min(site) FROM items
        UNION ALL
       SELECT (SELECT min(i.site) FROM items i WHERE i.site > sites.site)
         FROM sites WHERE sites.site IS NOT NULL)
SELECT i.id AS item
  FROM sites
 CROSS JOIN items i ON i.site = sites.site
 WHERE sites.site = :site
    OR substr(sites.site, -length(:site) - 1) = '.' || :site;

-- name: read_last_column_text
SELECT ifnull(max(id), 0) AS id FROM column_texts;

-- name: column_texts_holding
-- scans: column_texts
SELECT id FROM column_texts WHERE holds_words(text, :words);

-- name: items_by_post
-- scans: posts
SELECT i.id AS item
  FROM posts p
  LEFT JOIN roots r ON r.id = p.root_id
 CROSS JOIN items i ON i.post_id = p.id
 WHERE p.name = :post OR {{is_at}} OR holds_words(p.title, :post)
    OR ({{is_below}}
        AND NOT EXISTS (SELECT 1 FROM posts p LEFT JOIN roots r ON r.id = p.root_id
                         WHERE {{is_at}}));

-- name: items_by_url_among
SELECT i.id AS item
  FROM item_set(:set) m
 CROSS JOIN items i ON i.id = m.item
 WHERE instr(lower(i.url), lower(:url)) > 0;

-- name: items_by_days
-- scans: posts
SELECT i.id AS item
  FROM posts p
 CROSS JOIN items i ON i.post_id = p.id
 WHERE (:since IS NULL OR p.day >= :since)
   AND (:until IS NULL OR p.day <= :until);

-- name: items_by_moments
-- scans: posts
SELECT i.id AS item
  FROM posts p
 CROSS JOIN items i ON i.post_id = p.id
 WHERE CASE WHEN p.offset_minutes IS NULL
            THEN (:since IS NULL OR p.day >= :since) AND (:until IS NULL OR p.day <= :until)
            ELSE p.epoch >= :from AND p.epoch < :to END;

-- name: items_by_story
SELECT i.id AS item FROM items i WHERE i.story = :story;

-- name: save_search
INSERT INTO saved_searches (name, query, seen_item, created_at)
VALUES (:name, :query, :seen_item, :created_at)
ON CONFLICT (name) DO UPDATE SET query = excluded.query, seen_item = excluded.seen_item,
                                 created_at = excluded.created_at;

-- name: mark_search_seen
UPDATE saved_searches SET seen_item = :seen_item WHERE name = :name;

-- name: forget_search
DELETE FROM saved_searches WHERE name = :name RETURNING name;

-- name: read_saved_searches
-- All of them, or the one of this name.
-- scans: saved_searches
SELECT name, query, seen_item, created_at
  FROM saved_searches
 WHERE :name IS NULL OR name = :name
 ORDER BY name;

-- fragment: chosen
-- The items of a set, with their posts.
item_set(:set) m
 CROSS JOIN items i ON i.id = m.item
  JOIN posts p ON p.id = i.post_id

-- name: read_post_epoch
SELECT epoch FROM posts WHERE id = :id AND epoch IS NOT NULL;

-- name: search_by_date
SELECT i.id AS item
  FROM {{chosen}}
 ORDER BY CASE :oldest WHEN 1 THEN p.epoch ELSE -p.epoch END NULLS LAST,
          CASE :oldest WHEN 1 THEN p.id ELSE -p.id END, i.position
 LIMIT :limit OFFSET :offset;

-- fragment: shares_name
EXISTS (SELECT 1 FROM posts o WHERE o.name = p.name AND o.id <> p.id)

-- name: read_item
SELECT i.id, i.post_id, i.position, i.section, i.title, i.author, s.handle, i.site, i.url,
       i.posted_ms, p.date, p.name AS post, p.path, i.summary, {{shares_name}} AS shares_name
  FROM items i
  JOIN posts p ON p.id = i.post_id
  LEFT JOIN sources s ON s.id = i.source_id
 WHERE i.id = :id;

-- name: read_links
SELECT text, url FROM item_links WHERE item_id = :item_id ORDER BY position;

-- name: read_categories
SELECT c.name
  FROM post_categories pc
  JOIN categories c ON c.id = pc.category_id
 WHERE pc.post_id = :post_id
 ORDER BY pc.position;

-- name: read_item_ids
SELECT id FROM items WHERE post_id = :post_id ORDER BY position;

-- name: find_posts_by_name
SELECT p.id, r.path AS root, p.path, p.name, p.title, p.date,
       (SELECT count(*) FROM items i WHERE i.post_id = p.id) AS items,
       {{shares_name}} AS shares_name
  FROM posts p
  LEFT JOIN roots r ON r.id = p.root_id
 WHERE p.name = :name
 ORDER BY p.epoch, p.id;

-- fragment: is_at
-- Whether a post is the one at a path, below its root or whole, with or without ending.
(p.path IN (:post, :post || '.md', :post || '.markdown', :post || '.mdx')
 OR r.path || '/' || p.path IN (:post, :post || '.md', :post || '.markdown', :post || '.mdx'))

-- fragment: is_below
-- Whether :post is the end of a post's whole path, from a '/' on, with or without ending.
(instr(:post, '/') > 0
 AND (substr(r.path || '/' || p.path, -length('/' || :post)) = '/' || :post
      OR substr(r.path || '/' || p.path, -length('/' || :post || '.md')) = '/' || :post || '.md'
      OR substr(r.path || '/' || p.path, -length('/' || :post || '.markdown'))
         = '/' || :post || '.markdown'
      OR substr(r.path || '/' || p.path, -length('/' || :post || '.mdx'))
         = '/' || :post || '.mdx'))

-- name: find_posts_below
-- The name in the path narrows the rows to those of one name.
SELECT p.id, r.path AS root, p.path, p.name, p.title, p.date,
       (SELECT count(*) FROM items i WHERE i.post_id = p.id) AS items,
       {{shares_name}} AS shares_name
  FROM posts p
  LEFT JOIN roots r ON r.id = p.root_id
 WHERE p.name = :name AND {{is_below}}
 ORDER BY p.epoch, p.id;

-- name: read_post_place
SELECT p.name, r.path AS root, p.path, {{shares_name}} AS shares_name
  FROM posts p
  LEFT JOIN roots r ON r.id = p.root_id
 WHERE p.id = :id;

-- name: count_posts_at
-- How many roots have a post at this path below them, with or without ending.
-- scans: roots
SELECT count(*) AS posts
  FROM roots
 CROSS JOIN posts p ON p.root_id = roots.id
   AND p.path IN (:path, :path || '.md', :path || '.markdown', :path || '.mdx');

-- name: find_posts_by_path
-- The name in the path narrows the rows to those of one name.
SELECT p.id, r.path AS root, p.path, p.name, p.title, p.date,
       (SELECT count(*) FROM items i WHERE i.post_id = p.id) AS items,
       {{shares_name}} AS shares_name
  FROM posts p
  LEFT JOIN roots r ON r.id = p.root_id
 WHERE p.name = :name AND {{is_at}}
 ORDER BY p.epoch, p.id;

-- name: read_posts
-- scans: posts
SELECT p.id, r.path AS root, p.path, p.name, p.title, p.date,
       (SELECT count(*) FROM items i WHERE i.post_id = p.id) AS items,
       {{shares_name}} AS shares_name
  FROM posts p
  LEFT JOIN roots r ON r.id = p.root_id
 WHERE p.is_draft = 0
 ORDER BY p.epoch DESC NULLS LAST, p.id DESC
 LIMIT :limit;

-- name: read_matching_posts
SELECT p.id, (SELECT path FROM roots WHERE id = p.root_id) AS root, p.path, p.name, p.title, p.date,
       count(*) AS items, {{shares_name}} AS shares_name
  FROM {{chosen}}
 GROUP BY p.id
 ORDER BY p.epoch DESC NULLS LAST, p.id DESC
 LIMIT :limit;

-- name: read_sources
-- scans: sources
SELECT id, site, handle, name FROM sources ORDER BY id;

-- name: read_source_names
-- scans: source_names
SELECT source_id, name FROM source_names ORDER BY source_id, name;

-- name: read_names_of_one_account
-- Names without account, and the one account that was ever seen with the name.
-- scans: source_names
SELECT u.id AS name, min(source_names.source_id) AS account
  FROM source_names
 CROSS JOIN sources u ON u.name = source_names.name AND u.handle IS NULL
 CROSS JOIN sources a ON a.id = source_names.source_id AND a.handle IS NOT NULL
 GROUP BY u.id
HAVING count(*) = 1;

-- name: newest_day
-- The day of the newest post that has an item of the set.
-- scans: posts
SELECT p.day
  FROM posts p
 WHERE p.epoch IS NOT NULL
   AND EXISTS (SELECT 1 FROM items i WHERE i.post_id = p.id AND in_set(:set, i.id))
 ORDER BY p.epoch DESC
 LIMIT 1;

-- name: read_item_texts
SELECT i.title, i.summary FROM item_set(:set) m CROSS JOIN items i ON i.id = m.item;

-- name: read_author_rules
-- scans: author_rules
SELECT kind, site, handle, name, to_site, to_handle, to_name
  FROM author_rules
 WHERE (SELECT undone_at IS NULL FROM changes WHERE id = change_id)
 ORDER BY id;

-- name: add_authors_change
-- scans: author_rules
INSERT INTO changes (kind, at) VALUES ('authors', :at) RETURNING id;

-- name: add_author_rule
INSERT INTO author_rules (change_id, kind, site, handle, name, to_site, to_handle, to_name)
VALUES (:change_id, :kind, :site, :handle, :name, :to_site, :to_handle, :to_name);

-- name: read_post_names
-- scans: posts
SELECT p.id, p.name, p.path, {{shares_name}} AS shares_name FROM posts p ORDER BY p.id;

-- name: count_posts
-- All but drafts, also those without items.
-- scans: posts
SELECT count(*) AS posts FROM posts WHERE is_draft = 0;

-- name: read_category_names
-- scans: categories
SELECT id, name FROM categories ORDER BY id;

-- name: read_posts_categories
-- scans: post_categories
SELECT post_id, category_id FROM post_categories ORDER BY post_id, position;

-- name: read_story
-- The link and title of an item.
SELECT url, title FROM items WHERE id = :id;

-- name: read_lags
-- A bare day has no time, so nothing is known of its hours.
-- scans: items
SELECT i.id AS item, p.epoch - i.posted_ms / 1000 AS seconds
  FROM items i
  JOIN posts p ON p.id = i.post_id
 WHERE i.posted_ms IS NOT NULL AND length(p.date) > 10
 ORDER BY i.id;

-- name: next_post_file
SELECT p.id, r.path AS root, p.path, p.sha256, b.bytes
  FROM posts p
  JOIN roots r ON r.id = p.root_id
  LEFT JOIN post_bytes b ON b.post_id = p.id -- gone where there is damage
 WHERE p.id > :after
 ORDER BY p.id
 LIMIT 1;

-- name: rank_path
-- The name, which posts of one path share, narrows the rows.
SELECT count(*) AS rank FROM posts WHERE name = :name AND path = :path AND id < :id;

-- name: read_story_refs
-- Those with the lowest numbers, where there are more than the limit.
SELECT post_id, position
  FROM (SELECT i.post_id, i.position, p.epoch AS epoch, i.id AS id
          FROM items me
          JOIN items i ON i.story = me.story AND i.id <> me.id
          JOIN posts p ON p.id = i.post_id
         WHERE me.id = :item_id AND NOT p.is_draft
         ORDER BY i.id
         LIMIT :limit)
 ORDER BY epoch, id;

-- name: add_change
-- scans: author_rules
INSERT INTO changes (kind, at) VALUES (:kind, :at) RETURNING id;

-- name: set_change_counts
UPDATE changes
   SET counts = json_object('files', :files, 'added', :added, 'updated', :updated, 'moved', :moved,
                            'removed', :removed, 'failed', :failed, 'items', :items)
 WHERE id = :id;

-- name: keep_revision
-- A post as it is before it changes: with what else its items and categories need to come back.
INSERT INTO revisions (post_id, number, change_id, kind, sha256, post, items, bytes)
SELECT p.id, 1 + (SELECT ifnull(max(r.number), 0) FROM revisions r WHERE r.post_id = p.id),
       :change_id, :kind, p.sha256,
       json_object('root_id', p.root_id, 'root', (SELECT path FROM roots WHERE id = p.root_id),
                   'path', p.path, 'name', p.name, 'title', p.title, 'author', p.author,
                   'description', p.description, 'is_draft', p.is_draft,
                   'date_written', p.date_written, 'date', p.date, 'epoch', p.epoch,
                   'offset_minutes', p.offset_minutes, 'sha256', p.sha256, 'extra', p.extra,
                   'imported_at', p.imported_at, 'change_id', p.change_id,
                   'categories', json((SELECT json_group_array(
                       json_array(pc.position, c.id, c.name))
                       FROM post_categories pc JOIN categories c ON c.id = pc.category_id
                      WHERE pc.post_id = p.id))),
       CASE WHEN :kind <> 'moved' THEN (SELECT json_group_array(json_object(
                   'id', i.id, 'position', i.position, 'section', i.section, 'title', i.title,
                   'author', i.author, 'link_text', i.link_text, 'url', i.url, 'site', i.site,
                   'source_id', i.source_id, 'source', json_array(s.site, s.handle, s.name),
                   'posted_ms', i.posted_ms, 'summary', i.summary,
                   'summary_markdown', i.summary_markdown, 'emphasis', i.emphasis,
                   'story', i.story,
                   'links', json((SELECT json_group_array(json_array(l.position, l.text, l.url))
                                    FROM item_links l WHERE l.item_id = i.id))))
              FROM items i LEFT JOIN sources s ON s.id = i.source_id
             WHERE i.post_id = p.id) END,
       CASE WHEN :kind <> 'moved' THEN (SELECT bytes FROM post_bytes WHERE post_id = p.id) END
  FROM posts p
 WHERE p.id = :post_id;

-- name: remove_post
DELETE FROM posts WHERE id = :id;

-- fragment: touched
-- The sources of a post's items before the change; all, without a post.
(SELECT id FROM sources WHERE :post_id IS NULL
  UNION ALL
 SELECT e.value ->> '$.source_id' FROM revisions r, json_each(r.items) e
  WHERE r.post_id = :post_id AND r.change_id = :change_id AND r.items IS NOT NULL)

-- name: clear_source_names
-- scans: sources, e
DELETE FROM source_names WHERE source_id IN {{touched}};

-- name: gather_source_names
-- scans: sources, e
INSERT INTO source_names (source_id, name, last_epoch)
SELECT i.source_id, i.author, max(ifnull(p.epoch, 0))
  FROM items i
  JOIN posts p ON p.id = i.post_id
 WHERE i.source_id IN {{touched}} AND i.author IS NOT NULL
 GROUP BY i.source_id, i.author;

-- name: settle_source_names
-- scans: sources, e
UPDATE sources
   SET name = (SELECT n.name FROM source_names n WHERE n.source_id = sources.id
                ORDER BY n.last_epoch DESC, n.name LIMIT 1)
 WHERE handle IS NOT NULL AND id IN {{touched}};

-- name: remove_unused_sources
-- scans: sources, e
DELETE FROM sources
 WHERE id IN {{touched}} AND NOT EXISTS (SELECT 1 FROM items WHERE source_id = sources.id);

-- name: remove_unused_categories
-- scans: categories
DELETE FROM categories
 WHERE NOT EXISTS (SELECT 1 FROM post_categories WHERE category_id = categories.id);

-- name: remove_unused_files
-- scans: files
DELETE FROM files WHERE NOT EXISTS (SELECT 1 FROM posts WHERE root_id = files.root_id);

-- name: remove_unused_roots
-- scans: roots
DELETE FROM roots WHERE NOT EXISTS (SELECT 1 FROM posts WHERE root_id = roots.id);

-- name: set_undo_of
-- What an undo took back, and the change before, which is the last that holds then.
UPDATE changes SET counts = json_object('of', :of, 'base', :base) WHERE id = :id;

-- name: mark_undone
-- At 0 it holds again.
UPDATE changes SET undone_at = nullif(:at, 0) WHERE id = :id;

-- name: read_posts_of_change
-- The posts that are there of those that a change brought or changed: whether their contents came
-- with it, and whether they were there before.
SELECT p.id, p.change_id IS :change_id AS is_new,
       EXISTS (SELECT 1 FROM revisions r
                WHERE r.post_id = p.id AND r.change_id = :change_id
                  AND r.post ->> '$.change_id' IS NOT :change_id) AS was_there
  FROM posts p
 WHERE p.id IN (SELECT id FROM posts WHERE change_id = :change_id
                 UNION
                SELECT post_id FROM revisions WHERE change_id = :change_id)
 ORDER BY p.id;

-- name: undo_remove_posts
DELETE FROM posts WHERE change_id = :change_id;

-- name: redo_remove_posts
-- Those that the change put another version in the place of, or took away.
DELETE FROM posts
 WHERE id IN (SELECT post_id FROM revisions WHERE change_id = :change_id AND items IS NOT NULL);

-- name: undo_forget_files
-- What was undone is to be taken in again: its files are read by the next import.
DELETE FROM files WHERE post_id IN (SELECT post_id FROM revisions WHERE change_id = :change_id);

-- name: undo_set_aside
-- Frees the places of posts that were moved, so that they can change places.
UPDATE posts SET path = '/' || id
 WHERE id IN (SELECT post_id FROM revisions WHERE change_id = :change_id);

-- fragment: before
-- The posts as they were before a change, but for those that it added itself.
revisions r
 WHERE r.change_id = :change_id
   AND r.number = (SELECT min(f.number) FROM revisions f
                    WHERE f.post_id = r.post_id AND f.change_id = :change_id)
   AND r.post ->> '$.change_id' IS NOT :change_id

-- name: restore_roots
INSERT INTO roots (id, path) SELECT r.post ->> '$.root_id', r.post ->> '$.root' FROM {{before}}
    ON CONFLICT DO NOTHING;

-- name: restore_posts
INSERT INTO posts (id, root_id, path, name, title, author, description, is_draft, date_written,
                   date, epoch, offset_minutes, sha256, extra, imported_at, change_id)
SELECT r.post_id, (SELECT id FROM roots WHERE path = r.post ->> '$.root'), r.post ->> '$.path',
       r.post ->> '$.name', r.post ->> '$.title', r.post ->> '$.author',
       r.post ->> '$.description', r.post ->> '$.is_draft', r.post ->> '$.date_written',
       r.post ->> '$.date', r.post ->> '$.epoch', r.post ->> '$.offset_minutes',
       r.post ->> '$.sha256', r.post ->> '$.extra', r.post ->> '$.imported_at',
       r.post ->> '$.change_id'
  FROM {{before}}
    ON CONFLICT (id) DO UPDATE
   SET root_id = excluded.root_id, path = excluded.path, name = excluded.name;

-- name: restore_categories
-- scans: e
INSERT INTO categories (id, name)
SELECT e.value ->> 1, e.value ->> 2
  FROM (SELECT r.post_id, r.post FROM {{before}}) b, json_each(b.post, '$.categories') e
 WHERE true
    ON CONFLICT DO NOTHING;

-- name: restore_categories_anew
-- Those whose numbers were given to others meanwhile.
-- scans: e
INSERT INTO categories (name)
SELECT e.value ->> 2
  FROM (SELECT r.post_id, r.post FROM {{before}}) b, json_each(b.post, '$.categories') e
 WHERE true
    ON CONFLICT DO NOTHING;

-- name: restore_post_categories
-- scans: e
INSERT INTO post_categories (post_id, position, category_id)
SELECT b.post_id, e.value ->> 0, (SELECT id FROM categories WHERE name = e.value ->> 2)
  FROM (SELECT r.post_id, r.post FROM {{before}}) b, json_each(b.post, '$.categories') e
 WHERE true
    ON CONFLICT DO NOTHING;

-- fragment: contents
-- What those posts held where the change put another version in their place, or took them away.
(SELECT r.post_id, r.items, r.bytes FROM revisions r
  WHERE r.change_id = :change_id
    AND r.number = (SELECT min(f.number) FROM revisions f
                     WHERE f.post_id = r.post_id AND f.change_id = :change_id
                       AND f.items IS NOT NULL)
    AND r.post_id IN (SELECT id FROM posts)) b

-- name: restore_bytes
INSERT INTO post_bytes (post_id, bytes) SELECT b.post_id, b.bytes FROM {{contents}};

-- name: restore_sources
-- scans: e
INSERT INTO sources (id, site, handle, name)
SELECT e.value ->> '$.source_id', e.value ->> '$.source[0]', e.value ->> '$.source[1]',
       e.value ->> '$.source[2]'
  FROM {{contents}}, json_each(b.items) e
 WHERE e.value ->> '$.source_id' IS NOT NULL
    ON CONFLICT DO NOTHING;

-- name: restore_sources_anew
-- Those whose numbers were given to others meanwhile.
-- scans: e
INSERT INTO sources (site, handle, name)
SELECT e.value ->> '$.source[0]', e.value ->> '$.source[1]', e.value ->> '$.source[2]'
  FROM {{contents}}, json_each(b.items) e
 WHERE e.value ->> '$.source_id' IS NOT NULL
    ON CONFLICT DO NOTHING;

-- fragment: source_of_item
CASE WHEN e.value ->> '$.source[1]' IS NULL
     THEN (SELECT id FROM sources WHERE name = e.value ->> '$.source[2]' AND handle IS NULL)
     ELSE (SELECT id FROM sources
            WHERE site = e.value ->> '$.source[0]' AND handle = e.value ->> '$.source[1]'
              AND handle IS NOT NULL) END

-- name: restore_items
-- scans: e
INSERT INTO items (id, post_id, position, section, title, author, link_text, url, site, source_id,
                   posted_ms, summary, summary_markdown, emphasis, story)
SELECT e.value ->> '$.id', b.post_id, e.value ->> '$.position', e.value ->> '$.section',
       e.value ->> '$.title', e.value ->> '$.author', e.value ->> '$.link_text',
       e.value ->> '$.url', e.value ->> '$.site', {{source_of_item}},
       e.value ->> '$.posted_ms', e.value ->> '$.summary', e.value ->> '$.summary_markdown',
       e.value ->> '$.emphasis', e.value ->> '$.story'
  FROM {{contents}}, json_each(b.items) e;

-- name: restore_links
-- scans: e, l
INSERT INTO item_links (item_id, position, text, url)
SELECT e.value ->> '$.id', l.value ->> 0, l.value ->> 1, l.value ->> 2
  FROM {{contents}}, json_each(b.items) e, json_each(e.value, '$.links') l;

-- name: remove_revisions
DELETE FROM revisions WHERE change_id = :change_id;

-- name: read_changes
-- What was done to authors is told by its rule; there are few of these.
-- scans: changes, r
SELECT id, kind, at, undone_at, ifnull(counts ->> '$.files', 0) AS files,
       ifnull(counts ->> '$.added', 0) AS added, ifnull(counts ->> '$.updated', 0) AS updated,
       ifnull(counts ->> '$.moved', 0) AS moved, ifnull(counts ->> '$.removed', 0) AS removed,
       ifnull(counts ->> '$.failed', 0) AS failed, ifnull(counts ->> '$.items', 0) AS items,
       ifnull(counts ->> '$.of', 0) AS undoes, ifnull(counts ->> '$.base', 0) AS base,
       CASE kind
       WHEN 'authors'
       THEN (SELECT r.kind || ' ' || ifnull(r.site || '/' || r.handle, r.name)
                    || CASE r.kind
                       WHEN 'merge' THEN ' into ' || ifnull(r.to_site || '/' || r.to_handle, r.to_name)
                       WHEN 'rename' THEN ' to ' || r.to_name
                       ELSE ''
                       END
               FROM author_rules r
              WHERE r.change_id = changes.id)
       END AS detail
  FROM changes
 ORDER BY id DESC
 LIMIT :count;

-- name: read_post_files
-- scans: r
SELECT p.id, r.path AS root, p.path
  FROM posts p
  JOIN roots r ON r.id = p.root_id
 ORDER BY r.path, p.path;

-- name: read_post_origin
SELECT name, imported_at, change_id FROM posts WHERE id = :post_id;

-- fragment: revision_bytes
-- A revision's file: a move kept none, because the next version has the same.
coalesce(r.bytes,
         (SELECT n.bytes FROM revisions n
           WHERE n.post_id = r.post_id AND n.number > r.number AND n.bytes IS NOT NULL
           ORDER BY n.number LIMIT 1),
         (SELECT b.bytes FROM post_bytes b WHERE b.post_id = r.post_id))

-- name: find_earlier_post
-- scans: revisions
SELECT post_id
  FROM revisions
 WHERE post ->> '$.name' = :ref
    OR post ->> '$.path' IN (:ref, :ref || '.md', :ref || '.markdown')
 ORDER BY change_id DESC, post_id DESC
 LIMIT 1;

-- name: read_revisions
SELECT r.number, r.kind, r.change_id, c.at, r.post ->> '$.name' AS name, r.post ->> '$.path' AS path,
       r.sha256, length({{revision_bytes}}) AS size_bytes
  FROM revisions r
  JOIN changes c ON c.id = r.change_id
 WHERE r.post_id = :post_id
 ORDER BY r.number;

-- name: read_revision
SELECT r.sha256, {{revision_bytes}} AS bytes
  FROM revisions r
 WHERE r.post_id = :post_id AND r.number = :number;

-- name: read_item_images
SELECT i.id,
       json_array(i.position, i.section, i.title, i.author, i.link_text, i.url, i.site, i.source_id,
                  i.posted_ms, i.summary, i.summary_markdown, i.emphasis, i.story,
                  (SELECT json_group_array(json_array(l.position, l.text, l.url))
                     FROM item_links l WHERE l.item_id = i.id)) AS image
  FROM items i
 WHERE i.post_id = :post_id
 ORDER BY i.id;

-- name: read_schema
-- scans: sqlite_schema
SELECT type AS kind, name, sql AS text FROM sqlite_schema;

-- name: read_active_schema
-- What runs by itself or hides a table, in an archive of an older schema.
-- scans: sqlite_schema
SELECT type AS kind, name
  FROM sqlite_schema
 WHERE type = 'trigger'
    OR (type = 'view' AND name NOT IN ('news', 'news_per_author', 'news_per_category',
                                       'news_per_site', 'news_per_month'))
    OR (sql LIKE 'CREATE VIRTUAL%' AND name NOT IN ('items_fts', 'items_vocabulary'));

-- name: read_number_bounds
-- The highest and lowest numbers, which SQLite finds without reading the rows between.
SELECT (SELECT min(id) FROM items) AS first_item, (SELECT max(id) FROM items) AS last_item,
       (SELECT min(id) FROM posts) AS first_post, (SELECT max(id) FROM posts) AS last_post,
       (SELECT min(id) FROM sources) AS first_source, (SELECT max(id) FROM sources) AS last_source,
       (SELECT min(id) FROM categories) AS first_category,
       (SELECT max(id) FROM categories) AS last_category;

-- name: read_table_columns
-- The columns that are kept, in order, as a list for SELECT.
-- scans: kept, pragma_table_xinfo
SELECT group_concat('"' || replace(name, '"', '""') || '"') AS list
  FROM (SELECT name FROM pragma_table_xinfo(:table) WHERE hidden = 0 ORDER BY cid) kept;

-- name: read_table_sum
SELECT sum FROM table_sums WHERE name = :name;

-- name: set_table_sum
INSERT INTO table_sums (name, sum) VALUES (:name, :sum)
ON CONFLICT (name) DO UPDATE SET sum = excluded.sum;

-- name: count_table_sums
-- scans: table_sums
SELECT count(*) AS count FROM table_sums;

-- name: read_needed_program
-- scans: needed_program
SELECT version FROM needed_program LIMIT 1;

-- name: read_back
SELECT p.path, p.sha256, b.bytes
  FROM post_bytes b
  JOIN posts p ON p.id = b.post_id
 WHERE b.post_id = :post_id;

-- name: check_posts
-- scans: posts
SELECT p.id, p.path, p.sha256, b.bytes
  FROM posts p
  LEFT JOIN post_bytes b ON b.post_id = p.id
 ORDER BY p.id;

-- name: check_revisions
-- Asked twice: json_valid says no where it has no memory (SQLite 3.40).
-- scans: r
SELECT r.post_id, r.number, r.sha256, {{revision_bytes}} AS bytes,
       (json_valid(r.post) OR json_valid(r.post))
       AND (json_valid(ifnull(r.items, '[]')) OR json_valid(ifnull(r.items, '[]'))) AS is_json
  FROM revisions r
 ORDER BY r.post_id, r.number;

-- name: check_unused
-- What no post or item needs.
-- scans: sources, categories, roots, source_names, posts
SELECT 'source' AS kind, ifnull(s.handle, s.name) AS name
  FROM sources s
 WHERE NOT EXISTS (SELECT 1 FROM items WHERE source_id = s.id)
 UNION ALL
SELECT 'category', c.name
  FROM categories c
 WHERE NOT EXISTS (SELECT 1 FROM post_categories WHERE category_id = c.id)
 UNION ALL
SELECT 'folder', roots.path
  FROM roots
 WHERE NOT EXISTS (SELECT 1 FROM posts WHERE root_id = roots.id);

-- name: read_derived_state
-- scans: derived_state
SELECT tokenizer_version, layout_version FROM derived_state LIMIT 1;

-- name: remove_stray_items
-- Without a post: foreign keys see to it that there are none, but for damage.
-- scans: items
DELETE FROM items WHERE post_id NOT IN (SELECT id FROM posts);

-- name: remove_stray_links
-- scans: item_links
DELETE FROM item_links WHERE item_id NOT IN (SELECT id FROM items);

-- name: remove_stray_post_categories
-- scans: post_categories
DELETE FROM post_categories WHERE post_id NOT IN (SELECT id FROM posts);

-- name: remove_stray_source_names
-- scans: source_names
DELETE FROM source_names WHERE source_id NOT IN (SELECT id FROM sources);

-- name: remove_stray_files
-- scans: files
DELETE FROM files WHERE post_id NOT IN (SELECT id FROM posts);
