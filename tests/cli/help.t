What the program says of itself.

  $ tidings --version
  tidings 0.1.0
  $ tidings
  Usage: tidings [--archive FILE] COMMAND [OPTIONS] [ARGUMENTS]

  An archive for news digests: import them, search them, count them.

  Commands:
    import    read digests into the archive
    search    find items, the best first
    show      show an item, or a whole post, in full
    related   list the items nearest to one
    posts     list posts, the newest first
    first     show where something appeared first
    stats     count items by author, category, site, time and more
    trends    show terms over time, or find those on the rise and fall
    authors   list authors, and say which are one
    saved     list the searches kept by search --save
    synonyms  keep words that mean the same
    why       say why a query finds an item, or does not
    export    write digests as they were imported, or items
    log       list what was done to the archive, the newest first
    undo      take the last change back
    redo      bring back what undo took
    rebuild   read all digests again, from the archive itself
    check     look for damage in the archive
    backup    write a checked copy of the archive
    restore   put a backup in the archive's place

  Global options:
    -a, --archive FILE        the archive to use
        --format FORMAT       results as: text, json, csv, tsv, jsonl, markdown
        --json                the same as --format=json
        --color WHEN          colour in text: auto, always, never
        --raw                 CSV: keep what a spreadsheet would run as it is
        --no-pager            never page text longer than the screen
        --timeout SECONDS     end a question that takes longer (10; 0: never)
    -q, --quiet               say nothing but results and errors
    -h, --help                show this help
        --version             show the program's version

  tidings COMMAND --help tells more of a command; man tidings, everything.
  $ tidings --help | diff - <(tidings)
  $ tidings help | diff - <(tidings)

