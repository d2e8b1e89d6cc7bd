"""Text from outside never controls anything: every code point, and strings of bytes that are no text, as
titles, authors, sections, summaries, urls, categories, paths and arguments, through every command, format
and stream. Nothing of it reaches a terminal as anything but text, and JSON, CSV, TSV and SVG stay valid."""

import csv
import io
import itertools
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402
from terminal import Terminal  # noqa: E402

TIDINGS = os.environ["TIDINGS"]
LONG = bool(os.environ.get("TIDINGS_TEST_LONG"))
FOLDER = Path(tempfile.mkdtemp(prefix="tidings-test-"))
ARCHIVE = FOLDER / "a.db"
DOCTORED = FOLDER / "b.db"
DIGESTS = FOLDER / "digests"
CHUNK = 48  # code points, or strings, of one item
ITEMS = 40  # of one digest
SEED = 10

# What a terminal acts on, and what reorders the text around it.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# What the program itself says to a terminal: bold, dim, colours, links.
OURS = re.compile(r"\033\[\d*(?:;\d+)*m|\033\]8;(?:id=\d+)?;([!-~]*)\033\\")
BORDERS = b"\x01\x02\x03\x07\x08\t\n\x0b\r\x1b \"&'+,-;<=>@\\]_a\x7e\x7f\x80\x84\x8d\x90\x9b\x9c\x9f\xa0\xa8\xae\xbf\xc0\xc2\xd8\xdf\xe0\xe2\xed\xef\xf0\xf4\xff"

COMMANDS = [
    ["search", "zzz", "--limit", "0"],
    ["search", "zzz", "--facets", "--explain"],
    ["posts"],
    ["show", "1"],
    ["show", "d0"],
    ["related", "1"],
    ["first", "zzz"],
    ["why", "1", "zzz"],
    ["trends"],
    ["trends", "zzz"],
    ["stats"],
    ["stats", "--by", "author"],
    ["stats", "--by", "category,month"],
    ["stats", "--by", "section"],
    ["stats", "--by", "site"],
    ["stats", "--by", "post"],
    ["stats", "--by", "story"],
    ["authors"],
    ["authors", "suggest"],
    ["saved"],
    ["synonyms"],
    ["log"],
]


def environment(**more):
    env = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    env |= {"PATH": "/usr/bin:/bin", "TIDINGS_ARCHIVE": str(ARCHIVE), "TERM": "xterm", "TIDINGS_PAGER": ""}
    return env | more


