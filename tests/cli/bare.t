What a digest need not have: dates, names of authors, a title, text behind a link, more than one link.

  $ mkdir bare && cat > bare/odd.md <<'END'
  > 1. [谷歌发布新模型](https://x.com/only_handle/status/1)
  > 
  >    见[甲](https://example.com/a)和[乙](https://example.com/b)。
  > 
  > 2. [谷歌的另一条](https://example.com/2)
  > END
  $ tidings import bare | sed 's/, [0-9.]* s$//'
  added         2 items  bare/odd.md
    bare/odd.md: warning: no date in front matter, file name, folders or title
  1 file: 1 added; 2 items
  $ tidings show odd
  (no title)
  odd · 2 items

  谷歌发布新模型
  @only_handle · x.com
  odd#1 · item 1
  https://x.com/only_handle/status/1

  见甲和乙。

  甲
  https://example.com/a
  乙
  https://example.com/b

  谷歌的另一条
  example.com
  odd#2 · item 2
  https://example.com/2
  $ tidings show odd --json | cut -c 1-90
  {"v":1,"post":"odd","path":"odd.md","title":null,"date":null,"categories":[],"items":2}
  {"v":1,"item":1,"ref":"odd#1","title":"谷歌发布新模型","author":null,"handle":"only
  {"v":1,"item":2,"ref":"odd#2","title":"谷歌的另一条","author":null,"handle":null,"si
  $ tidings show odd --format csv | cut -d , -f 1-8,17
  item,ref,title,author,handle,site,url,posted,story\r (esc)
  1,odd#1,谷歌发布新模型,,only_handle,x.com,https://x.com/only_handle/status/1,,\r (esc)
  2,odd#2,谷歌的另一条,,,example.com,https://example.com/2,,\r (esc)
  $ tidings stats
  posts       1
  items       2
  authors     1
  sites       2
  undated     2
  on disk     220 KiB

  Authors
  @only_handle  1  ███████████████████████████████████████████████████████████████
  $ tidings stats --format csv | cut -d , -f 1-7,9-
  posts,items,authors,sites,first,last,undated,months,top_authors,top_categories\r (esc)
  1,2,1,2,,,2,:2,only_handle:1,\r (esc)
  $ tidings stats --json | grep -o '"months":.*'
  "months":[{"month":null,"items":2}],"top_authors":[{"author":null,"handle":"only_handle","site":"x.com","items":1}],"top_categories":[]}
  $ tidings stats --by author
  author        items  posts  first  last
  (no author)       1      1               ███████████████████████████████████████
  @only_handle      1      1               ███████████████████████████████████████
  total             2      1
  $ tidings stats --by month,author
  month             none @only_handle  total
  (no date)            1            1      2
  total                1            1      2
  $ tidings stats --by author --svg authors.svg > all; grep -o '>[^<]*only[^<]*<\|>2 items[^<]*<\|>(no[^<]*<' authors.svg
  >2 items<
  >2 items<
  >(no author)<
  >(no author): 1 item<
  >@only_handle<
  >@only_handle: 1 item<
  $ tidings trends 谷歌
  谷歌              2    100%

  Items
  term      none  total
  谷歌         2      2
  all items    2      2

  Share of all items
  term      none  items
  谷歌      100%      2
  all items 100%      2
  $ tidings trends 谷歌 --svg terms.svg > all; grep -o '>2 items[^<]*<' terms.svg
  >2 items<
  >2 items<
  >2 items<
  >2 items<
  $ tidings trends
  tidings: no post has a date: there is no time to compare
  [1]

A period without items beside one whose day nobody knows; and who wrote in which.

  $ printf -- '---\ndate: 2025-12-07\n---\n\n1. [谷歌地图-某个名字很长的作者写在这里](https://example.org/7)\n' > bare/2025.12.07.md
  $ tidings import --quiet bare 2>&1 | head -1
  $ tidings stats --by author,month
                               2025
  author                       12 none  total
  某个名字很长的作者写在这里    1    ·      1
  (no author)                   ·    1      1
  @only_handle                  ·    1      1
  total                         1    2      3
  $ tidings stats --by month,author
  month     某个名字很…          none @only_handle  total
  2025-12              1            ·            ·      1
  (no date)            ·            1            1      2
  total                1            1            1      3
  $ tidings stats --by author,month --cumulative --svg months.svg | head -3; grep -o '<title>[^<]*' months.svg
                               2025
  author                       12 none  total
  某个名字很长的作者写在这里    1    1      1
  <title>某个名字很长的作者写在这里, 2025-12: 1 item
  <title>某个名字很长的作者写在这里, (no date): 1 item
  <title>(no author), (no date): 1 item
  <title>@only_handle, (no date): 1 item
  $ tidings trends 谷歌 | head -1
  谷歌       █       3    100%
  $ tidings show odd 2025.12.07 | tail -n 11
  example.com
  odd#2 · item 2
  https://example.com/2

  (no title)
  2025.12.07 · 2025-12-07 · 1 item

  谷歌地图
  某个名字很长的作者写在这里 · example.org
  2025.12.07#1 · item 3
  https://example.org/7

Categories beside months count an item in each, too, and a large archive has its size in larger units.

  $ mkdir large && printf -- '---\ndate: 2025-12-07\ncategories: [甲, 乙]\n---\n\n1. [谷歌](https://example.org/1)\n\n    %s\n' "$(seq 200000)" > large/a.md
  $ tidings -a large.db import --quiet large
  $ tidings -a large.db stats --by month,category
  month    乙  甲  total
  2025-12   1   1      1
  total     1   1      1
  What is in several categories counts once in each, and once in the total.
  $ tidings -a large.db stats | grep disk
  on disk     \d\.\d MiB (re)
