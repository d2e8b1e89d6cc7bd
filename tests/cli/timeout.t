A question that is not answered in time says so, and gives no half answer. No archive is large enough
to take long here, so the time is short: a millionth of a second.

  $ tidings import --quiet $EXAMPLES
  $ tidings search 谷歌 --timeout 0.000001
  tidings: no answer within 1e-06 s: ask for less, or allow more with --timeout SECONDS (0: as long as it takes)
  [124]
  $ for command in 'search 谷歌 --json' 'stats 谷歌 --by author' 'stats author:林知夏' 'posts 谷歌' 'first 谷歌' \
  >     'trends 谷歌' 'why 1 谷歌' 'related 1' 'export 谷歌 --format jsonl'; do
  >   tidings $command --timeout 0.000001 2>&1; echo "$?"; done | sort | uniq -c | sed 's/^ *//'
  9 124
  9 tidings: no answer within 1e-06 s: ask for less, or allow more with --timeout SECONDS (0: as long as it takes)
  $ tidings search 谷歌 --timeout 0 --quiet --json | wc -l
  5
  $ tidings search 谷歌 --timeout 60 --quiet --json | wc -l
  5

Seconds are a number, and only questions have them.

  $ tidings search 谷歌 --timeout soon
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not 'soon'
  [64]
  $ tidings search 谷歌 --timeout -1
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not '-1'
  [64]
  $ tidings search 谷歌 --timeout nan
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not 'nan'
  [64]
  $ tidings import --timeout 5 $EXAMPLES
  tidings: --timeout is for questions, not for import
  [64]
