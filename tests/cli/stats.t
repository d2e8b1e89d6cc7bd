  $ tidings import --quiet $EXAMPLES

At a glance, where nothing is asked.

  $ tidings stats | sed 's/^on disk .*/on disk/'
  posts       7
  items       61
  authors     8
  sites       6
  span        2025-09-07 to 2026-03-15
  on disk
  a month     ▆▇▆█▆█▇
              2025-09 to 2026-03, at most 11

  Authors
  林知夏 @linzhixia               8  █████████████████████████████████████████████
  Jean-Luc @jeanluc_ml            7  ███████████████████████████████████████▍
  小满 @xiaoman_dev               7  ███████████████████████████████████████▍
  老周聊AI @laozhou_ai            7  ███████████████████████████████████████▍
  陳柏翰(bohan.dev) @bohan_chen   7  ███████████████████████████████████████▍

  Categories
  AI应用      45  ████████████████████████████████████████████████████████████████
  行业洞察    45  ████████████████████████████████████████████████████████████████
  AI技术进展  42  ███████████████████████████████████████████████████████████▊
  AI安全      20  ████████████████████████████▌
  开源        14  ███████████████████▉
  $ tidings stats 谷歌
  posts       5
  items       5
  authors     1
  sites       1
  span        2025-09-07 to 2026-03-15
  a month     ██▁██▁█
              2025-09 to 2026-03, at most 1

  Authors
  林知夏 @linzhixia  5  ██████████████████████████████████████████████████████████

  Categories
  AI技术进展  5  █████████████████████████████████████████████████████████████████
  AI应用      3  ███████████████████████████████████████
  行业洞察    3  ███████████████████████████████████████
  开源        2  ██████████████████████████
  AI安全      1  █████████████
  $ tidings stats --json --category 机器人
  {"v":1,"posts":1,"items":9,"authors":8,"sites":2,"first":"2026-03-15","last":"2026-03-15","undated":0,"bytes":null,"months":[{"month":"2026-03","items":9}],"top_authors":[{"author":"Emily Hart, MD","handle":"emilyhartmd","site":"x.com","items":1},{"author":"Jean-Luc","handle":"jeanluc_ml","site":"x.com","items":1},{"author":"Ravi K.","handle":"ravik_systems","site":"x.com","items":1},{"author":"Sofia Lindqvist","handle":"sofialindq","site":"x.com","items":1},{"author":"小满","handle":"xiaoman_dev","site":"x.com","items":1}],"top_categories":[{"category":"AI应用","items":9},{"category":"AI技术进展","items":9},{"category":"机器人","items":9}]}

By author.

  $ tidings stats --by author
  author                         items  posts       first        last
  林知夏 @linzhixia                  8      7  2025-09-07  2026-03-15  ███████████
  (no author)                        8      7  2025-09-07  2026-03-15  ███████████
  Jean-Luc @jeanluc_ml               7      7  2025-09-07  2026-03-15  █████████▋
  小满 @xiaoman_dev                  7      7  2025-09-07  2026-03-15  █████████▋
  老周聊AI @laozhou_ai               7      7  2025-09-07  2026-03-15  █████████▋
  陳柏翰(bohan.dev) @bohan_chen      7      7  2025-09-07  2026-03-15  █████████▋
  Ravi K. @ravik_systems             6      6  2025-10-12  2026-03-15  ████████▎
  Sofia Lindqvist @sofialindq        6      5  2025-09-07  2026-03-15  ████████▎
  Emily Hart, MD @emilyhartmd        5      5  2025-10-12  2026-03-15  ██████▉
  total                             61      7  2025-09-07  2026-03-15
  $ tidings stats --by author --top 3 --json
  {"v":1,"author":"林知夏","handle":"linzhixia","site":"x.com","items":8,"posts":7,"first":"2025-09-07","last":"2026-03-15","rest":0}
  {"v":1,"author":null,"handle":null,"site":null,"items":8,"posts":7,"first":"2025-09-07","last":"2026-03-15","rest":0}
  {"v":1,"author":"Jean-Luc","handle":"jeanluc_ml","site":"x.com","items":7,"posts":7,"first":"2025-09-07","last":"2026-03-15","rest":0}
  {"v":1,"author":null,"handle":null,"site":null,"items":38,"posts":null,"first":"2025-09-07","last":"2026-03-15","rest":6}

