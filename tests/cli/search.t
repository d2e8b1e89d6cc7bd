  $ tidings import --quiet $EXAMPLES

Words, the best first; all of them must be there.

  $ tidings search 谷歌 --limit 3
  5 items

    1  谷歌为NotebookLM加入时间线视图
       林知夏 · 2025-09-07 00:00 · 2025.09.07.00#1 · x.com
       谷歌在NotebookLM中测试时间线视图：上传的资料会按事件发生的先后排开，点击任
       一节点可以跳回原文。林知夏用三百页的地方志做了试验，认为人物关系的抽取仍有…

    2  谷歌相册可以按“谁拍的”来找照片
       林知夏 · 2026-03-15 00:00 · 2026.03.15.00#2 · x.com
       谷歌相册新增了按拍摄者查找照片的功能，适合多人共享的相册。林知夏提醒，这项
       功能默认关闭，需要每一位成员单独同意。

    3  谷歌开源网页无障碍检查模型
       林知夏 · 2025-10-12 00:00 · 2025.10.12.00#6 · x.com
       谷歌开源了一个专门检查网页无障碍问题的小模型，能指出对比度不足、缺少替代文
       字等问题，并给出修改建议。模型只有2B参数，可以在浏览器里直接运行。
  $ tidings search 谷歌 翻译 --strict-match
  tidings: no item holds all of: 谷歌, 翻译
  [1]

Where no item holds all of them, those that hold most are shown, and it is said.

  $ tidings search 谷歌 翻译 --limit 1
  tidings: no item holds all of: 谷歌, 翻译
  tidings: shown instead is what holds some of it; the nearest is without: 谷歌
  9 items that hold some words

    1  翻译家谈机器翻译的“漏译”
       Sofia Lindqvist · 2026-02-08 00:00 · 2026.02.08.00#11 · x.com
       一位翻译家比较了同一部小说的人工译本与机器译本，发现机器最大的问题不是译
       错，而是悄悄漏掉难译的半句话。她把这种现象称为“礼貌的沉默”。

  $ tidings search 谷歌 翻译 --limit 1 --json 2>&1 | grep -o '"match":"[a-z]*"'
  "match":"some"

  $ tidings search 谷歌 --limit 1 --json | grep -o '"match":"[a-z]*"'
  "match":"all"

A long run of Chinese is looked for by its words, wherever they stand; in quotes, as it stands.

  $ tidings search 谷歌徒步路线 --limit 1
  1 item, and 5 that hold some words

    1  谷歌地图测试用自然语言规划徒步路线
       林知夏 · 2025-12-21 00:00 · 2025.12.21.00#3 · x.com
       谷歌地图正在测试用一句话规划徒步路线，例如“带孩子走两小时，中途有厕所”。林
       知夏试用后发现，它会参考海拔和日落时间，但不知道步道临时封闭。

  $ tidings search '"谷歌徒步路线"'
  tidings: no item holds 谷歌徒步路线
  [1]

  $ tidings search 谷歌徒步路线 --quiet | head -n 1
  1 item, and 5 that hold some words

What was meant by a word that is not there: a word near by, or one that sounds like it.

  $ tidings search Clade
  tidings: no item holds Clade
  tidings: for Clade, did you mean claude?
  [1]

  $ tidings search guge
  tidings: no item holds guge
  tidings: for guge, did you mean 谷歌?
  [1]

  $ tidings search 谷哥
  tidings: no item holds 谷哥
  tidings: for 谷哥, did you mean 谷歌?
  [1]

  $ tidings search linzhixa --json
  tidings: no item holds linzhixa
  tidings: for linzhixa, did you mean author:linzhixia?
  [1]

  $ tidings search guge --quiet
  [1]


