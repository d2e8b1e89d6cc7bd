Of one there is one: words agree with their number.

  $ mkdir digests && printf '1. [谷歌发布地图-小互](https://x.com/imxiaohu/status/1997158499604979762)\n' > digests/2025-12-07.md
  $ tidings import digests | sed 's/, [0-9.]* s$//'
  added         1 item   digests/2025-12-07.md
  1 file: 1 added; 1 item
  $ tidings search 谷歌 | head -1
  1 item
  $ tidings search 谷歌 --unique | head -1
  1 story
  $ tidings search 谷歌 --explain 2>&1 | grep -e tree -e word
  tidings: tree: "谷歌"  1 item  MATCH "谷歌"
  tidings: word: "谷歌"  1 item, idf 0.2877, weight 1.00
  $ tidings log | sed 's/20..-..-.. ..:../TIME/'
     1  TIMEZ  import    1 added; 1 item
  $ tidings why 1 谷歌
  yes  "谷歌"  (1 item)  title
  tidings: the query finds 1
  $ tidings trends | grep Rising
  tidings: no item is older than 2025-11-08, so all that occurs counts as rising
  Rising from 2025-11-08 to 2025-12-07 (1 item), against all before (0)
  $ tidings check
  tidings: no damage in 1 post, 1 item, 0 revisions
  $ tidings rebuild
  tidings: 1 post read again, 0 failed; 1 item, 0 of them changed
  $ tidings backup copy.db && tidings restore copy.db 2>&1 | head -1
  tidings: the archive is copied to copy.db, and the copy is checked
  tidings: restored copy.db: 1 post, 1 item
  $ tidings export --format markdown out
  tidings: 1 file written, 0 there already, 0 refused
  $ tidings stats --by weekday,hour --svg heat.svg > /dev/null && grep -o '1 item[^<]*' heat.svg | head -1
  1 item, 2025-12-07 to 2025-12-07
  $ tidings stats --by weekday,hour --unique --svg heat.svg > /dev/null && grep -o '1 stor[^<]*' heat.svg | head -1
  1 story, 2025-12-07 to 2025-12-07
  $ tidings stats --by month --share all --svg line.svg > /dev/null && grep -o '>share of[^<]*' line.svg | head -1
  >share of items
  $ tidings stats --by month --share all --unique --svg line.svg > /dev/null && grep -o '>share of[^<]*' line.svg | head -1
  >share of stories
  $ rm digests/2025-12-07.md && tidings import digests | sed 's/, [0-9.]* s$//'
  tidings: 1 of 1 posts has lost its file:
  tidings:   2025-12-07.md
  tidings: kept in the archive; import --prune takes away what is gone
  0 files; 0 items
  $ tidings import -q --prune --force digests
  tidings: 1 of 1 posts has lost its file:
  tidings:   2025-12-07.md
  tidings: taken away; tidings undo brings back what was there
  $ printf 'x' > digests/2025-12-08.md && tidings import -q digests; printf 'y' > digests/2025-12-08.md && tidings import -q digests; tidings show 2025-12-08 --revisions | grep -o '1 byte .'
  1 byte \x20 (esc)
