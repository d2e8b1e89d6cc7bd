  $ tidings import --quiet $EXAMPLES

An item, by its number, or by its post and position.

  $ tidings show 1
  $ tidings show '2025.09.07.00#1' | diff - <(tidings show 1)

A whole post, by name or by path.

  $ tidings show 2025.09.07.00 | head -n 12
  $ tidings show 2025/09/2025.09.07.00 | diff - <(tidings show 2025.09.07.00)
  $ tidings show 2025/09/2025.09.07.00.md | diff - <(tidings show 2025.09.07.00)

Several, in the order given; what is not there is named in the end.

  $ tidings show --json 2 nothing 1 | cut -c 1-40
  $ tidings show 1 99999 '2025.09.07.00#99' >/dev/null

Where two posts share a name, the path decides.

  $ mkdir -p twins/a twins/b
  $ printf '1.  [一-甲](https://example.org/1)\n\n    甲。\n' > twins/a/2026.05.01.00.md
  $ printf '1.  [二-乙](https://example.org/2)\n\n    乙。\n' > twins/b/2026.05.01.00.md
  $ tidings import --quiet twins
  $ tidings show 2026.05.01.00
  $ tidings show '2026.05.01.00#1'
  $ tidings show 'b/2026.05.01.00#1'