A phrase.

  $ tidings search '"Claude Code"' --limit 2
  1 item

    1  Claude Code写脚本时最常见的五个错误
       小满 · 2025-10-12 00:00 · 2025.10.12.00#3 · x.com
       小满统计了自己两个月里让Claude Code写的一百多个脚本，归纳出五类常见错误，排
       在首位的是忽略文件名中的空格。他为此写了一份检查清单，放在项目的CLAUDE.md…
  $ tidings search 'claude code' --limit 1
  1 item

    1  Claude Code写脚本时最常见的五个错误
       小满 · 2025-10-12 00:00 · 2025.10.12.00#3 · x.com
       小满统计了自己两个月里让Claude Code写的一百多个脚本，归纳出五类常见错误，排
       在首位的是忽略文件名中的空格。他为此写了一份检查清单，放在项目的CLAUDE.md…

Filters, alone and with words.

  $ tidings search --author 小满 --limit 2 --sort newest
  7 items

    1  GitHub-Actions里的密钥泄露检查
       小满 · 2026-03-15 00:00 · 2026.03.15.00#5 · x.com
       小满写了一个小工具，在提交之前检查CI配置里是否混入了密钥。它不调用任何模
       型，只用正则表达式和熵值判断，两千个仓库里的误报只有六处。

    2  让模型写春联：平仄比想象中难
       小满 · 2026-02-08 00:00 · 2026.02.08.00#1 · x.com
       小满让六个模型各写了一百副春联，再请两位语文老师打分。能做到对仗的有八成，
       平仄全对的不到一成。得分最高的一副是：“春风入户千家暖，瑞雪盈门万象新”。
  $ tidings search 模型 --since 2026-03 --limit 2
  3 items

    1  冰岛为本国语言训练模型的代价
       Sofia Lindqvist · 2026-03-15 00:00 · 2026.03.15.00#9 · x.com
       冰岛公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文
       本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。

    2  编译器团队如何使用模型寻找缺陷
       Ravi K. · 2026-03-15 00:00 · 2026.03.15.00#4 · x.com
       一个编译器团队让模型阅读测试失败的日志，并生成最小的复现代码。三个月里共找
       到二十七个缺陷，其中四个存在了十年以上。每一处修改仍由人来写。
  $ tidings search 模型 --until 2025-09 --limit 1 --sort oldest
  4 items

    1  小模型写单元测试的一次对比
       Jean-Luc · 2025-09-07 00:00 · 2025.09.07.00#2 · x.com
       作者让四个不足10B参数的模型为同一份C代码写单元测试，再用变异测试来打分。结
       果显示，能先读懂头文件注释的模型得分高出近一倍，而一味增加用例数量几乎没有…
  $ tidings search 模型 --category 机器人 --limit 1
  3 items

    1  冰岛为本国语言训练模型的代价
       Sofia Lindqvist · 2026-03-15 00:00 · 2026.03.15.00#9 · x.com
       冰岛公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文
       本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。

Page by page.

  $ tidings search 模型 --limit 1 --offset 1 | head -n 3
  27 items

    2  睡眠日志与语言模型
  $ tidings search 模型 --offset 1000
  tidings: all items found, 27, come before that offset
  [1]
  $ tidings search 模型 --offset 9223372036854775807
  tidings: all items found, 27, come before that offset
  [1]
  $ tidings search 模型 --limit 9223372036854775807 --offset 26 | head -n 3
  27 items

   27  RAG不是检索-生成那么简单

Nothing found.

  $ tidings search '"没有这样的词"'
  tidings: no item holds 没有这样的词
  [1]
  $ tidings search '!!!'
  tidings: the query holds no word to look for
  [1]
  $ tidings search '"没有这样的词"' --quiet
  [1]
  $ tidings search --author 没有这样的人
  tidings: no item passes the filters
  tidings: author:"没有这样的人" finds nothing by itself; 'tidings authors' lists what there is
  [1]

A narrow terminal.

  $ COLUMNS=30 tidings search 谷歌 --limit 1
  5 items

    1  谷歌为NotebookLM加入时间
       线视图
       林知夏 · 2025-09-07 00:00
       · 2025.09.07.00#1 · x.com
       谷歌在NotebookLM中测试时
       间线视图：上传的资料会按
       事件发生的先后排开，点击
       任一节点可以跳回原文。林
       知夏用三百页的地方志做了
       试验，认为人物关系的抽取
       仍有…

