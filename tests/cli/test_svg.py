#!/usr/bin/env python3
"""Pictures: well-formed, harmless, with the numbers of the other formats, and as they were looked at.

usage: test_svg.py PROGRAM [--update]

With --update the pictures in tests/data/pictures are drawn anew: look at them.
"""

import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import tap  # noqa: E402

PROGRAM = str(Path(sys.argv[1]).resolve())
FOLDER = Path(tempfile.mkdtemp())
HOSTILE = '<script>alert(1)</script>&"\x1b[31m'
PICTURES = Path(__file__).resolve().parents[1] / "data" / "pictures"
DRAWN = {
    "bars": ("stats", "--by", "category"),
    "lines": ("trends", "机器人, 没有, 第2条, 第6条"),
    "line-of-shares": ("stats", "机器人3", "--by", "month", "--share", "all"),
    "line-of-days": ("stats", "--by", "day"),
    "heat": ("stats", "--by", "category,month"),
    "heat-of-days": ("stats", "--by", "author,day"),
}
SVG = "{http://www.w3.org/2000/svg}"


def run(*words, ok=(0,)):
    done = subprocess.run(
        [PROGRAM, "-a", str(FOLDER / "archive.db"), *words], capture_output=True, text=True, cwd=FOLDER
    )
    assert done.returncode in ok, (words, done)
    return done


def make_archive():
    for month in range(1, 5):
        items = "".join(
            f"{n}.  [第{n}条谈机器人{month}-作者{n % 3}{HOSTILE if n == 5 else ''}]"
            f"(https://x.com/name{n % 3}/status/{month}{n})\n\n    摘要{n}。\n\n"
            for n in range(1, 4 + month)
        )
        text = f'---\ntitle: "a"\ndate: 2025-0{month}-07\ncategories: ["{month} < 5 & more"]\n---\n\n{items}'
        (FOLDER / f"2025.0{month}.07.md").write_text(text, encoding="utf-8")
    run("import", "--quiet", ".")


def draw(*words):
    run(*words, "--svg", "picture.svg")
    return ElementTree.parse(FOLDER / "picture.svg").getroot()


def marks(picture):
    """The numbers of the marks, by their titles."""
    titles = [title.text for title in picture.iter(f"{SVG}title")]
    found = [re.fullmatch(r"(.*): ([0-9.]+) items?", title) for title in titles]
    return {match[1]: float(match[2]) for match in found if match}


def counts(*words):
    return [json.loads(line) for line in run(*words, "--json").stdout.splitlines()]


def test_bars_show_the_numbers_of_the_count():
    rows = counts("stats", "--by", "category")
    assert len(rows) == 4
    assert marks(draw("stats", "--by", "category")) == {row["category"]: row["items"] for row in rows}


def number(element, name):
    return float(element.attrib[name])


def rectangles(picture):
    """The marks, by their titles."""
    titled = ((rect.find(f"{SVG}title"), rect) for rect in picture.iter(f"{SVG}rect"))
    return {title.text: rect for title, rect in titled if title is not None}


def test_bars_are_as_long_as_their_numbers_between_names_and_values():
    picture = draw("stats", "--by", "category")
    width = float(picture.attrib["viewBox"].split()[2])
    bars = list(rectangles(picture).values())
    names = [text for text in picture.iter(f"{SVG}text") if text.attrib.get("text-anchor") == "end"]
    texts = {text.text for text in names}
    assert {f"{month} < 5 & more" for month in range(1, 5)} <= texts, texts
    numbers = marks(picture)
    lengths = [number(bar, "width") for bar in bars]
    for bar, (title, items) in zip(bars, numbers.items()):
        assert abs(number(bar, "width") / items - lengths[0] / list(numbers.values())[0]) < 0.5, title
        assert number(bar, "x") == number(bars[0], "x") > max(number(name, "x") for name in names)
        assert number(bar, "x") + number(bar, "width") < width
    assert all(number(name, "x") > 5 * len(name.text) for name in names), "a name begins left of the picture"
    assert max(lengths) > width / 2
    tops = [number(bar, "y") for bar in bars]
    assert all(below - above >= number(bars[0], "height") for above, below in zip(tops, tops[1:]))


