What was done last to the log is taken back, and brought back; synonyms are not in the log.

  $ export TIDINGS_ARCHIVE=a.db; when() { sed 's/20..-..-.. ..:..Z/TIME/'; }
  $ tidings undo --dry-run
  tidings: there is no archive at 'a.db'; tidings import PATH makes it, --archive FILE names another
  [66]
  $ tidings import -q $EXAMPLES/2025
  $ tidings import -q $EXAMPLES/2026
  $ tidings synonyms add 谷歌 Google
  $ tidings undo --dry-run | when
  tidings: dry run: undo would take this back
     2  TIME  import    3 added; 27 items
  $ tidings undo | when
  tidings: taken back; tidings redo brings it back
     2  TIME  import    3 added; 27 items  (undone)
  $ tidings undo -q | when
     1  TIME  import    4 added; 34 items  (undone)
  $ tidings undo
  tidings: there is nothing to undo
  [1]
  $ tidings log | when
     4  TIME  undo      of 1
     3  TIME  undo      of 2
     2  TIME  import    3 added; 27 items  (undone)
     1  TIME  import    4 added; 34 items  (undone)
  $ tidings posts
  tidings: the archive is empty
  [1]
  $ tidings show 2026.01.18.00 --revisions | when
     1  TIME  removed      2492 bytes  cb0e783a3172  01/2026.01.18.00.md
  $ tidings rebuild
  tidings: 0 posts read again, 0 failed; 0 items, 0 of them changed

Again and again, each with its numbers; another change only where what came since is undone.

  $ tidings redo 2
  tidings: this is not what was undone since the last change that holds
  [1]
  $ tidings redo | when
  tidings: brought back; tidings undo takes it back
     1  TIME  import    4 added; 34 items
  $ mkdir new && printf '1. [谷歌-甲](https://x.com/jia/status/1)\n' > new/2026.04.01.md && tidings import -q new
  $ tidings redo
  tidings: nothing was undone since the last change that holds
  [1]
  $ tidings redo 2
  tidings: this is not what was undone since the last change that holds
  [1]
  $ tidings undo -q | when
     6  TIME  import    1 added; 1 item  (undone)
  $ tidings redo 2 | when
  tidings: brought back; tidings undo takes it back
     2  TIME  import    3 added; 27 items
  $ tidings redo 2
  tidings: this is not what was undone since the last change that holds
  [1]
  $ tidings redo two
  tidings: redo takes a CHANGE's number, as 'tidings log' has it
  [64]
  $ tidings log | when
     7  TIME  undo      of 6
     6  TIME  import    1 added; 1 item  (undone)
     5  TIME  rebuild   0 posts read again; 0 items changed
     4  TIME  undo      of 1  (undone)
     3  TIME  undo      of 2  (undone)
     2  TIME  import    3 added; 27 items
     1  TIME  import    4 added; 34 items
  $ tidings show 61 --json | cut -c 1-48
  {"v":1,"item":61,"ref":"2026.03.15.00#9","title"
  $ tidings synonyms
  Google, 谷歌
  $ tidings check
  tidings: no damage in 7 posts, 61 items, 1 revision
