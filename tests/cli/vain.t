What is asked wrongly or in vain is said, each with its exit code.

  $ mkdir d && for n in 01 02 03 04 05 06 07 08 09 10 11 12; do
  >   printf -- '---\ndate: 2025-12-%s\n---\n\n1. [谷歌新闻%s-宝玉](https://x.com/dotey/status/%s)\n' "$n" "$n" "$n" > "d/2025.12.$n.00.md"
  > done

  $ tidings import --quiet d

Each filter by itself.

  $ for option in --category=乙 --since=2030 --until=2000 --author=nobody; do tidings search 谷歌 "$option"; done
  tidings: no item holds 谷歌 (and passes the filters)
  tidings: category:"乙" finds nothing by itself; 'tidings stats --by category' lists what there is
  tidings: no item holds 谷歌 (and passes the filters)
  tidings: date:2030-01-01.. finds nothing by itself
  tidings: no item holds 谷歌 (and passes the filters)
  tidings: date:..2000-12-31 finds nothing by itself
  tidings: no item holds 谷歌 (and passes the filters)
  tidings: author:"nobody" finds nothing by itself; 'tidings authors' lists what there is
  [1]

  $ tidings search 谷歌 --until 2000 --quiet
  [1]

A deadline is a number of seconds that a clock can tell.

  $ for seconds in -1 5x 1e300 nan ''; do tidings search 谷歌 --timeout "$seconds"; done
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not '-1'
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not '5x'
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not '1e300'
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not 'nan'
  tidings: --timeout wants seconds, such as 10 or 0.5, or 0 for no end, not ''
  [64]

Names of saved searches.

  $ tidings search 谷歌 --save ''
  tidings: --save wants a name without white space and '@'
  [64]

  $ tidings search 谷歌 --save 'a b'
  tidings: --save wants a name without white space and '@'
  [64]

  $ tidings search 谷歌 --new
  tidings: --new wants a saved search: search @NAME --new
  [64]

  $ tidings search 谷歌 --save kept --quiet | head -n 1
  12 items

  $ tidings saved --remove kept --quiet

  $ tidings saved --remove kept
  tidings: no search is saved as 'kept'; tidings saved lists them
  [1]