def run(*words, cwd=FOLDER):
    return subprocess.run(
        [TIDINGS, *words], env=environment(), cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def on_a_terminal(*words):
    """What stands on a terminal that shows both streams, after its own ends of lines."""
    terminal = Terminal()
    both = {"stdout": terminal.theirs, "stderr": terminal.theirs}
    process = subprocess.Popen([TIDINGS, *words], env=environment(), cwd=FOLDER, stdin=subprocess.DEVNULL, **both)
    shown = terminal.read_to_end()
    assert process.wait(120) in (0, 1, 64, 66), (words, process.returncode)
    return shown.decode().replace("\r\n", "\n")


def expect_harmless(text, about, fine=""):
    found = [c for c in ACTING.findall(text) if c not in fine]
    assert not found, f"{about}: {found[:3]!r} in …{text[max(0, text.find(found[0]) - 60):][:120]!r}…"


def code_points():
    """All that there are, long; short, those below U+3000 and of the last rows and tags, and one in 64."""
    chance = random.Random(SEED)
    for c in range(0x110000):
        if 0xD800 <= c < 0xE000:
            continue
        if LONG or c < 0x3000 or 0xF800 <= c <= 0xFFFF or 0xE0000 <= c < 0xE0200 or chance.randrange(64) == 0:
            yield c


def chunks(sequence, size):
    source = iter(sequence)
    while part := list(itertools.islice(source, size)):
        yield part


def entities(part):
    return "".join(f"&#x{c:x};" for c in part)


def write_by_entities(number, items):
    """References in Markdown and escapes in JSON give a text every character there is."""
    escaped = [json.dumps("".join(map(chr, part)).replace("\0", "")) for part in items]
    front = f'{{"title": {escaped[0]}, "date": "2025-12-07", "author": {escaped[-1]}, "categories": [{", ".join(escaped[:4])}]}}'
    body = "".join(
        f"## section {entities(part)}\n\n"
        f"{n}.  [zzz {entities(part)}-{entities(part[:9])}](https://x.com/h{n}/status/{number * 100 + n}?{entities(part)})\n\n"
        f"    zzz {entities(part)} [link](https://example.org/{entities(part)})\n\n"
        for n, part in enumerate(items, 1)
    )
    (DIGESTS / f"d{number}.md").write_text(front + "\n\n" + body, encoding="utf-8")


def strings():
    """Three bytes each: all of border bytes, long; short, one in 40."""
    chance = random.Random(SEED)
    for triple in itertools.product(BORDERS, repeat=3):
        if LONG or chance.randrange(40) == 0:
            yield bytes(triple)


def write_by_bytes(number, items):
    text = b'---\ntitle: "' + b"".join(items[0]) + b'"\ndate: 2025-12-08\ncategories: [zzz]\nauthor: ' + b"".join(items[-1]) + b"\n---\n\n"
    for n, part in enumerate(items, 1):
        joined = b" ".join(part)
        text += b"## s " + joined + b"\n\n"
        text += b"%d.  [zzz " % n + joined + b"-" + joined + b"](https://x.com/n/status/%d)\n\n    zzz " % (n + 9000) + joined + b"\n\n"
    (DIGESTS / f"b{number}.md").write_bytes(text)


def write_names():
    """Files and folders of every byte that a name may have, in front, inside and behind."""
    for byte in range(1, 256):
        if byte == ord("/"):
            continue
        one = bytes([byte])
        folder = os.fsencode(DIGESTS / "names") + b"/" + b"d" + one
        os.makedirs(folder, exist_ok=True)
        for name in (one + b"a.md", b"a" + one + b".md", b"\xe2" + one + b".md"):
            with open(folder + b"/" + name, "wb") as file:
                file.write(b"1.  [zzz name " + name + b"](https://example.org/%d)\n" % byte)


def write_schemes():
    schemes = ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://a", "vbscript:x", "HtTpS://ok.example/"]
    text = "".join(f"{n}.  [zzz scheme {n}](<{url}>)\n\n    zzz\n\n" for n, url in enumerate(schemes, 1))
    (DIGESTS / "schemes.md").write_text(text, encoding="utf-8")


def write_formulas():
    text = "".join(f"{n}.  [{c}1+cmd zzz](https://example.org/f{n})\n\n    {c}2 zzz\n\n" for n, c in enumerate("=+-@＝＠", 1))
    (DIGESTS / "formulas.md").write_text(text, encoding="utf-8")


def doctor():
    """An archive whose texts no importer has cleaned: every code point, as it is, in every text of items, posts,
    sources and categories."""
    parts = itertools.cycle(["".join(map(chr, part)) for part in chunks(code_points(), CHUNK)])
    shutil.copy(ARCHIVE, DOCTORED)
    with sqlite3.connect(DOCTORED) as database:
        columns = {"items": "title author section summary url site", "posts": "title name path", "sources": "name handle site"}
        columns |= {"categories": "name", "item_links": "text url"}
        for table, names in columns.items():
            key = "rowid" if table != "item_links" else "item_id * 100 + position"
            for (row,) in database.execute(f"SELECT {key} FROM {table}").fetchall():
                for name in names.split():
                    begin = "https://x.com/" if name == "url" else ""
                    text = f"{begin}{next(parts)}{row}"  # the number, since some are unique
                    text = text.encode(errors="surrogatepass").decode(errors="replace")
                    database.execute(f"UPDATE {table} SET {name} = ? WHERE {key} = ? AND {name} IS NOT NULL", (text, row))


def make_archive():
    DIGESTS.mkdir()
    for number, items in enumerate(chunks(chunks(code_points(), CHUNK), ITEMS)):
        write_by_entities(number, items)
    for number, items in enumerate(chunks(chunks(strings(), CHUNK), ITEMS)):
        write_by_bytes(number, items)
    write_names()
    write_schemes()
    write_formulas()
    (DIGESTS / "broken\033\n.md").write_text("---\ntitle: [\033\u202e\n---\n", encoding="utf-8")
    for form in ("text", "csv", "json"):  # the first does it, the others tell what failed again
        done = run("import", "digests", "missing\033[2J\u202e", "--format", form)
        assert done.returncode in (65, 66), done.stderr[-300:]
        expect_harmless(done.stderr.decode(), f"errors of import, {form}")
        expect_valid(form, done.stdout, ["import"])
    assert run("search", "zzz", "--save", "s\033\u202e").returncode == 0
    assert run("synonyms", "add", "w\u202e", "v\u2066\u0085").returncode in (0, 64)
    doctor()


def expect_valid(form, output, about):
    text = output.decode()
    if form == "text":
        expect_harmless(text, about)
    elif form == "json":
        expect_harmless(text, about)
        for line in text.split("\n")[:-1]:
            assert json.loads(line)["v"] == 1
    elif form == "csv":
        expect_harmless(text, about, "\t\r")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert all(len(row) == len(rows[0]) for row in rows), about
        for row in rows:
            for cell in row:
                assert not re.match(r"[=+@\t\r＝＋－＠]|-(?![\d.]+$)", cell), (about, cell)
    else:
        expect_harmless(text, about, "\t")
        lines = text.split("\n")[:-1]
        assert all(line.count("\t") == lines[0].count("\t") for line in lines), about


def test_pipes_get_valid_and_harmless_text():
    for words, form, archive in itertools.product(COMMANDS, ("text", "json", "csv", "tsv"), (ARCHIVE, DOCTORED)):
        if words != ["show", "d0"] or archive == ARCHIVE:
            done = run(*words, "--format", form, "--archive", archive)
            assert done.returncode in (0, 1, 64), (words, form, done.returncode, done.stderr[-300:])
            expect_valid(form, done.stdout, (words, form))
            expect_harmless(done.stderr.decode(), (words, form, "errors"))


def test_exports_are_valid():
    for form, archive in itertools.product(("jsonl", "csv", "tsv"), (ARCHIVE, DOCTORED)):
        done = run("export", "--format", form, "--archive", archive)
        assert done.returncode == 0 and done.stdout
        expect_valid("json" if form == "jsonl" else form, done.stdout, ("export", form))
    raw = run("export", "--format", "csv", "--raw").stdout.decode()
    cells = {cell for row in csv.reader(io.StringIO(raw, newline="")) for cell in row}
    assert "=1+cmd zzz" in cells and "@1+cmd zzz" in cells


def test_terminals_get_text_and_what_is_ours():
    links = set()
    for words, archive in itertools.product(COMMANDS, (ARCHIVE, DOCTORED)):
        shown = on_a_terminal(*words, "--archive", archive)
        links |= set(OURS.findall(shown))
        expect_harmless(OURS.sub("", shown), words)
    for url in links - {""}:
        assert re.match("https?://", url, re.IGNORECASE), url
    shown = on_a_terminal("search", "scheme", "--limit", "0")
    assert {url for url in OURS.findall(shown) if url and "example.org" not in url} == {"HtTpS://ok.example/"}
    assert "scheme 1" in OURS.sub("", shown)


def test_json_gives_back_what_went_in():
    """So what the other tests look for is there: every code point that was put in, but NUL, stands in a title."""
    lines = run("export", "--format", "jsonl", "--archive", DOCTORED).stdout.decode().split("\n")[:-1]
    items = [json.loads(line) for line in lines]
    found = set("".join(item[name] or "" for item in items for name in ("title", "author", "section", "summary", "url", "site")))
    missing = [hex(c) for c in code_points() if chr(c) not in found]
    assert not missing, missing[:20]


def test_arguments_are_told_harmlessly():
    hostile = ["\033[2Jx", "\u202ex", "a\nb", "\x9bx", b"\xff\xfe\x1b".decode(errors="surrogateescape"), "x" * 5000 + "\033"]
    for text in hostile:
        lines = [[text], ["search", text], ["show", text], ["search", "x", "--since", text], ["stats", "--by", text]]
        lines += [["search", "x", f"--{text}"], ["search", "x", "--format", text], ["search", f"@{text}"], ["why", text, "x"]]
        lines += [["import", text], ["posts", "--archive", text], ["export", "--format", "markdown", "no/such/" + text]]
        lines += [["stats", "--by", "month", "--svg", "no/such/" + text], ["authors", "merge", text, "y"], ["trends", text]]
        lines += [["synonyms", "import", text], ["search", "x", "--half-life", text], ["import", "-", "--name", text, "--archive", "other.db"]]
        for words in lines:
            done = run(*words)
            assert done.returncode in (0, 1, 64, 65, 66, 73, 74, 78), (words, done)
            expect_harmless(done.stdout.decode(), words)
            expect_harmless(done.stderr.decode(), words)


def test_pictures_are_valid():
    keys = ("author", "category", "section", "site", "author,month", "category,month")
    for by, archive in itertools.product(keys, (ARCHIVE, DOCTORED)):
        done = run("stats", "--by", by, "--svg", "o.svg", "--top", "300", "--archive", archive)
        assert done.returncode == 0, done.stderr
        text = (FOLDER / "o.svg").read_text(encoding="utf-8")
        expect_harmless(text, by)
        xml.etree.ElementTree.fromstring(text)


def test_files_are_exported_under_their_names_and_nowhere_else():
    around = set(os.listdir(FOLDER))
    done = run("export", "--format", "markdown", "out")
    assert done.returncode == 0, done.stderr[-300:]
    expect_harmless(done.stderr.decode(), "export")
    assert set(os.listdir(FOLDER)) == around | {"out"}

    def contents(folder):
        root = os.fsencode(folder)
        paths = [os.path.join(top, name) for top, _, names in os.walk(root) for name in names]
        return {os.path.relpath(path, root): Path(os.fsdecode(path)).read_bytes() for path in paths}

    there, ours = contents(DIGESTS), contents(FOLDER / "out")
    assert ours and all(there.get(path) == content for path, content in ours.items())
    assert len(there) - len(ours) <= 1 + sum(os.path.basename(path).startswith(b".") for path in there), (len(there), len(ours))


def test_a_path_may_begin_with_a_dash():
    (FOLDER / "-dash.md").write_text("1.  [dashing](https://example.org/dash)\n", encoding="utf-8")
    for number, words in enumerate((["--", "-dash.md"], ["./-dash.md"])):
        done = run("--archive", f"-{number}.db", "import", *words)
        assert done.returncode == 0 and (FOLDER / f"-{number}.db").exists(), done
        assert run("--archive", f"-{number}.db", "search", "dashing").returncode == 0
    assert run("import", "-dash.md").returncode == 64


def main():
    try:
        make_archive()
        tap.run(sys.modules[__name__])
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


if __name__ == "__main__":
    main()
