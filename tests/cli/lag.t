How long from publication to post: minutes, hours, or days; nothing where nobody knows.

  $ cat > lag.md << END
  > ---
  > date: 2026-01-02T12:00:00Z
  > ---
  > 
  > 1. [新闻1-甲](https://x.com/one/status/2007051745489846272)
  > 2. [新闻2-乙](https://x.com/two/status/2006983797765046272)
  > 3. [新闻3-乙](https://x.com/two/status/2006968698270646272)
  > 4. [新闻4-丙](https://x.com/three/status/2005972131640246272)
  > 5. [新闻5-丙](https://x.com/three/status/2005609743774646272)
  > 6. [新闻6-丁](https://x.com/four/status/2007061811819446272)
  > 7. [新闻7-戊](https://example.com/7)
  > END
  $ tidings --archive lag.db import --quiet lag.md
  $ tidings --archive lag.db stats --by author --lag --sort name
  author     items  known  median lag  p90 lag
  丁 @four       1      1     -10 min  -10 min  █████████████████
  丙 @three      2      2       3.0 d    4.0 d  ██████████████████████████████████
  乙 @two        2      2       5.0 h    6.0 h  ██████████████████████████████████
  戊             1                              █████████████████
  甲 @one        1      1      30 min   30 min  █████████████████
  total          7      6       5.0 h    4.0 d
  $ tidings --archive lag.db stats --by author --lag --sort name --format csv
  author,handle,site,items,posts,first,last,lag_items,lag_median_s,lag_p90_s\r (esc)
  丁,four,x.com,1,1,2026-01-02,2026-01-02,1,-600,-600\r (esc)
  丙,three,x.com,2,1,2026-01-02,2026-01-02,2,259200,345600\r (esc)
  乙,two,x.com,2,1,2026-01-02,2026-01-02,2,18000,21600\r (esc)
  戊,,example.com,1,1,2026-01-02,2026-01-02,0,,\r (esc)
  甲,one,x.com,1,1,2026-01-02,2026-01-02,1,1800,1800\r (esc)
  $ tidings --archive lag.db stats --by site --lag --json
  {"v":1,"site":"x.com","items":6,"lag_items":6,"lag_median_s":18000,"lag_p90_s":345600}
  {"v":1,"site":"example.com","items":1,"lag_items":0,"lag_median_s":null,"lag_p90_s":null}

Where a share, a running sum and stories are asked for together; where nothing has a date.

  $ printf '1. [甲-乙](https://example.com/1)\n2. [丙](https://example.com/2)\n' > undated.md
  $ tidings --archive undated.db import --quiet undated.md > undated.txt
  $ tidings --archive undated.db stats | grep -v 'on disk'
  posts       1
  items       2
  authors     1
  sites       1
  undated     2

  Authors
  乙     1  ██████████████████████████████████████████████████████████████████████
  $ tidings --archive undated.db stats --by author --share all --unique
  author         stories  share  posts  first  last
  乙                   1    50%      1               █████████████████████████████
  (no author)          1    50%      1               █████████████████████████████
  total stories        2   100%      1
  $ tidings --archive undated.db stats --by author,month
  author      none  total
  乙             1      1
  (no author)    1      1
  total          2      2
  $ tidings --archive lag.db stats --by author,day --cumulative --share column --format tsv
  author\thandle\tsite\tday\titems\tcumulative\tshare (esc)
  丙\tthree\tx.com\t2026-01-02\t2\t2\t0.285714 (esc)
  乙\ttwo\tx.com\t2026-01-02\t2\t2\t0.285714 (esc)
  丁\tfour\tx.com\t2026-01-02\t1\t1\t0.142857 (esc)
  戊\t\texample.com\t2026-01-02\t1\t1\t0.142857 (esc)
  甲\tone\tx.com\t2026-01-02\t1\t1\t0.142857 (esc)
  $ tidings --archive lag.db stats --by story --top 2
  新闻1       1  █████████████████████████████████████████████████████████████████
  新闻2       1  █████████████████████████████████████████████████████████████████
  (5 others)  5
  total       7