def test_title_subtitle_and_marks_stand_below_one_another():
    for words in (("--by", "category"), ("--by", "month"), ("--by", "category,month")):
        picture = draw("stats", *words)
        title, subtitle = [number(text, "y") for text in picture.iter(f"{SVG}text")][:2]
        below = [number(rect, "y") for rect in rectangles(picture).values()]
        assert 16 < title < subtitle - 10, (title, subtitle)
        assert all(subtitle < y < float(picture.attrib["viewBox"].split()[3]) for y in below), below


def test_cells_are_the_deeper_the_more_they_hold():
    rows = counts("stats", "--by", "author,month")
    assert min(row["items"] for row in rows) == 1
    most = max(row["items"] for row in rows)
    cells = rectangles(draw("stats", "--by", "author,month")).values()
    depths = sorted(number(cell, "fill-opacity") for cell in cells)
    expected = sorted(round(0.12 + 0.88 * (row["items"] / most) ** 0.5, 2) for row in rows)
    assert depths == expected, (depths, expected)


def texts_of(picture):
    return [element.text for element in picture.iter() if element.text and element.text.strip()]


def test_shares_sums_and_stories_are_drawn_as_they_are_counted():
    shares = [rect for rect in rectangles(draw("stats", "--by", "category", "--share", "all"))]
    expected = [f"{100 * row['share']:.1f} % of items" for row in counts("stats", "--by", "category", "--share", "all")]
    assert [share.split(": ")[1] for share in shares] == expected, (shares, expected)
    sums = marks(draw("stats", "--by", "month", "--cumulative"))
    assert list(sums.values()) == [row["cumulative"] for row in counts("stats", "--by", "month", "--cumulative")]
    picture = draw("stats", "--by", "author", "--unique", "--top", "1")
    assert any(text.endswith(" stories, 2025-01-07 to 2025-04-07") for text in texts_of(picture)), texts_of(picture)
    assert any(re.fullmatch(r"\([0-9]+ others\)", text) for text in texts_of(picture)), texts_of(picture)
    stories = texts_of(draw("stats", "--by", "story", "--top", "2"))
    assert any(text.startswith("第") for text in stories), stories


def test_shares_of_two_keys_have_shades_of_their_own():
    picture = draw("stats", "--by", "author,month", "--share", "row")
    shares = [float(title.split(": ")[1].split(" %")[0]) / 100 for title in rectangles(picture)]
    depths = [number(cell, "fill-opacity") for cell in rectangles(picture).values()]
    assert depths == [round(0.12 + 0.88 * (share / max(shares)) ** 0.5, 2) for share in shares], (shares, depths)
    weekdays = marks(draw("stats", "--by", "weekday"))
    assert sum(weekdays.values()) == sum(row["items"] for row in counts("stats", "--by", "weekday")), weekdays


def test_a_time_line_has_a_mark_a_month():
    rows = counts("stats", "--by", "month")
    assert marks(draw("stats", "--by", "month")) == {f"items, {row['month']}": row["items"] for row in rows}


def test_a_heat_map_has_a_mark_for_each_cell_that_is_not_empty():
    rows = counts("stats", "--by", "category,month")
    expected = {f"{row['category']}, {row['month']}": row["items"] for row in rows}
    assert marks(draw("stats", "--by", "category,month")) == expected


def test_terms_over_time_have_a_mark_for_every_month():
    rows = counts("trends", "机器人, 没有")
    expected = {f"{row['term']}, {row['month']}": row["items"] for row in rows}
    drawn = marks(draw("trends", "机器人, 没有"))
    assert len(drawn) == 8
    assert {title: number for title, number in drawn.items() if number > 0} == expected