A word behind '-' that is no option is taken out; one letter is rather a mistake.

  $ tidings search 谷歌 -相册 --quiet | head -n 1
  4 items

  $ tidings search 谷歌 -gemini --strict-match --quiet | head -n 1
  5 items

  $ tidings search 谷歌 -z
  tidings: unknown option -z ('--' goes before words that begin with '-')
  [64]

What a query cannot mean is said, with the place, and looked for as words.

  $ tidings search '谷歌 AND' --limit 1 | head -n 1
  tidings: query, character 4: AND has nothing behind it and is read as a word
  tidings: no item holds all of: 谷歌, AND
  tidings: shown instead is what holds some of it; the nearest is without: AND
  tidings: for AND, did you mean an?
  5 items that hold some words

  $ tidings search '谷歌 date:someday' --limit 1 | head -n 1
  tidings: query, character 9: date: wants a date such as 2025, 2025-12, 2025-12-07, 7d or yesterday; 'someday' is read as a word
  tidings: no item holds all of: 谷歌, someday
  tidings: shown instead is what holds some of it; the nearest is without: 谷歌, someday
  6 items that hold some words

  $ tidings search '谷歌 (地图' --limit 1 | head -n 1
  tidings: query, character 4: this ( has no ) and is read as text
  1 item, and 4 that hold some words

  $ tidings search '谷歌 (地图' --limit 1 --quiet | head -n 1
  1 item, and 4 that hold some words

  $ tidings search "谷歌 $(seq -s ' ' 100)" --limit 1 2>&1 | head -n 1
  tidings: the query is too long: 37 of its words, or ends of words, are left out

  $ tidings search "谷歌 $(head -c 70000 /dev/zero | tr '\0' ' ') 地图" --limit 1 | head -n 1
  tidings: the query is longer than 65536 bytes: what follows is left out
  5 items

  $ tidings search '...'
  tidings: the query holds no word to look for
  [1]

  $ tidings search @
  tidings: the query holds no word to look for
  [1]

  $ tidings search --author nobody
  tidings: no item passes the filters
  tidings: author:"nobody" finds nothing by itself; 'tidings authors' lists what there is
  [1]

Which filters find nothing by themselves is said, but of one that is not to be there.

  $ tidings search '地图 author:nobody -author:noone site:x.com (category:x OR category:y)' >/dev/null
  tidings: no item holds 地图 (and passes the filters)
  tidings: author:"nobody" finds nothing by itself; 'tidings authors' lists what there is
  tidings: category:"x" finds nothing by itself; 'tidings stats --by category' lists what there is
  tidings: category:"y" finds nothing by itself; 'tidings stats --by category' lists what there is
  [1]

  $ tidings authors --since 2030
  tidings: no item passes the filters
  tidings: date:2030-01-01.. finds nothing by itself
  [1]

  $ tidings authors --since 2030 --quiet
  [1]

What was sought in vain is cut, too.

  $ tidings search "$(seq -s '' 1000 1120)" --strict-match
  tidings: no item holds 1000100110021003100410051006100710081009101010111012101310141015101610171018101910201021102210231024…
  [1]

  $ tidings search $(seq 1000000000000000000 1000000000000000040) --strict-match 2>&1 | grep -o '00022.*'
  00022, 1000000000000000023, …

All items, drafts or not.

  $ tidings stats --drafts | tail -n 1
  开源        14  ███████████████████▉

  $ tidings search 谷歌 --limit 1 --offset 99 --quiet
  [1]

  $ tidings search 谷歌 --facets --unique --limit 1 --sort oldest
  5 stories

    1  谷歌为NotebookLM加入时间线视图
       林知夏 · 2025-09-07 00:00 · 2025.09.07.00#1 · x.com
       谷歌在NotebookLM中测试时间线视图：上传的资料会按事件发生的先后排开，点击任
       一节点可以跳回原文。林知夏用三百页的地方志做了试验，认为人物关系的抽取仍有…

  By author
  author             items  posts       first        last
  林知夏 @linzhixia      5      5  2025-09-07  2026-03-15  ███████████████████████
  total                  5      5  2025-09-07  2026-03-15

  By category
  AI技术进展  5  █████████████████████████████████████████████████████████████████
  AI应用      3  ███████████████████████████████████████
  行业洞察    3  ███████████████████████████████████████
  开源        2  ██████████████████████████
  AI安全      1  █████████████
  年度回顾    1  █████████████
  机器人      1  █████████████
  total       5
  What is in several categories counts once in each, and once in the total.

  By site
  x.com  5  ██████████████████████████████████████████████████████████████████████
  total  5

  By month
  2025-09  1  ████████████████████████████████████████████████████████████████████
  2025-10  1  ████████████████████████████████████████████████████████████████████
  2025-11  0
  2025-12  1  ████████████████████████████████████████████████████████████████████
  2026-01  1  ████████████████████████████████████████████████████████████████████
  2026-02  0
  2026-03  1  ████████████████████████████████████████████████████████████████████
  total    5

