The same page in three digests, by addresses that differ in what does not matter.

  $ digest() { printf -- '---\ntitle: "%s"\ndate: %s\n%s\n---\n\n1. [谷歌发布新模型-甲](%s)\n\n    %s的摘要。\n\n2. [别的新闻-乙](https://example.com/%s)\n\n    谷歌也在场。\n' "$1" "$1" "$3" "$2" "$1" "$1" >"$1.md"; }
  $ digest 2025-12-01 'https://twitter.com/google/status/1?utm_source=rss' ''
  $ digest 2025-12-02 'https://www.x.com/google/status/1/' ''
  $ digest 2025-12-03 'https://x.com/google/status/1#top' 'draft: true'
  $ digest 2025-12-04 'https://x.com/google/status/1' ''
  $ tidings import --quiet .
  $ tidings search 新模型 --unique
  1 story

    1  谷歌发布新模型
       甲 · 2025-12-04 · 2025-12-04#1 · x.com · 2 more of this story
       2025-12-04的摘要。
  $ tidings search 谷歌 --unique --sort oldest --json | grep -o '"ref":"[^"]*"\|"others":[0-9]*'
  "ref":"2025-12-01#1"
  "others":2
  "ref":"2025-12-01#2"
  "others":0
  "ref":"2025-12-02#2"
  "others":0
  "ref":"2025-12-04#2"
  "others":0
  $ tidings search 谷歌 --unique --sort oldest --offset 1 --limit 1 | head -n 1
  4 stories
  $ tidings show 2025-12-01#1
  谷歌发布新模型
  甲 (@google) · x.com
  2025-12-01 · 2025-12-01#1 · item 1
  https://twitter.com/google/status/1?utm_source=rss
  also in: 2025-12-02#1, 2025-12-04#1

  2025-12-01的摘要。
  $ tidings show 2025-12-01#1 --json | grep -o '"story":.*'
  "story":["2025-12-02#1","2025-12-04#1"]}
  $ tidings stats --by author --unique | tail -n 1
  total stories        4      3  2025-12-01  2025-12-04

  $ tidings stats --by story --top 1 --json
  {"v":1,"story":"https://twitter.com/google/status/1?utm_source=rss","title":"谷歌发布新模型","items":3,"rest":0}
  {"v":1,"story":null,"title":null,"items":3,"rest":3}
  $ tidings stats --by story --top 1 --format csv
  story,title,items,rest\r (esc)
  https://twitter.com/google/status/1?utm_source=rss,谷歌发布新模型,3,0\r (esc)
  ,,3,3\r (esc)
