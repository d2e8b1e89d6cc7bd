The first import makes the archive, with its folders.

  $ tidings import $EXAMPLES
  added         7 items  $EXAMPLES/2025/09/2025.09.07.00.md
  added         9 items  $EXAMPLES/2025/10/2025.10.12.00.md
  added         8 items  $EXAMPLES/2025/11/2025.11.16.00.md
  added        10 items  $EXAMPLES/2025/12/2025.12.21.00.md
  added         7 items  $EXAMPLES/2026/01/2026.01.18.00.md
  added        11 items  $EXAMPLES/2026/02/2026.02.08.00.md
  added         9 items  $EXAMPLES/2026/03/2026.03.15.00.md
  7 files: 7 added; 61 items, \d+\.\d\d s (re)
  $ ls $XDG_DATA_HOME/tidings
  archive.db

Importing again changes nothing, from wherever and by whatever path.

  $ tidings import $EXAMPLES
  7 files: 7 unchanged; 0 items, \d+\.\d\d s (re)
  $ (cd $EXAMPLES/.. && tidings import digests digests/2025)
  11 files: 11 unchanged; 0 items, \d+\.\d\d s (re)

An edited file updates its post.

  $ cp -r $EXAMPLES digests && export TIDINGS_ARCHIVE=$HOME/copy.db
  $ tidings import digests >/dev/null
  $ printf '\n\n10.  [添加的一条-小满](https://x.com/xiaoman_dev/status/2032527639543438878)\n\n    新的内容。\n' >> digests/2026/03/2026.03.15.00.md
  $ tidings import digests
  updated      10 items  digests/2026/03/2026.03.15.00.md
  7 files: 1 updated, 6 unchanged; 10 items, \d+\.\d\d s (re)

A digest on standard input has the name that it is given.

  $ printf '1.  [标题-作者](https://example.org/)\n\n    摘要。\n' | tidings import - --name 2026.04.01.00
  added         1 item   2026.04.01.00
  1 file: 1 added; 1 item, \d+\.\d\d s (re)
  $ tidings show '2026.04.01.00#1'
  标题
  作者 · example.org
  2026-04-01 · 2026.04.01.00#1 · item 63
  https://example.org/

  摘要。

A file that is no digest is reported, with its place, and stops nothing.

  $ mkdir bad && truncate -s 16M bad/a.md && echo >> bad/a.md && printf 'no items\n' > bad/b.md
  $ tidings import bad
  failed        0 items  bad/a.md
    bad/a.md: error: 'bad/a.md' is larger than 16777216 bytes
  added         0 items  bad/b.md
    bad/b.md: warning: no date in front matter, file name, folders or title
  2 files: 1 added, 1 failed; 0 items, \d+\.\d\d s (re)
  1 file without items
  [65]

Front matter that cannot be read costs a warning, not the digest.

  $ mkdir odd && printf -- '---\ntitle: AI: a digest\ndate: 2026-01-02\n---\n1. [一](https://example.org/1)\n' > odd/a.md
  $ tidings import odd
  added         1 item   odd/a.md
    odd/a.md:2:10: warning: front matter: mapping values are not allowed in this context: the rest of it is read line by line
  1 file: 1 added; 1 item, \d+\.\d\d s (re)
  $ tidings show a | head -n 2
  AI: a digest
  a · 2026-01-02 · 1 item

Quiet tells of problems only.

  $ tidings import --quiet bad
  failed        0 items  bad/a.md
    bad/a.md: error: 'bad/a.md' is larger than 16777216 bytes
  [65]
  $ tidings import --quiet digests

As JSON, a line a file and one in the end.

  $ printf '\n' >> digests/2026/03/2026.03.15.00.md
  $ tidings import --json digests | sed 's/"seconds":[^}]*/"seconds":S/'
  {"v":1,"event":"file","path":"digests/2026/03/2026.03.15.00.md","status":"updated","items":10,"problems":[]}
  {"v":1,"event":"summary","files":7,"added":0,"updated":1,"unchanged":6,"moved":0,"skipped":0,"failed":0,"items":10,"seconds":S}

What is not there is named; the rest is imported.

  $ tidings import nowhere digests
  tidings: cannot find 'nowhere': No such file or directory
  7 files: 7 unchanged; 0 items, \d+\.\d\d s (re)
  [66]