An archive may hold files and no items.

  $ echo 'Just words.' > words.md && tidings --archive empty.db import --quiet words.md
  added         0 items  words.md
    words.md: warning: no date in front matter, file name, folders or title
  $ tidings --archive empty.db search words
  tidings: no item holds words
  [1]

What has no date comes last, and has no score where age counts.

  $ printf '1. [谷歌](https://example.org/)\n' > undated.md && printf '1. [谷歌](https://example.org/2)\n' > 2025-01-01.md

  $ tidings -a undated.db import --quiet undated.md 2025-01-01.md | grep -c warning
  1

  $ tidings -a undated.db search 谷歌 --half-life 90d --json | grep '"score":0,' | grep -o '"ref":"[^"]*"'
  "ref":"undated#1"

  $ tidings -a undated.db search 谷歌 --sort newest --format tsv | cut -f 4
  ref
  2025-01-01#1
  undated#1

  $ tidings -a undated.db search 谷歌 --sort oldest --format tsv | cut -f 4
  ref
  2025-01-01#1
  undated#1

  $ tidings -a undated.db posts --format tsv | cut -f 1,4
  post\tdate (esc)
  2025-01-01\t2025-01-01 (esc)
  undated\t (esc)

  $ tidings -a undated.db first 谷歌 --format tsv | cut -f 4
  ref
  2025-01-01#1

The same counts for programs, behind the hits; and of what holds some of the words, too.

  $ tidings search 冰岛 --facets --json | tail -n +2
  {"v":1,"author":"Sofia Lindqvist","handle":"sofialindq","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15","rest":0}
  {"v":1,"category":"AI应用","items":1,"rest":0}
  {"v":1,"category":"AI技术进展","items":1,"rest":0}
  {"v":1,"category":"机器人","items":1,"rest":0}
  {"v":1,"site":"x.com","items":1,"rest":0}
  {"v":1,"month":"2026-03","items":1}
  $ tidings search 冰岛 翻译 --facets 2>/dev/null | tail -n 20
  行业洞察    3  ████████████████████████████████████████████████▊
  AI安全      2  ████████████████████████████████▌
  机器人      2  ████████████████████████████████▌
  人才流动    1  ████████████████▎
  教育        1  ████████████████▎
  total       5
  What is in several categories counts once in each, and once in the total.

  By site
  x.com  5  ██████████████████████████████████████████████████████████████████████
  total  5

  By month
  2025-10  1  ██████████████████████████████████
  2025-11  1  ██████████████████████████████████
  2025-12  0
  2026-01  0
  2026-02  1  ██████████████████████████████████
  2026-03  2  ████████████████████████████████████████████████████████████████████
  total    5

What is not put in order by its words is not scored.

  $ tidings search 冰岛 --explain --sort newest 2>&1 | grep tidings | grep -v time
  tidings: tree: "冰岛"  1 item  MATCH "冰岛"
  tidings: tiers: 1 hold all, 0 some
  $ tidings search site:x.com --explain 2>&1 | grep tidings | grep -v time
  tidings: tree: site:"x.com"  53 items  a statement of its own
  tidings: tiers: 53 hold all, 0 some

