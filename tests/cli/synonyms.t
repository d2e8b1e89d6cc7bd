  $ tidings import --quiet $EXAMPLES

Words that mean the same find each other, unless they are quoted.

  $ tidings synonyms
  tidings: there are no synonyms; synonyms add WORD WORD makes some
  [1]

  $ tidings synonyms add 谷歌 Google

  $ tidings search Google --limit 1 --json | grep -o '"title":"[^"]*"'
  "title":"谷歌为NotebookLM加入时间线视图"

  $ tidings search '"Google"'
  tidings: no item holds Google
  [1]

  $ tidings search GOOGLE地图徒步 --limit 1 --json | grep -o '"match":"[a-z]*"'
  "match":"all"

What no item holds is told as it is asked for: a word or what means the same, and what stands beside it.

  $ tidings search 谷歌空翻 --strict-match
  tidings: no item holds all of: 谷歌 or Google, 空翻
  [1]
  $ tidings search '谷歌 空翻' --strict-match
  tidings: no item holds all of: 谷歌 or Google, 空翻
  [1]
  $ tidings search '后空翻 OR (谷歌 空翻) OR 空翻 (谷歌 OR title:Jean* OR 谷歌 NEAR/3 空翻)' --strict-match
  tidings: no item holds any of: 后空翻, (谷歌 or Google) and 空翻, 空翻 and (谷歌 or Google or title:Jean* or 谷歌 NEAR/3 空翻)
  [1]

Whichever of them is asked for.

  $ tidings search '"机器人"' --limit 0 --json | wc -l; tidings search '"模型"' --limit 0 --json | wc -l
  3
  27
  $ tidings synonyms add 机器人 模型
  $ tidings search 机器人 --limit 0 --json | wc -l; tidings search 模型 --limit 0 --json | wc -l
  30
  30
  $ tidings synonyms remove 机器人

A word that has synonyms brings them along; the same word in another script is the same.

  $ tidings synonyms add google Alphabet
  $ tidings synonyms add 大模型 LLM
  $ tidings synonyms
  Alphabet, Google, 谷歌
  LLM, 大模型

  $ tidings synonyms list --json
  {"v":1,"words":["Alphabet","Google","谷歌"]}
  {"v":1,"words":["LLM","大模型"]}

As a text file, and back.

  $ tidings synonyms export > words.txt
  $ tidings synonyms remove alphabet 大模型
  $ tidings synonyms
  Google, 谷歌

  $ tidings synonyms import words.txt
  $ tidings synonyms --format tsv
  words
  Alphabet;Google;谷歌
  LLM;大模型

What is wrong is told with file and line, and stops no other line.

  $ printf '鸿蒙, HarmonyOS\nGPT\n开源, open source\n一, !!!\n' > some.txt && tidings synonyms import some.txt
  tidings: some.txt:2: a line wants two words at least, parted by commas
  tidings: some.txt:4: '!!!' is no word: letters, digits or characters, no comma
  tidings: 2 lines were left out; all others are kept
  [65]
  $ tidings synonyms | grep -e 鸿蒙 -e 开源 -e GPT
  HarmonyOS, 鸿蒙
  open source, 开源
  $ tidings synonyms import some.txt -q
  tidings: some.txt:2: a line wants two words at least, parted by commas
  tidings: some.txt:4: '!!!' is no word: letters, digits or characters, no comma
  tidings: 2 lines were left out; all others are kept
  [65]
  $ tidings synonyms remove 鸿蒙 开源
  $ seq 12 > numbers.txt && tidings synonyms import numbers.txt
  tidings: numbers.txt:1: a line wants two words at least, parted by commas
  tidings: numbers.txt:2: a line wants two words at least, parted by commas
  tidings: numbers.txt:3: a line wants two words at least, parted by commas
  tidings: numbers.txt:4: a line wants two words at least, parted by commas
  tidings: numbers.txt:5: a line wants two words at least, parted by commas
  tidings: numbers.txt:6: a line wants two words at least, parted by commas
  tidings: numbers.txt:7: a line wants two words at least, parted by commas
  tidings: numbers.txt:8: a line wants two words at least, parted by commas
  tidings: numbers.txt:9: a line wants two words at least, parted by commas
  tidings: numbers.txt:10: a line wants two words at least, parted by commas
  tidings: 12 lines were left out; all others are kept
  [65]
  $ tidings synonyms import nowhere.txt
  tidings: cannot read 'nowhere.txt': No such file or directory
  [66]
  $ printf '# mine\nGPT\n' > bad.txt && tidings synonyms import bad.txt
  tidings: bad.txt:2: a line wants two words at least, parted by commas
  tidings: 1 line was left out; all others are kept
  [65]

  $ tidings synonyms add 谷歌 '!!!'
  tidings: '!!!' is no word: letters, digits or characters, no comma
  [64]

  $ tidings synonyms add 谷歌
  tidings: synonyms add wants two words at least
  [64]

  $ tidings synonyms frob
  tidings: synonyms wants list, add, remove, export or import
  [64]

  $ tidings synonyms remove nobody
  tidings: 'nobody' has no synonyms
  [1]

Nor is anything changed by words that cannot be kept.

  $ tidings synonyms add 芯片 '芯片,处理器'
  tidings: '芯片,处理器' is no word: letters, digits or characters, no comma
  [64]

  $ tidings synonyms add 芯片 $'芯片\n处理器'
  tidings: '芯片 处理器' is no word: letters, digits or characters, no comma
  [64]

  $ tidings synonyms add alone Alone
  tidings: a word alone has no synonyms: name two words
  [64]

  $ tidings synonyms remove
  tidings: synonyms remove wants words
  [64]

  $ tidings synonyms list now
  tidings: synonyms list wants no words
  [64]

  $ tidings synonyms import words.txt bad.txt
  tidings: synonyms import wants a file
  [64]

  $ printf '\n  \n' > many.txt && printf 'w%s,' $(seq 40) >> many.txt && tidings synonyms import many.txt
  tidings: many.txt:3: at most 32 words can mean the same
  tidings: 1 line was left out; all others are kept
  [65]

  $ printf 'chip, 芯片\n\n,\n' > empty.txt && tidings synonyms import empty.txt
  tidings: empty.txt:3: a line wants two words at least, parted by commas
  tidings: 1 line was left out; all others are kept
  [65]

  $ tidings synonyms add 芯片 $(seq 32)
  tidings: at most 32 words can mean the same
  [64]

  $ tidings synonyms | grep -c 芯片
  1