What a post was before, by an item of it.

  $ tidings show 3 --revisions
  tidings: '3' has no revisions: nothing was changed since it came
  [1]

  $ tidings show 999 --revisions
  tidings: no item or post is or was called '999'
  [1]

  $ tidings show 999 --revision 1
  tidings: no item or post is or was called '999'
  [1]

  $ sed -i s/新闻/消息/ d/2025.12.03.00.md && tidings import --quiet d

  $ tidings show 3 --revisions | sed 's/20..-..-.. ..:..Z/TIME/'
     1  TIME  updated        84 bytes  37b804c3e576  2025.12.03.00.md

  $ tidings show 3 --revision 1 | tail -n 1
  1. [谷歌新闻03-宝玉](https://x.com/dotey/status/03)

Where many files are gone the first are named.

  $ rm d/2025.12.0* d/2025.12.1[01]*

  $ tidings import --prune d > summary.txt
  tidings: 11 of 12 posts have lost their file:
  tidings:   2025.12.01.00.md
  tidings:   2025.12.02.00.md
  tidings:   2025.12.03.00.md
  tidings:   2025.12.04.00.md
  tidings:   2025.12.05.00.md
  tidings:   2025.12.06.00.md
  tidings:   2025.12.07.00.md
  tidings:   2025.12.08.00.md
  tidings:   2025.12.09.00.md
  tidings:   2025.12.10.00.md
  tidings:   … and 1 more
  tidings: that is more than half: nothing was taken away; --force does it
  [64]

  $ tidings import --quiet d

  $ tidings import --quiet --prune --force d
  tidings: 11 of 12 posts have lost their file:
  tidings:   2025.12.01.00.md
  tidings:   2025.12.02.00.md
  tidings:   2025.12.03.00.md
  tidings:   2025.12.04.00.md
  tidings:   2025.12.05.00.md
  tidings:   2025.12.06.00.md
  tidings:   2025.12.07.00.md
  tidings:   2025.12.08.00.md
  tidings:   2025.12.09.00.md
  tidings:   2025.12.10.00.md
  tidings:   … and 1 more
  tidings: taken away; tidings undo brings back what was there

A file that fails, in a table.

  $ truncate -s 17M big.md

  $ tidings --archive big.db import --format csv big.md d
  event,path,status,items,problems\r (esc)
  file,big.md,failed,0,0:0: error: 'big.md' is larger than 16777216 bytes\r (esc)
  file,d/2025.12.12.00.md,added,1,\r (esc)
  [65]

Of what holds some words one alone, and several.

  $ printf '1. [Alpha beta](https://example.org/1)\n2. [Alpha](https://example.org/2)\n' > 2025-12-07.md

  $ tidings --archive some.db import --quiet 2025-12-07.md

  $ tidings --archive some.db search --quiet alpha beta | head -n 1
  1 item, and 1 that holds some words

  $ tidings --archive some.db search --quiet alpha gamma beta | head -n 1
  2 items that hold some words

Filters without words, by which all is found that passes.

  $ for option in --category=甲 --since=2025-12-11 --until=2025-12-02 --author=宝玉; do tidings search "$option" | head -1; done
  tidings: no item passes the filters
  tidings: category:"甲" finds nothing by itself; 'tidings stats --by category' lists what there is
  1 item
  tidings: no item passes the filters
  tidings: date:..2025-12-02 finds nothing by itself
  1 item

A query that is longer than a line: what is missing is told as far as it has room.

  $ tidings search $(seq 100001 100100)
  tidings: the query is too long: 36 of its words, or ends of words, are left out
  tidings: no item holds all of: 100001, 100002, 100003, 100004, 100005, 100006, 100007, 100008, 100009, 100010, 100011, 100012, 100013, 100014, 100015, 100016, 100017, 100018, 100019, 100020, 100021, 100022, 100023, 100024, 100025, 100026, 100027, 100028, 100029, 100030, 100031, 100032, 100033, 100034, 100035, 100036, 100037, 100038, 100039, 100040, 100041, 100042, 100043, 100044, 100045, 100046, 100047, 100048, 100049, 100050, 100051, 100052, 100053, 100054, 100055, 100056, 100057, 100058, 100059, 100060, 100061, 100062, 100063, 100064
  [1]
  $ tidings search 谷歌 $(seq 100001 100100) 2>&1 | head -3
  tidings: the query is too long: 37 of its words, or ends of words, are left out
  tidings: no item holds all of: 谷歌, 100001, 100002, 100003, 100004, 100005, 100006, 100007, 100008, 100009, 100010, 100011, 100012, 100013, 100014, 100015, 100016, 100017, 100018, 100019, 100020, 100021, 100022, 100023, 100024, 100025, 100026, 100027, 100028, 100029, 100030, 100031, 100032, 100033, 100034, 100035, 100036, 100037, 100038, 100039, 100040, 100041, 100042, 100043, 100044, 100045, 100046, 100047, 100048, 100049, 100050, 100051, 100052, 100053, 100054, 100055, 100056, 100057, 100058, 100059, 100060, 100061, 100062, 100063
  tidings: shown instead is what holds some of it; the nearest is without: 100001, 100002, 100003, 100004, 100005, 100006, 100007, 100008, 100009, 100010, 100011, 100012, 100013, 100014, 100015, 100016, 100017, 100018, 100019, 100020, 100021, 100022, 100023, 100024, 100025, 100026, 100027, 100028, 100029, 100030, 100031, 100032, 100033, 100034, 100035, 100036, 100037, 100038, 100039, 100040, 100041, 100042, 100043, 100044, 100045, 100046, 100047, 100048, 100049, 100050, 100051, 100052, 100053, 100054, 100055, 100056, 100057, 100058, 100059, 100060, 100061, 100062, 100063

Terms over time, of nobody and of too many.

  $ tidings trends --author nobody
  tidings: no item passes the filters
  tidings: author:"nobody" finds nothing by itself; 'tidings authors' lists what there is
  [1]
  $ tidings trends $(seq -s, 1 51) 2>&1 | head -2
  tidings: terms over the first 50 are left out
  1          ▁       0      0%
  $ tidings trends $(seq -s, 1 51) --quiet 2>&1 | grep tidings
  [1]

An archive without items, and an export of nothing.

  $ mkdir none && tidings -a none.db import --quiet none
  $ tidings -a none.db export --json
  tidings: the archive is empty
  [1]
  $ tidings -a none.db export --json 谷歌
  tidings: no item holds 谷歌
  [1]
  $ tidings export --json 没有的
  tidings: no item holds 没有的
  [1]

Of several words that may be meant, each.

  $ mkdir near && printf '1. [谷歌发布geminx](https://example.org/1)\n2. [谷歌发布geminy](https://example.org/2)\n' > near/2025-12-01.md
  $ tidings -a near.db import --quiet near
  $ tidings -a near.db search gemini
  tidings: no item holds gemini
  tidings: for gemini, did you mean geminx or geminy?
  [1]

What no item's place is.

  $ for ref in 2025.12.01.00#0 2025.12.01.00#2; do tidings show "$ref"; done
  tidings: no item or post is called '2025.12.01.00#0'
  tidings: no item or post is called '2025.12.01.00#2'
  [1]

What is listed takes no words; with --quiet nothing is said of a list without entries.

  $ tidings -a near.db saved --quiet
  [1]
  $ tidings saved a b
  tidings: saved lists all searches and takes no words; search @NAME asks one
  [64]

Of many posts that have lost their file a few are named; how many there are is told.

  $ mkdir many && for n in $(seq 10 33); do printf -- '---\ndate: 2025-12-01\n---\n\n1. [谷歌](https://example.org/%s)\n' $n > many/$n.md; done
  $ tidings -a many.db import --quiet many && rm many/1*.md many/20.md
  $ tidings -a many.db import --quiet many
  $ tidings -a many.db import --json many 2> told | sed 's/"seconds":.*//; s|"path":"[^"]*/many|"path":"many|' | tail -n 2; cat told
  {"v":1,"event":"file","path":"many/20.md","status":"vanished","items":0,"problems":[]}
  {"v":1,"event":"summary","files":13,"added":0,"updated":0,"unchanged":13,"moved":0,"skipped":0,"failed":0,"items":0,
  tidings: 11 of 24 posts have lost their file:
  tidings:   10.md
  tidings:   11.md
  tidings:   12.md
  tidings:   13.md
  tidings:   14.md
  tidings:   15.md
  tidings:   16.md
  tidings:   17.md
  tidings:   18.md
  tidings:   19.md
  tidings:   … and 1 more
  tidings: kept in the archive; import --prune takes away what is gone
  $ tidings -a many.db import --quiet --prune --json many
  tidings: 11 of 24 posts have lost their file:
  tidings:   10.md
  tidings:   11.md
  tidings:   12.md
  tidings:   13.md
  tidings:   14.md
  tidings:   15.md
  tidings:   16.md
  tidings:   17.md
  tidings:   18.md
  tidings:   19.md
  tidings:   … and 1 more
  tidings: taken away; tidings undo brings back what was there
  $ tidings -a many.db posts | wc -l
  13

A file that cannot be looked for is no file that is gone: its post stays, and it is said.

  $ mkdir -p loop/sub && for n in 1 2; do printf -- '---\ndate: 2025-12-01\n---\n\n1. [谷歌](https://example.org/%s)\n' $n > loop/sub/$n.md; done
  $ tidings -a loop.db import --quiet loop && rm -r loop/sub && ln -s sub loop/sub
  $ tidings -a loop.db import --quiet --prune --force loop 2> told
  [65]
  $ sed "s|$PWD/||" told
  tidings: whether 2 files are still there cannot be known: cannot find 'loop/sub/1.md': Too many levels of symbolic links
  $ tidings -a loop.db posts | wc -l
  2

A filter that finds nothing says which values it may have meant, or what lists them.

  $ tidings -a news.db import --quiet $EXAMPLES
  $ for filter in --category=AI --category=开元 --category=技术 --author=宝玉 --author=jeanluc_m; do tidings -a news.db stats "$filter" --by month; done
  tidings: no item passes the filters
  tidings: category:"AI" finds nothing by itself: did you mean AI应用 or AI技术进展 or AI安全?
  tidings: no item passes the filters
  tidings: category:"开元" finds nothing by itself; 'tidings stats --by category' lists what there is
  tidings: no item passes the filters
  tidings: category:"技术" finds nothing by itself: did you mean AI技术进展?
  tidings: no item passes the filters
  tidings: author:"宝玉" finds nothing by itself; 'tidings authors' lists what there is
  tidings: no item passes the filters
  tidings: author:"jeanluc_m" finds nothing by itself: did you mean jeanluc_ml?
  [1]
  $ for filter in site:huggingface site:githab.com section:无 post:2024 url:nowhere site:$(printf 'a%.0s' $(seq 100)); do tidings -a news.db posts "$filter"; done
  tidings: no item passes the filters
  tidings: site:"huggingface" finds nothing by itself: did you mean huggingface.co?
  tidings: no item passes the filters
  tidings: site:"githab.com" finds nothing by itself; 'tidings stats --by site' lists what there is
  tidings: no item passes the filters
  tidings: section:"无" finds nothing by itself; 'tidings stats --by section' lists what there is
  tidings: no item passes the filters
  tidings: post:"2024" finds nothing by itself; 'tidings posts' lists what there is
  tidings: no item passes the filters
  tidings: url:"nowhere" finds nothing by itself
  tidings: no item passes the filters
  tidings: site:"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" finds nothing by itself; 'tidings stats --by site' lists what there is
  [1]
  $ tidings -a news.db first 谷歌 --category 开源社
  tidings: no item holds 谷歌 (and passes the filters)
  tidings: category:"开源社" finds nothing by itself: did you mean 开源?
  [1]
  $ tidings -a news.db stats --category AI -q
  [1]