A pasted address finds what links to that page, whatever else is in it, and what holds it as text; url: likewise.

  $ mkdir links && printf '1. [甲](https://x.com/dotey/status/1997092458807881829)\n\n   一\n2. [乙](https://a.example/b?id=1)\n\n   见 x.com/dotey/status/1997092458807881829 与https：//a.example/b?id=2\n' > links/2025-12-01.md
  $ tidings -a links.db import --quiet links
  $ for query in https://x.com/dotey/status/1997092458807881829 'https://twitter.com/dotey/status/1997092458807881829?s=20' url:https://twitter.com/Dotey/status/1997092458807881829/photo/1 'https://a.example/b?utm_source=x&id=1' 'https://a.example/b?id=2' '"https://x.com/dotey/status/1997092458807881829"' 'title:https://a.example/b?id=1' '甲 -https://x.com/dotey/status/1997092458807881829' '乙 url:https://www.a.example/b?id=1#top' '没有 OR https://www.a.example/b?id=1' '甲 没有的词 https://www.a.example/b?id=1'; do echo "$query:" $(tidings -a links.db search "$query" --json -q | grep -o '"title":"[^"]*"'); done
  https://x.com/dotey/status/1997092458807881829: "title":"甲"
  https://twitter.com/dotey/status/1997092458807881829?s=20: "title":"甲"
  url:https://twitter.com/Dotey/status/1997092458807881829/photo/1: "title":"甲"
  https://a.example/b?utm_source=x&id=1: "title":"乙"
  https://a.example/b?id=2: "title":"乙"
  "https://x.com/dotey/status/1997092458807881829":
  title:https://a.example/b?id=1:
  甲 -https://x.com/dotey/status/1997092458807881829:
  乙 url:https://www.a.example/b?id=1#top: "title":"乙"
  没有 OR https://www.a.example/b?id=1: "title":"乙"
  甲 没有的词 https://www.a.example/b?id=1: "title":"乙"
  $ tidings -a links.db search https://b.example/ --strict-match
  tidings: no item holds https://b.example/ or a link to it
  [1]
  $ tidings -a links.db search 'https://b.example/ 甲' --strict-match
  tidings: no item holds all of: https://b.example/ or a link to it, 甲
  [1]
  $ tidings -a links.db search 'https://b.example/ site:a.example'
  tidings: no item holds https://b.example/ or a link to it (and passes the filters)
  [1]

Names of fields are in letters of any case. What is nearly an operator is text, and where that finds nothing it is said
what may have been meant.

  $ tidings search 'Author:林知夏 TITLE:谷歌' --json | wc -l
  5
  $ for query in titel:谷歌 作者：林知夏 Summery:谷歌 tag:谷歌 '谷歌|苹果||地图' '"titel:谷歌"'; do tidings search "$query" --strict-match; done
  tidings: no item holds titel:谷歌
  tidings: 'titel:谷歌' is read as text: did you mean title:谷歌?
  tidings: no item holds 作者：林知夏
  tidings: '作者：林知夏' is read as text: did you mean author:林知夏?
  tidings: no item holds Summery:谷歌
  tidings: 'Summery:谷歌' is read as text: did you mean summary:谷歌?
  tidings: no item holds tag:谷歌
  tidings: no item holds 谷歌|苹果||地图
  tidings: '谷歌|苹果||地图' is read as text: did you mean 谷歌 OR 苹果 OR 地图?
  tidings: no item holds titel:谷歌
  [1]
  $ for query in '谷歌 or 虚空' '谷歌 and 虚空' 'not 虚空' '谷歌 NEAR 虚空' '谷歌 或 虚空' 'or 虚空' '谷歌 虚空 or'; do tidings search "$query" --limit 1 2>&1 | grep 'read as'; done
  tidings: 'or' is read as text: did you mean OR?
  tidings: 'and' is read as text: did you mean AND?
  tidings: 'not' is read as text: did you mean NOT?
  tidings: 'NEAR' is read as text: did you mean NEAR/5?
  tidings: '或' is read as text: did you mean OR?
  [1]
  $ tidings stats titel:谷歌 --by month
  tidings: no item holds titel:谷歌
  tidings: 'titel:谷歌' is read as text: did you mean title:谷歌?
  [1]
  $ tidings search titel:谷歌 -q
  [1]
