  $ tidings import --quiet $EXAMPLES

An item, by its number, or by its post and position.

  $ tidings show 1
  谷歌为NotebookLM加入时间线视图
  林知夏 (@linzhixia) · x.com
  2025-09-07 00:00 · 2025.09.07.00#1 · item 1
  categories: AI技术进展, AI应用, 开源
  https://x.com/linzhixia/status/1964106961763634539

  谷歌在NotebookLM中测试时间线视图：上传的资料会按事件发生的先后排开，点击任一节点
  可以跳回原文。林知夏用三百页的地方志做了试验，认为人物关系的抽取仍有遗漏，但年份
  几乎没有出错。
  $ tidings show '2025.09.07.00#1' | diff - <(tidings show 1)

A whole post, by name or by path.

  $ tidings show 2025.09.07.00 | head -n 12
  2025.09.07.00 过去一段时间全球AI发生了什么？
  2025.09.07.00 · 2025-09-07 00:00 · 7 items
  categories: AI技术进展, AI应用, 开源

  谷歌为NotebookLM加入时间线视图
  林知夏 (@linzhixia) · x.com
  2025.09.07.00#1 · item 1
  https://x.com/linzhixia/status/1964106961763634539

  谷歌在NotebookLM中测试时间线视图：上传的资料会按事件发生的先后排开，点击任一节点
  可以跳回原文。林知夏用三百页的地方志做了试验，认为人物关系的抽取仍有遗漏，但年份
  几乎没有出错。
  $ tidings show 2025/09/2025.09.07.00 | diff - <(tidings show 2025.09.07.00)
  $ tidings show 2025/09/2025.09.07.00.md | diff - <(tidings show 2025.09.07.00)

Several, in the order given; what is not there is named in the end.

  $ tidings show --json 2 nothing 1 | cut -c 1-40
  tidings: no item or post is called 'nothing'
  {"v":1,"item":2,"ref":"2025.09.07.00#2",
  {"v":1,"item":1,"ref":"2025.09.07.00#1",
  $ tidings show 1 99999 '2025.09.07.00#99' >/dev/null
  tidings: no item or post is called '99999'
  tidings: no item or post is called '2025.09.07.00#99'
  [1]

Where two posts share a name, the path decides.

  $ mkdir -p twins/a twins/b
  $ printf '1.  [一-甲](https://example.org/1)\n\n    甲。\n' > twins/a/2026.05.01.00.md
  $ printf '1.  [二-乙](https://example.org/2)\n\n    乙。\n' > twins/b/2026.05.01.00.md
  $ tidings import --quiet twins
  $ tidings show 2026.05.01.00
  tidings: '2026.05.01.00' is the name of 2 posts:
  tidings:   a/2026.05.01.00
  tidings:   b/2026.05.01.00
  [1]
  $ tidings show '2026.05.01.00#1'
  tidings: '2026.05.01.00#1' is the name of 2 posts:
  tidings:   a/2026.05.01.00#1
  tidings:   b/2026.05.01.00#1
  [1]
  $ tidings show 'b/2026.05.01.00#1'
  二
  乙 · example.org
  2026-05-01 · b/2026.05.01.00#1 · item 63
  https://example.org/2

  乙。

Where two imported folders hold the same path, the whole path does.

  $ mkdir mine yours && printf '1.  [三-甲](https://example.org/3)\n' > mine/2026.05.02.mdx && sed s/三/四/ mine/2026.05.02.mdx > yours/2026.05.02.mdx
  $ tidings import --quiet mine yours
  $ tidings show 2026.05.02 '2026.05.02#1' 2>&1 | sed "s|$PWD|WORK|"
  tidings: '2026.05.02' is the name of 2 posts:
  tidings:   mine/2026.05.02
  tidings:   yours/2026.05.02
  tidings: '2026.05.02#1' is the name of 2 posts:
  tidings:   mine/2026.05.02#1
  tidings:   yours/2026.05.02#1
  $ tidings show $PWD/yours/2026.05.02.mdx | head -4
  (no title)
  yours/2026.05.02 · 2026-05-02 · 1 item

  四
  $ tidings show "$PWD/mine/2026.05.02#1" | head -1
  三
  $ tidings posts post:$PWD/yours/2026.05.02
  2026-05-02        yours/2026.05.02  1 item

A path that is whole comes before one that goes on with an ending.

  $ sed s/三/五/ mine/2026.05.02.mdx | tidings import --quiet - --name 2026.05.03
  $ sed s/三/六/ mine/2026.05.02.mdx > mine/2026.05.03.md && tidings import --quiet mine
  $ tidings show '2026.05.03#1' '2026.05.03.md#1' | grep '[五六]'
  五
  六

Links of an item stand below it, with their words where these say more.

  $ mkdir links
  $ cat > links/2026.06.01.md << END
  > 1. [One](https://example.com/1)
  > 
  >    See [the paper](https://example.com/paper) and <https://example.com/raw>.
  > END
  $ tidings --archive links.db import --quiet links
  $ tidings --archive links.db show 1
  One
  example.com
  2026-06-01 · 2026.06.01#1 · item 1
  https://example.com/1

  See the paper and https://example.com/raw.

  the paper
  https://example.com/paper
  https://example.com/raw
