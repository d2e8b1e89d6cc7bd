  $ tidings import --quiet $EXAMPLES

The newest first.

  $ tidings posts
  $ tidings posts --limit 2

Those with items that a query or a filter finds, and how many.

  $ tidings posts 谷歌
  $ tidings posts --author 小满 --since 2026
  $ tidings posts 没有这样的词

  $ COLUMNS=40 tidings posts --limit 1
