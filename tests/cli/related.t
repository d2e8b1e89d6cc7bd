The items nearest to one: its story first, then those that share its telling words.

  $ digest() { printf -- '---\ntitle: "%s"\ndate: %s\n%s\n---\n\n' "$1" "$1" "$2" >"$1.md"; cat >>"$1.md"; }
  $ digest 2025-12-01 '' <<'END'
  > 1. [Lumen发布量子芯片-甲](https://example.com/chip?utm_source=rss)
  > 
  >     Lumen的量子芯片有七百个量子比特，低温下运行。
  > 
  > 2. [马拉松冠军产生-乙](https://example.com/run)
  > 
  >     马拉松在雨中举行，冠军来自高原。
  > END
  $ digest 2025-12-02 '' <<'END'
  > 1. [一页旧闻-丙](https://www.example.com/chip)
  > 
  >     没有说明。
  > 
  > 2. [低温实验室扩建-丁](https://example.com/lab)
  > 
  >     实验室为量子比特的低温测试扩建。
  > 
  > 3. [量子芯片与Lumen的对手-戊](https://example.com/rival)
  > 
  >     另一家公司的量子芯片也在低温下运行。
  > END
  $ digest 2025-12-03 'draft: true' <<'END'
  > 1. [Lumen量子芯片草稿-己](https://example.com/draft)
  > 
  >     量子芯片有七百个量子比特。
  > END
  $ tidings import --quiet .
  $ tidings related 2025-12-01#1
  3 items

    1  一页旧闻
       丙 · 2025-12-02 · 2025-12-02#1 · example.com
       没有说明。

    2  量子芯片与Lumen的对手
       戊 · 2025-12-02 · 2025-12-02#3 · example.com
       另一家公司的量子芯片也在低温下运行。

    3  低温实验室扩建
       丁 · 2025-12-02 · 2025-12-02#2 · example.com
       实验室为量子比特的低温测试扩建。
  $ tidings related 1 --limit 1 --json
  {"v":1,"rank":1,"score":0,"item":3,"ref":"2025-12-02#1","title":"一页旧闻","author":"丙","handle":null,"site":"example.com","url":"https://www.example.com/chip","posted":null,"date":"2025-12-02","post":"2025-12-02","path":"2025-12-02.md","position":1,"section":null,"categories":[],"summary":"没有说明。","snippet":"没有说明。","match":"some"}
  $ tidings related 1 --format tsv --limit 0 | cut -f 1,4
  rank\tref (esc)
  1\t2025-12-02#1 (esc)
  2\t2025-12-02#3 (esc)
  3\t2025-12-02#2 (esc)
  $ tidings related 2025-12-01#2
  tidings: no other item is related
  [1]
  $ tidings related 2025-12-01
  tidings: '2025-12-01' is a post; say which item of it: '2025-12-01#1'
  [64]
  $ tidings related 99
  tidings: no item or post is called '99'
  [1]
  $ tidings related
  tidings: related wants one REF: an item's number, or post and position
  [64]

An item that shares no more than a word that many have is not related.

  $ for n in 1 2 3 4 5 6 7 8; do
  >   printf '%s. [Company%s report](https://example.com/r/%s)\n' "$n" "$n" "$n"
  > done > common.md
  $ cat >> common.md <<'END'
  > 9. [Walrus tusks grow slowly, arctic biologists report](https://example.com/r/9)
  > 10. [Older walrus tusks](https://example.com/r/10)
  > END
  $ tidings --archive common.db import --quiet common.md > /dev/null
  $ tidings --archive common.db related 9 --format tsv | cut -f 1,4
  rank\tref (esc)
  1\tcommon#10 (esc)
