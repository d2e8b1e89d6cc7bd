  $ tidings import --quiet $EXAMPLES

JSON, a line each.

  $ tidings search 冰岛 --json
  $ tidings show --json 1
  $ tidings posts --json --limit 1
  $ tidings stats --json --by author --since 2026-03
  $ tidings stats --json --by month

CSV and TSV, with a header line.

  $ tidings search 冰岛 --format csv
  $ tidings search 冰岛 --format tsv
  $ tidings show 1 --format tsv
  $ tidings posts --format csv --limit 1
  $ tidings stats --by category --format csv
  $ tidings stats --by author --since 2026-03 --format tsv

A post is its items there.

  $ tidings show 2025.09.07.00 --format tsv | cut -f 1,2,3 | head -n 3
