Without an archive, nothing but import works.

  $ tidings search 谷歌
  $ tidings stats --archive nowhere/archive.db
  $ ls -A $HOME

Wrong usage is said in a line.

  $ tidings serch 谷歌
  $ tidings frobnicate
  $ tidings --json
  $ tidings search
  $ tidings search --limt 3 谷歌
  $ tidings search -x 谷歌
  $ tidings search 谷歌 --limit
  $ tidings search 谷歌 --limit many
  $ tidings search 谷歌 --since yesterday
  $ tidings search 谷歌 --sort best
  $ tidings stats --by colour
  $ tidings posts --format xml
  $ tidings show
  $ tidings import
  $ tidings import -

None of that has made an archive.

  $ ls -A $HOME

An archive where none can be.

  $ touch file && tidings import $EXAMPLES --archive file/archive.db

What is no archive stays as it is.

  $ echo 'my notes' > notes.txt
  $ tidings search 谷歌 --archive notes.txt
  $ tidings import $EXAMPLES --archive notes.txt
  $ cat notes.txt

What is not there.

  $ tidings import nowhere
