Without an archive, nothing but import works.

  $ tidings search 谷歌
  tidings: there is no archive at '$HOME/data/tidings/archive.db'; tidings import PATH makes it, --archive FILE names another
  [66]
  $ tidings stats --archive nowhere/archive.db
  tidings: there is no archive at 'nowhere/archive.db'; tidings import PATH makes it, --archive FILE names another
  [66]
  $ ls -A $HOME

Wrong usage is said in a line.

  $ tidings serch 谷歌
  tidings: unknown command 'serch'; did you mean 'search'?
  [64]
  $ tidings s
  tidings: unknown command 's'; see tidings --help
  [64]
  $ tidings frobnicate
  tidings: unknown command 'frobnicate'; see tidings --help
  [64]
  $ tidings --json
  tidings: no command given; see tidings --help
  [64]
  $ tidings search
  tidings: search wants words to look for, or a filter
  [64]
  $ tidings --jso
  tidings: unknown option --jso; did you mean --json?
  [64]
  $ tidings --frob
  tidings: unknown option --frob ('--' goes before words that begin with '-')
  [64]
  $ tidings search --limt 3 谷歌
  tidings: unknown option --limt; did you mean --limit?
  [64]
  $ tidings search -x 谷歌
  tidings: unknown option -x ('--' goes before words that begin with '-')
  [64]
  $ tidings search 谷歌 --limit
  tidings: --limit wants N after it
  [64]
  $ tidings search 谷歌 --limit many
  tidings: --limit wants a whole number from 0 on, not 'many'
  [64]
  $ tidings search 谷歌 --since someday
  tidings: --since wants a date such as 2025, 2025-12, 2025-12-07, 7d or yesterday, not 'someday'
  [64]
  $ tidings search 谷歌 --sort best
  tidings: --sort wants one of relevance, newest, oldest, not 'best'
  [64]
  $ tidings stats --by colour
  tidings: --by wants one or two of author, category, site, section, post, story, year, quarter, month, week, day, weekday, hour, not 'colour'
  [64]
  $ tidings posts --format xml
  tidings: --format wants one of text, json, csv, tsv, jsonl, markdown, not 'xml'
  [64]
  $ tidings show
  tidings: show wants a REF: an item's number or a post's name
  [64]
  $ tidings import
  tidings: import wants a PATH: a file, a folder, or -
  [64]
  $ tidings import -
  tidings: a digest on standard input wants --name NAME
  [64]
  $ tidings import --name 2026.04.01.00 $EXAMPLES
  tidings: --name names a digest on standard input: tidings import - --name NAME
  [64]

None of that has made an archive.

  $ ls -A $HOME

An archive where none can be.

  $ touch file && tidings import $EXAMPLES --archive file/archive.db
  tidings: cannot create the folder 'file': File exists
  [73]

What is no archive stays as it is.

  $ echo 'my notes' > notes.txt
  $ tidings search 谷歌 --archive notes.txt
  tidings: notes.txt is not an archive of tidings, or its first page is damaged
  [78]
  $ tidings import $EXAMPLES --archive notes.txt
  tidings: notes.txt is not an archive of tidings, or its first page is damaged
  [78]
  $ cat notes.txt
  my notes

What is not there makes no archive either.

  $ tidings import nowhere
  tidings: cannot find 'nowhere': No such file or directory
  [66]
  $ tidings import nowhere neither file/below
  tidings: cannot find 'nowhere': No such file or directory
  tidings: cannot find 'neither': No such file or directory
  tidings: cannot find 'file/below': Not a directory
  [66]
  $ tidings undo
  tidings: there is no archive at '$HOME/data/tidings/archive.db'; tidings import PATH makes it, --archive FILE names another
  [66]
  $ tidings rebuild
  tidings: there is no archive at '$HOME/data/tidings/archive.db'; tidings import PATH makes it, --archive FILE names another
  [66]
  $ ls -A $HOME

  $ tidings import - --name ''
  tidings: a digest on standard input wants --name NAME
  [64]
  $ for name in ../up /etc/abs a/ ..; do tidings import - --name $name; done
  tidings: --name wants a name such as 2025.12.07.00, or a path below a folder, not '../up'
  tidings: --name wants a name such as 2025.12.07.00, or a path below a folder, not '/etc/abs'
  tidings: --name wants a name such as 2025.12.07.00, or a path below a folder, not 'a/'
  tidings: --name wants a name such as 2025.12.07.00, or a path below a folder, not '..'
  [64]
  $ tidings import - --name a --watch
  tidings: standard input cannot be watched
  [64]
  $ tidings search -qh | head -n 1
  Usage: tidings search [OPTIONS] QUERY…
  $ tidings sea
  tidings: unknown command 'sea'; did you mean 'search'?
  [64]
  $ ls -A $HOME

What is too large on standard input is told, and the rest is imported.

  $ printf '1. [一](https://example.org/1)\n' > 2026-01-02.md
  $ head -c 16777217 /dev/zero | tidings import - 2026-01-02.md --name big
  tidings: standard input: '-' is larger than 16777216 bytes
  added         1 item   2026-01-02.md
  1 file: 1 added; 1 item, \d+\.\d\d s (re)
  [65]
  $ printf '一' | tidings import - --quiet --strict --name undated
  failed        0 items  undated
    undated: warning: no date in front matter, file name, folders or title
  [65]

What would do nothing is not taken.

  $ tidings export --format jsonl --force
  tidings: --force is for export --format markdown DIR
  [64]
  $ tidings export --format markdown out --since 2026
  tidings: export --format markdown writes every post: filters are for items, --format jsonl or csv
  [64]
  $ tidings export --format markdown out --drafts
  tidings: export --format markdown writes every post: filters are for items, --format jsonl or csv
  [64]

A path that is longer than the system takes.

  $ long=$(printf 'a%.0s' $(seq 5000))
  $ tidings import --archive $long/archive.db $EXAMPLES 2>&1 | sed 's/aaa*/a…/g; s/, [0-9.]* s$//'
  tidings: cannot create 'a……a…/archive.db': File name too long
  $ tidings posts --archive $long/archive.db 2>&1 | sed 's/aaa*/a…/g; s/, [0-9.]* s$//'
  tidings: cannot find 'a……a…/archive.db': File name too long
  $ tidings import $long/a.md 2>&1 | sed 's/aaa*/a…/g; s/, [0-9.]* s$//'
  failed        0 items  a…/a.md
    a…/a.md: error: cannot find 'a……a…/a.md': File name too long
  tidings: whether 1 file is still there cannot be known: cannot find 'a……a…/a.md': File name too long
  1 file: 1 failed; 0 items
  $ tidings import --watch $long/a.md 2>&1 | sed 's/aaa*/a…/g; s/, [0-9.]* s$//'
  tidings: cannot watch 'a……a…/a.md': File name too long
  $ tidings backup $long/a.db 2>&1 | sed 's/aaa*/a…/g; s/, [0-9.]* s$//'
  tidings: cannot find 'a……a…/a.db': File name too long