def test_names_of_columns_end_within_the_picture():
    for words in DRAWN.values():
        picture = draw(*words)
        width = number(picture, "width")
        starting = [text for text in picture.iter(f"{SVG}text") if text.attrib["text-anchor"] == "start"]
        for text in starting:
            assert number(text, "x") + 6 * len(text.text) < width, (words, text.text)


def test_names_that_are_too_long_are_cut_and_those_of_lines_take_several_rows():
    terms = ["机器人", *("没有这么长的一个名字" * 4 + str(n) for n in range(9))]
    picture = draw("trends", ",".join(terms))
    names = [text for text in picture.iter(f"{SVG}text") if text.text[:3] in ("机器人", "没有这")]
    assert len({number(name, "y") for name in names}) > 2, "no legend in several rows"
    assert all(name.text == "机器人" or name.text.endswith("…") for name in names), [name.text for name in names]
    lines = list(picture.iter(f"{SVG}polyline"))
    assert len(lines) == 16, "eight, which can be told apart by colour, in either of the two pictures"


def test_of_very_many_days_the_newest_are_drawn():
    for name, day in (("old", "2020-01-01"), ("new", "2025-12-07")):
        text = f"---\ndate: {day}\n---\n\n1. [谷歌](https://example.org/{name})\n"
        (FOLDER / "years").mkdir(exist_ok=True)
        (FOLDER / "years" / f"{name}.md").write_text(text, encoding="utf-8")
    run("-a", "years.db", "import", "--quiet", "years")
    for words in (("stats", "--by", "day"), ("trends", "谷歌", "--by", "day")):
        line = next(draw("-a", "years.db", *words).iter(f"{SVG}polyline"))
        assert len(line.attrib["points"].split()) == 500, words
        assert "2020-01-01" not in line.find(f"{SVG}title").text, words


def test_pictures_look_as_they_did():
    for name, words in DRAWN.items():
        draw(*words)
        drawn = (FOLDER / "picture.svg").read_text(encoding="utf-8")
        if "--update" in sys.argv:
            (PICTURES / f"{name}.svg").write_text(drawn, encoding="utf-8")
        assert drawn == (PICTURES / f"{name}.svg").read_text(encoding="utf-8"), f"{name}.svg looks otherwise"


def test_nothing_of_a_file_is_more_than_text():
    picture = draw("stats", "--by", "author")
    names = {element.tag for element in picture.iter()}
    assert names <= {SVG + name for name in ("svg", "style", "title", "desc", "rect", "text", "line")}, names
    assert "\x1b" not in (FOLDER / "picture.svg").read_text(encoding="utf-8")
    for element in picture.iter():
        assert not [name for name in element.attrib if name.lower().startswith("on") or "href" in name]


def test_the_archive_is_not_drawn_over():
    before = (FOLDER / "archive.db").read_bytes()
    done = run("stats", "--by", "author", "--svg", "archive.db", ok=(64,))
    assert "is the archive" in done.stderr
    assert (FOLDER / "archive.db").read_bytes() == before


def test_only_pictures_are_drawn_over():
    digest = next(FOLDER.glob("*.md"))
    before = digest.read_bytes()
    (FOLDER / "folder").mkdir()
    (FOLDER / "empty.svg").touch()
    refused = run("stats", "--by", "author", "--svg", digest.name, ok=(73,)).stderr
    assert "is there already, and is no picture: name another file" in refused
    assert digest.read_bytes() == before
    assert "is a folder" in run("stats", "--by", "author", "--svg", "folder", ok=(73,)).stderr
    assert "is no regular file" in run("stats", "--by", "author", "--svg", "/dev/null", ok=(73,)).stderr
    for _ in range(2):
        run("stats", "--by", "author", "--svg", "empty.svg")
        assert (FOLDER / "empty.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_a_picture_that_cannot_be_written_is_an_error():
    assert "no-folder/a.svg" in run("stats", "--by", "author", "--svg", "no-folder/a.svg", ok=(74,)).stderr


make_archive()
tap.run(sys.modules[__name__])
