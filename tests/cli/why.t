Why an item is found, or not, part by part.

  $ tidings import -q $EXAMPLES
  /tmp/tmpvnr92572/script: line 1: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]
  $ tidings why 2026.03.15.00#2 '谷歌 -地图 author:林知夏 (苹果 OR title:相册) date:2026'
  /tmp/tmpvnr92572/script: line 3: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]
  $ tidings why 2026.03.15.00#2 谷歌 苹果 --since 2026
  /tmp/tmpvnr92572/script: line 5: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]
  $ tidings why 2025.09.07.00#1 note
  /tmp/tmpvnr92572/script: line 7: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]
  $ tidings why 2026.03.15.00#2 '谷歌 NEAR/3 拍摄' --json
  /tmp/tmpvnr92572/script: line 9: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]
  $ tidings why 2026.03.15.00 谷歌
  /tmp/tmpvnr92572/script: line 11: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]
  $ tidings why 1
  /tmp/tmpvnr92572/script: line 13: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings search '谷歌 -地图' --explain --limit 1 2>&1 >/dev/null | sed 's/[0-9]*\.[0-9]*/N/g; s/item [0-9]*:/item N:/'
  /tmp/tmpvnr92572/script: line 15: /tmp/tmpvnr92572/bin/tidings: Permission denied

What bold phrases, single characters, words close together, a title of little else and age do to a
score.

  $ tidings search 模型 --explain --half-life 90d --limit 1 2>&1 >/dev/null | grep score | sed 's/[0-9]*\.[0-9]*/N/g'
  $ tidings search '"换一个小模型"' --explain --limit 1 2>&1 >/dev/null | grep score | sed 's/[0-9]*\.[0-9]*/N/g'
  $ tidings search 谷歌新出的模型 --explain --limit 1 2>&1 >/dev/null | grep score | sed 's/[0-9]*\.[0-9]*/N/g'
  $ tidings search 'models 谷歌' --explain --limit 1 2>&1 >/dev/null | grep 'word: ' | sed 's/[0-9]*\.[0-9]*/N/g'

An item wants to be named, and its draft to be asked for.

  $ tidings why 999 谷歌
  /tmp/tmpvnr92572/script: line 25: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings why nosuch 谷歌
  /tmp/tmpvnr92572/script: line 27: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings why 1 '...'
  /tmp/tmpvnr92572/script: line 29: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings why 1 '...' --quiet
  /tmp/tmpvnr92572/script: line 31: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ mkdir -p twins/a twins/b

  $ printf -- '---\ndraft: true\n---\n1. [谷歌的草稿](https://example.org/d)\n' | tee twins/a/2026-05-01.md > twins/b/2026-05-01.md

  $ printf '\n2. [又一条](https://example.org/e)\n' >> twins/b/2026-05-01.md

  $ tidings import -q twins
  /tmp/tmpvnr92572/script: line 39: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings why '2026-05-01#1' 谷歌
  /tmp/tmpvnr92572/script: line 41: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings why 'b/2026-05-01#1' 谷歌
  /tmp/tmpvnr92572/script: line 43: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings why 'b/2026-05-01#1' 谷歌 --drafts
  /tmp/tmpvnr92572/script: line 45: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings related '2026-05-01#1'
  /tmp/tmpvnr92572/script: line 47: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

Drafts are shown where they are asked for, those that hold some of the words, too.

  $ tidings search 草稿 没有的词 --limit 1
  /tmp/tmpvnr92572/script: line 49: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]

  $ tidings search 草稿 没有的词 --limit 1 --drafts
  /tmp/tmpvnr92572/script: line 51: /tmp/tmpvnr92572/bin/tidings: Permission denied
  [126]