By everything else.

  $ tidings stats --by category
  AI应用      45  ████████████████████████████████████████████████████████████████
  行业洞察    45  ████████████████████████████████████████████████████████████████
  AI技术进展  42  ███████████████████████████████████████████████████████████▊
  AI安全      20  ████████████████████████████▌
  开源        14  ███████████████████▉
  教育        11  ███████████████▋
  年度回顾    10  ██████████████▎
  机器人       9  ████████████▊
  人才流动     8  ███████████▍
  total       61
  What is in several categories counts once in each, and once in the total.
  $ tidings stats --by site
  x.com           53  ████████████████████████████████████████████████████████████
  arxiv.org        2  ██▎
  huggingface.co   2  ██▎
  openai.com       2  ██▎
  anthropic.com    1  █▏
  github.blog      1  █▏
  total           61
  $ tidings stats --by section | tail -n 3
  (no section)  61  ██████████████████████████████████████████████████████████████
  total         61
  $ tidings stats --by post --json | head -n 2
  {"v":1,"post":"2026.02.08.00","path":"2026/02/2026.02.08.00.md","items":11}
  {"v":1,"post":"2025.12.21.00","path":"2025/12/2025.12.21.00.md","items":10}
  $ tidings stats --by year
  2025   34  █████████████████████████████████████████████████████████████████████
  2026   27  ██████████████████████████████████████████████████████▊
  total  61
  $ tidings stats --by quarter
  2025-Q3   7  █████████████████▍
  2025-Q4  27  ███████████████████████████████████████████████████████████████████
  2026-Q1  27  ███████████████████████████████████████████████████████████████████
  total    61
  $ tidings stats --by month
  2025-09   7  ██████████████████████████████████████████▋
  2025-10   9  ██████████████████████████████████████████████████████▉
  2025-11   8  ████████████████████████████████████████████████▊
  2025-12  10  ████████████████████████████████████████████████████████████▉
  2026-01   7  ██████████████████████████████████████████▋
  2026-02  11  ███████████████████████████████████████████████████████████████████
  2026-03   9  ██████████████████████████████████████████████████████▉
  total    61
  $ tidings stats --by week --since 2026-02
  2026-W06  11  ██████████████████████████████████████████████████████████████████
  2026-W07   0
  2026-W08   0
  2026-W09   0
  2026-W10   0
  2026-W11   9  ██████████████████████████████████████████████████████
  total     20
  $ tidings stats --by day | grep -c ' 0$'
  183
  $ tidings stats --by weekday
  Monday      0
  Tuesday     0
  Wednesday   0
  Thursday    0
  Friday      0
  Saturday    0
  Sunday     61  █████████████████████████████████████████████████████████████████
  total      61
  $ tidings stats --by hour | head -n 2
  00     61  █████████████████████████████████████████████████████████████████████
  01      0

