  $ tidings import --quiet $EXAMPLES

By author, where nothing else is said.

  $ tidings stats | head -n 8
  $ tidings stats | tail -n 1
  $ tidings stats --by author | diff - <(tidings stats)

By everything else.

  $ tidings stats --by category
  $ tidings stats --by site
  $ tidings stats --by year
  $ tidings stats --by month
  $ tidings stats --by day

Of what a query finds, and of what filters let through.

  $ tidings stats 谷歌 --by month
  $ tidings stats --by author --since 2026-03
  $ tidings stats 没有这样的词

Narrow.

  $ COLUMNS=30 tidings stats --since 2026-03
