  $ tidings import --quiet $EXAMPLES

JSON, a line each.

  $ tidings search 冰岛 --json
  {"v":1,"rank":1,"score":6.56654,"item":61,"ref":"2026.03.15.00#9","title":"冰岛为本国语言训练模型的代价","author":"Sofia Lindqvist","handle":"sofialindq","site":"x.com","url":"https://x.com/sofialindq/status/2032650228695059048","posted":"2026-03-14T02:49:13.992Z","date":"2026-03-15T00:00:18+08:00","post":"2026.03.15.00","path":"2026/03/2026.03.15.00.md","position":9,"section":null,"categories":["AI技术进展","AI应用","机器人"],"summary":"冰岛公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。","snippet":"\u0002冰岛\u0003公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。","match":"all"}
  $ tidings show --json 1
  {"v":1,"item":1,"ref":"2025.09.07.00#1","title":"谷歌为NotebookLM加入时间线视图","author":"林知夏","handle":"linzhixia","site":"x.com","url":"https://x.com/linzhixia/status/1964106961763634539","posted":"2025-09-05T23:22:45.684Z","date":"2025-09-07T00:00:12+08:00","post":"2025.09.07.00","path":"2025/09/2025.09.07.00.md","position":1,"section":null,"categories":["AI技术进展","AI应用","开源"],"summary":"谷歌在NotebookLM中测试时间线视图：上传的资料会按事件发生的先后排开，点击任一节点可以跳回原文。林知夏用三百页的地方志做了试验，认为人物关系的抽取仍有遗漏，但年份几乎没有出错。","links":[],"story":[]}
  $ tidings posts --json --limit 1
  {"v":1,"post":"2026.03.15.00","path":"2026/03/2026.03.15.00.md","title":"2026.03.15.00 过去一段时间全球AI发生了什么？","date":"2026-03-15T00:00:18+08:00","categories":["AI技术进展","AI应用","机器人"],"items":9}
  $ tidings stats --json --by author --since 2026-03
  {"v":1,"author":"Emily Hart, MD","handle":"emilyhartmd","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":"Jean-Luc","handle":"jeanluc_ml","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":"Ravi K.","handle":"ravik_systems","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":"Sofia Lindqvist","handle":"sofialindq","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":"小满","handle":"xiaoman_dev","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":"林知夏","handle":"linzhixia","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":"老周聊AI","handle":"laozhou_ai","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":"陳柏翰(bohan.dev)","handle":"bohan_chen","site":"x.com","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  {"v":1,"author":null,"handle":null,"site":"huggingface.co","items":1,"posts":1,"first":"2026-03-15","last":"2026-03-15"}
  $ tidings stats --json --by month
  {"v":1,"month":"2025-09","items":7}
  {"v":1,"month":"2025-10","items":9}
  {"v":1,"month":"2025-11","items":8}
  {"v":1,"month":"2025-12","items":10}
  {"v":1,"month":"2026-01","items":7}
  {"v":1,"month":"2026-02","items":11}
  {"v":1,"month":"2026-03","items":9}

CSV and TSV, with a header line.

  $ tidings search 冰岛 --format csv
  rank,score,item,ref,title,author,handle,site,url,posted,date,post,path,position,section,categories,summary,snippet,match\r (esc)
  1,6.56654,61,2026.03.15.00#9,冰岛为本国语言训练模型的代价,Sofia Lindqvist,sofialindq,x.com,https://x.com/sofialindq/status/2032650228695059048,2026-03-14T02:49:13.992Z,2026-03-15T00:00:18+08:00,2026.03.15.00,2026/03/2026.03.15.00.md,9,,AI技术进展;AI应用;机器人,冰岛公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。,冰岛公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。,all\r (esc)
  $ tidings search 冰岛 --format tsv
  rank\tscore\titem\tref\ttitle\tauthor\thandle\tsite\turl\tposted\tdate\tpost\tpath\tposition\tsection\tcategories\tsummary\tsnippet\tmatch (esc)
  1\t6.56654\t61\t2026.03.15.00#9\t冰岛为本国语言训练模型的代价\tSofia Lindqvist\tsofialindq\tx.com\thttps://x.com/sofialindq/status/2032650228695059048\t2026-03-14T02:49:13.992Z\t2026-03-15T00:00:18+08:00\t2026.03.15.00\t2026/03/2026.03.15.00.md\t9\t\tAI技术进展;AI应用;机器人\t冰岛公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。\t冰岛公布了为本国语言训练模型的全部花费：约合四百万欧元，其中六成用于整理文本。项目负责人说，最珍贵的资料是电台捐出的六十年录音。\tall (esc)
  $ tidings show 1 --format tsv
  item\tref\ttitle\tauthor\thandle\tsite\turl\tposted\tdate\tpost\tpath\tposition\tsection\tcategories\tsummary\tlinks\tstory (esc)
  1\t2025.09.07.00#1\t谷歌为NotebookLM加入时间线视图\t林知夏\tlinzhixia\tx.com\thttps://x.com/linzhixia/status/1964106961763634539\t2025-09-05T23:22:45.684Z\t2025-09-07T00:00:12+08:00\t2025.09.07.00\t2025/09/2025.09.07.00.md\t1\t\tAI技术进展;AI应用;开源\t谷歌在NotebookLM中测试时间线视图：上传的资料会按事件发生的先后排开，点击任一节点可以跳回原文。林知夏用三百页的地方志做了试验，认为人物关系的抽取仍有遗漏，但年份几乎没有出错。\t\t (esc)
  $ tidings posts --format csv --limit 1
  post,path,title,date,categories,items\r (esc)
  2026.03.15.00,2026/03/2026.03.15.00.md,2026.03.15.00 过去一段时间全球AI发生了什么？,2026-03-15T00:00:18+08:00,AI技术进展;AI应用;机器人,9\r (esc)
  $ tidings stats --by category --format csv
  category,items\r (esc)
  AI应用,45\r (esc)
  行业洞察,45\r (esc)
  AI技术进展,42\r (esc)
  AI安全,20\r (esc)
  开源,14\r (esc)
  教育,11\r (esc)
  年度回顾,10\r (esc)
  机器人,9\r (esc)
  人才流动,8\r (esc)
  $ tidings stats --by author --since 2026-03 --format tsv
  author\thandle\tsite\titems\tposts\tfirst\tlast (esc)
  Emily Hart, MD\temilyhartmd\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  Jean-Luc\tjeanluc_ml\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  Ravi K.\travik_systems\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  Sofia Lindqvist\tsofialindq\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  小满\txiaoman_dev\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  林知夏\tlinzhixia\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  老周聊AI\tlaozhou_ai\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  陳柏翰(bohan.dev)\tbohan_chen\tx.com\t1\t1\t2026-03-15\t2026-03-15 (esc)
  \t\thuggingface.co\t1\t1\t2026-03-15\t2026-03-15 (esc)

A post is its items there.

  $ tidings show 2025.09.07.00 --format tsv | cut -f 1,2,3 | head -n 3
  item\tref\ttitle (esc)
  1\t2025.09.07.00#1\t谷歌为NotebookLM加入时间线视图 (esc)
  2\t2025.09.07.00#2\t小模型写单元测试的一次对比 (esc)

The archive as a whole, in one line.

  $ tidings stats --format csv | sed 's/,[0-9]*,2025-09:/,BYTES,2025-09:/'
  posts,items,authors,sites,first,last,undated,bytes,months,top_authors,top_categories\r (esc)
  7,61,8,6,2025-09-07,2026-03-15,0,BYTES,2025-09:7;2025-10:9;2025-11:8;2025-12:10;2026-01:7;2026-02:11;2026-03:9,林知夏:8;Jean-Luc:7;小满:7;老周聊AI:7;陳柏翰(bohan.dev):7,AI应用:45;行业洞察:45;AI技术进展:42;AI安全:20;开源:14\r (esc)
