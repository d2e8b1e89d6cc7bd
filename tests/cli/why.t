Why an item is found, or not, part by part.

  $ tidings import -q $EXAMPLES
  $ tidings why 2026.03.15.00#2 '谷歌 -地图 author:林知夏 (苹果 OR title:相册) date:2026'
  yes  "谷歌" -"地图" author:"林知夏" ("苹果" OR title:"相册") date:2026-01-01..2026-12-31  (1 item)
  yes    "谷歌"  (5 items)  title, summary
  yes    -"地图"  (60 items)
  no       "地图"  (1 item)
  yes    author:"林知夏"  (8 items)
  yes    "苹果" OR title:"相册"  (1 item)
  no       "苹果"  (0 items)
  yes      title:"相册"  (1 item)  title
  yes    date:2026-01-01..2026-12-31  (27 items)
  tidings: the query finds 2026.03.15.00#2
  $ tidings why 2026.03.15.00#2 谷歌 苹果 --since 2026
  no   "谷歌" "苹果" date:2026-01-01..  (0 items)
  yes    "谷歌"  (5 items)  title, summary
  no     "苹果"  (0 items)
  yes    date:2026-01-01..  (27 items)
  tidings: the query does not find 2026.03.15.00#2
  [1]
  $ tidings why 2025.09.07.00#1 note
  no   "note"  (0 items)  only as part of a longer word: title, summary
  tidings: the query does not find 2025.09.07.00#1
  [1]
  $ tidings why 2026.03.15.00#2 '谷歌 NEAR/3 拍摄' --json
  {"v":1,"depth":0,"part":"\"谷歌\" NEAR/3 \"拍摄\"","found":"no","where":null,"items":0,"plan":"the places of both"}
  {"v":1,"depth":1,"part":"\"谷歌\"","found":"yes","where":"title, summary","items":5,"plan":"MATCH \"谷歌\""}
  {"v":1,"depth":1,"part":"\"拍摄\"","found":"yes","where":"summary","items":1,"plan":"MATCH \"拍摄\""}
  tidings: the query does not find 2026.03.15.00#2
  [1]
  $ tidings why 2026.03.15.00 谷歌
  tidings: '2026.03.15.00' is a post; say which item of it: '2026.03.15.00#1'
  [64]
  $ tidings why 1
  tidings: why wants a REF of an item and a QUERY
  [64]

  $ tidings search '谷歌 -地图' --explain --limit 1 2>&1 >/dev/null | sed 's/[0-9]*\.[0-9]*/N/g; s/item [0-9]*:/item N:/'
  tidings: tree: "谷歌" -"地图"  4 items  sets joined
  tidings: tree:   "谷歌"  5 items  MATCH "谷歌"
  tidings: tree:   -"地图"  60 items  sets joined
  tidings: tree:     "地图"  1 item  MATCH "地图"
  tidings: tiers: 4 hold all, 0 some
  tidings: word: "谷歌"  5 items, idf N, weight N
  tidings: score: N item N: N = N "谷歌"
  tidings: time: N ms to find, N ms to put in order

What bold phrases, single characters, words close together, a title of little else, likeness to the
best item, all words of a run and age do to a score.

  $ tidings search 模型 --explain --half-life 90d --limit 1 2>&1 >/dev/null | grep score | sed 's/[0-9]*\.[0-9]*/N/g'
  tidings: score: N item 61: N = N "模型", times N for its age
  $ tidings search '"换一个小模型"' --explain --limit 1 2>&1 >/dev/null | grep score | sed 's/[0-9]*\.[0-9]*/N/g'
  tidings: score: N item 35: N = N "换一个小模型" + N bold
  $ tidings search 谷歌新出的模型 --explain --limit 1 2>&1 >/dev/null | grep score | sed 's/[0-9]*\.[0-9]*/N/g'
  tidings: score: N item 13: N = N "谷歌" + N "模型" + N single characters + N close together + N of the title + N like the best
  $ tidings search 谷歌的模型 --explain --limit 1 2>&1 >/dev/null | grep score | sed 's/[0-9]*\.[0-9]*/N/g'
  tidings: score: N item 13: N = N "谷歌" + N "模型" + N single characters + N close together + N of the title + N all words
  $ tidings search 'models 谷歌' --explain --limit 1 2>&1 >/dev/null | grep 'word: ' | sed 's/[0-9]*\.[0-9]*/N/g'
  tidings: word: "models"  4 items, idf N, weight N
  tidings: word: stem "model"  4 items, idf N, weight N
  tidings: word: "谷歌"  5 items, idf N, weight N

An item wants to be named, and its draft to be asked for.

  $ tidings why 999 谷歌
  tidings: no item or post is called '999'
  [1]

  $ tidings why nosuch 谷歌
  tidings: no item or post is called 'nosuch'
  [1]

  $ tidings why 1 '...'
  tidings: the query holds no word to look for
  [1]

  $ tidings why 1 '...' --quiet
  [1]

  $ mkdir -p twins/a twins/b

  $ printf -- '---\ndraft: true\n---\n1. [谷歌的草稿](https://example.org/d)\n' | tee twins/a/2026-05-01.md > twins/b/2026-05-01.md

  $ printf '\n2. [又一条](https://example.org/e)\n' >> twins/b/2026-05-01.md

  $ tidings import -q twins

  $ tidings why '2026-05-01#1' 谷歌
  tidings: '2026-05-01#1' is the name of 2 posts:
  tidings:   a/2026-05-01#1
  tidings:   b/2026-05-01#1
  [1]

  $ tidings why 'b/2026-05-01#1' 谷歌
  yes  "谷歌"  (7 items)  title
  tidings: b/2026-05-01#1 is left out: its post is a draft (--drafts)
  [1]

  $ tidings why 'b/2026-05-01#1' 谷歌 --drafts
  yes  "谷歌"  (7 items)  title
  tidings: the query finds b/2026-05-01#1

  $ tidings related '2026-05-01#1'
  tidings: '2026-05-01#1' is the name of 2 posts:
  tidings:   a/2026-05-01#1
  tidings:   b/2026-05-01#1
  [1]

Drafts are shown where they are asked for, those that hold some of the words, too.

  $ tidings search 草稿 没有的词 --limit 1
  tidings: no item holds all of: 草稿, 没有的词
  tidings: shown instead is what holds some of it; the nearest is without: 草稿
  6 items that hold some words

    1  A fair benchmark for small OCR models
       2025-12-21 00:00 · 2025.12.21.00#7 · huggingface.co
       Hugging Face的博客比较了十一个小型OCR模型，测试材料包括竖排中文、手写收据和
       褪色的传真。没有一个模型在三类材料上都领先。

  $ tidings search 草稿 没有的词 --limit 1 --drafts
  tidings: no item holds all of: 草稿, 没有的词
  tidings: shown instead is what holds some of it; the nearest is without: 没有
  8 items that hold some words

    1  谷歌的草稿
       2026-05-01 · b/2026-05-01#1 · example.org
