Damage is found and named, and what to do is said.

  $ export TIDINGS_ARCHIVE=a.db
  $ tidings import --quiet $EXAMPLES
  $ tidings check
  tidings: no damage in 7 posts, 61 items, 0 revisions
  $ tidings check --quiet
  $ tidings check here
  tidings: check takes no arguments
  [64]

A copy bears its name only once it is checked, and no name that is taken.

  $ tidings backup copy.db
  tidings: the archive is copied to copy.db, and the copy is checked
  $ stat -c %a copy.db
  600
  $ ls
  a.db
  copy.db
  $ tidings backup copy.db
  tidings: 'copy.db' is there already: --force replaces it
  [73]
  $ tidings backup --force copy.db --quiet
  $ tidings backup --force a.db
  tidings: 'a.db' is the archive itself
  [64]
  $ tidings backup nowhere/copy.db
  tidings: cannot create 'nowhere/copy.db': No such file or directory
  [73]
  $ mkdir folder && tidings backup folder
  tidings: 'folder' is a folder: name a file, in it or elsewhere
  [73]
  $ tidings backup --force folder/
  tidings: 'folder/' is a folder: name a file, in it or elsewhere
  [73]
  $ tidings restore copy.db --archive folder 2>&1 | grep -o "folder' is.*"; ls folder; rmdir folder
  folder' is a folder: name a file, in it or elsewhere
  $ tidings backup
  tidings: backup takes one FILE
  [64]

Another program changes an item and a byte of a file: each is found.

  $ python3 -c "import sqlite3; d = sqlite3.connect('a.db'); d.execute('UPDATE items SET section = \'?\' WHERE id = 3'); d.execute('UPDATE post_bytes SET bytes = CAST(bytes || 9 AS BLOB) WHERE post_id = 2'); d.commit()"
  $ tidings check
  bytes: post 2, 2025/10/2025.10.12.00.md: its bytes are not those that were imported (by their SHA-256)
  tables: the table post_bytes does not hold what tidings wrote (damage, or another program)
      'tidings restore FILE' puts a backup in its place
  tables: the table items does not hold what tidings wrote (damage, or another program)
      'tidings rebuild' makes it anew
  [78]
  $ tidings check --json
  {"v":1,"damage":"bytes","message":"post 2, 2025/10/2025.10.12.00.md: its bytes are not those that were imported (by their SHA-256)","remedy":"restore"}
  {"v":1,"damage":"tables","message":"the table post_bytes does not hold what tidings wrote (damage, or another program)","remedy":"restore"}
  {"v":1,"damage":"tables","message":"the table items does not hold what tidings wrote (damage, or another program)","remedy":"rebuild"}
  [78]
  $ tidings check --format csv
  damage,message,remedy\r (esc)
  bytes,"post 2, 2025/10/2025.10.12.00.md: its bytes are not those that were imported (by their SHA-256)",restore\r (esc)
  tables,"the table post_bytes does not hold what tidings wrote (damage, or another program)",restore\r (esc)
  tables,"the table items does not hold what tidings wrote (damage, or another program)",rebuild\r (esc)
  [78]
  $ tidings backup other.db
  tidings: a.db is damaged, so no copy of it was kept: bytes: post 2, 2025/10/2025.10.12.00.md: its bytes are not those that were imported (by their SHA-256)
  [78]
  $ ls
  a.db
  copy.db

A rebuild mends the item, says which post it cannot read again, and leaves that one's items alone.

  $ tidings search --json 2>/dev/null post:2025/10/2025.10.12.00.md --limit 0 > before
  $ wc -l < before
  9
  $ python3 -c "import sqlite3; d = sqlite3.connect('a.db'); d.execute('DELETE FROM post_bytes WHERE post_id = 5'); d.commit()"
  $ tidings rebuild
  tidings: the archive is damaged: the table post_bytes does not hold what tidings wrote (damage, or another program); it stays as it is: 'tidings restore FILE' puts a backup in its place
  tidings: the archive is damaged: the bytes of post 2025/10/2025.10.12.00.md are not those that were imported; its items stay as they are: 'tidings restore FILE' puts a backup in its place
  tidings: the archive is damaged: the bytes of post 2026/01/2026.01.18.00.md are not those that were imported; its items stay as they are: 'tidings restore FILE' puts a backup in its place
  tidings: 5 posts read again, 0 failed; 45 items, 1 of them changed
  [78]
  $ tidings search --json 2>/dev/null post:2025/10/2025.10.12.00.md --limit 0 | cmp before -
  $ tidings log --json --limit 1 | sed 's/.*"kind"/"kind"/; s/"at":[^,]*,//'
  "kind":"rebuild","undone":null,"files":5,"added":0,"updated":0,"moved":0,"removed":0,"failed":2,"items":1,"of":0,"detail":null}
  $ tidings check
  bytes: post 2, 2025/10/2025.10.12.00.md: its bytes are not those that were imported (by their SHA-256)
  bytes: post 5, 2026/01/2026.01.18.00.md: its bytes are gone
  tables: the table post_bytes does not hold what tidings wrote (damage, or another program)
      'tidings restore FILE' puts a backup in its place
  [78]
  $ tidings export --format markdown files
  tidings: the archive is damaged: the bytes of post 2025/10/2025.10.12.00.md are not those that were imported
  [78]

