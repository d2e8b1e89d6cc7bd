The first import makes the archive, with its folders.

  $ tidings import $EXAMPLES
  $ ls $XDG_DATA_HOME/tidings

Importing again changes nothing, from wherever and by whatever path.

  $ tidings import $EXAMPLES
  $ (cd $EXAMPLES/.. && tidings import digests digests/2025)

An edited file updates its post.

  $ cp -r $EXAMPLES digests && export TIDINGS_ARCHIVE=$HOME/copy.db
  $ tidings import digests >/dev/null
  $ printf '\n\n10.  [添加的一条-小满](https://x.com/xiaoman_dev/status/2032527639543438878)\n\n    新的内容。\n' >> digests/2026/03/2026.03.15.00.md
  $ tidings import digests

A digest on standard input has the name that it is given.

  $ printf '1.  [标题-作者](https://example.org/)\n\n    摘要。\n' | tidings import - --name 2026.04.01.00
  $ tidings show '2026.04.01.00#1'

A file that is no digest is reported, with its place, and stops nothing.

  $ mkdir bad && printf -- '---\ntitle: "open\n---\n' > bad/a.md && printf 'no items\n' > bad/b.md
  $ tidings import bad

Quiet tells of problems only.

  $ tidings import --quiet bad
  $ tidings import --quiet digests

As JSON, a line a file and one in the end.

  $ printf '\n' >> digests/2026/03/2026.03.15.00.md
  $ tidings import --json digests | sed 's/"seconds":[^}]*/"seconds":S/'

What is not there is named; the rest is imported.

  $ tidings import nowhere digests
