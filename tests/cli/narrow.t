On a narrow screen, or a wide one, everything stands where it has room.

  $ tidings import --quiet $EXAMPLES
  $ COLUMNS=20 tidings search 冰岛 | head -6
  1 item

    1  冰岛为本国语言
       训练模型的代价
       Sofia Lindqvist
       · 2026-03-15
  $ COLUMNS=20 tidings posts --limit 2
  2026-03-15  202…   9
  2026-02-08  202…  11
  $ COLUMNS=20 tidings stats --by author --top 3
  林知夏 @l…      8
  (no autho…      8
  Jean-Luc …      7
  (6 others)     38
  total          61
  $ COLUMNS=24 tidings trends AI,模型
  AI              10     16%
  模型            27     44%

  Items
  term     earlier  total
  AI            10     10
  模型          27     27
  all ite…      61     61

  Share of all items
  term     earlier  items
  AI           16%     10
  模型         44%     27
  all ite…    100%     61
  $ COLUMNS=40 tidings stats --by weekday,hour --heat
  weekday   00  04  08  12   others  total
  Monday                          ·      0
  Tuesday                         ·      0
  Wednesday                       ·      0
  Thursday                        ·      0
  Friday                          ·      0
  Saturday                        ·      0
  Sunday    █                     ·     61
  total                           ·     61
  ░░ 1 to 3  ▒▒ 4 to 15  ▓▓ 16 to 34  ██ 35 to 61
  $ COLUMNS=30 tidings stats --by author,hour --heat --top 2
  author     00    others  total
  林知夏 @li…█          ·      8
  (no author)█          ·      8
  (7 others) █          ·     45
  total                 ·     61
  ▒▒ 1 to 2  ▓▓ 3 to 4  ██ 5 to 8
  $ COLUMNS=24 tidings stats --by author,weekday --heat --top 2
  author     others  total
  林知夏 @…       8      8
  (no auth…       8      8
  (7 other…      45     45
  total          61     61
  ▒▒ 1 to 2  ▓▓ 3 to 4  ██ 5 to 8
  $ COLUMNS=60 tidings stats --by author,month --cumulative --top 2
                     2025            2026
  author             09  10  11  12  01  02  03  total
  林知夏 @linzhixia   1   2   3   5   6   7   8      8
  (no author)         1   2   3   4   5   7   8      8
  (7 others)          5  12  18  25  30  38  45     45
  total               7  16  24  34  41  52  61     61

An example of a term has no room beside its place; a pair of authors has two lines.

  $ COLUMNS=30 tidings trends | head -6
  Rising from 2026-02-14 to
  2026-03-15 (9 items), against
  all before (52)

    机器人                     3 (33.3%)  before 0 (0.0%)
      2026.03.15.00#6
  $ mkdir d && printf '1. [一-宝玉](https://x.com/dotey/status/1)\n2. [二-宝玉老师](https://x.com/dotey_2/status/2)\n3. [三-宝玉](https://weibo.com/dotey/3)\n' > d/2025-12-01.md
  $ tidings -a d.db import --quiet d
  $ tidings -a d.db authors suggest
  宝玉 @dotey (x.com, 2 items) = 宝玉老师 @dotey_2 (x.com, 1 item)
       a name that goes on: 宝玉, 宝玉老师
       tidings authors merge x.com/dotey_2 x.com/dotey
  $ COLUMNS=30 tidings -a d.db authors suggest
  宝玉 @dotey (x.com, 2 items)
    = 宝玉老师 @dotey_2 (x.com, 1 item)
       a name that goes on: 宝
       玉, 宝玉老师
       tidings authors merge x.com/dotey_2 x.com/dotey

What is no number of columns is none.

  $ for columns in '' abc 12x -3 100000 0; do COLUMNS=$columns tidings posts --limit 1; done | uniq -c | sed 's/^ *//'
  6 2026-03-15 00:00  2026.03.15.00  9 items  2026.03.15.00 过去一段时间全球AI发生…
