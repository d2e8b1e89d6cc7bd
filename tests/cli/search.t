  $ tidings import --quiet $EXAMPLES

Words, the best first; all of them must be there.

  $ tidings search 谷歌 --limit 3
  $ tidings search 谷歌 翻译

A phrase.

  $ tidings search '"Claude Code"' --limit 2
  $ tidings search 'claude code' --limit 1

Filters, alone and with words.

  $ tidings search --author 小满 --limit 2 --sort newest
  $ tidings search 模型 --since 2026-03 --limit 2
  $ tidings search 模型 --until 2025-09 --limit 1 --sort oldest
  $ tidings search 模型 --category 机器人 --limit 1

Page by page.

  $ tidings search 模型 --limit 1 --offset 1 | head -n 2
  $ tidings search 模型 --offset 1000

Nothing found.

  $ tidings search 没有 这样的词
  $ tidings search '!!!'
  $ tidings search 没有这样的词 --quiet
  $ tidings search --author 没有这样的人

A narrow terminal.

  $ COLUMNS=30 tidings search 谷歌 --limit 1