A backup puts an end to it, and what was there is kept.

  $ tidings restore nothing.db
  tidings: cannot find 'nothing.db': No such file or directory
  [66]
  $ tidings restore a.db
  tidings: 'a.db' is the archive itself
  [64]
  $ tidings restore copy.db
  tidings: restored copy.db: 7 posts, 61 items
  tidings: the archive that was there is kept as .*/a[.]db[.]before-restore (re)
  $ tidings check
  tidings: no damage in 7 posts, 61 items, 0 revisions
  $ ls
  a.db
  a.db.before-restore
  before
  copy.db
  files
  $ tidings --archive a.db.before-restore check --quiet --format tsv | cut -f 1
  damage
  bytes
  bytes
  tables
  $ tidings restore --archive new/place.db copy.db
  tidings: restored copy.db: 7 posts, 61 items
  $ tidings --archive new/place.db search 谷歌 --limit 1 --format tsv | wc -l
  2

What is made from the digests' bytes is mended without.

  $ python3 -c "import sqlite3; d = sqlite3.connect('a.db'); d.execute('DELETE FROM item_links'); d.execute('UPDATE items_fts_data SET block = zeroblob(40) WHERE id > 10'); d.execute('DELETE FROM item_columns WHERE id < 10'); d.commit()"
  $ tidings check
  tables: the table item_links does not hold what tidings wrote (damage, or another program)
  columns: what ranks and counts the items 1 to 61 does not fit them
  index: the full-text index does not hold the words of the items
      'tidings rebuild' makes it anew
  [78]
  $ tidings rebuild
  tidings: 7 posts read again, 0 failed; 61 items, 2 of them changed
  $ tidings check
  tidings: no damage in 7 posts, 61 items, 0 revisions

What people keep is made from nothing else: a rebuild says that it is damaged, and a check goes on to.

  $ tidings synonyms add 谷歌 google
  $ tidings backup --quiet --force copy.db
  $ python3 -c "import sqlite3; d = sqlite3.connect('a.db'); d.execute('UPDATE synonyms SET word = \'goggle\' WHERE word = \'google\''); d.commit()"
  $ tidings rebuild
  tidings: the archive is damaged: the table synonyms does not hold what tidings wrote (damage, or another program); it stays as it is: 'tidings restore FILE' puts a backup in its place
  tidings: 7 posts read again, 0 failed; 61 items, 0 of them changed
  [78]
  $ tidings check
  tables: the table synonyms does not hold what tidings wrote (damage, or another program)
      'tidings restore FILE' puts a backup in its place
  [78]
  $ tidings restore --quiet copy.db
  $ tidings check --quiet

Of a file that is damaged all over is said what helps, and in a check once.

  $ head -c 100000 a.db > cut.db
  $ tidings --archive cut.db search 谷歌
  tidings: cut.db is damaged (cannot read the archive: database disk image is malformed); 'tidings check' says more
  [78]
  $ tidings --archive cut.db check
  tidings: cut.db is damaged (cannot change the archive: database disk image is malformed); only a sound backup helps: 'tidings restore FILE'
  [78]
  $ python3 -c "import sqlite3; n = sqlite3.connect('copy.db').execute('SELECT rootpage FROM sqlite_schema WHERE name = \'post_bytes\'').fetchone()[0]; b = bytearray(open('copy.db', 'rb').read()); b[4096 * (n - 1):4096 * n] = bytes(4096); open('zeros.db', 'wb').write(b)"
  $ tidings --archive zeros.db check | grep damaged
  pages: zeros.db is damaged (cannot be looked through: database disk image is malformed)
  keys: zeros.db is damaged (cannot be looked through: database disk image is malformed)
  bytes: zeros.db is damaged (check_posts: database disk image is malformed)
  tables: zeros.db is damaged (post_bytes: database disk image is malformed)

Where the page is one of what is made from the rest, a rebuild writes the file anew.

  $ python3 -c "import sqlite3; n = sqlite3.connect('copy.db').execute('SELECT rootpage FROM sqlite_schema WHERE name = \'item_columns\'').fetchone()[0]; b = bytearray(open('copy.db', 'rb').read()); b[4096 * (n - 1):4096 * n] = bytes(4096); open('page.db', 'wb').write(b)"
  $ tidings --archive page.db check | grep -o 'pages: page.db is damaged'
  pages: page.db is damaged
  $ tidings --archive page.db rebuild
  tidings: the index of page.db is made anew for this version of tidings, once
  tidings: 7 posts read again, 0 failed; 61 items, 0 of them changed
  $ tidings --archive page.db check
  tidings: no damage in 7 posts, 61 items, 0 revisions

