Eight items a month write of one thing, the last month's of another.

  $ for month in 01 02 03 04 05; do
  >   printf -- '---\ntitle: "%s"\ndate: 2025-%s-10\n---\n\n' "$month" "$month" >"$month.md"
  >   for n in 1 2 3 4 5 6 7 8; do
  >     case $month in 05) what=量子计算 where=实验室 ;; *) what=折叠屏 where=发布会 ;; esac
  >     printf '%s. [第%s家公司谈%s](https://example.com/%s/%s)\n\n    甲%s在%s展示%s，乙%s也提到Rust语言。\n\n' \
  >       "$n" "$n" "$what" "$month" "$n" "$n" "$where" "$what" "$n" >>"$month.md"
  >   done
  > done
  $ tidings import --quiet .
  $ tidings trends --limit 2
  Rising from 2025-04-11 to 2025-05-10 (8 items), against all before (32)

    量子计算                   8 (100.0%)  before 0 (0.0%)
      第8家公司谈量子计算                                                     05#8
      第7家公司谈量子计算                                                     05#7
      第6家公司谈量子计算                                                     05#6

  Falling from 2025-04-11 to 2025-05-10 (8 items), against all before (32)

    折叠屏                     0 (0.0%)  before 32 (100.0%)
      第8家公司谈折叠屏                                                       04#8
      第7家公司谈折叠屏                                                       04#7
      第6家公司谈折叠屏                                                       04#6
  $ tidings trends --new --json | head -n 1
  {"v":1,"direction":"new","term":"量子计算","recent":8,"before":0,"score":40.0322,"examples":["05#8","05#7","05#6"]}
  $ tidings trends --by week --limit 1 --format csv | head -n 2
  direction,term,recent,before,score,examples\r (esc)
  rising,量子计算,8,0,40.0322,05#8;05#7;05#6\r (esc)

Terms over time.

  $ tidings trends 折叠屏，量子计算
  折叠屏     ████▁      32     80%
  量子计算   ▁▁▁▁█       8     20%

  Items
             2025
  term       01  02  03  04  05  total
  折叠屏      8   8   8   8   ·     32
  量子计算    ·   ·   ·   ·   8      8
  all items   8   8   8   8   8     40

  Share of all items
              2025
  term        01   02   03   04   05  items
  折叠屏    100% 100% 100% 100%    ·     32
  量子计算     ·    ·    ·    · 100%      8
  all items 100% 100% 100% 100% 100%     40
  $ tidings trends 折叠屏 --by week --ascii | head -n 1
  折叠屏     #____#___#___#____      32     80%
  $ tidings trends 折叠屏,量子计算 --format csv
  term,month,items,share\r (esc)
  折叠屏,2025-01,8,1\r (esc)
  折叠屏,2025-02,8,1\r (esc)
  折叠屏,2025-03,8,1\r (esc)
  折叠屏,2025-04,8,1\r (esc)
  量子计算,2025-05,8,1\r (esc)
  $ tidings trends '折叠屏 OR 量子计算 OR 没有的词 OR 也没有的词 OR 还没有的词 OR 都没有的词' --by week | head -n 1
  折叠屏 OR 量子计算 OR 没…   █▁▁▁▁█▁▁▁█▁▁▁█▁▁▁█      40    100%
  $ tidings trends 折叠屏 --by day | head -n 1
  折叠屏     ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁      32     80%
  $ tidings trends 没有的词
  tidings: no item holds this term
  [1]
  $ tidings trends 没有的词 --limit 3
  tidings: --new and --limit find terms: they go without a TERM
  [64]
  $ export TIDINGS_ARCHIVE=examples.db && tidings import --quiet $EXAMPLES
  $ test $(tidings trends --json --limit 0 | wc -l) -gt $(tidings trends --json | wc -l)
  $ unset TIDINGS_ARCHIVE
  $ tidings trends --svg a.svg
  tidings: --svg draws terms over time: name a TERM
  [64]
  $ tidings first 量子计算
  the oldest of 8 items

    1  第1家公司谈量子计算
       2025-05-10 · 05#1 · example.com
       甲1在实验室展示量子计算，乙1也提到Rust语言。
  $ tidings stats --by month,weekday --heat
  month   Mon Tue Wed Thu Fri Sat Sun  total
  2025-01                 ███              8
  2025-02 ███                              8
  2025-03 ███                              8
  2025-04             ███                  8
  2025-05                     ███          8
  total                                   40
          ▒▒ 1 to 2  ▓▓ 3 to 4  ██ 5 to 8
  $ tidings stats --by month,weekday --heat --ascii
  month   Mon Tue Wed Thu Fri Sat Sun  total
  2025-01                 ###              8
  2025-02 ###                              8
  2025-03 ###                              8
  2025-04             ###                  8
  2025-05                     ###          8
  total                                   40
          ++ 1 to 2  ** 3 to 4  ## 5 to 8
  $ tidings stats --by category --lag
  tidings: --lag goes with one key of which an item has one value, such as author
  [64]

Without a date there is no time.

  $ printf '1. [谷歌](https://example.com/)\n' | tidings -a undated.db import --quiet - --name undated
  added         1 item   undated
    undated: warning: no date in front matter, file name, folders or title
  $ tidings -a undated.db trends
  tidings: no post has a date: there is no time to compare
  [1]

As many terms as there is room for; what stands between two commas may be nothing.

  $ tidings trends "$(seq -s, 49),折叠屏" --format csv --since 2025-04 | grep -c 折叠屏
  1

  $ tidings trends "$(seq -s, 50),折叠屏" --format csv --since 2025-04 | grep -c 折叠屏
  tidings: terms over the first 50 are left out
  0
  [1]

  $ tidings trends '、折叠屏,, ,' --ascii | head -n 1
  折叠屏     ####_      32     80%

  $ tidings trends ,，、
  tidings: no TERM stands between these commas
  [64]

  $ tidings trends 没有的词,也没有的词
  tidings: no item holds any of these terms
  [1]

  $ tidings trends 没有的词 --quiet
  [1]

Without an item nothing can rise.

  $ tidings trends --since 2030
  tidings: no item passes the filters
  tidings: date:2030-01-01.. finds nothing by itself
  [1]

  $ tidings --archive undated.db trends --quiet
  [1]

  $ tidings trends 折叠屏 --new
  tidings: --new and --limit find terms: they go without a TERM
  [64]

  $ tidings trends 折叠屏 --limit 3
  tidings: --new and --limit find terms: they go without a TERM
  [64]

  $ tidings trends --svg terms.svg
  tidings: --svg draws terms over time: name a TERM
  [64]