Across.

  $ tidings stats --by author,month --top 4
                        2025            2026
  author                09  10  11  12  01  02  03  total
  林知夏 @linzhixia      1   1   1   2   1   1   1      8
  (no author)            1   1   1   1   1   2   1      8
  Jean-Luc @jeanluc_ml   1   1   1   1   1   1   1      7
  小满 @xiaoman_dev      1   1   1   1   1   1   1      7
  (5 others)             3   5   4   5   3   6   5     31
  total                  7   9   8  10   7  11   9     61
  $ tidings stats --by month,weekday
  month   Mon Tue Wed Thu Fri Sat Sun  total
  2025-09   ·   ·   ·   ·   ·   ·   7      7
  2025-10   ·   ·   ·   ·   ·   ·   9      9
  2025-11   ·   ·   ·   ·   ·   ·   8      8
  2025-12   ·   ·   ·   ·   ·   ·  10     10
  2026-01   ·   ·   ·   ·   ·   ·   7      7
  2026-02   ·   ·   ·   ·   ·   ·  11     11
  2026-03   ·   ·   ·   ·   ·   ·   9      9
  total     ·   ·   ·   ·   ·   ·  61     61
  $ tidings stats --by site,category --top 2
  site           AI应用   行业洞察 AI技术进展     AI安全     others  total
  x.com              39         39         37         17         45     53
  arxiv.org           1          2          1          2          1      2
  (4 others)          5          4          4          1          6      6
  total              45         45         42         20         52     61
  What is in several categories counts once in each, and once in the total.
  $ tidings stats --by author,month --top 1 --format csv
  author,handle,site,month,items,rest\r (esc)
  林知夏,linzhixia,x.com,2025-09,1,0\r (esc)
  林知夏,linzhixia,x.com,2025-10,1,0\r (esc)
  林知夏,linzhixia,x.com,2025-11,1,0\r (esc)
  林知夏,linzhixia,x.com,2025-12,2,0\r (esc)
  林知夏,linzhixia,x.com,2026-01,1,0\r (esc)
  林知夏,linzhixia,x.com,2026-02,1,0\r (esc)
  林知夏,linzhixia,x.com,2026-03,1,0\r (esc)
  ,,,2025-09,6,8\r (esc)
  ,,,2025-10,8,8\r (esc)
  ,,,2025-11,7,8\r (esc)
  ,,,2025-12,8,8\r (esc)
  ,,,2026-01,6,8\r (esc)
  ,,,2026-02,10,8\r (esc)
  ,,,2026-03,8,8\r (esc)
  $ tidings stats --by site,month --top 1 --cumulative --share row
               2025                2026
  site         09   10   11   12   01   02   03  items
  x.com       11%  26%  40%  57%  68%  85% 100%     53
  (5 others)  12%  25%  38%  50%  62%  88% 100%      8
  total       11%  26%  39%  56%  67%  85% 100%     61

Sorted, added up, as shares.

  $ tidings stats --by author --sort name | head -n 3
  author                         items  posts       first        last
  Emily Hart, MD @emilyhartmd        5      5  2025-10-12  2026-03-15  ██████▉
  Jean-Luc @jeanluc_ml               7      7  2025-09-07  2026-03-15  █████████▋
  $ tidings stats --by site --sort first
  site            items  posts       first        last
  x.com              53      7  2025-09-07  2026-03-15  ██████████████████████████
  openai.com          2      2  2025-09-07  2026-02-08  █
  arxiv.org           2      2  2025-10-12  2026-02-08  █
  anthropic.com       1      1  2025-11-16  2025-11-16  ▌
  huggingface.co      2      2  2025-12-21  2026-03-15  █
  github.blog         1      1  2026-01-18  2026-01-18  ▌
  total              61      7  2025-09-07  2026-03-15
  $ tidings stats --by month --cumulative
  month    items  so far
  2025-09      7       7  ██████▍
  2025-10      9      16  ██████████████▊
  2025-11      8      24  ██████████████████████
  2025-12     10      34  ███████████████████████████████▎
  2026-01      7      41  █████████████████████████████████████▋
  2026-02     11      52  ███████████████████████████████████████████████▊
  2026-03      9      61  ████████████████████████████████████████████████████████
  total       61      61
  $ tidings stats --by category --share all --top 2
  category    items  share
  AI应用         45    74%  ██████████████████████████████████████████████████████
  行业洞察       45    74%  ██████████████████████████████████████████████████████
  (7 others)    114   187%
  total          61   100%
  What is in several categories counts once in each, and once in the total.

Of what a query finds, and of what filters let through.

  $ tidings stats 谷歌 --by month
  2025-09  1  ████████████████████████████████████████████████████████████████████
  2025-10  1  ████████████████████████████████████████████████████████████████████
  2025-11  0
  2025-12  1  ████████████████████████████████████████████████████████████████████
  2026-01  1  ████████████████████████████████████████████████████████████████████
  2026-02  0
  2026-03  1  ████████████████████████████████████████████████████████████████████
  total    5
  $ tidings stats --by author --since 2026-03 --format csv
  author,handle,site,items,posts,first,last\r (esc)
  "Emily Hart, MD",emilyhartmd,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  Jean-Luc,jeanluc_ml,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  Ravi K.,ravik_systems,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  Sofia Lindqvist,sofialindq,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  小满,xiaoman_dev,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  林知夏,linzhixia,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  老周聊AI,laozhou_ai,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  陳柏翰(bohan.dev),bohan_chen,x.com,1,1,2026-03-15,2026-03-15\r (esc)
  ,,huggingface.co,1,1,2026-03-15,2026-03-15\r (esc)
  $ tidings stats --by author 没有这样的词
  tidings: no item holds 没有这样的词
  [1]

