"""searches beside stock FTS5 ranking of the same tokens

usage: tools/bench search

In process (medians of the processor's own time, archive open): words in over 10,000 items, 40 random
words, single characters, a list of queries of all kinds, headlines of 23 characters; from the
query's text to the numbers of its first 20 items, and with their texts and snippets, beside bm25() with
ORDER BY rank LIMIT 20 on the same index, which gives numbers. Then whole processes on a warm cache beside the sqlite3 shell fetching
a row by key, and the size of the index beside that of its text.
"""

import sqlite3
import statistics
import subprocess

import measure

PROCESS_RUNS = 101


def in_process(archive):
    output = measure.run([measure.program("search-speed"), archive]).output.decode()
    rows = {}
    for line in output.splitlines():
        kind, query, items, ours, hits, stock = line.split("\t")
        rows.setdefault(kind, []).append((query, int(items), float(ours), float(hits), float(stock)))
    print("kind\tquery\titems\tms\twith hits\tstock ms\tstock / ours")
    for kind, found in rows.items():
        for query, items, ours, hits, stock in found:
            compared = f"{stock:.2f}\t{stock / ours:.1f}" if stock >= 0 else "\t"
            print(f"{kind}\t{query}\t{items}\t{ours:.2f}\t{hits:.2f}\t{compared}")
    print()
    ratios = [stock / ours for _, _, ours, _, stock in rows["frequent"]]
    print(f"frequent: stock takes {measure.spread(ratios, '{:.1f}')} times as long (goal: 9 at least)")
    for kind, goal in (("random", "median 0.3"), ("character", "30 each"), ("list", "50 each"), ("headline", "15 each")):
        print(f"{kind}: {measure.spread([row[2] for row in rows[kind]])} ms (goal: {goal})")


def whole_process(archive):
    """In turn, since the machine's pace changes."""
    words = ("谷歌", "openai", "中国", "的")
    commands = {"sqlite3": ["sqlite3", archive, "SELECT title FROM items WHERE id = 1000"]}
    commands |= {word: [measure.program(), "--archive", archive, "search", word, "--json"] for word in words}
    times = {name: [] for name in commands}
    for _ in range(PROCESS_RUNS):
        for name, command in commands.items():
            times[name].append(measure.run(command).wall * 1e3)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"process {name}: {median:.1f} ms, {median / medians['sqlite3']:.2f} times the sqlite3 shell")


def sizes(archive):
    """The index's tables and the bytes of what they index."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        text = db.execute("SELECT sum(length(CAST(title || summary || ifnull(author, '') AS BLOB))) FROM items").fetchone()[0]
    query = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'items_fts%' OR name LIKE 'item_c%'"
    index = int(subprocess.run(["sqlite3", archive, query], check=True, capture_output=True).stdout)
    print(f"index: {index / 1e6:.0f} MB, text {text / 1e6:.0f} MB, {index / text:.2f} times (goal: 1.7)")


def run(_arguments):
    measure.build()
    archive = measure.archive()
    print(measure.machine())
    in_process(archive)
    whole_process(archive)
    sizes(archive)
