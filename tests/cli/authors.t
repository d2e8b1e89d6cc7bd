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
       tidings authors merge x.com/dotey2 x.com/dotey
  歸藏(guizang.ai) @op7418 (x.com, 1 item) = 归藏 (a.example, 1 item)
       a name that goes on: 歸藏(guizang.ai), 归藏
       tidings authors merge 'name:归藏' x.com/op7418
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
  tidings: taken back; tidings redo brings it back
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
  [1]
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

What speaks for two authors being one: what speaks most comes first.

  $ mkdir more
  $ cat > more/2026-02-01.md << END
  > 1. [一-Ann Lee](https://x.com/annlee/status/1)
  > 2. [二-Ann Lee](https://bsky.app/profile/AnnLee/post/2)
  > 3. [三-張三丰](https://x.com/zhang/status/3)
  > 4. [四-张三丰](https://bsky.app/profile/sanfeng/post/4)
  > 5. [五-Bob Ray](https://x.com/bobray/status/5)
  > 6. [六-Bob Ray](https://bsky.app/profile/rayb/post/6)
  > 7. [七-Cleo](https://x.com/cleo/status/7)
  > 8. [八-Kleopatra](https://bsky.app/profile/cleo/post/8)
  > 9. [九-Bob Ray](https://x.com/bobray/status/9)
  > END
  $ tidings --archive more.db import --quiet more
  $ tidings --archive more.db authors suggest
  Ann Lee @annlee (x.com, 1 item) = Ann Lee @AnnLee (bsky.app, 1 item)
       the same handle, the same name
       tidings authors merge bsky.app/AnnLee x.com/annlee
  Bob Ray @bobray (x.com, 2 items) = Bob Ray @rayb (bsky.app, 1 item)
       the same name
       tidings authors merge bsky.app/rayb x.com/bobray
  Cleo @cleo (x.com, 1 item) = Kleopatra @cleo (bsky.app, 1 item)
       the same handle
       tidings authors merge bsky.app/cleo x.com/cleo
  張三丰 @zhang (x.com, 1 item) = 张三丰 @sanfeng (bsky.app, 1 item)
       the same name in other writing: 張三丰, 张三丰
       tidings authors merge bsky.app/sanfeng x.com/zhang

Who is meant must be one author; a handle alone, an account, a name, or name: before it says who.

  $ tidings --archive more.db authors merge 'bob ray' cleo
  tidings: 'bob ray' may be x.com/bobray (Bob Ray), bsky.app/rayb (Bob Ray): say which
  [64]
  $ tidings --archive more.db authors split 'Bob Ray'
  tidings: 'Bob Ray' may be x.com/bobray (Bob Ray), bsky.app/rayb (Bob Ray): say which
  [64]
  $ tidings --archive more.db authors merge --quiet BSKY.app/rayb @bobray
  $ tidings --archive more.db authors split 'Bob Ray'
  tidings: 'Bob Ray' may be x.com/bobray (Bob Ray), bsky.app/rayb (Bob Ray): say which
  [64]
  $ tidings --archive more.db authors split --quiet rayb
  $ tidings --archive more.db authors split rayb
  tidings: 'rayb' is an author by itself already
  [64]
  $ tidings --archive more.db authors rename zhang ' '
  tidings: a name wants at least a letter
  [64]
  $ tidings --archive more.db authors merge nobody @bobray
  tidings: there is no author 'nobody'; 'tidings authors' lists them
  [1]
  $ tidings --archive more.db authors merge name:nobody @bobray
  tidings: there is no author 'name:nobody'; 'tidings authors' lists them
  [1]
  $ tidings --archive more.db authors merge x.com/nobody @bobray
  tidings: there is no author 'x.com/nobody'; 'tidings authors' lists them
  [1]
  $ cat > x.md <<'END'
  > 1. [新闻-X](https://x.com/one/status/1)
  > 2. [新闻-X](https://x.com/other/status/2)
  > END
  $ tidings --archive x.db import --quiet x.md > x.txt
  $ tidings --archive x.db authors split X
  tidings: 'X' may be x.com/one (X), x.com/other (X): say which
  [64]
  $ for n in 1 2 3 4 5 6 7 8 9; do
  >   printf '%s. [新闻-Dan Fox](https://x.com/danfox%s/status/%s)\n' "$n" "$n" "$n"
  > done > nine.md
  $ tidings --archive nine.db import --quiet nine.md > nine.txt
  $ tidings --archive nine.db authors split 'Dan Fox'
  tidings: 'Dan Fox' may be x.com/danfox1 (Dan Fox), x.com/danfox2 (Dan Fox), x.com/danfox3 (Dan Fox), x.com/danfox4 (Dan Fox), x.com/danfox5 (Dan Fox), x.com/danfox6 (Dan Fox), x.com/danfox7 (Dan Fox), x.com/danfox8 (Dan Fox), …: say which
  [64]
  $ long=$(printf 'Veryveryveryverylong %.0s' 1 2 3 4 5)
  $ for n in 1 2 3 4 5 6 7; do
  >   printf '%s. [新闻-%sLong](https://x.com/long%s/status/%s)\n' "$n" "$long" "$n" "$n"
  > done > long.md
  $ tidings --archive long.db import --quiet long.md > long.txt
  $ tidings --archive long.db authors split "${long}Long" 2>&1 | grep -o 'x.com/long.\|…'
  x.com/long1
  x.com/long2
  x.com/long3
  x.com/long4
  x.com/long5
  …

Wrong usage is said, and an author who is not there or may be several.

  $ tidings authors frob
  tidings: authors can merge, split, rename or suggest, not 'frob'
  [64]

  $ tidings authors merge a
  tidings: usage: tidings authors merge A B
  [64]

  $ tidings authors suggest a
  tidings: usage: tidings authors suggest
  [64]

  $ tidings authors rename nobody X
  tidings: there is no author 'nobody'; 'tidings authors' lists them
  [1]

  $ tidings authors --since 2090
  tidings: no item passes the filters
  tidings: date:2090-01-01.. finds nothing by itself
  [1]

The log says what was done, and so does undo.

  $ tidings -a log.db import --quiet $EXAMPLES
  $ tidings -a log.db authors merge jeanluc_ml 林知夏 && tidings -a log.db authors split jeanluc_ml && tidings -a log.db authors rename 老周聊AI $'老\e周' && tidings -a log.db rebuild
  tidings: 'jeanluc_ml' and '林知夏' are one author now; 'tidings undo' takes that back
  tidings: 'jeanluc_ml' is an author by itself now; 'tidings undo' takes that back
  tidings: '老周聊AI' is called '老\u{1b}周' now; 'tidings undo' takes that back
  tidings: 7 posts read again, 0 failed; 61 items, 0 of them changed
  $ tidings -a log.db undo | sed 's/20..-..-.. ..:../TIME/'
  tidings: taken back; tidings redo brings it back
     4  TIMEZ  authors   rename x.com/laozhou_ai to 老\u{1b}周  (undone)
  $ tidings -a log.db log | sed 's/20..-..-.. ..:../TIME/'
     6  TIMEZ  undo      of 4
     5  TIMEZ  rebuild   7 posts read again; 0 items changed
     4  TIMEZ  authors   rename x.com/laozhou_ai to 老\u{1b}周  (undone)
     3  TIMEZ  authors   split x.com/jeanluc_ml
     2  TIMEZ  authors   merge x.com/jeanluc_ml into x.com/linzhixia
     1  TIMEZ  import    7 added; 61 items
  $ tidings -a log.db log --format tsv | cut -f 2,13
  kind\tdetail (esc)
  undo\t (esc)
  rebuild\t (esc)
  authors\trename x.com/laozhou_ai to 老\\\\u{1b}周 (esc)
  authors\tsplit x.com/jeanluc_ml (esc)
  authors\tmerge x.com/jeanluc_ml into x.com/linzhixia (esc)
  import\t (esc)

Whatever a name holds, what is to be pasted means that name and nothing else.

  $ mkdir odd
  $ cat > odd/2026-03-01.md << 'END'
  > 1. [一-Pat O'Neil](https://one.example/1)
  > 2. [二-Pat O'Neil $(touch made)](https://two.example/2)
  > 3. [三-Pat O'Neil](https://three.example/3)
  > END
  $ tidings --archive odd.db import --quiet odd
  $ tidings --archive odd.db authors suggest
  Pat O'Neil (2 items) = Pat O'Neil $(touch made) (two.example, 1 item)
       a name that goes on: Pat O'Neil, Pat O'Neil $(touch made)
       tidings authors merge 'name:Pat O'\''Neil $(touch made)' 'name:Pat O'\''Neil'
  $ export TIDINGS_ARCHIVE=odd.db
  $ tidings authors suggest | grep merge | sh
  tidings: 'name:Pat O'Neil $(touch made)' and 'name:Pat O'Neil' are one author now; 'tidings undo' takes that back
  $ test -e made || echo nothing was made
  nothing was made