A file with something in it that runs by itself is not read, and what it is is said.

  $ python3 -c "import sqlite3; d = sqlite3.connect('a.db'); d.execute('CREATE TRIGGER \"x\" AFTER DELETE ON items BEGIN DELETE FROM posts; END'); d.commit()"
  $ tidings search 谷歌
  tidings: a.db: the trigger 'x' is not one that tidings makes, so the archive is not read: 'tidings check' lists all that is strange in it
  [78]
  $ tidings import $EXAMPLES
  tidings: a.db: the trigger 'x' is not one that tidings makes, so the archive is not read: 'tidings check' lists all that is strange in it
  [78]
  $ tidings rebuild
  tidings: a.db: the trigger 'x' is not one that tidings makes, so the archive is not read: 'tidings check' lists all that is strange in it
  [78]
  $ tidings check
  schema: the trigger 'x' is not one that tidings makes
      if you did not make it, do not trust the file; else DROP it by sqlite3
  [78]

Sums and derived tables that are gone are made again by the next command.

  $ cp copy.db sums.db && python3 -c "import sqlite3; d = sqlite3.connect('sums.db'); d.execute('DROP TABLE table_sums'); d.commit()"
  $ tidings --archive sums.db check
  schema: the sums that show damage are missing, or of another layout
      the next search or import makes it anew
  [78]
  $ tidings --archive sums.db stats --json | cut -c 1-20
  {"v":1,"posts":7,"it
  $ tidings --archive sums.db check
  tidings: no damage in 7 posts, 61 items, 0 revisions
  $ python3 -c "import sqlite3; d = sqlite3.connect('sums.db'); d.execute('DROP TABLE item_columns'); d.commit()"
  $ tidings --archive sums.db check
  schema: tables made from the items are missing, or of another layout
      the next search or import makes it anew
  [78]
  $ tidings --archive sums.db stats 谷歌 --by year --json
  tidings: the index of sums.db is made anew for this version of tidings, once
  {"v":1,"year":"2025","items":3}
  {"v":1,"year":"2026","items":2}
  $ tidings --archive sums.db check
  tidings: no damage in 7 posts, 61 items, 0 revisions
  $ python3 -c "import sqlite3; d = sqlite3.connect('sums.db'); d.execute('DROP INDEX files_by_post'); d.commit()"
  $ tidings --archive sums.db stats
  tidings: sums.db: the table or index 'files_by_post' is missing, so the archive is not read: 'tidings check' lists all that is strange in it
  [78]
  $ tidings --archive sums.db check
  schema: the table or index 'files_by_post' is missing
      'tidings restore FILE' puts a backup in its place
  [78]

Of one kind a hundred are told.

  $ mkdir many && for n in $(seq 101); do echo "$n" > many/$n.md; done && tidings --archive many.db import --quiet many > /dev/null
  $ python3 -c "import sqlite3; d = sqlite3.connect('many.db'); d.execute('UPDATE posts SET sha256 = printf(\'%064d\', id)'); d.commit()"
  $ tidings --archive many.db check | grep -o '^bytes: post\|^bytes: there.*' | sort | uniq -c
      100 bytes: post
        1 bytes: there are more like these

Where the folders that digests came from are lost, nothing is brought in or taken away by guess.

  $ tidings --archive roots.db import --quiet $EXAMPLES && python3 -c "import sqlite3; d = sqlite3.connect('roots.db'); d.execute('DELETE FROM roots'); d.commit()"
  $ tidings --archive roots.db import $EXAMPLES
  tidings: the archive is damaged: the table roots does not hold what tidings wrote; 'tidings check' says more
  [78]
  $ mkdir other && printf '1. [x](https://example.org/x)\n' > other/2025-01-01.md && tidings --archive roots.db import other
  tidings: the archive is damaged: the table roots does not hold what tidings wrote; 'tidings check' says more
  [78]
  $ rm other/2025-01-01.md && python3 -c "import os, sqlite3; d = sqlite3.connect('roots.db'); d.execute('INSERT INTO roots VALUES (1, ?)', [os.path.realpath('other')]); d.commit()"
  $ tidings --archive roots.db import -q --prune --force other
  tidings: 7 of 7 posts have lost their file:
  tidings:   2025/09/2025.09.07.00.md
  tidings:   2025/10/2025.10.12.00.md
  tidings:   2025/11/2025.11.16.00.md
  tidings:   2025/12/2025.12.21.00.md
  tidings:   2026/01/2026.01.18.00.md
  tidings:   2026/02/2026.02.08.00.md
  tidings:   2026/03/2026.03.15.00.md
  tidings: the archive is damaged: the table roots does not hold what tidings wrote; 'tidings check' says more
  [78]
  $ tidings --archive roots.db posts | wc -l
  7