Each command says what it takes.

  $ tidings import --help
  Usage: tidings import [OPTIONS] PATH…

  Reads digests into the archive, which the first import creates. PATH is a file,
  a folder (every *.md, *.markdown and *.mdx below it), or - for one digest on
  standard input.

  Options:
        --name NAME           the name of the digest on standard input
        --dry-run             report everything, change nothing
        --strict              files with warnings fail
        --prune               take away posts whose files are gone
        --force               prune more than half, too
        --watch               stay, and import what changes

  Global options:
    -a, --archive FILE        the archive to use
        --format FORMAT       results as: text, json, csv, tsv, jsonl, markdown
        --json                the same as --format=json
        --color WHEN          colour in text: auto, always, never
        --raw                 CSV: keep what a spreadsheet would run as it is
        --no-pager            never page text longer than the screen
        --timeout SECONDS     end a question that takes longer (10; 0: never)
    -q, --quiet               say nothing but results and errors
    -h, --help                show this help
        --version             show the program's version
  $ tidings search --help
  Usage: tidings search [OPTIONS] QUERY…

  Finds the items that hold all words of QUERY. Also: "a phrase", a OR b, -word,
  (…), word*, a NEAR/5 b, title: summary: author: category: section: site: post:
  url: before a word, date:2025-12, date:7d, since:, until:. Any text is a query.

  Options:
    -n, --limit N             show at most N items (20; 0: all)
        --offset N            leave out the first N items
        --sort ORDER          which items come first: relevance, newest, oldest
        --half-life TIME      let relevance halve with age: 90d, 12w, 6m, 2y
        --strict-match        only items that hold all words
        --explain             say on stderr how the query is read, run and scored
        --facets              add counts by author, category, site and month
        --save NAME           keep the query: search @NAME asks it again
        --new                 of @NAME, only what came since the last --new
        --unique              only the first item of each story

  Filters:
        --author NAME         items of this author, by name or handle
        --category NAME       items of posts in this category
        --since DATE          posts from this day, month or year on
        --until DATE          posts up to this day, month or year
        --drafts              items of drafts, too

  Global options:
    -a, --archive FILE        the archive to use
        --format FORMAT       results as: text, json, csv, tsv, jsonl, markdown
        --json                the same as --format=json
        --color WHEN          colour in text: auto, always, never
        --raw                 CSV: keep what a spreadsheet would run as it is
        --no-pager            never page text longer than the screen
        --timeout SECONDS     end a question that takes longer (10; 0: never)
    -q, --quiet               say nothing but results and errors
    -h, --help                show this help
        --version             show the program's version
  $ tidings help search | diff - <(tidings search -h)
  $ tidings stats --help
  Usage: tidings stats [OPTIONS] [QUERY…]

  Counts the items that QUERY finds (all, without one). Without --by, shows at a
  glance what there is. KEY is author, category, site, section, post, story,
  year, quarter, month, week, day, weekday or hour; a second one goes across.

  Options:
        --by KEYS             what to count by: KEY or KEY,KEY
        --cumulative          add up, along the time or down the rows
        --share WHOLE         show each number's share of: none, row, column, all
        --unique              count stories, not items
        --lag                 how long from publication to post
        --heat                two keys as a heat map

  Rows:
    -n, --top N               show N rows and sum the others in one (0: all)
        --sort ORDER          sort rows by: default, count, name, first, last

  Pictures:
        --svg FILE            draw the same into an SVG file too
        --ascii               plain ASCII, but for texts of digests

  Filters:
        --author NAME         items of this author, by name or handle
        --category NAME       items of posts in this category
        --since DATE          posts from this day, month or year on
        --until DATE          posts up to this day, month or year
        --drafts              items of drafts, too

  Global options:
    -a, --archive FILE        the archive to use
        --format FORMAT       results as: text, json, csv, tsv, jsonl, markdown
        --json                the same as --format=json
        --color WHEN          colour in text: auto, always, never
        --raw                 CSV: keep what a spreadsheet would run as it is
        --no-pager            never page text longer than the screen
        --timeout SECONDS     end a question that takes longer (10; 0: never)
    -q, --quiet               say nothing but results and errors
    -h, --help                show this help
        --version             show the program's version
  $ tidings show --help
  Usage: tidings show [OPTIONS] REF…

  Shows items, or whole posts, in full. REF is an item's number (17), a post's
  name (2025.12.07.00), or post and position (2025.12.07.00#5). Where posts share
  a name, the path decides, or as much of its end as it takes.

  Options:
        --revisions           list what the post was before
        --revision N          write the file as it was then

  Global options:
    -a, --archive FILE        the archive to use
        --format FORMAT       results as: text, json, csv, tsv, jsonl, markdown
        --json                the same as --format=json
        --color WHEN          colour in text: auto, always, never
        --raw                 CSV: keep what a spreadsheet would run as it is
        --no-pager            never page text longer than the screen
        --timeout SECONDS     end a question that takes longer (10; 0: never)
    -q, --quiet               say nothing but results and errors
    -h, --help                show this help
        --version             show the program's version
  $ tidings posts --help
  Usage: tidings posts [OPTIONS] [QUERY…]

  Lists the posts with items that QUERY finds (all, without one), and how many.

  Options:
    -n, --limit N             show at most N posts (0: all)

  Filters:
        --author NAME         items of this author, by name or handle
        --category NAME       items of posts in this category
        --since DATE          posts from this day, month or year on
        --until DATE          posts up to this day, month or year
        --drafts              items of drafts, too

  Global options:
    -a, --archive FILE        the archive to use
        --format FORMAT       results as: text, json, csv, tsv, jsonl, markdown
        --json                the same as --format=json
        --color WHEN          colour in text: auto, always, never
        --raw                 CSV: keep what a spreadsheet would run as it is
        --no-pager            never page text longer than the screen
        --timeout SECONDS     end a question that takes longer (10; 0: never)
    -q, --quiet               say nothing but results and errors
    -h, --help                show this help
        --version             show the program's version

  $ tidings undo --help | head -n 3
  Usage: tidings undo [OPTIONS]

  Takes the last change of the log back: the archive holds what it held before,
