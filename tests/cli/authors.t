Authors are accounts; a name without account belongs to the one account that bears it.

  $ mkdir notes
  $ cat > notes/2026-01-01.md << END
  > 1. [甲发布了新模型-歸藏(guizang.ai)](https://x.com/op7418/status/1)
  > 2. [乙发布了新模型-归藏](https://a.example/2)
  > 3. [丙发布了新模型-宝玉](https://x.com/dotey/status/3)
  > 4. [丁发布了新模型-宝玉](https://a.example/4)
  > 5. [戊发布了新模型-宝玉xp](https://x.com/dotey2/status/5)
  > END
  $ tidings import --quiet notes
  $ tidings authors
  author                    items  posts       first        last
  宝玉 @dotey                   2      1  2026-01-01  2026-01-01  ████████████████
  宝玉xp @dotey2                1      1  2026-01-01  2026-01-01  ████████
  归藏                          1      1  2026-01-01  2026-01-01  ████████
  歸藏(guizang.ai) @op7418      1      1  2026-01-01  2026-01-01  ████████
  total                         5      1  2026-01-01  2026-01-01
  $ tidings authors --json --author 宝玉
  {"v":1,"author":"宝玉","handle":"dotey","site":"x.com","items":2,"posts":1,"first":"2026-01-01","last":"2026-01-01","accounts":["x.com/dotey"],"names":["宝玉"]}
  {"v":1,"author":"宝玉xp","handle":"dotey2","site":"x.com","items":1,"posts":1,"first":"2026-01-01","last":"2026-01-01","accounts":["x.com/dotey2"],"names":["宝玉xp"]}

Which may be one, and why.

  $ tidings authors suggest
  宝玉 @dotey (x.com, 2 items) = 宝玉xp @dotey2 (x.com, 1 item)
       a name that goes on: 宝玉, 宝玉xp
  歸藏(guizang.ai) @op7418 (x.com, 1 item) = 归藏 (a.example, 1 item)
       a name that goes on: 歸藏(guizang.ai), 归藏
  $ tidings authors suggest --format csv
  author,handle,site,items,other_author,other_handle,other_site,other_items,evidence\r (esc)
  宝玉,dotey,x.com,2,宝玉xp,dotey2,x.com,1,"a name that goes on: 宝玉, 宝玉xp"\r (esc)
  歸藏(guizang.ai),op7418,x.com,1,归藏,,a.example,1,"a name that goes on: 歸藏(guizang.ai), 归藏"\r (esc)

Merging, for counts and filters at once.

  $ tidings authors merge 归藏 op7418
  tidings: '归藏' and 'op7418' are one author now; 'tidings undo' takes that back
  $ tidings authors merge x.com/dotey2 @dotey
  tidings: 'x.com/dotey2' and '@dotey' are one author now; 'tidings undo' takes that back
  $ tidings stats --by author
  author                    items  posts       first        last
  宝玉 @dotey                   3      1  2026-01-01  2026-01-01  ████████████████
  歸藏(guizang.ai) @op7418      2      1  2026-01-01  2026-01-01  ██████████▋
  total                         5      1  2026-01-01  2026-01-01
  $ tidings search --author 歸藏 | head -n 1
  2 items
  $ tidings authors merge dotey2 dotey
  tidings: 'dotey2' and 'dotey' are one author already
  [64]
  $ tidings authors suggest
  tidings: no two authors look like one
  [1]

That can be taken back, and outlives a rebuild.

  $ tidings rebuild --quiet
  $ tidings stats --by author --format csv
  author,handle,site,items,posts,first,last\r (esc)
  宝玉,dotey,x.com,3,1,2026-01-01,2026-01-01\r (esc)
  歸藏(guizang.ai),op7418,x.com,2,1,2026-01-01,2026-01-01\r (esc)
  $ tidings undo > /dev/null
  $ tidings stats --by author --format csv
  author,handle,site,items,posts,first,last\r (esc)
  宝玉,dotey,x.com,2,1,2026-01-01,2026-01-01\r (esc)
  歸藏(guizang.ai),op7418,x.com,2,1,2026-01-01,2026-01-01\r (esc)
  宝玉xp,dotey2,x.com,1,1,2026-01-01,2026-01-01\r (esc)
  $ tidings authors merge --quiet x.com/dotey2 @dotey
  $ tidings stats --by author --format csv
  author,handle,site,items,posts,first,last\r (esc)
  宝玉,dotey,x.com,3,1,2026-01-01,2026-01-01\r (esc)
  歸藏(guizang.ai),op7418,x.com,2,1,2026-01-01,2026-01-01\r (esc)

A name of one's own.

  $ tidings authors rename 宝玉 宝玉老师
  tidings: '宝玉' is called '宝玉老师' now; 'tidings undo' takes that back
  $ tidings authors --json --author 老师
  {"v":1,"author":"宝玉老师","handle":"dotey","site":"x.com","items":3,"posts":1,"first":"2026-01-01","last":"2026-01-01","accounts":["x.com/dotey","x.com/dotey2"],"names":["宝玉","宝玉xp"]}

Splitting takes one out.

  $ tidings authors split name:宝玉
  tidings: 'name:宝玉' is an author by itself now; 'tidings undo' takes that back
  $ tidings authors split dotey2
  tidings: 'dotey2' is an author by itself now; 'tidings undo' takes that back
  $ tidings authors split dotey2
  tidings: 'dotey2' is an author by itself already
  [64]
  $ tidings authors
  author                    items  posts       first        last
  歸藏(guizang.ai) @op7418      2      1  2026-01-01  2026-01-01  ████████████████
       歸藏(guizang.ai) · 归藏
  宝玉                          1      1  2026-01-01  2026-01-01  ████████
  宝玉xp @dotey2                1      1  2026-01-01  2026-01-01  ████████
  宝玉老师 @dotey               1      1  2026-01-01  2026-01-01  ████████
  total                         5      1  2026-01-01  2026-01-01

What cannot be meant.

  $ tidings authors merge 没有 宝玉
  tidings: there is no author '没有'; 'tidings authors' lists them
  [64]
  $ tidings authors merge 宝玉 归藏
  tidings: '宝玉' may be name:宝玉, x.com/dotey (宝玉): say which
  [64]
  $ tidings authors join a b
  tidings: authors can merge, split, rename or suggest, not 'join'
  [64]
  $ tidings authors merge a
  tidings: usage: tidings authors merge A B
  [64]
  $ tidings --archive nowhere.db authors merge a b
  tidings: there is no archive at 'nowhere.db'; tidings import PATH makes it, --archive FILE names another
  [66]
