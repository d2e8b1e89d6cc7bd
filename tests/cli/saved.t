A search can be kept under a name, and asked for what came since.

  $ mkdir blog && cp -r $EXAMPLES/2025 blog
  $ tidings import -q blog
  $ tidings saved
  tidings: no search is saved; search QUERY --save NAME saves one
  [1]
  $ tidings search '谷歌 -地图' --save google --limit 1 --sort newest
  tidings: saved; search @google asks it again
  2 items

    1  谷歌开源网页无障碍检查模型
       林知夏 · 2025-10-12 00:00 · 2025.10.12.00#6 · x.com
       谷歌开源了一个专门检查网页无障碍问题的小模型，能指出对比度不足、缺少替代文
       字等问题，并给出修改建议。模型只有2B参数，可以在浏览器里直接运行。
  $ tidings search '模型 since:2025' --save 模型 -q --limit 1 --sort newest
  16 items

    1  量化到2比特还剩下什么
       Jean-Luc · 2025-12-21 00:00 · 2025.12.21.00#2 · x.com
       Jean-Luc把同一个模型分别量化到8、4、3、2比特，并在代码、数学和闲聊三类任务
       上评测。2比特时闲聊几乎不受影响，数学却跌到了原来的三分之一。
  $ tidings saved
  google            谷歌 -地图  (0 new)
  模型              模型 since:2025  (0 new)
  $ tidings search @google | head -n 1
  2 items
  $ tidings search @google author:林知夏 --facets --sort newest
  2 items

    1  谷歌开源网页无障碍检查模型
       林知夏 · 2025-10-12 00:00 · 2025.10.12.00#6 · x.com
       谷歌开源了一个专门检查网页无障碍问题的小模型，能指出对比度不足、缺少替代文
       字等问题，并给出修改建议。模型只有2B参数，可以在浏览器里直接运行。

    2  谷歌为NotebookLM加入时间线视图
       林知夏 · 2025-09-07 00:00 · 2025.09.07.00#1 · x.com
       谷歌在NotebookLM中测试时间线视图：上传的资料会按事件发生的先后排开，点击任
       一节点可以跳回原文。林知夏用三百页的地方志做了试验，认为人物关系的抽取仍有…

  By author
  author             items  posts       first        last
  林知夏 @linzhixia      2      2  2025-09-07  2025-10-12  ███████████████████████
  total                  2      2  2025-09-07  2025-10-12

  By category
  AI技术进展  2  █████████████████████████████████████████████████████████████████
  AI安全      1  ████████████████████████████████▌
  AI应用      1  ████████████████████████████████▌
  开源        1  ████████████████████████████████▌
  行业洞察    1  ████████████████████████████████▌
  total       2
  What is in several categories counts once in each, and once in the total.

  By site
  x.com  2  ██████████████████████████████████████████████████████████████████████
  total  2

  By month
  2025-09  1  ████████████████████████████████████████████████████████████████████
  2025-10  1  ████████████████████████████████████████████████████████████████████
  total    2
  $ tidings stats @google --by month
  2025-09  1  ████████████████████████████████████████████████████████████████████
  2025-10  1  ████████████████████████████████████████████████████████████████████
  total    2

What stands behind @NAME is read as if the search stood there in parentheses; elsewhere @NAME is a word, and it is said.

  $ for query in '@google OR 量化' '@google AND 林知夏' '@google (冰岛 OR 无障碍)' '@google -无障碍'; do tidings search "$query" --strict-match | head -n 1; done
  4 items
  2 items
  1 item
  1 item
  $ tidings search '@google OR' --strict-match
  tidings: query, character 9: OR has nothing behind it and is read as a word
  tidings: no item holds all of: 谷歌, OR (and passes the filters)
  [1]
  $ tidings search '@模型 谷歌 NEAR/2' --strict-match
  tidings: query, character 8: NEAR/2 has nothing behind it and is read as a word
  tidings: no item holds all of: 模型, 谷歌, NEAR/2 (and passes the filters)
  [1]
  $ tidings search '冰岛 @google' --strict-match
  tidings: @google stands for the saved search at the beginning only: here it is read as a word
  tidings: no item holds all of: 冰岛, @google
  [1]
  $ tidings search '冰岛 @google' --strict-match -q
  [1]
  $ tidings search '冰岛 "@google" @' --strict-match
  tidings: no item holds all of: 冰岛, @google
  [1]

Nothing has come yet, and --new says nothing about it, so that cron has nothing to mail; but on a terminal.

  $ tidings search @google --new
  [1]
  $ python3 -c "import pty; pty.spawn(['tidings', 'search', '@google', '--new'])" </dev/null | tr -d '\r'
  tidings: nothing has come for @google since it was saved or last asked with
           --new
  $ cp -r $EXAMPLES/2026 blog && tidings import -q blog
  $ tidings saved --json | sed 's/"created":"[^"]*"/"created":TIME/'
  {"v":1,"name":"google","query":"谷歌 -地图","new":2,"created":TIME}
  {"v":1,"name":"模型","query":"模型 since:2025","new":11,"created":TIME}
  $ tidings search @google --new --sort newest
  2 items

    1  谷歌相册可以按“谁拍的”来找照片
       林知夏 · 2026-03-15 00:00 · 2026.03.15.00#2 · x.com
       谷歌相册新增了按拍摄者查找照片的功能，适合多人共享的相册。林知夏提醒，这项
       功能默认关闭，需要每一位成员单独同意。

    2  谷歌与多家出版社谈判摘要授权
       林知夏 · 2026-01-18 00:00 · 2026.01.18.00#6 · x.com
       据报道，谷歌正与多家出版社谈判，希望在搜索结果中展示由模型生成的书籍摘要。
       争论的焦点是摘要的长度：出版社要求不超过三百字，并附上购买链接。
  $ tidings search @google --new
  [1]

  $ tidings saved --remove google
  $ tidings saved --remove google
  tidings: no search is saved as 'google'; tidings saved lists them
  [1]
  $ tidings saved --format csv | cut -d , -f 1-3
  name,query,new
  模型,模型 since:2025,11

  $ tidings search @google
  tidings: no search is saved as 'google': it is looked for as a word
  tidings: no item holds @google
  [1]
  $ tidings search @google --new
  tidings: no search is saved as 'google'; tidings saved lists them
  [1]
  $ tidings search google --new
  tidings: --new wants a saved search: search @NAME --new
  [64]
  $ tidings search 谷歌 --author 宝玉 --save x
  tidings: --save keeps the query alone: write --author NAME as author:NAME in it, and other filters likewise
  [64]
  $ tidings search 谷歌 --save 'two words'
  tidings: --save wants a name without white space and '@'
  [64]
  $ tidings search 谷歌 --facets --format csv
  tidings: --facets come as text and as JSON only
  [64]
