With --quiet only what was asked for is written; the exit code says the rest.

  $ tidings import --quiet $EXAMPLES
  $ tidings search --quiet 没有这样的词 | head -n 1
  6 items that hold some words
  $ tidings search --quiet '谷歌 (' | head -n 1
  5 items
  $ tidings search --quiet 谷歌 --save kept | head -n 1
  5 items
  $ tidings search --quiet @kept --new
  [1]
  $ tidings search --quiet @nothing
  [1]
  $ tidings saved --quiet
  kept              谷歌  (0 new)
  $ tidings stats --quiet --by author 没有这样的词
  [1]
  $ tidings posts --quiet 没有这样的词
  [1]
  $ tidings trends --quiet 没有这样的词
  [1]
  $ tidings trends --quiet a,b,c,d,e,f,g,h,i,j,k,l,m | head -n 1
  a          █▁▁█▁█▁       3    4.9%
  $ tidings why --quiet 1 没有这样的词
  no   "没有这样的词" OR ("没有" "这样")  (0 items)
  no     "没有这样的词"  (0 items)
  no     "没有" "这样"  (0 items)
  yes      "没有"  (6 items)  summary
  no       "这样"  (0 items)
  [1]
  $ tidings why --quiet 1 谷歌
  yes  "谷歌"  (5 items)  title, summary
  $ printf '1. [独一无二](https://example.com/x)\n' > 2026.01.01.md
  $ tidings --archive one.db import --quiet 2026.01.01.md
  $ tidings --archive one.db related --quiet 1
  [1]
  $ tidings --archive one.db authors suggest --quiet
  [1]
  $ tidings --archive one.db synonyms add --quiet one two
  $ tidings --archive one.db synonyms remove --quiet one
  $ tidings --archive one.db synonyms --quiet
  [1]
  $ tidings --archive one.db backup --quiet copy.db
  $ tidings --archive one.db check --quiet
  $ tidings --archive one.db export --quiet --format markdown out && ls out
  2026.01.01.md
  $ tidings --archive one.db rebuild --quiet
  $ rm 2026.01.01.md
  $ tidings --archive one.db import --quiet --prune .
  $ tidings --archive one.db undo --quiet > undone.txt
  $ tidings --archive one.db restore --quiet copy.db

The same aloud, for what is not shown elsewhere.

  $ tidings trends a,b,c,d,e,f,g,h,i,j,k,l,m 2>&1 | head -n 1
  a          █▁▁█▁█▁       3    4.9%
  $ tidings trends 'a,,b' | head -n 2
  a          █▁▁█▁█▁       3    4.9%
  b          ██▁▁▁▁▁       2    3.3%
  $ tidings --archive one.db synonyms add one two
  $ tidings --archive one.db synonyms remove one
  $ tidings --archive one.db backup ''
  tidings: backup takes one FILE
  [64]
  $ tidings search --save kept
  tidings: --save wants a query to keep
  [64]
  $ tidings search --save kept @kept
  tidings: --save wants a query to keep
  [64]
  $ tidings search --new 谷歌
  tidings: --new wants a saved search: search @NAME --new
  [64]
  $ tidings search --new --format csv @kept
  [1]
  $ tidings search 谷歌 --half-life 0d
  tidings: --half-life wants a time such as 90d, 12w, 6m or 2y, not '0d'
  [64]
  $ tidings search 谷歌 --half-life 3
  tidings: --half-life wants a unit: 3d, 3w, 3m or 3y
  [64]
  $ tidings search 谷歌 --half-life ''
  tidings: --half-life wants a time such as 90d, 12w, 6m or 2y, not ''
  [64]
  $ tidings search 谷歌 --half-life 3x
  tidings: --half-life wants a time such as 90d, 12w, 6m or 2y, not '3x'
  [64]
  $ tidings search 谷歌 --half-life 1000000y
  tidings: --half-life wants a time such as 90d, 12w, 6m or 2y, not '1000000y'
  [64]
  $ tidings search 谷歌 --half-life 2w --limit 1 | head -n 1
  5 items
  $ tidings search 谷歌 --timeout -1
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not '-1'
  [64]
  $ tidings search 谷歌 --timeout 1x
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not '1x'
  [64]
  $ tidings search 谷歌 --timeout inf
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not 'inf'
  [64]
  $ tidings import - --watch
  tidings: a digest on standard input wants --name NAME
  [64]
  $ tidings import --watch --dry-run .
  tidings: --watch and --dry-run do not go together
  [64]
  $ tidings search --author @nosuch
  tidings: no item passes the filters
  tidings: author:"nosuch" finds nothing by itself; 'tidings authors' lists what there is
  [1]
  $ tidings search --author @
  tidings: no item passes the filters
  tidings: author:"@" finds nothing by itself; 'tidings authors' lists what there is
  [1]
