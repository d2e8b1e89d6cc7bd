What the program says of itself.

  $ tidings --version
  $ tidings
  $ tidings --help | diff - <(tidings)
  $ tidings help | diff - <(tidings)

Each command says what it takes.

  $ tidings import --help
  $ tidings search --help
  $ tidings help search | diff - <(tidings search -h)
  $ tidings stats --help
  $ tidings show --help
  $ tidings posts --help
