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

    量子计算                   8 (100.0 %)  before 0 (0.0 %)
      第8家公司谈量子计算                                                     05#8
      第7家公司谈量子计算                                                     05#7
      第6家公司谈量子计算                                                     05#6

  Falling from 2025-04-11 to 2025-05-10 (8 items), against all before (32)

    折叠屏                     0 (0.0 %)  before 32 (100.0 %)
      第8家公司谈折叠屏                                                       04#8
      第7家公司谈折叠屏                                                       04#7
      第6家公司谈折叠屏                                                       04#6
  $ tidings trends --new --json | head -n 1
  {"v":1,"direction":"new","term":"量子计算","recent":8,"before":0,"score":40.0322,"examples":["05#8","05#7","05#6"]}
  $ tidings trends --by week --limit 1 --format csv | head -n 2
  direction,term,recent,before,score,examples\r (esc)
  rising,量子计算,8,0,40.0322,05#8;05#7;05#6\r (esc)

A narrower question, and one that finds nothing.

  $ tidings trends 折叠屏 --limit 1
  Rising from 2025-03-12 to 2025-04-10 (8 items), against all before (24)

    nothing stands out

  Falling from 2025-03-12 to 2025-04-10 (8 items), against all before (24)

    nothing stands out
  [1]
  $ tidings trends 没有的词
  tidings: no item holds all of: 没有的词
  [1]

Without a date there is no time.

  $ printf '1. [谷歌](https://example.com/)\n' | tidings -a undated.db import --quiet - --name undated
  added         1 item   undated
    undated: warning: no date, neither in front matter nor in the file's name or folders
  $ tidings -a undated.db trends
  tidings: no post has a date: there is no time to compare
  [1]