Undated and timeless posts are counted and shown.

  $ mkdir notes
  $ printf -- '---\ntitle: x\n---\n\n1. [甲](https://a.example/1)\n' > notes/undated.md
  $ printf -- '---\ndate: 2026-01-01\n---\n\n1. [乙](https://a.example/1)\n' > notes/day.md
  $ tidings --archive notes.db import --quiet notes
  added         1 item   notes/undated.md
    notes/undated.md: warning: no date in front matter, file name, folders or title
  $ tidings --archive notes.db stats | sed 's/^on disk .*/on disk/'
  posts       2
  items       2
  authors     0
  sites       1
  span        2026-01-01 to 2026-01-01
  undated     1
  on disk
  a month     █
              2026-01 to 2026-01, at most 1
  $ tidings --archive notes.db stats --by month
  2026-01    1  ██████████████████████████████████████████████████████████████████
  (no date)  1  ██████████████████████████████████████████████████████████████████
  total      2
  $ tidings --archive notes.db stats --by hour | tail -n 3
  (no time)  2  ██████████████████████████████████████████████████████████████████
  total      2

Narrow and wide.

  $ COLUMNS=30 tidings stats --by author --since 2026-03
  author           items  posts
  Emily Hart, MD…      1      1
  Jean-Luc @jean…      1      1
  Ravi K. @ravik…      1      1
  Sofia Lindqvis…      1      1
  小满 @xiaoman_…      1      1
  林知夏 @linzhi…      1      1
  老周聊AI @laoz…      1      1
  陳柏翰(bohan.d…      1      1
  (no author)          1      1
  total                9      1
  $ COLUMNS=40 tidings stats --by site,month
                         2026
  site          earlier  01  02  03  total
  x.com              30   6   9   8     53
  arxiv.org           1   ·   1   ·      2
  huggingface.…       1   ·   ·   1      2
  openai.com          1   ·   1   ·      2
  anthropic.com       1   ·   ·   ·      1
  github.blog         ·   1   ·   ·      1
  total              34   7  11   9     61
  $ COLUMNS=120 tidings stats --by author,day --top 3
                                2026-02                 2026-03
  author               earlier  23  24  25  26  27  28  01  02  03  04  05  06  07  08  09  10  11  12  13  14  15  total
  林知夏 @linzhixia          7   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   1      8
  (no author)                7   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   1      8
  Jean-Luc @jeanluc_ml       6   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   1      7
  (6 others)                32   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   6     38
  total                     52   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   9     61

What cannot be counted.

  $ tidings stats --by author,author
  tidings: --by wants two keys that differ
  [64]
  $ tidings stats --by author,month,day
  tidings: --by wants at most 2 keys
  [64]
  $ tidings stats --top 3
  tidings: --top wants --by, such as --by author
  [64]
  $ tidings stats --by month --heat
  tidings: --heat wants two keys, such as --by weekday,hour
  [64]
  $ tidings stats --by author --svg -
  tidings: --svg wants a file: stdout has the numbers
  [64]

What is counted is what a search finds.

  $ tidings search "AI OR 模型" --limit 0 --json | wc -l > found
  $ tidings stats "AI OR 模型" --by year --json | sed 's/.*"items":\([0-9]*\).*/\1/' | awk '{n += $1} END {print n}' > counted
  $ cmp found counted

Hours come round: a heat map shows all of them, side by side where it is narrow.

  $ COLUMNS=80 tidings stats --by weekday,hour --heat > wide
  $ head -n 1 wide
  weekday   00  02  04  06  08  10  12  14  16  18  20  22    total
  $ tail -n 3 wide
  Sunday    ██                                                   61
  total                                                          61
            ░░ 1 to 3  ▒▒ 4 to 15  ▓▓ 16 to 34  ██ 35 to 61
  $ COLUMNS=60 tidings stats --by weekday,hour --heat > narrow
  $ head -n 1 narrow
  weekday   00  04  08  12  16  20    total
  $ tail -n 3 narrow
  Sunday    █                            61
  total                                  61
            ░░ 1 to 3  ▒▒ 4 to 15  ▓▓ 16 to 34  ██ 35 to 61

What a narrow terminal has no room for is summed: of numbers that run along, the newest.

  $ COLUMNS=40 tidings stats --by site,month --cumulative
                         2026
  site          earlier  01  02  03  total
  x.com              30  36  45  53     53
  arxiv.org           1   1   2   2      2
  huggingface.…       1   1   1   2      2
  openai.com          1   1   2   2      2
  anthropic.com       1   1   1   1      1
  github.blog         ·   1   1   1      1
  total              34  41  52  61     61

  $ COLUMNS=45 tidings stats --by site,month --cumulative --share row | tail -n 2
  github.blog          · 100% 100% 100%      1
  total              56%  67%  85% 100%     61

  $ COLUMNS=45 tidings stats --by month,site --cumulative | tail -n 2
  2026-03           53            8     61
  total             53            8     61

  $ tidings stats --by month,site --top 2 --cumulative --share row
  month             x.com    arxiv.org huggingface…       others  items
  2025-09             86%            ·            ·          14%      7
  2025-10             88%         6.2%            ·         6.2%     16
  (5 others)          87%         3.3%         3.3%         6.6%     61
  total               87%         3.3%         3.3%         6.6%     61
  $ tidings stats --by month,site --top 2 --cumulative --share row --format csv | tail -n 6
  ,x.com,39,53,0.868852,5\r (esc)
  ,arxiv.org,1,2,0.0327869,5\r (esc)
  ,huggingface.co,2,2,0.0327869,5\r (esc)
  ,openai.com,1,2,0.0327869,5\r (esc)
  ,anthropic.com,1,1,0.0163934,5\r (esc)
  ,github.blog,1,1,0.0163934,5\r (esc)
  $ tidings stats --by site --top 5 | tail -n 2
  (1 other)        1
  total           61
  $ tidings stats --by site --svg nowhere/x.svg
  tidings: cannot write the picture 'nowhere/x.svg': No such file or directory
  [74]
  $ tidings stats --by site --svg $HOME/data/tidings/archive.db
  tidings: '$HOME/data/tidings/archive.db' is the archive itself: name another file for the picture
  [64]
  $ tidings stats --by site,month --heat --share row
  tidings: --heat shades numbers, not shares: leave one out
  [64]
  $ COLUMNS=40 tidings stats --by site,month --top 2 --ascii
                      2026
  site       earlier  01  02  03  total
  x.com           30   6   9   8     53
  arxiv.org        1   .   1   .      2
  (4 others)       3   1   1   1      6
  total           34   7  11   9     61
  $ COLUMNS=20 tidings stats --by author,month --top 2 --heat --ascii
  author earlier  total
  林知..       8      8
  (no ..       8      8
  (7 o..      45     45
  total       61     61
         ** 1  ## 2

  $ COLUMNS=30 tidings stats --by author,month --top 1 --heat --color always | tail -n 3
  (8 others)\x1b[2m\x1b[22m      45 ██     53 (esc)
  \x1b[1mtotal           52        61\x1b[22m (esc)
             ▓▓ 1  ██ 2

  $ tidings stats --by site --ascii | head -n 3
  x.com           53  ############################################################
  arxiv.org        2  ##
  huggingface.co   2  ##

  $ tidings stats --by month,author --sort name --json --since 2026-03 | head -n 2
  {"v":1,"month":"2026-03","author":"Emily Hart, MD","handle":"emilyhartmd","site":"x.com","items":1}
  {"v":1,"month":"2026-03","author":"Jean-Luc","handle":"jeanluc_ml","site":"x.com","items":1}

A time that is too long to be shown whole is shown by what it has.

  $ mkdir far

  $ printf -- '---\ndate: 1975-01-01\n---\n1. [甲-a](https://a.example/1)\n' > far/a.md

  $ printf -- '---\ndate: 2025-01-01T23:30:00+08:00\n---\n1. [乙-b](https://a.example/2)\n2. [丙-b](https://a.example/1)\n' > far/b.md

  $ export TIDINGS_ARCHIVE=far.db && tidings import --quiet far

  $ tidings stats --by day | wc -l
  18265

  $ COLUMNS=40 tidings stats --by week,day | tail -n 3
  2024-W52       ·   ·   ·   ·   ·      0
  2025-W01       ·   ·   ·   ·   2      2
  total          1   ·   ·   ·   2      3

  $ tidings stats --by week,day --cumulative
  tidings: 2610 rows and 18264 columns are too many to cumulate: --top N cuts them
  [64]

  $ tidings stats --by week,day --cumulative --top 2 | tail -n 1
  total          1   1   1   1   1   1   1   1   1   1   1   1   1   1   3      3

  $ printf -- '---\ndate: 0001-01-01\n---\n1. [丁-b](https://a.example/9)\n' > far/c.md && tidings import --quiet far

  $ tidings stats --by day
  0001-01-01  1  ████████████████████████████████▌
  1975-01-01  1  ████████████████████████████████▌
  2025-01-01  2  █████████████████████████████████████████████████████████████████
  total       4

  $ tidings stats --by day,hour --json
  {"v":1,"day":"0001-01-01","hour":null,"items":1}
  {"v":1,"day":"1975-01-01","hour":null,"items":1}
  {"v":1,"day":"2025-01-01","hour":"23","items":2}

  $ tidings stats --by month --lag
  month    items  known  median lag  p90 lag
  0001-01      1                              ██████████████████
  1975-01      1                              ██████████████████
  2025-01      2                              ████████████████████████████████████
  total        4

  $ tidings stats --by year,month | grep -v ' 0$'
        0001     2025
  year   01  01  01  total
  0001    1   ·   ·      1
  1975    ·   1   ·      1
  2025    ·   ·   2      2
  total   1   1   2      4

  $ tidings stats --by story --unique
  甲             1  ██████████████████████████████████████████████████████████████
  乙             1  ██████████████████████████████████████████████████████████████
  丁             1  ██████████████████████████████████████████████████████████████
  total stories  3

  $ tidings trends 乙,甲 --by day | head -n 2
  乙         ▁▁█       1     25%
  甲         ▁█▁       1     25%

  $ tidings trends
  Rising from 2024-12-03 to 2025-01-01 (2 items), against all before (2)

    nothing stands out

  Falling from 2024-12-03 to 2025-01-01 (2 items), against all before (2)

    nothing stands out
  [1]

By two keys a row's first and last day are told of no cell, though rows are sorted by them.

  $ tidings stats --by author,month --sort first --top 1 --json | head -2
  {"v":1,"author":"b","handle":null,"site":"a.example","month":"0001-01","items":1,"rest":0}
  {"v":1,"author":"b","handle":null,"site":"a.example","month":"2025-01","items":2,"rest":0}

What stands above a column has room in it, however short its rows are.

  $ mkdir short && for month in 2025-12 2026-01 2026-02; do printf '1. [谷歌发布新模型-36氪](https://36kr.com/p/%s)\n' $month > short/$month-01.md; done
  $ tidings -a short.db import --quiet short
  $ tidings -a short.db stats --by author
  author  items  posts       first        last
  36氪        3      3  2025-12-01  2026-02-01  ██████████████████████████████████
  total       3      3  2025-12-01  2026-02-01

A year stands above its months, though there is but one of them before the next year.

  $ tidings -a short.db stats --by author,month
         2025 2026
  author  12  01  02  total
  36氪     1   1   1      3
  total    1   1   1      3
  $ tidings -a short.db stats --by author,month --heat
       2025 2026
  author 12 01 02  total
  36氪   ██ ██ ██      3
  total                3
         ██ 1
  $ tidings -a short.db stats --by author,day
                  2026-01                                             2026-02
  author earlier  19  20  21  22  23  24  25  26  27  28  29  30  31  01  total
  36氪         2   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   1      3
  total        2   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   1      3
